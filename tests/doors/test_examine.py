"""命令行的体检：两套草稿、数的各种写法、读不了的文件、退出状态；每条规矩都真的管用。"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.checks.engine import Judge
from macros.doors.bench_examine import score
from macros.doors.drafts import DraftError, read
from macros.model.vocabulary import AuthorityStatus, Evidence
from macros.render.examining import compiled
from tests.support.build import ROOT
from tests.support.examining import awkward, data, judge, library, unreadable, written

CASES = data("cases")
RULES = compiled(library())
HOSTILE = {
    "重复": "报送" * 60_000,
    "一长句": "各镇要签订" + "责任" * 60_000,
    "尽是数": "9" * 120_000,
    "尽是括号": "《" * 60_000 + "》" * 60_000,
    "一句里尽是否定": "不要签订责任状，" * 16_000,
    "一句里尽是毛病": "要签订责任状，" * 17_000,
    "一行一处毛病": "要签订责任状。" * 17_000,
    "尽是书名": "《签订责任状》" * 17_000,
    "尽是会期": "会期9天，" * 20_000,
    "尽是换行": "\n" * 120_000,
    "尽是中文数": "一二三四五六七八九十百千万" * 9_000,
}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macros", "examine", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("case", CASES["quantities"], ids=lambda case: case[0])
def test_quantities(case: list[Any]) -> None:
    found = judge().quantity(case[0])
    if case[1] is None:
        assert found is None
    else:
        assert found is not None
        assert (round(found["low"], 4), round(found["high"], 4), found["unit"]) == tuple(case[1:])


@pytest.mark.parametrize("case", CASES["characters"], ids=lambda case: repr(case[0])[:30])
def test_characters(case: list[Any]) -> None:
    assert judge().characters(case[0]) == case[1]


@pytest.mark.parametrize("case", CASES["plans"], ids=lambda case: str(case["fields"]))
def test_plans(case: dict[str, Any]) -> None:
    found = judge().plan(case["fields"])
    assert [each["rule"] for each in found["findings"]] == case["found"]
    assert bool(found["unjudged"]) is case.get("ask", False)


def test_there_are_enough_patterns_over_all_the_groups() -> None:
    assert len(library().patterns) >= 40
    groups = {key.partition("-")[0] for key in library().patterns}
    wanted = "report support attend instruct letter rank app chat fill inspect second proof award"
    assert groups >= {*wanted.split()}


@pytest.mark.parametrize("key", [*library().patterns, *library().gauges])
def test_switching_a_rule_off_loses_something(key: str) -> None:
    """去掉它，它的例子就认不出：每一条都不是摆设。"""
    less = {
        name: [each for each in RULES[name] if each["id"] != key] for name in ("patterns", "gauges")
    }
    without = Judge({**RULES, **less})
    rule = library().patterns.get(key) or library().gauges[key]
    kind = rule.kinds[0].value if rule.kinds else "notice"
    for text in rule.matches:
        found = judge().draft(text, kind)["findings"]
        left = without.draft(text, kind)["findings"]
        assert any(each["rule"] == key for each in found)
        assert len(left) < len(found)


def test_only_what_is_in_force_and_seen_is_a_fault() -> None:
    every = [each for name in ("patterns", "gauges", "lengths", "fields") for each in RULES[name]]
    for rule in every:
        record = library().clauses[rule["clause"]]
        status = library().authority_of(record).status
        if rule["strength"] in {"fault", "reason"}:
            assert status is AuthorityStatus.IN_FORCE, rule["id"]
            assert record.evidence is not Evidence.MISSING, rule["id"]
        assert (rule["strength"] == "speech") is (status is AuthorityStatus.INSTANCE), rule["id"]
    # 「不得随意」「未经批准不得」：光看草稿的字，判不出是不是那种情形
    letter = next(each for each in RULES["patterns"] if each["id"] == "letter-sign")
    assert letter["strength"] == "reason"


@pytest.mark.parametrize("draft", data("dev")["drafts"], ids=lambda draft: draft["id"])
def test_places_are_code_points_of_the_draft(draft: dict[str, Any]) -> None:
    text = "😀" + draft["text"]
    for each in judge().draft(text, draft["kind"])["findings"]:
        assert text[each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize("name", ["dev", "dev2"])
def test_the_tuned_drafts_are_mostly_judged_right(name: str) -> None:
    """调的时候看过的一半：低了就是有规矩坏了。没有看过的一半只量不设线，见 make bench-examine。"""
    found = score(judge(), name)
    assert found.recall >= 0.9
    assert found.precision >= 0.85


def test_single_sentences_are_mostly_judged_right() -> None:
    """单句也只是调的时候看的；该认的九成认得出，该放的放得过。"""
    sentences, same = data("sentences"), [set(each) for each in data("same")["same"]]
    caught = 0
    for each in sentences["faulty"]:
        clauses = {one["clause"] for one in judge().draft(each["text"], each["kind"])["findings"]}
        alike = {each["clause"]}.union(*(group for group in same if each["clause"] in group))
        caught += bool(clauses & alike)
    assert caught >= 0.9 * len(sentences["faulty"])
    wrong = [
        each["text"]
        for each in sentences["clean"]
        if judge().draft(each["text"], each["kind"])["findings"]
    ]
    assert len(wrong) <= 0.02 * len(sentences["clean"]), wrong


@pytest.mark.parametrize("name", HOSTILE)
def test_no_draft_hangs_the_engine(name: str) -> None:
    """引擎有自己的时间上限，超了就抛错；一百多KB 的怪草稿都在里面判完。"""
    found = judge().draft(HOSTILE[name], "notice")
    assert found["characters"] >= 0


@pytest.mark.parametrize("name", awkward())
def test_awkward_files_are_read(tmp_path: Path, name: str) -> None:
    files = awkward()
    draft = read(written(tmp_path, {name: files[name]}) / name)
    assert draft.text == files[name][1]
    told = {"修订.docx": "修订", "脚注.docx": "脚注", "宏.docx": "宏", "国标.txt": "GBK"}
    assert [word for word in told.values() if any(word in note for note in draft.notes)] == (
        [told[name]] if name in told else []
    )


@pytest.mark.parametrize("name", unreadable())
def test_unreadable_files_are_told(tmp_path: Path, name: str) -> None:
    files = unreadable()
    with pytest.raises(DraftError, match=files[name][1]):
        read(written(tmp_path, {name: files[name]}) / name)


def test_exit_status_and_json(tmp_path: Path) -> None:
    bad, clean = tmp_path / "坏.txt", tmp_path / "好.txt"
    bad.write_text("通知\n各站要签订责任状，实行千分制考核。", "utf-8")
    clean.write_text("通知\n各站照常工作。", "utf-8")
    done = run(str(bad), "--kind", "plan", "--json")
    assert done.returncode == 1, done.stderr
    shown = json.loads(done.stdout)
    assert set(shown) == {"findings", "characters", "unjudged"}
    keys = {"clause", "authority", "strength", "quote", "start", "end", "message"}
    assert {frozenset(each) for each in shown["findings"]} == {frozenset(keys)}
    assert {each["strength"] for each in shown["findings"]} == {"fault", "reason"}
    told = run(str(clean))
    assert told.returncode == 0, told.stderr
    assert "没有碰到不等于合规" in told.stdout
    lost = run(str(tmp_path / "没有.txt"))
    assert lost.returncode == 2
    assert lost.stderr.startswith("读不到这个文件")
    assert "Traceback" not in lost.stderr


def test_every_limit_in_force_is_asked_for() -> None:
    """现行的、有数的上限，照计划填的都问得到。"""
    asked = {
        (each.clause, each.norm, each.limit)
        for step in library().steps.values()
        for each in step.fields
        if each.limit
    }
    for record in library().clauses.values():
        if library().authority_of(record).status is not AuthorityStatus.IN_FORCE:
            continue
        for number, norm in enumerate(record.norms, 1):
            for place, limit in enumerate(norm.limits, 1):
                if limit.value is not None:
                    assert (record.id, number, place) in asked, limit.subject
