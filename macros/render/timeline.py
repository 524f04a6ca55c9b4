"""时间线：各文件自己的日期加上大事记；并存的说法并排，没有年份的另放一处。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.model.document import DatedReading, Document
from macros.model.library import Library
from macros.model.vocabulary import DateType, EventType, Evidence, Level, Rank
from macros.render.words import titled


@dataclass(frozen=True)
class Entry:
    """One entry: its readings (the preferred first), and what it is about.

    Attributes:
        id: permanent id, also the anchor on the timeline.
        document: id of the document whose own date this is, or "".

    """

    id: str
    title: str
    type: EventType
    level: Level
    readings: tuple[DatedReading, ...]
    text: str
    documents: tuple[str, ...]
    clauses: tuple[str, ...]
    evidence: Evidence
    document: str = ""

    @property
    def chief(self) -> DatedReading:
        """Return the reading that gives the entry its place."""
        return self.readings[0]

    @property
    def dated(self) -> bool:
        """Say whether the entry has a place in the order of years."""
        return self.chief.date.has_year


def entries(library: Library) -> list[Entry]:
    """Return every entry: dated ones in order, then those without a year."""
    found = [
        Entry(
            event.id,
            event.title,
            event.type,
            event.level,
            _ordered(event.dates),
            event.text or "",
            event.documents,
            event.clauses,
            event.evidence,
        )
        for event in library.events.values()
    ]
    for document in library.documents.values():
        found += _own_dates(document)
    dated = sorted(
        (each for each in found if each.dated), key=lambda each: (each.chief.date.sort_key, each.id)
    )
    return dated + sorted((each for each in found if not each.dated), key=lambda each: each.id)


def by_year(found: Iterable[Entry]) -> list[tuple[int, list[Entry]]]:
    """Group dated entries by the year they begin in."""
    dated = [each for each in found if each.dated]
    return [
        (year, list(group))
        for year, group in groupby(dated, lambda each: each.chief.date.sort_key[0].year)
    ]


def _own_dates(document: Document) -> list[Entry]:
    grouped: dict[DateType, list[DatedReading]] = defaultdict(list)
    for each in document.dates:
        grouped[each.type].append(each)
    return [
        Entry(
            f"{document.id}-{kind.value}",
            f"{titled(document.title)}{kind.label}",
            EventType.DOCUMENT,
            document.level,
            _ordered(readings),
            "",
            (document.id,),
            (),
            document.evidence,
            document.id,
        )
        for kind, readings in grouped.items()
    ]


def _ordered(readings: Iterable[DatedReading]) -> tuple[DatedReading, ...]:
    return tuple(sorted(readings, key=lambda each: each.rank is not Rank.PREFERRED))
