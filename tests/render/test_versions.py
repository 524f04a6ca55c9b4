"""以前的规定：能放在一起比，不同处写出「删」「增」；只是写法不同的不算。"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.render.difference import Piece, compare
from macros.render.pages import Pages
from tests.support.tree import copy_data, judge, told

RULES = "policies/documents/central/rules-2024.yml"
CLAUSE = "rules-2024-doc-quality"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("不超过5000字", "不超过4000字", ["不超过", "-5", "+4", "000字"]),
        ("一般不超过", "不超过", ["-一般", "不超过"]),
        ("不超过", "一般不超过", ["+一般", "不超过"]),
        ("５０００字，“短实新”", "5000字,「短实新」", ["5000字,「短实新」"]),
        ("每 年 1 次", "每年1次", ["每年1次"]),
    ],
)
def test_compare(old: str, new: str, expected: list[str]) -> None:
    sign = {"kept": "", "dropped": "-", "added": "+"}
    assert [sign[piece.state] + piece.text for piece in compare(old, new)] == expected


def test_both_texts_can_be_read_back_from_the_pieces() -> None:
    old, new = "发文前一般要评估，评估后再发", "发文前要评估、审查，再发"
    pieces = compare(old, new)
    assert "".join(p.text for p in pieces if p.state != "added") == old
    assert "".join(p.text for p in pieces if p.state != "dropped") == new


def with_earlier(root: Path, *earlier: str) -> Path:
    """Give a real clause the earlier wordings, as an editor would type them."""
    path = root / RULES
    text = path.read_text(encoding="utf-8")
    start = text.index("    norms:\n", text.index(f"id: {CLAUSE}"))
    written = "    earlier:\n" + "".join(f"      - {{{each}}}\n" for each in earlier)
    path.write_text(text[:start] + written + text[start:], encoding="utf-8")
    return root


def version(start: str, end: str, text: str = "文件一般不超过虚构的页数") -> str:
    began = f"from: {start}, " if start else ""
    norm = f"[{{text: {text}, force: default, qualifier: 一般}}]"
    return f"{began}to: {end}, norms: {norm}, why: 虚构的缘由, sources: [66laws-22359]"


class _Details(HTMLParser):
    """Collects the texts of del and ins, and whether all lies inside a closed details."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: dict[str, list[str]] = {"del": [], "ins": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"details", "del", "ins"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.said:
            assert "details" in self.open
            self.said[self.open[-1]].append(data)


def test_history_on_demand_with_the_difference_in_words(tmp_path: Path) -> None:
    root = with_earlier(copy_data(tmp_path), version("2019-03", "2024-08-05"))
    loaded, faults = judge(root)
    assert not faults, told(faults)
    page = Pages(loaded.library, "abcdef").document("rules-2024", "documents/rules-2024.html")
    assert "2019年3月起，到2024年8月5日止" in page
    assert "不再适用" in page
    read = _Details()
    read.feed(page)
    assert "虚构的页数" in "".join(read.said["del"])
    assert "5000字" in "".join(read.said["ins"])
    assert all(text.startswith("〔删：") for text in read.said["del"])
    assert all(text.startswith("〔增：") for text in read.said["ins"])


@pytest.mark.parametrize(
    ("earlier", "kind"),
    [
        ([version("2020-01-01", "2019-01-01")], "date-order"),
        (
            [version("2018-01-01", "2019-12-31"), version("2019-06-01", "2023-12-31")],
            "period-overlap",
        ),
        ([version("2018-01-01", "2019-12-31"), version("", "2023-12-31")], "period-overlap"),
        ([version("2018-01-01", "2025-01-01")], "period-overlap"),
    ],
)
def test_periods_that_cannot_be(tmp_path: Path, earlier: list[str], kind: str) -> None:
    _, faults = judge(with_earlier(copy_data(tmp_path), *earlier))
    assert [(fault.kind, fault.record) for fault in faults] == [(kind, CLAUSE)], told(faults)


def test_pieces_of_equal_texts_are_one() -> None:
    assert compare("不变", "不变") == [Piece("不变", "kept")]
