"""谁做什么：由各条规矩的主体、力度、期限算出每一栏要做的、不得做的、可以做的；可以不接受的是本库的判断。"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.norm import Norm
from macros.model.ties import Decline, Role
from macros.model.vocabulary import AuthorityStatus, Comparator, Evidence, Force
from macros.render import words

_NOT_TO = re.compile("(?:一般|原则上)也?不(?!超过|低于|少于|多于)")
"""一般不……、原则上不……：一般要求里叫人不做某事的；「一般不超过」是限额，不算。"""

_ASKS = {Force.REQUIRED, Force.DEFAULT}

STANDINGS = ("binding", "other", "speech")
"""Binding ones first, then central ones that do not bind or are unchecked, the speech's apart."""


@dataclass(frozen=True)
class Duty:
    """One rule as it falls on a role."""

    clause: Clause
    norm: Norm
    standing: str

    @property
    def by_when(self) -> list[str]:
        """Return by when it is to be done: deadlines, and limits of time within which."""
        found = [words.deadline(self.norm.deadline)] if self.norm.deadline else []
        return found + [
            words.limit(each, self.norm)
            for each in self.norm.limits
            if each.comparator is Comparator.WITHIN
        ]


@dataclass(frozen=True)
class Sheet:
    """All that falls on one role."""

    role: Role
    must: list[Duty]
    must_not: list[Duty]
    may: list[Duty]
    declines: list[tuple[Decline, Clause, str, Evidence]]

    @property
    def timed(self) -> list[Duty]:
        """Return the duties that say by when."""
        return [each for each in (*self.must, *self.must_not) if each.by_when]

    def count(self, duties: list[Duty]) -> str:
        """Say how many of `duties` there are, by standing: 现行12，其他3，讲话5."""
        return _counted([each.standing for each in duties])

    @property
    def declined(self) -> str:
        """Say how many demands need not be accepted, by standing."""
        return _counted([standing for _, _, standing, _ in self.declines])


def _counted(standings: list[str]) -> str:
    labels = zip(STANDINGS, ("现行", "其他", "讲话"), strict=True)
    numbers = ((label, standings.count(one)) for one, label in labels)
    return "，".join(f"{label}{number}" for label, number in numbers if number) or "无"


def sheets(library: Library) -> list[Sheet]:
    """Return what falls on each role."""
    return [_sheet(library, role) for role in library.roles.values()]


def _sheet(library: Library, role: Role) -> Sheet:
    bodies = set(role.bodies)
    duties = [
        Duty(clause, norm, standing(library, clause, norm))
        for clause in library.clauses.values()
        for norm in clause.norms
        if bodies & set(norm.bearer) and norm.force is not Force.INFORMATIVE
    ]
    duties.sort(key=lambda each: STANDINGS.index(each.standing))
    clauses = [(each, library.clauses[each.clause]) for each in role.declines]
    return Sheet(
        role,
        _those(duties, lambda norm: norm.force in _ASKS and not _forbids(norm)),
        _those(duties, _forbids),
        _those(duties, lambda norm: norm.force in {Force.ENCOURAGED, Force.PERMITTED}),
        [
            (each, clause, standing(library, clause), _weakest(clause, bodies))
            for each, clause in clauses
        ],
    )


def _weakest(clause: Clause, bodies: set[str]) -> Evidence:
    """Return the weakest grade among the rules of a clause that protect any of `bodies`."""
    grades = [clause.evidence_of(norm) for norm in clause.norms if bodies & set(norm.protects)]
    return max(grades or [clause.evidence], key=lambda grade: grade.rank)


def _those(duties: list[Duty], fits: Callable[[Norm], bool]) -> list[Duty]:
    return [each for each in duties if fits(each.norm)]


def _forbids(norm: Norm) -> bool:
    if norm.force is Force.DEFAULT:
        return bool(_NOT_TO.search(norm.text))
    return norm.force is Force.PROHIBITED


def standing(library: Library, clause: Clause, norm: Norm | None = None) -> str:
    """Return in which of the three heaps a rule belongs."""
    if library.authority_of(clause).status is AuthorityStatus.INSTANCE:
        return "speech"
    return "binding" if library.binds(clause, norm) else "other"
