"""make codes：新的登记在末尾，旧的一个字节不动，撤下的不再给别人。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.coding import assign
from macros.model.codes import candidates
from tests.support.tree import copy_data, judge, told

FILE = "policies/codes.yml"


def test_what_is_new_goes_to_the_end(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    before = (root / FILE).read_text(encoding="utf-8")
    lines = before.splitlines(keepends=True)
    gone = next(line for line in lines if "rules-2024-doc-count:" in line)
    (root / FILE).write_text("".join(line for line in lines if line != gone), encoding="utf-8")
    (root / "docs/brand-new.md").touch()
    assert {fault.kind for fault in judge(root)[1]} == {"code-missing"}
    assert assign(root) == 0
    after = (root / FILE).read_text(encoding="utf-8")
    assert after.startswith("".join(line for line in lines if line != gone))
    added = after.splitlines()[-2:]
    assert added == [gone.rstrip("\n"), f"  brand-new.html: {next(candidates('brand-new.html'))}"]
    assert not judge(root)[1]


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    before = (root / FILE).read_bytes()
    assert assign(root) == 0
    assert (root / FILE).read_bytes() == before


def test_a_retired_code_is_not_given_again(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    code = next(candidates("brand-new.html"))
    with (root / FILE).open("a", encoding="utf-8") as file:
        file.write(f"retired:\n  old.html: {{code: {code}, why: 并入别的页}}\n")
    (root / "docs/brand-new.md").touch()
    assert assign(root) == 0
    loaded, faults = judge(root)
    assert not faults, told(faults)
    assert loaded.library.codes["brand-new.html"] != code


def test_without_the_file_it_begins_one(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    (root / FILE).unlink()
    assert assign(root) == 0
    loaded, faults = judge(root)
    assert not faults, told(faults)
    assert len(loaded.library.codes) == len(set(loaded.library.codes.values())) > 100


def test_broken_records_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_data(tmp_path)
    before = (root / FILE).read_bytes()
    (root / "policies/topics.yml").write_text("topics: [", encoding="utf-8")
    assert assign(root) == 1
    assert "policies/topics.yml" in capsys.readouterr().err
    assert (root / FILE).read_bytes() == before
