"""沿革与对照：限额先后怎么变，中央、省、市各说了什么；空着的格子写明为什么空。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.model.clause import Clause, Relation
from macros.model.document import DatedReading
from macros.model.edtf import UncertainDate
from macros.model.library import Library
from macros.model.lists import Topic
from macros.model.norm import Limit, Norm
from macros.model.ties import Absence, History, Stage
from macros.model.vocabulary import AuthorityStatus, DateType, Level, Rank, RelationType
from macros.render import words

_STROKE = 1.5
"""Distance between the strokes that hatch an expired bar, in percent of the picture."""


@dataclass(frozen=True)
class State:
    """One state of a limit, and its bar in the picture.

    Attributes:
        began_as: 起, or how the day is known where it is not that of issue: 首次报道.
        start: left edge of the bar, in percent of the picture.
        width: of the bar, likewise.

    """

    clause: Clause
    norm: Norm
    limits: tuple[Limit, ...]
    status: AuthorityStatus
    since: UncertainDate | None
    until: UncertainDate | None
    why: str
    began_as: str = "起"
    start: float = 0
    width: float = 0

    @property
    def hatch(self) -> list[float]:
        """Return where the slanting strokes of a bar begin, in percent of the picture."""
        steps = int((self.width - 0.5) // _STROKE)
        return [round(self.start + step * _STROKE, 2) for step in range(steps + 1)]

    @property
    def amounts(self) -> list[str]:
        """Return each limit in a few words, with what it is a limit on and of what."""
        return [
            words.limit(each, self.norm) + (f"（{each.scope}）" if each.scope else "")
            for each in self.limits
        ]

    @property
    def period(self) -> str:
        """Say from when until when: 2019年当年, 2024年8月6日起, 2018年10月9日首次报道."""
        begun = self.since.label if self.since else "不明"
        if self.until and self.since and self.until.text == self.since.text:
            return f"{begun}当年"
        return f"{begun}至{self.until.label}" if self.until else f"{begun}{self.began_as}"


@dataclass(frozen=True)
class Line:
    """How one limit changed; its picture spans from the first day to the last one known."""

    history: History
    states: list[State]
    first: date
    last: date


def lines(library: Library) -> list[Line]:
    """Return the line of every limit whose history is kept."""
    return [_line(library, each) for each in library.histories.values()]


def _line(library: Library, history: History) -> Line:
    found = [state for stage in history.stages for state in _states(library, stage)]
    begun = [state.since.lower for state in found if state.since and state.since.lower]
    from_, to = date(min(begun).year, 1, 1), _newest(library)

    def placed(state: State) -> State:
        start = state.since.lower if state.since and state.since.lower else from_
        end = state.until.upper if state.until and state.until.upper else to
        whole = (to - from_).days
        left, right = (start - from_).days / whole * 100, (end - from_).days / whole * 100
        return replace(state, start=round(left, 2), width=round(max(right - left, 2), 2))

    return Line(history, [placed(state) for state in found], from_, to)


def _states(library: Library, stage: Stage) -> Iterator[State]:
    """Yield the states of a limit that one clause holds: its earlier wordings, then the present."""
    clause = library.clauses[stage.clause]
    for each in clause.earlier:
        for norm, limits in _holding(each.norms, stage.subject):
            expired = AuthorityStatus.EXPIRED
            yield State(clause, norm, limits, expired, each.from_, each.to, each.why)
    authority = library.authority_of(clause)
    why = authority.reason if authority.status is AuthorityStatus.EXPIRED else ""
    for norm, limits in _holding(clause.norms, stage.subject):
        yield State(
            clause,
            norm,
            limits,
            authority.status,
            library.since(clause),
            library.until(clause),
            why,
            _began_as(library, clause),
        )


def _holding(norms: tuple[Norm, ...], subject: str) -> Iterator[tuple[Norm, tuple[Limit, ...]]]:
    for norm in norms:
        limits = tuple(each for each in norm.limits if each.subject == subject)
        if limits:
            yield norm, limits


def _began_as(library: Library, clause: Clause) -> str:
    out = library.came_out(library.clause_document[clause.id])
    known = out and out.date == library.since(clause) and out.type is not DateType.ISSUED
    return out.type.label if out and known else "起"


def _newest(library: Library) -> date:
    """Return the last day that any record speaks of; no clock is asked."""
    readings: list[DatedReading] = [
        *(each for document in library.documents.values() for each in document.dates),
        *(each for event in library.events.values() for each in event.dates),
    ]
    days = (each.date.upper for each in readings if each.rank is Rank.PREFERRED)
    return max(day for day in days if day)


@dataclass(frozen=True)
class Link:
    """A clause that another is tied to, the words for the tie, and who says so."""

    clause: Clause
    words: str
    relation: Relation


@dataclass(frozen=True)
class Row:
    """A central clause and what the city's speech says to it."""

    central: Clause
    links: list[Link]


@dataclass(frozen=True)
class Crossing:
    """One topic over the three levels.

    Attributes:
        alone: clauses of the city that no central clause of the topic is tied to, each with the
            other topics under which one is.
        lineage: ties between central clauses: the earlier one, how the later stands to it, the later.

    """

    topic: Topic
    rows: list[Row]
    province: list[Clause]
    alone: list[tuple[Clause, list[Topic]]]
    absences: dict[Level, Absence]
    lineage: list[tuple[Clause, Link]]

    @property
    def speech(self) -> set[str]:
        """Return the clauses of the city that stand in the table."""
        return self.tied | {clause.id for clause, _ in self.alone}

    def bound(self, library: Library) -> int:
        """Count the central clauses that may be presented as binding."""
        return sum(library.binds(row.central) for row in self.rows)

    @property
    def tied(self) -> set[str]:
        """Return the clauses of the city that a central clause of the topic is tied to."""
        return {link.clause.id for row in self.rows for link in row.links}

    @property
    def compared(self) -> list[tuple[str, int]]:
        """Return how the central clauses stand to the city's, in words, each with how many times."""
        said = Counter(link.words for row in self.rows for link in row.links)
        return sorted(said.items(), key=lambda each: (-each[1], each[0]))

    @property
    def city(self) -> bool:
        """Say whether the city's speech says anything on the topic."""
        return Level.CITY not in self.absences


def crossings(library: Library) -> list[Crossing]:
    """Return the crosswalk: every topic that is compared over the levels."""
    return [_crossing(library, each) for each in library.topics.values() if each.crosswalk]


def _crossing(library: Library, topic: Topic) -> Crossing:
    def of(level: Level) -> list[Clause]:
        return [
            each
            for each in library.clauses.values()
            if topic.id in each.topics and library.clause_document[each.id].level is level
        ]

    central = sorted(of(Level.CENTRAL), key=lambda each: _rank(library, each))
    rows = [Row(each, [*_links(library, each, Level.CITY)]) for each in central]
    tied = {link.clause.id for row in rows for link in row.links}
    lineage = [
        (each, Link(link.clause, _later(each, link), link.relation))
        for each in central
        for link in _links(library, each, Level.CENTRAL)
        if _before(library, each, link.clause)
    ]
    return Crossing(
        topic,
        rows,
        of(Level.PROVINCE),
        [
            (each, _topics_of(library, [*_links(library, each, Level.CENTRAL)]))
            for each in of(Level.CITY)
            if each.id not in tied
        ],
        {each.level: each for each in library.absences.values() if topic.id in each.topics},
        sorted(lineage, key=lambda each: (_day(library, each[0]), each[0].id, each[1].clause.id)),
    )


_LATER = {
    RelationType.REPEATS: ("两份说的是同一件事", "两份说的是同一件事"),
    RelationType.TIGHTENS: ("后一份更宽", "后一份更严"),
    RelationType.LOOSENS: ("后一份更严", "后一份更宽"),
    RelationType.NARROWS: ("后一份管得更宽", "后一份管得更窄"),
    RelationType.EXTENDS: ("后一份管得更窄", "后一份管得更宽"),
    RelationType.REPLACES: ("前一份取代后一份", "后一份取代前一份"),
    RelationType.IMPLEMENTS: ("前一份落实后一份", "后一份落实前一份"),
    RelationType.CITES: ("前一份引用后一份", "后一份引用前一份"),
}
"""How the later text stands to the earlier, by whether the earlier or the later says so."""


def _later(earlier: Clause, link: Link) -> str:
    said_by_later = link.relation not in earlier.related
    return _LATER[link.relation.type][said_by_later]


def _topics_of(library: Library, links: list[Link]) -> list[Topic]:
    keys = {key for link in links for key in link.clause.topics}
    return [each for each in library.topics.values() if each.crosswalk and each.id in keys]


def _links(library: Library, clause: Clause, level: Level) -> Iterator[Link]:
    """Yield the ties of a clause to clauses of one level, each other clause once."""
    mine, seen = library.clause_document[clause.id], set()
    both = [(library.clauses[each.id], each, True) for each in clause.related]
    both += [(other, each, False) for other, each in library.incoming.get(clause.id, [])]
    for other, relation, outgoing in both:
        theirs = library.clause_document[other.id]
        if theirs.level is level and theirs is not mine and other.id not in seen:
            seen.add(other.id)
            said = words.relation(relation.type, outgoing)
            yield Link(other, said, relation)


def _rank(library: Library, clause: Clause) -> tuple[bool, bool, int]:
    """Put what binds first, then what is in force, then the newest."""
    in_force = library.authority_of(clause).status is AuthorityStatus.IN_FORCE
    return not library.binds(clause), not in_force, -_day(library, clause)


def _before(library: Library, one: Clause, other: Clause) -> bool:
    return (_day(library, one), one.id) < (_day(library, other), other.id)


def _day(library: Library, clause: Clause) -> int:
    since = library.since(clause)
    return since.lower.toordinal() if since and since.lower else 0
