"""变更与确认：条文改了而没有写、写轻了、没有人确认，都报；只改措辞的不惊动引用它的记录。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.confirming import confirm
from macros.loading.tree import Loaded
from tests.support.tree import copy_data, judge, told

RULES = "policies/documents/central/rules-2024.yml"
CITED = "rules-2024-meeting-length"
CITING = "meeting"


def edit(root: Path, file: str, old: str, new: str, after: str = "") -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    start = text.index(old, text.index(after))
    path.write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")


def harden(root: Path) -> None:
    """Change the substance of a clause: one of its rules becomes a mere wish."""
    edit(root, RULES, "force: required", "force: encouraged", f"id: {CITED}")


def reword(root: Path) -> None:
    """Change only how a clause is put."""
    edit(root, RULES, "    heading: ", "    heading: 虚构的", f"id: {CITED}")


def declare(root: Path, kind: str, date: str = "2099-01-01") -> None:
    text = (root / "policies/changes.yml").read_text(encoding="utf-8")
    change = (
        f"  - {{id: change-unreal, date: {date}, kind: {kind}, what: 虚构的改动, "
        f"why: 虚构, clauses: [{CITED}]}}\n"
    )
    text = text.replace("changes: []\n", "changes:\n")
    (root / "policies/changes.yml").write_text(text + change, encoding="utf-8")


def kinds(root: Path) -> tuple[Loaded, set[str]]:
    loaded, faults = judge(root)
    return loaded, {fault.kind for fault in faults}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_data(tmp_path)


def test_every_citing_record_is_confirmed(root: Path) -> None:
    loaded, found = kinds(root)
    assert not found
    cited = {key for key, clauses in loaded.library.cited_clauses.items() if clauses}
    assert cited == set(loaded.library.confirmed)
    assert not loaded.library.review


@pytest.mark.parametrize("change", [harden, reword])
def test_a_change_nobody_declared_is_refused(root: Path, change: object) -> None:
    change(root)  # type: ignore[operator]
    _, faults = judge(root)
    assert [(fault.kind, fault.record) for fault in faults] == [("change-unrecorded", CITED)], told(
        faults
    )
    assert faults[0].file == RULES
    line = (root / RULES).read_text(encoding="utf-8").splitlines()[faults[0].line - 1]
    assert line.strip() == f"- id: {CITED}"
    assert "changes.yml" in faults[0].hint
    assert CITING in faults[0].hint


def test_a_substantive_change_asks_for_review(root: Path) -> None:
    harden(root)
    declare(root, "substance")
    loaded, found = kinds(root)
    assert not found
    assert loaded.library.review[CITING] == [CITED]
    citing = {key for key, clauses in loaded.library.cited_clauses.items() if CITED in clauses}
    assert set(loaded.library.review) == citing


def test_a_change_of_wording_does_not(root: Path) -> None:
    reword(root)
    declare(root, "wording")
    loaded, found = kinds(root)
    assert not found
    assert not loaded.library.review


def test_a_substantive_change_called_wording_is_refused(root: Path) -> None:
    harden(root)
    declare(root, "wording")
    _, faults = judge(root)
    assert {(fault.kind, fault.record, fault.found) for fault in faults} == {
        ("change-understated", "change-unreal", CITED)
    }
    assert faults[0].file == "policies/changes.yml"
    assert "substance" in faults[0].hint


def test_a_change_before_the_confirmation_does_not_count(root: Path) -> None:
    harden(root)
    declare(root, "substance", "2020-01-01")
    assert kinds(root)[1] == {"change-unrecorded"}


def test_a_change_in_the_future_is_refused(root: Path) -> None:
    declare(root, "wording", "2199-01-01")
    assert kinds(root)[1] == {"change-future"}


def test_confirming_ends_the_review_and_keeps_comments(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harden(root)
    declare(root, "substance")
    path = root / "policies/confirmed.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("confirmed:\n", "confirmed:\n  # 留着的注释\n"), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4070908800")  # 2099-01-01
    assert confirm([CITING], root) == 0
    loaded, found = kinds(root)
    assert not found
    assert CITING not in loaded.library.review
    assert loaded.library.review, "别的记录没有确认，仍然待复核"
    after = path.read_text(encoding="utf-8")
    assert "# 留着的注释" in after
    changed = [
        (old, new)
        for old, new in zip(
            before.splitlines(), after.replace("  # 留着的注释\n", "").splitlines(), strict=True
        )
        if old != new
    ]
    assert [new.split(":")[0].strip() for _, new in changed] == [CITING]


def test_a_new_citation_must_be_confirmed(root: Path) -> None:
    edit(
        root,
        "policies/checklists/meeting.yml",
        "clauses: [",
        "clauses: [rules-2024-standard-none, ",
        "items:",
    )
    _, faults = judge(root)
    assert [(fault.kind, fault.record, fault.found) for fault in faults] == [
        ("digest-missing", CITING, "rules-2024-standard-none")
    ]
    assert "make confirm" in faults[0].hint
    assert confirm(["--new"], root) == 0
    assert not judge(root)[1]


def test_a_record_that_is_gone_leaves_nothing_behind(root: Path) -> None:
    edit(root, "policies/confirmed.yml", f"  {CITING}:", "  no-such-record:")
    found = kinds(root)[1]
    assert found == {"digest-stray", "digest-missing"}


def test_an_unknown_record_is_refused_with_the_nearest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert confirm(["meetign"], root) == 2
    assert "是不是「meeting」" in capsys.readouterr().err
