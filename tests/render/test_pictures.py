"""一眼看的图：时间线、对照、收录。图上的与数据一样多；没有年份的不进先后，跨年的连成一段。"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from macros.model.document import DatedReading
from macros.model.edtf import parse
from macros.model.library import Library
from macros.model.vocabulary import EventType, Evidence, Level, Rank
from macros.render import holdings, lineage, timeline
from macros.render.pages import Pages
from macros.render.timeline_picture import Lane, Mark, Part, Row, lane_of, rows
from tests.support.build import ROOT

TEMPLATES = Path(ROOT) / "macros/render/templates"


def marks(row: Row) -> list[Mark]:
    return [mark for groups in row.lanes.values() for group in groups for mark in group.marks]


def drawn(library: Library, date: str, *others: DatedReading) -> list[tuple[str, Mark]]:
    """One entry with that date, as the picture shows it: row and mark."""
    entry = next(each for each in timeline.entries(library) if len(each.readings) == 1)
    reading = entry.chief.model_copy(update={"date": parse(date)})
    made = replace(entry, readings=(reading, *others))
    return [(str(row.first or "？"), mark) for row in rows([made]) for mark in marks(row)]


def test_every_entry_stands_once_and_in_its_year(library: Library) -> None:
    found = timeline.entries(library)
    drawn_rows = rows(found)
    seen = Counter(mark.entry.id for row in drawn_rows for mark in marks(row) if not mark.repeats)
    assert seen == Counter(each.id for each in found)
    for row in drawn_rows:
        if row.first is None:
            assert row is drawn_rows[-1]
            assert not any(mark.entry.dated for mark in marks(row))
            continue
        for mark in marks(row):
            when = mark.entry.chief.date
            assert when.lower is None or when.lower.year <= row.first
            assert when.upper is None or when.upper.year >= row.first
    # 年份一年不少，空的并成一行
    years = [row for row in drawn_rows if row.first is not None]
    for before, after in pairwise(years):
        assert before.last is not None
        assert after.first == before.last + 1
    assert any(row.first != row.last and not row.lanes for row in years)


def test_marks_of_a_row_go_by_month(library: Library) -> None:
    for row in rows(timeline.entries(library)):
        for groups in row.lanes.values():
            months = [mark.month for group in groups for mark in group.marks]
            assert months == sorted(months)


@pytest.mark.parametrize(
    ("date", "row", "text", "unsure"),
    [
        ("2024-07-30", "2024", "7", False),
        ("2024-07~", "2024", "7", True),
        ("2022-01/2022-02-10", "2022", "1—2", False),
        ("2022-04-28/2022-04-29", "2022", "4", False),
        ("2020", "2020", "年", False),
        ("2020-XX-XX", "2020", "年", True),
        ("XXXX-03", "？", "3", True),
        ("XXXX", "？", "？", True),
        ("202X", "？", "？", True),
        ("../2025-08-05", "2025", "止", False),
        ("2021/..", "2021", "起", False),
    ],
)
def test_a_date_becomes_one_mark(
    library: Library, date: str, row: str, text: str, unsure: bool
) -> None:
    [(where, mark)] = drawn(library, date)
    assert (where, mark.text, mark.unsure) == (row, text, unsure)
    assert mark.part is Part.WHOLE


def test_a_period_over_years_begins_goes_on_and_ends(library: Library) -> None:
    found = drawn(library, "2023-10/2025-06?")
    assert [(year, mark.text, mark.part) for year, mark in found] == [
        ("2023", "10月起", Part.FIRST),
        ("2024", "", Part.MIDDLE),
        ("2025", "至6月", Part.LAST),
    ]
    assert [mark.repeats for _, mark in found] == [False, True, True]
    assert all(mark.unsure for _, mark in found)
    # 只写了年的，不编出月份来
    assert [mark.text for _, mark in drawn(library, "2019/2020")] == ["起", "止"]


def test_a_disputed_date_is_unsure_and_a_rejected_one_is_not(library: Library) -> None:
    other = next(iter(library.events.values())).dates[0]
    for rank, unsure in ((Rank.OTHER, True), (Rank.REJECTED, False)):
        against = other.model_copy(update={"rank": rank})
        [(_, mark)] = drawn(library, "2024-07", against)
        assert mark.unsure is unsure


def test_what_only_the_speech_says_stands_apart(library: Library) -> None:
    for each in timeline.entries(library):
        spoken = each.type is EventType.CLAIM or each.level is Level.CITY
        assert (lane_of(each) is Lane.CLAIM) is spoken, each.id


def test_the_timeline_shows_every_mark_with_its_date_in_words(
    library: Library, pages: Pages
) -> None:
    page = pages.timeline("timeline.html")
    picture = page[page.index('<table class="flow__table"') : page.index("<figcaption")]
    links = re.findall(r'<a class="flow__mark[^"]*" href="#([^"]+)" title="([^"]+)"', picture)
    assert len(links) == len(timeline.entries(library))
    assert all(f'<li class="event" id="{anchor}"' in page for anchor, _ in links)
    said = re.findall(r'<span class="visually-hidden">([^<]+：[^<]+)</span></a>', picture)
    assert len(said) == len(links)


def test_the_crosswalk_draws_as_many_as_it_counts(library: Library, pages: Pages) -> None:
    page = pages.crosswalk("crosswalk.html")
    table = page[page.index('<table class="glance"') :].partition("</table>")[0]
    lines = table.split("<tr>")[2:]
    found = lineage.crossings(library)
    assert len(lines) == len(found)
    for line, each in zip(lines, found, strict=True):
        shapes = Counter(re.findall(r'href="#unit-([a-z-]+)"', line))
        bound = each.bound(library)
        assert shapes["solid"] == bound, each.topic.id
        assert shapes["hollow"] == len(each.rows) - bound + len(each.province)
        assert shapes["diamond-dot"] == len(each.tied)
        assert shapes["diamond"] == len(each.alone)
        # 每一格都到得了下面：有条文的到那一节，空着的到写明原因的地方
        cells = line.split("<td>")[1:]
        assert len(cells) == 3
        for cell in cells:
            anchors = re.findall(r'href="#((?:topic|why)-[^"]+)"', cell)
            assert anchors
            assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_coverage_draws_every_clause_by_its_grade(library: Library, pages: Pages) -> None:
    page = pages.coverage("coverage.html")
    picture = page[page.index('<ul class="held">') :].partition("</ul>")[0]
    drawn_shapes = Counter(re.findall(r'href="#unit-([a-z-]+)"', picture))
    grades = Counter(each.evidence for each in library.clauses.values())
    assert drawn_shapes == Counter(
        {holdings.SHAPES[grade]: number for grade, number in grades.items()}
    )
    for each in holdings.holdings(library):
        assert f">{each.document.short}</a>" in picture


def test_every_grade_has_its_own_shape() -> None:
    assert set(holdings.SHAPES) == set(Evidence)
    assert len(set(holdings.SHAPES.values())) == len(Evidence)
    shapes = (TEMPLATES / "units.html").read_text(encoding="utf-8")
    for shape in holdings.SHAPES.values():
        assert f'<symbol id="unit-{shape}"' in shapes
