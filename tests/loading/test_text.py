"""读文件：字节顺序标记与回车换行照收；坏字节指到行列；报错的大小、编码说得对。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import text
from macros.loading.faults import nearest, shown
from macros.model.library import Library
from tests.support.tree import copy_data, judge

# 字节 -> 种类、行、列
BAD = {
    b"a: 1\nb: \xff\n": ("encoding", 2, 4),
    "甲乙: 丙".encode() + b"\xff": ("encoding", 1, 6),
    b"\xef\xbb\xbfa: 1\nb: \xff\n": ("encoding", 2, 4),
    "甲: 1\n乙: 2".encode("utf-16"): ("encoding", 1, 1),
    b"": ("empty-file", 1, 1),
    b" \n\n": ("empty-file", 1, 1),
    b"\xef\xbb\xbf": ("empty-file", 1, 1),
    b"a: 1\r\nb:\tc\r\n": ("tab", 2, 3),
    b"a: 1\n\x00": ("control-character", 2, 1),
    "a: 1\n乙: \u200b".encode(): ("control-character", 2, 4),
    "a: 1\u20282".encode(): ("control-character", 1, 5),
    "a: 1\x852".encode(): ("control-character", 1, 5),
    b"a" * (text.LARGEST + 1): ("file-size", 1, 1),
}


@pytest.mark.parametrize("content", BAD, ids=range(len(BAD)))
def test_bad(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(content)
    _, faults = text.read(path, "a.yml")
    assert [(fault.kind, fault.line, fault.column) for fault in faults] == [BAD[content]]


@pytest.mark.parametrize(
    "content", [b"a: 1\nb: 2\n", b"\xef\xbb\xbfa: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r"]
)
def test_good(content: bytes, tmp_path: Path) -> None:
    """换行、字节顺序标记怎么写都一样。"""
    path = tmp_path / "a.yml"
    path.write_bytes(content)
    assert text.read(path, "a.yml") == ("a: 1\nb: 2\n", [])


def _records(library: Library) -> dict[str, object]:
    return {name: value for name, value in vars(library).items() if isinstance(value, dict)}


def test_same_records(tmp_path: Path) -> None:
    """全部文件存成带标记、回车换行的样子，记录一条不差。"""
    plain, faults = judge(copy_data(tmp_path / "plain"))
    assert not faults
    windows = copy_data(tmp_path / "windows")
    for path in (windows / "policies").rglob("*.yml"):
        whole = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(whole.encode("utf-8-sig"))
    same, faults = judge(windows)
    assert not faults
    plain_records, same_records = _records(plain.library), _records(same.library)
    assert plain_records["clauses"]
    assert plain_records == same_records


def test_nearest() -> None:
    assert nearest("rules-2042", ["rules-2024", "speech"]) == "rules-2024"
    assert nearest("qqqq", ["rules-2024", "speech"]) == ""
    assert nearest("a", []) == ""


def test_shown() -> None:
    assert shown("甲\n 乙") == "甲 乙"
    assert len(shown("甲" * 100)) == 40
