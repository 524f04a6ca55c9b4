"""make bench-examine：体检判得准不准、快不快，写入 docs/maintain/bench-examine.json。

草稿在 tests/data/examine/：dev 调规矩的时候看，held 在写规矩以前就分开，只量不看。准不准按句子数：一处毛病，同一句里报出
同一条（或者 same.yml 里算同一件事的另一条），就算认出；报在没有毛病的句子上的，算误报。快慢在 Chromium 里量。
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml

from macros.checks.engine import PARTS, Judge
from macros.doors.bootstrap import ROOT
from macros.doors.browser import CHROMIUM
from macros.loading.tree import load
from macros.render.examining import compiled

DATA = ROOT / "tests" / "data" / "examine"
RESULT = ROOT / "docs" / "maintain" / "bench-examine.json"
SETS = ("dev", "dev2", "held")
_ENDS = "。！？；\n"
_GRAVE = {"fault", "reason"}
_RUNS = 5
_TIMED = """([rules, text]) => {
  const examine = window.jianfu.examine, made = examine.compile(rules), started = performance.now();
  examine.draft(text, made, "notice");
  return performance.now() - started;
}"""
_SIZE = 100 * 1024


@dataclass(frozen=True)
class Score:
    """How a set of drafts was judged, by sentence.

    Attributes:
        by_difficulty: of the faults of each difficulty, how many were found, and how many there are.
        clean: of the clean drafts, how many got a fault or a reason, and how many there are.

    """

    found: int
    wrong: int
    missed: int
    by_difficulty: dict[str, tuple[int, int]]
    clean: tuple[int, int]

    @property
    def precision(self) -> float:
        """Return the share of findings that were right."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of faults that were found."""
        return self.found / max(1, self.found + self.missed)


def drafts(name: str) -> list[dict[str, Any]]:
    """Return a set of drafts."""
    return list(yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))["drafts"])


def score(judge: Judge, name: str) -> Score:
    """Judge a set of drafts, the kind guessed, and count."""
    same = yaml.safe_load((DATA / "same.yml").read_text("utf-8"))["same"]
    found, missed, wrong = Counter[str](), Counter[str](), 0
    clean = flagged = 0
    for draft in drafts(name):
        findings = judge.draft(draft["text"])["findings"]
        places = [(fault, *_sentence(draft["text"], fault["quote"])) for fault in draft["faults"]]
        for fault, start, end in places:
            hit = any(
                _meets(each, start, end) and _same(same, each["clause"], fault["clause"])
                for each in findings
            )
            (found if hit else missed)[draft["difficulty"]] += 1
        wrong += sum(
            not any(_meets(each, start, end) for _, start, end in places) for each in findings
        )
        clean += not places
        flagged += not places and any(each["strength"] in _GRAVE for each in findings)
    return Score(
        found.total(),
        wrong,
        missed.total(),
        {key: (found[key], found[key] + missed[key]) for key in sorted({*found, *missed})},
        (flagged, clean),
    )


def _meets(finding: dict[str, Any], start: int, end: int) -> bool:
    return bool(finding["start"] < end and finding["end"] > start)


def _same(groups: list[list[str]], one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in groups)


def _sentence(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    end = start + len(quote)
    while start > 0 and text[start - 1] not in _ENDS:
        start -= 1
    while end < len(text) and text[end] not in _ENDS:
        end += 1
    return start, end


def measure(_arguments: list[str]) -> int:
    """Score every set, time long drafts in Chromium, write the figures.

    Returns:
        0, or 1 where there is no browser.

    """
    executable = CHROMIUM.find()
    if executable is None:
        print("没有找到 Chromium：先运行一次 python -m macros test。", file=sys.stderr)
        return 1
    rules = compiled(load(ROOT).library)
    judge = Judge(rules)
    figures: dict[str, Any] = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.node()}，{platform.system()} {platform.machine()}",
        "rules": {name: len(rules[name]) for name in ("patterns", "gauges", "lengths", "fields")},
        "sets": {name: _told(score(judge, name), len(drafts(name))) for name in SETS},
        "milliseconds_for_100KB": _times(executable, rules),
    }
    RESULT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0


def _told(one: Score, many: int) -> dict[str, Any]:
    return {
        "drafts": many,
        "found": one.found,
        "wrong": one.wrong,
        "missed": one.missed,
        "precision": round(one.precision, 3),
        "recall": round(one.recall, 3),
        "found_by_difficulty": {key: f"{a}/{b}" for key, (a, b) in one.by_difficulty.items()},
        "clean_drafts_flagged": f"{one.clean[0]}/{one.clean[1]}",
    }


def _long() -> dict[str, str]:
    """Return long texts: an ordinary one, and some made to be slow, each of 100 KB in UTF-8."""
    ordinary = "\n".join(draft["text"] for draft in drafts("dev"))
    made = {
        "平常的": ordinary,
        "尽是报送": "报送",
        "一句到底的责任": "签订责任",
        "一句里尽是否定": "不要签订责任状，",
        "一行一处毛病": "要签订责任状。",
        "尽是会期": "会期9天，",
        "尽是数": "9",
        "尽是书名号": "《",
        "尽是中文数": "一二三四五六七八九十百千万",
    }
    return {
        name: (text * (_SIZE // len(text.encode()) + 1)).encode()[:_SIZE].decode(errors="ignore")
        for name, text in made.items()
    }


def _times(executable: Any, rules: dict[str, Any]) -> dict[str, float]:  # noqa: ANN401
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - 只有量的时候要它

    folder = ROOT / "overrides" / "assets" / "js" / "examine"
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()
        page.evaluate("window.jianfu = {}")
        for name in PARTS:
            page.add_script_tag(content=(folder / f"{name}.js").read_text(encoding="utf-8"))
        for name, text in _long().items():
            times = [page.evaluate(_TIMED, [rules, text]) for _ in range(_RUNS)]
            found[name] = round(statistics.median(times), 1)
        browser.close()
    return found
