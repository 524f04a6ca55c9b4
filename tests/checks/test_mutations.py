"""改坏一处，报一处：种类、文件、行、列、记录、说法都对，别的什么也不报。案例是数据，见 tests/data/mutations/。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import copied
from macros.loading.faults import KINDS
from tests.support.mutations import Case, cases
from tests.support.tree import copy_data, judge, link_data, told

CASES = cases()


def test_whole() -> None:
    """案例够多、不重名，封闭的错误种类个个有案例。"""
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 45
    assert {fault.kind for case in CASES for fault in case.faults} == set(KINDS)


def test_unspoiled(tmp_path: Path) -> None:
    """没有改坏的数据一处也不报，下面各例报出来的才都算改坏的后果。"""
    _, faults = judge(copy_data(tmp_path))
    assert not faults, told(faults)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records as they are, copied once."""
    return copy_data(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.folder}-{case.name}" for case in CASES])
def test_mutation(case: Case, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """照案例改坏，报的恰是案例所列。"""
    if case.speech:
        flat = copied.squeeze(case.speech)
        starts = range(len(flat) - copied.LENGTH + 1)
        known = frozenset(copied.fingerprint(flat[n : n + copied.LENGTH]) for n in starts)
        monkeypatch.setattr(copied, "known", lambda: known)
    root = link_data(whole, tmp_path)
    for edit in case.edits:
        edit.apply(root)
    _, faults = judge(root)
    assert len(faults) == len(case.faults), case.name + told(faults)
    for expected, fault in zip(case.faults, faults, strict=True):
        wrong = expected.differs(fault, case.edits, root)
        assert not wrong, f"{case.name}：{wrong}\n{fault}"
