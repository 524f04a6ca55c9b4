"""做好的文件记着：没有动过就拿来用，数据、程序、脚本有一样动了就重做，记坏了也重做。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.made import remembered


class Maker:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, bytes]:
        self.times += 1
        return {"downloads/甲.docx": b"\0\1" * self.times, "data/a.json": b"{}"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("policies/a.yml", "macros/b.py", "overrides/assets/js/c.js", "requirements.lock"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("一", encoding="utf-8")
    return tmp_path


def test_nothing_changed_nothing_is_made_again(root: Path) -> None:
    make = Maker()
    first = remembered(root, make)
    assert remembered(root, make) == first
    assert make.times == 1


@pytest.mark.parametrize(
    "name", ["policies/a.yml", "macros/b.py", "overrides/assets/js/c.js", "requirements.lock"]
)
def test_a_change_makes_all_again(root: Path, name: str) -> None:
    make = Maker()
    first = remembered(root, make)
    (root / name).write_text("二", encoding="utf-8")
    assert remembered(root, make) != first
    assert make.times == 2
    (root / name).write_text("一", encoding="utf-8")
    assert remembered(root, make) == first
    assert make.times == 2


def test_text_moved_from_one_file_to_the_next_is_a_change(root: Path) -> None:
    make = Maker()
    (root / "policies/b.yml").write_text("", encoding="utf-8")
    remembered(root, make)
    (root / "policies/b.yml").write_text("一", encoding="utf-8")
    (root / "policies/a.yml").write_text("", encoding="utf-8")
    remembered(root, make)
    assert make.times == 2


def test_what_was_spoilt_is_made_again_and_old_ones_go(root: Path) -> None:
    make = Maker()
    remembered(root, make)
    (kept,) = (root / ".cache/made").glob("*.zip")
    kept.write_bytes(b"PK broken")
    assert remembered(root, make)["data/a.json"] == b"{}"
    assert make.times == 2
    for number in range(5):
        (root / "policies/a.yml").write_text(str(number), encoding="utf-8")
        remembered(root, make)
    assert len(list((root / ".cache/made").iterdir())) == 2


def test_where_nothing_can_be_kept_it_is_made_each_time(root: Path) -> None:
    (root / ".cache").write_text("不是文件夹", encoding="utf-8")
    make = Maker()
    assert remembered(root, make)
    assert remembered(root, make)
    assert make.times == 2
