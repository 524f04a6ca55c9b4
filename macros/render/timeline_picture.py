"""时间线的一张图：一行一年，一栏一类，一个记号一条。框里写月份，点得到下面的那一条。

年份不明的自成一行，排在最后，不排次序；只知道年份的写「年」，排在那一年的末尾。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from macros.model.vocabulary import EventType, Level, Rank
from macros.render.timeline import Entry

NO_MONTH = 13
"""The place of a mark whose month is not known: after the months of its row."""


class Lane(StrEnum):
    """A column of the picture; the value is its name in classes."""

    DOCUMENT = "document"
    EVENT = "event"
    BULLETIN = "bulletin"
    PROVINCE = "province"
    CLAIM = "claim"

    @property
    def label(self) -> str:
        """Return the heading of the column."""
        return _LABELS[self]


_LABELS = {
    Lane.DOCUMENT: "中央文件",
    Lane.EVENT: "会议、行动",
    Lane.BULLETIN: "通报",
    Lane.PROVINCE: "省级",
    Lane.CLAIM: "市级、讲话",
}


class Part(StrEnum):
    """Which part of a period a mark shows; a whole one begins and ends in its row."""

    WHOLE = "whole"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


@dataclass(frozen=True)
class Mark:
    """One entry in one row.

    Attributes:
        text: what stands in the mark: a month, 2—6 for months, 年 where only the year is known.
        month: orders the marks of a row; NO_MONTH comes last.
        part: of a period of more than one year, what this row shows.
        unsure: the date is marked doubtful or approximate, or sources disagree on it.

    """

    entry: Entry
    text: str
    month: int
    part: Part
    unsure: bool

    @property
    def repeats(self) -> bool:
        """Say whether an earlier row shows the same entry already."""
        return self.part in {Part.MIDDLE, Part.LAST}


@dataclass(frozen=True)
class Group:
    """Marks that stand together: all of one document in one row, under its key."""

    document: str | None
    marks: list[Mark]


@dataclass(frozen=True)
class Row:
    """One year, a run of years without entries, or what has no year (first and last are None)."""

    first: int | None
    last: int | None
    lanes: dict[Lane, list[Group]]


def rows(entries: Iterable[Entry]) -> list[Row]:
    """Return the rows of the picture: every year from the first to the last, then those without one."""
    years: dict[int, list[Mark]] = {}
    undated: list[Mark] = []
    for entry in entries:
        if _placed(entry):
            for year, mark in _marks(entry):
                years.setdefault(year, []).append(mark)
        else:
            undated.append(_undated(entry))
    found: list[Row] = []
    for year in sorted(years):
        before = found[-1].last if found else None
        if before is not None and year > before + 1:
            found.append(Row(before + 1, year - 1, {}))
        found.append(Row(year, year, _lanes(sorted(years[year], key=lambda each: each.month))))
    return found + ([Row(None, None, _lanes(undated))] if undated else [])


def lane_of(entry: Entry) -> Lane:
    """Return the column of an entry; what only the speech says never stands among the documents."""
    if entry.type is EventType.CLAIM or entry.level is Level.CITY:
        return Lane.CLAIM
    if entry.level is Level.PROVINCE:
        return Lane.PROVINCE
    if entry.type is EventType.DOCUMENT:
        return Lane.DOCUMENT
    return Lane.BULLETIN if entry.type is EventType.BULLETIN else Lane.EVENT


def _lanes(marks: list[Mark]) -> dict[Lane, list[Group]]:
    found: dict[Lane, list[Group]] = {}
    for lane in Lane:
        own = [mark for mark in marks if lane_of(mark.entry) is lane]
        groups = [Group(key, list(group)) for key, group in groupby(own, lambda m: m.entry.own)]
        if groups:
            found[lane] = groups
    return found


def _marks(entry: Entry) -> Iterator[tuple[int, Mark]]:
    """Yield an entry's mark for every year that it spans."""
    when = entry.chief.date
    start, _, end = when.text.partition("/")
    first, last = when.lower or when.upper, when.upper or when.lower
    if first is None or last is None:  # 只为类型：有年份的总有一头
        return
    unsure = _unsure(entry)
    if first.year < last.year:
        since, until = _month(start), _month(end)
        opens = Mark(entry, f"{since}月起" if since else "起", first.month, Part.FIRST, unsure)
        yield first.year, opens
        for year in range(first.year + 1, last.year):
            yield year, replace(opens, text="", month=0, part=Part.MIDDLE)
        closes = f"至{until}月" if until else "止"
        yield last.year, replace(opens, text=closes, month=0, part=Part.LAST)
    elif ".." in (start, end):
        text = "止" if start == ".." else "起"
        yield first.year, Mark(entry, text, first.month, Part.WHOLE, unsure)
    else:
        since, until = _month(start), _month(end or start)
        text = f"{since or '年'}" if since == until else f"{since or ''}—{until or ''}"
        yield first.year, Mark(entry, text, since or NO_MONTH, Part.WHOLE, unsure)


def _undated(entry: Entry) -> Mark:
    month = _month(entry.chief.date.text)
    return Mark(entry, f"{month or '？'}", NO_MONTH, Part.WHOLE, _unsure(entry))


def _placed(entry: Entry) -> bool:
    """Say whether an entry belongs to certain years; 202X is a decade, not a period."""
    years = (part[:4] for part in entry.chief.date.text.split("/"))
    return entry.dated and not any("X" in year for year in years)


def _month(text: str) -> int | None:
    """Return the month of one end of a date, None where it is not known."""
    month = text[5:7]
    return int(month) if month.isdigit() else None


def _unsure(entry: Entry) -> bool:
    disputed = any(each.rank is not Rank.REJECTED for each in entry.readings[1:])
    return disputed or any(sign in entry.chief.date.text for sign in "?~%X")
