"""从 MDN 的 browser-compat-data（CC0）摘出 Chromium 90 还没有的，写成 macros/doors/oldest/newer.json。

目标版本、要摘哪几类都写在这里。用法见 docs/maintain/oldest.md：
  python tests/by_hand/compat_table.py package/data.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "macros" / "doors" / "oldest" / "newer.json"
OLDEST = 90
NEVER = 0
"""Written for what no Chromium has."""

# 长度单位在源数据里按组写，名字对到单位
UNITS = {
    "viewport_percentage_units_dynamic": ("dvh", "dvw", "dvi", "dvb", "dvmin", "dvmax"),
    "viewport_percentage_units_small": ("svh", "svw", "svi", "svb", "svmin", "svmax"),
    "viewport_percentage_units_large": ("lvh", "lvw", "lvi", "lvb", "lvmin", "lvmax"),
    "container_query_length_units": ("cqw", "cqh", "cqi", "cqb", "cqmin", "cqmax"),
    **{
        name: (name,)
        for name in ("cap", "ic", "lh", "rcap", "rch", "rex", "ric", "rlh", "vi", "vb")
    },
}


def since(node: Any) -> int:
    """Return the first Chromium with the feature under its own name, not behind a flag; NEVER if none."""
    told = node["__compat"]["support"]["chrome"]
    found = []
    for each in told if isinstance(told, list) else [told]:
        version = each.get("version_added")
        hidden = {"flags", "prefix", "alternative_name"} & set(each)
        gone = "version_removed" in each and not each.get("partial_implementation")
        if isinstance(version, str) and version != "preview" and not hidden and not gone:
            found.append(int(version.lstrip("≤")))
    return min(found, default=NEVER)


def inside(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the features one step inside a node."""
    for name, each in node.items():
        if name != "__compat" and "__compat" in each:
            yield name, each


def newer(pairs: Iterator[tuple[str, Any]]) -> dict[str, int]:
    """Keep what came after OLDEST or never; prefixed names are other browsers' business."""
    dated = {name: since(node) for name, node in pairs if not name.startswith("-")}
    return {name: made for name, made in sorted(dated.items()) if not NEVER < made <= OLDEST}


def functions(types: Any) -> Iterator[tuple[str, Any]]:
    """Yield the functions of CSS: those that stand alone, and those of colours."""
    yield from inside(types)
    for group in ("color", "gradient", "image", "basic-shape", "transform-function"):
        yield from inside(types.get(group, {}))


def known(properties: Any) -> list[str]:
    """Return every property that any browser has had, under its other names too."""
    found = {"grid-gap", "grid-row-gap", "grid-column-gap"}  # gap 的旧名字，源数据里没有
    for name, node in inside(properties):
        told = node["__compat"]["support"]["chrome"]
        others = [
            each.get("alternative_name") for each in (told if isinstance(told, list) else [told])
        ]
        found |= {each for each in (name, *others) if each and not each.startswith("-")}
    return sorted(found)


def styles(css: Any) -> dict[str, Any]:
    """Return what the stylesheets are judged by."""
    rules = css["at-rules"]
    margins = {
        name.removeprefix("at_"): node
        for name, node in inside(rules["page"])
        if name.startswith("at_")
    }
    values = {}
    for name, node in sorted(inside(css["properties"])):
        fresh = {key: made for key, made in newer(inside(node)).items() if "_" not in key}
        if since(node) and since(node) <= OLDEST and fresh:
            values[name] = fresh
    length = css["types"]["length"]
    return {
        "at-rules": newer(iter([*inside(rules), *margins.items()])),
        "media": newer(inside(rules["media"])),
        "selectors": newer(inside(css["selectors"])),
        "properties": newer(inside(css["properties"])),
        "known": known(css["properties"]),
        "values": values,
        "functions": newer(functions(css["types"])),
        "units": {
            unit: since(length[group])
            for group, units in UNITS.items()
            for unit in units
            if since(length[group]) > OLDEST or not since(length[group])
        },
    }


def scripts(data: Any) -> dict[str, Any]:
    """Return what the scripts are judged by: globals, statics as Object.hasOwn, names of members."""
    builtins, api = data["javascript"]["builtins"], data["api"]
    tops = [*inside(builtins), *inside(api), *inside(builtins["Intl"])]
    members: dict[str, list[int]] = {}
    statics: dict[str, int] = {}
    for top, node in tops:
        for name, each in inside(node):
            plain = name.removesuffix("_static")
            if "_" in plain or plain.startswith("@"):
                continue
            made = since(each)
            members.setdefault(plain, []).append(made)
            if not NEVER < made <= OLDEST:
                statics[f"{top}.{plain}"] = made
    always = {
        name for name, made in members.items() if any(NEVER < each <= OLDEST for each in made)
    }
    # 名字一样、有的对象早就有的，光看名字分不清，只认「对象.名字」的写法
    fresh = {
        name: min(filter(None, made))
        for name, made in sorted(members.items())
        if any(made) and name not in always
    }
    # 网页上的元素的属性：给它赋值是用浏览器的，不是自己起名
    elements = {
        name
        for top, node in inside(api)
        if top in {"Node", "Element", "Document"}
        or (top.startswith(("HTML", "SVG")) and top.endswith("Element"))
        for name, _ in inside(node)
    }
    windows = [*inside(api["Window"]), *inside(api["WorkerGlobalScope"])]
    return {
        # Chromium 从来没有的接口不收：用了它，今天的 Chromium 里也跑不通，浏览器测试会报
        "globals": {name: made for name, made in newer(iter([*tops, *windows])).items() if made},
        "statics": {
            name: made
            for name, made in sorted(statics.items())
            if made and name.split(".")[1] in always
        },
        "members": fresh,
        "elements": sorted(elements & set(fresh)),
        "syntax": {
            "private_in": since(data["javascript"]["classes"]["private_class_fields_in"]),
            "static_block": since(data["javascript"]["classes"]["static"]["initialization_blocks"]),
            "using": since(data["javascript"]["statements"]["using"]),
            "regexp_v": since(builtins["RegExp"]["unicodeSets"]),
            "regexp_modifier": since(data["javascript"]["regular_expressions"]["modifier"]),
        },
    }


def main(source: Path) -> int:
    """Write the table."""
    data = json.loads(source.read_text(encoding="utf-8"))
    table = {
        "origin": f"MDN browser-compat-data {data['__meta']['version']}，CC0-1.0",
        "date": data["__meta"]["timestamp"][:10],
        "oldest": OLDEST,
        "css": styles(data["css"]),
        "js": scripts(data),
    }
    text = json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"写好了：{TARGET.relative_to(ROOT).as_posix()}，{len(text) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
