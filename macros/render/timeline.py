"""时间线：各文件自己的日期加上大事记；并存的说法并排，没有年份的另放一处。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.model.document import DatedReading, Document
from macros.model.library import Library
from macros.model.vocabulary import DateType, EventType, Evidence, Level, Rank
from macros.render.words import name


@dataclass(frozen=True)
class Entry:
    """One entry: its readings (the preferred first), and what it is about.

    Attributes:
        id: permanent id, also the anchor on the timeline.
        rank: orders what happened on one day (审议批准 before 印发 before 施行).
        own: the document whose own date this is, None for what events.yml tells.

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
    rank: int = 0
    own: str | None = None

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
        (each for each in found if each.dated),
        key=lambda each: (each.chief.date.sort_key, each.rank, each.id),
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
    grouped: dict[tuple[DateType, str], list[DatedReading]] = defaultdict(list)
    for each in document.dates:
        grouped[each.type, each.of or ""].append(each)
    found: list[Entry] = []
    for (kind, of), readings in grouped.items():
        # 题名里有几个文本的，第二个起在锚点后面加序号。
        twins = sum(other is kind for other, _ in grouped) > 1
        number = sum(each.id.startswith(f"{document.id}-{kind.value}") for each in found) + 1
        found.append(
            Entry(
                f"{document.id}-{kind.value}" + (f"-{number}" if twins and number > 1 else ""),
                f"{name(document)}{f'（{of}）' if of else ''}：{kind.label}",
                EventType.CLAIM if kind is DateType.STATED else EventType.DOCUMENT,
                document.level,
                _ordered(readings),
                "",
                (document.id,),
                (),
                document.evidence,
                list(DateType).index(kind),
                document.id,
            )
        )
    return found


def _ordered(readings: Iterable[DatedReading]) -> tuple[DatedReading, ...]:
    return tuple(sorted(readings, key=lambda each: each.rank is not Rank.PREFERRED))
