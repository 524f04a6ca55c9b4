"""make confirm：记下某条记录引用的条文现在的摘要，表示有人对照条文看过了。注释与次序不动。"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from macros.doors import dates
from macros.doors.bootstrap import ROOT
from macros.loading.faults import nearest, report
from macros.loading.tree import load
from macros.model.library import Library

USAGE = """用法：
  python -m macros confirm 编号……    对照条文看过这些记录，确认无误
  python -m macros confirm --review  确认全部待复核的记录（逐条看过以后）
  python -m macros confirm --new     确认引用有增减、还没有人确认的记录（逐条看过以后）
看过再确认：确认是人的判断，程序只替人记下。"""


def confirm(arguments: list[str], root: Path = ROOT) -> int:
    """Write the digests of what the named records cite into policies/confirmed.yml.

    Returns:
        0 when written, 1 when the records cannot be read, 2 when the call was wrong.

    """
    loaded = load(root)
    if loaded.faults:
        print(report(loaded.faults), file=sys.stderr)
        return 1
    library = loaded.library
    match arguments:
        case ["--review"]:
            keys = list(library.review)
        case ["--new"]:
            keys = [key for key in library.cited_clauses if _is_new(library, key)]
        case [_, *_]:
            keys = arguments
        case _:
            keys = []
    unknown = [key for key in keys if key not in library.cited_clauses]
    for key in unknown:
        near = nearest(key, library.cited_clauses)
        print(
            f"没有编号为「{key}」的记录。" + (f"是不是「{near}」？" if near else ""),
            file=sys.stderr,
        )
    if unknown or not keys:
        print("没有要确认的。" if arguments and not unknown else USAGE, file=sys.stderr)
        return 2 if unknown or not arguments else 0
    _write(root / "policies/confirmed.yml", library, keys)
    print(f"确认了{len(keys)}条记录，写在 policies/confirmed.yml。")
    return 0


def _is_new(library: Library, key: str) -> bool:
    return set(library.confirmed_digests(key)) != set(library.cited_clauses[key])


def _write(path: Path, library: Library, keys: list[str]) -> None:
    yaml = YAML()
    yaml.width = 100_000  # 一条记录一行，不折行
    whole = yaml.load(path.read_text(encoding="utf-8"))
    entries = whole["confirmed"]
    for key in keys:
        cited = library.cited_clauses[key]
        if cited:
            entry = CommentedMap(on=dates.today())
            entry["clauses"] = CommentedMap((each, library.digests[each]) for each in cited)
            entry.fa.set_flow_style()
            entry["clauses"].fa.set_flow_style()
            entries[key] = entry
    # 记录删了，或者不再引条文，确认也跟着删。
    for key in [key for key in entries if not library.cited_clauses.get(key)]:
        del entries[key]
    text = StringIO()
    yaml.dump(whole, text)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
