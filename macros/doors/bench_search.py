"""make bench-search：量条文检索找得准不准、快不快，写进 docs/maintain/bench-search.json。量的是这台机器，不是测试。

查询在 tests/data/search/：known、dev 两套调参时看过，held 从没拿来调过，要看准不准看它。--quick 只量准不准，只打印不写。
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Error, sync_playwright

from macros.doors import commands
from macros.doors.bootstrap import ROOT
from macros.doors.browser import CHROMIUM
from macros.doors.yardsticks import YARDSTICKS, Unavailable, corpus, opened
from macros.export import open_data
from macros.loading.faults import report
from macros.loading.tree import load
from macros.model.clause import Clause
from macros.model.codes import first_free
from macros.model.library import Library
from macros.search import index

RESULT: Final = ROOT / "docs" / "maintain" / "bench-search.json"
SETS: Final = ("known", "dev", "held")
OFF: Final = "off"
_SIZES: Final = (1_000, 10_000)
_RUNS: Final = 3
_SLOWER: Final = 4
_FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

HOW: Final = {
    "quality": "建好的网站在真的 Chromium 里打开查条文页，逐个填进查询框、等到 aria-busy 回到 false 才读结果。"
    "recall_1、recall_3 是前 1、3 条里有想要的（任一条）的查询所占的比例，mrr_10 是前 10 条里第一条想要的名次的倒数的平均；"
    "low 是在收录范围内却说没有把握的，none 是一条也没有的；rejected 是题外的查询说没有把握或一条也没有的。"
    "known、dev 调参时看过，held 没有。",
    "yardsticks": "同一次运行、同样的查询，每条条文是标题、大意（连例外）、文件名、主题四段字；题外只看有没有结果，它们不说有没有把握。"
    "theme：主题自带的检索，jieba 切词，拆开分组照分数排。minisearch：一字加二字切分，不模糊、任一词合上都算。"
    "pagefind：一条条文一页，语言 zh-CN。",
    "speed": f"处理器放慢到 {_SLOWER} 分之一（只管得到主线程，管不到 Worker，所以引擎放在一张空白页的主线程上跑），"
    f"每种大小新开 {_RUNS} 次网页。ready_ms：从开始载入脚本和索引到第一个回答，取中位数（经本机网络，不含下载的时间）；"
    "p50_ms、p95_ms：全部查询逐个问，只算引擎，不算画结果。bytes 是脚本加索引没有压缩的大小。"
    "大的两种由真的条文换一两个词造出来，每次都一样。",
}
"""How each block of figures was taken."""

_ASK_PAGE: Final = """
async (queries) => {
  const field = document.getElementById("finder-q"), list = document.getElementById("clause-results");
  const status = document.getElementById("finder-status"), found = {};
  for (const query of queries) {
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const limit = performance.now() + 20000;
    do {
      await new Promise((done) => setTimeout(done, 4));
      if (performance.now() > limit) { throw new Error("等不到回答：" + query); }
    } while (list.getAttribute("aria-busy") !== "false" || list.dataset.query !== query);
    if (status && status.textContent.startsWith("检索用不了")) { throw new Error(status.textContent); }
    found[query] = [
      Array.from(list.children, (each) => each.dataset.clauseId).filter(Boolean).slice(0, 10),
      list.dataset.confidence === "low",
    ];
  }
  return found;
}
"""
_READY: Final = """
async ([sources, query]) => {
  const started = performance.now();
  for (const source of sources) {
    await new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = done;
      script.onerror = () => fail(new Error("载入不了 " + source));
      document.head.appendChild(script);
    });
  }
  window.engine = jianfu.search.create(jianfu.searchIndex);
  window.engine.ask(query);
  return performance.now() - started;
}
"""
_TIMES: Final = """
(queries) => queries.map((query) => {
  const started = performance.now();
  window.engine.ask(query);
  return performance.now() - started;
})
"""


@dataclass(frozen=True)
class Query:
    """One line of a query set; nothing is wanted of an off-topic one."""

    q: str
    want: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Found:
    """The answer to one query: ids best first, and whether it was called unsure."""

    ids: Sequence[str]
    low: bool = False


def measure(arguments: list[str]) -> int:
    """Measure, print a table, and write the figures unless only quality was asked for.

    Returns:
        0 when done, 1 when the site or the browser is missing or the search does not answer.

    """
    parser = argparse.ArgumentParser(prog="python -m macros bench-search")
    parser.add_argument("--quick", action="store_true", help="只量准不准，只打印不写")
    options = parser.parse_args(arguments)
    executable, loaded = CHROMIUM.find(), load(ROOT)
    if executable is None or loaded.faults:
        print(report(loaded.faults) if loaded.faults else CHROMIUM.advice(), file=sys.stderr)
        return 1
    library, sets = loaded.library, {name: _queries(name) for name in SETS}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        if commands.build(["--out", str(work / "site")]):
            return 1
        browser = playwright.chromium.launch(executable_path=executable, args=[*_FLAGS])
        figures: dict[str, Any] = {
            "measured": datetime.now(UTC).date().isoformat(),
            "machine": f"{platform.node()}，{platform.system()} {platform.machine()}",
            "processors": os.cpu_count(),
            "chromium": browser.version,
            "version": open_data.version(library),
            "clauses": len(library.clauses),
            "how": HOW,
        }
        try:
            figures["quality"] = _own(browser, work / "site", sets)
            if not options.quick:
                figures["yardsticks"] = _others(browser, library, sets, work)
                figures["speed"] = _speed(browser, library, sets, work)
        except Error as error:
            print(f"检索没有量成：{error.message}", file=sys.stderr)
            return 1
        finally:
            browser.close()
    _tell(figures)
    if not options.quick:
        text = json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True)
        RESULT.write_text(text + "\n", encoding="utf-8")
        print(f"\n写好了：{RESULT.relative_to(ROOT).as_posix()}")
    return 0


def _queries(name: str) -> list[Query]:
    path = ROOT / "tests" / "data" / "search" / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    given = [json.loads(line) for line in lines if line.strip()]
    return [Query(each["q"].strip(), tuple(each["want"]), each["kind"]) for each in given]


def _all(sets: Mapping[str, Sequence[Query]]) -> list[str]:
    """Return every query once."""
    return list(dict.fromkeys(each.q for queries in sets.values() for each in queries))


def _own(browser: Browser, site: Path, sets: Mapping[str, Sequence[Query]]) -> dict[str, Any]:
    """Ask the built site itself."""
    print("逐个问查条文页 ……", flush=True)
    with opened(browser, site, "find.html") as page:
        answers = page.evaluate(_ASK_PAGE, _all(sets))
    found = {query: Found(ids, low) for query, (ids, low) in answers.items()}
    return {name: _scores(queries, found) for name, queries in sets.items()}


def _others(
    browser: Browser, library: Library, sets: Mapping[str, Sequence[Query]], work: Path
) -> dict[str, Any]:
    """Ask the yardsticks; of one that is missing, say why."""
    figures: dict[str, Any] = {}
    for each in YARDSTICKS:
        print(f"量一把尺子：{each.label} ……", flush=True)
        try:
            name, answers = each.answers(browser, corpus(library), _all(sets), work / each.key)
        except Unavailable as why:
            figures[each.key] = {"unavailable": str(why)}
            continue
        found = {query: Found(ids) for query, ids in answers.items()}
        scores = {key: _scores(queries, found, sure=True) for key, queries in sets.items()}
        figures[each.key] = {"what": name, "quality": scores}
    return figures


def _scores(
    queries: Sequence[Query], found: Mapping[str, Found], *, sure: bool = False
) -> dict[str, Any]:
    """Return the figures of one set: whole, by kind, and off topic.

    Args:
        queries: the set.
        found: the answers by query.
        sure: what answered never says that it is unsure.

    """
    inside = [each for each in queries if each.kind != OFF]
    outside = [found[each.q] for each in queries if each.kind == OFF]
    kinds = sorted({each.kind for each in inside})
    whole = _recall(inside, found)
    if not sure:
        whole["low"] = _share(found[each.q].low for each in inside)
    whole["none"] = _share(not found[each.q].ids for each in inside)
    return {
        "in_scope": whole,
        "kinds": {
            kind: _recall([each for each in inside if each.kind == kind], found) for kind in kinds
        },
        "off": {
            "n": len(outside),
            "rejected": _share(each.low or not each.ids for each in outside),
        },
    }


def _recall(queries: Sequence[Query], found: Mapping[str, Found]) -> dict[str, Any]:
    places = [
        next((at for at, key in enumerate(found[each.q].ids[:10], 1) if key in each.want), 0)
        for each in queries
    ]
    return {
        "n": len(queries),
        "recall_1": _share(at == 1 for at in places),
        "recall_3": _share(1 <= at <= 3 for at in places),
        "mrr_10": round(statistics.fmean(1 / at if at else 0.0 for at in places or [0]), 4),
    }


def _share(values: Iterable[bool]) -> float:
    all_values = list(values)
    return round(sum(all_values) / max(1, len(all_values)), 4)


def _speed(
    browser: Browser, library: Library, sets: Mapping[str, Sequence[Query]], work: Path
) -> list[dict[str, Any]]:
    """Time the engine on the throttled main thread, at the real size and at made-up ones."""
    queries, figures = _all(sets), []
    # 脚本用刚建好的那一份：边量边改也不会前后不一
    place = work / "site" / "assets" / "js" / "search"
    listed = (place / "parts.js").read_text("utf-8")
    names = ["parts.js", *re.findall(r'"([^"/]+\.js)"', listed)]
    for size in (len(library.clauses), *_SIZES):
        print(f"量快慢：{size} 条 ……", flush=True)
        folder = work / f"size-{size}"
        folder.mkdir()
        for name in names:
            shutil.copy(place / name, folder / name)
        scripts = sum((folder / name).stat().st_size for name in names)
        written = index.file(_enlarged(library, size), "abcdef")
        (folder / "search-index.js").write_bytes(written)
        ready, times = [], []
        for _ in range(_RUNS):
            with opened(browser, folder) as page:
                protocol = page.context.new_cdp_session(page)
                protocol.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
                sources = [*names, "search-index.js"]
                ready.append(page.evaluate(_READY, [sources, queries[0]]))
                times += page.evaluate(_TIMES, queries)
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        figures.append(
            {
                "clauses": size,
                "ready_ms": round(statistics.median(ready), 1),
                "p50_ms": round(cuts[49], 2),
                "p95_ms": round(cuts[94], 2),
                "script_bytes": scripts,
                "index_bytes": len(written),
                "bytes": scripts + len(written),
            }
        )
    return figures


def _enlarged(library: Library, size: int) -> Library:
    """Return the library with clauses added up to `size`, each a real one with a word or two changed.

    The same records and size always give the same library.
    """
    chance = random.Random(size)  # noqa: S311 - 造数据，不是保密
    words = [term.name for term in library.terms.values()]
    real, added = list(library.clauses.values()), dict[str, list[Clause]]()
    codes, taken = dict(library.codes), set(library.codes.values())
    for number in range(size - len(real)):
        base = real[number % len(real)]
        norms = list(base.norms)
        at = chance.randrange(len(norms))
        changed = _with_other_word(library, norms[at].text, words, chance)
        norms[at] = norms[at].model_copy(update={"text": changed})
        key = f"x-{number + 1:04d}-{base.id}"
        heading = _with_other_word(library, base.heading, words, chance)
        clause = base.model_copy(update={"id": key, "heading": heading, "norms": tuple(norms)})
        added.setdefault(library.clause_document[base.id].id, []).append(clause)
        codes[key] = first_free(key, taken)
        taken.add(codes[key])
    documents = {
        key: each.model_copy(update={"clauses": (*each.clauses, *added.get(key, ()))})
        for key, each in library.documents.items()
    }
    clauses = {each.id: each for document in documents.values() for each in document.clauses}
    return replace(library, documents=documents, clauses=clauses, codes=codes)


def _with_other_word(
    library: Library, text: str, words: Sequence[str], chance: random.Random
) -> str:
    """Put another term in the place of one that stands in `text`, else of two of its characters."""
    spans = [(start, end) for start, end, _ in library.glossary.find(text)]
    spans = spans or [each.span() for each in re.finditer(r"[\u4e00-\u9fff]{2}", text)]
    if not spans or not words:
        return text
    start, end = chance.choice(spans)
    return text[:start] + chance.choice(words) + text[end:]


def _tell(figures: Mapping[str, Any]) -> None:
    """Print the figures as tables."""
    print(f"\n检索：{figures['clauses']} 条条文，数据版本 {figures['version']}，", end="")
    print(f"Chromium {figures['chromium']}，{figures['processors']} 个处理器")
    rows: list[tuple[str, ...]] = [
        ("查询", "引擎", "个数", "首条", "前三", "MRR", "没把握", "题外拒答")
    ]
    others = figures.get("yardsticks", {})
    for name in SETS:
        rows.append(_line(name, "本库", figures["quality"][name]))
        for each in YARDSTICKS:
            quality = others.get(each.key, {}).get("quality")
            if quality:
                rows.append(_line(name, each.label, quality[name]))
    _table(rows)
    for each in YARDSTICKS:
        if why := others.get(each.key, {}).get("unavailable"):
            print(f"{each.label}：没有量，{why}")
    kinds = sorted({kind for name in SETS for kind in figures["quality"][name]["kinds"]})
    print("\n本库，按查询的种类：个数 首条 前三 MRR")
    lines: list[tuple[str, ...]] = [("种类", *SETS)]
    for kind in kinds:
        found = (figures["quality"][name]["kinds"].get(kind) for name in SETS)
        lines.append((kind, *("" if each is None else " ".join(_short(each)) for each in found)))
    _table(lines)
    if speed := figures.get("speed"):
        print(f"\n快慢（处理器放慢到 {_SLOWER} 分之一）")
        keys = ("clauses", "ready_ms", "p50_ms", "p95_ms", "bytes")
        lines = [("条文", "就绪 ms", "p50 ms", "p95 ms", "字节（脚本加索引）")]
        lines += [tuple(str(each[key]) for key in keys) for each in speed]
        _table(lines)


def _line(name: str, label: str, scores: Mapping[str, Any]) -> tuple[str, ...]:
    whole, off = scores["in_scope"], scores["off"]
    low = f"{whole['low']:.1%}" if "low" in whole else "—"
    rejected = f"{off['rejected']:.1%}（{off['n']}）" if off["n"] else "—"
    return (name, label, *_short(whole), low, rejected)


def _short(scores: Mapping[str, Any]) -> tuple[str, ...]:
    recalls = (f"{scores[key]:.1%}" for key in ("recall_1", "recall_3"))
    return (str(scores["n"]), *recalls, f"{scores['mrr_10']:.3f}")


def _table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; a Chinese character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (each + " " * (wide - _width(each)) for each, wide in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
