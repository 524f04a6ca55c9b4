"""「我要……」一页上的东西：都由短答、清单和补充的条文算出。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.cases import Case
from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.lists import Checklist, ChecklistItem, Event, Said, Scenario
from macros.model.norm import Limit, Norm
from macros.model.register import Discrepancy, Misquote
from macros.model.vocabulary import AuthorityStatus
from macros.render import words
from macros.render.checklists import Basis, basis, rests
from macros.render.duties import standing

_OVER = {AuthorityStatus.EXPIRED}


@dataclass(frozen=True)
class Ceiling:
    """A limit and how it stands: binding, other (unchecked or weakly known), over (its time is up)."""

    clause: Clause
    norm: Norm
    limit: Limit
    standing: str

    @property
    def exceptions(self) -> tuple[str, ...]:
        """Return the norm's exceptions that the limit does not name itself."""
        own = "；".join(self.limit.exceptions)
        apart = [each for each in self.norm.exceptions if not own or own not in each]
        return tuple(apart)


@dataclass(frozen=True)
class Situation:
    """Everything a 我要…… page shows."""

    scenario: Scenario
    checklist: Checklist
    basis: Basis
    limits: tuple[Ceiling, ...]
    cases: tuple[tuple[Event, tuple[Case, ...]], ...]
    doubts: tuple[Discrepancy, ...]
    misquotes: tuple[Misquote, ...]

    def ceilings(self, *standings: str) -> list[Ceiling]:
        """Return the limits of those standings: binding, other, over."""
        return [each for each in self.limits if each.standing in standings]

    @property
    def number_of_cases(self) -> int:
        """Return how many incidents are listed."""
        return sum(len(cases) for _, cases in self.cases)


def situation(library: Library, scenario: Scenario) -> Situation:
    """Gather what belongs to a scenario, each thing once."""
    checklist = library.checklists[scenario.checklist]
    cited = (
        *(key for said in scenario.answer for key in said.clauses),
        *(key for item in checklist.items for key in item.clauses),
        *scenario.clauses,
    )
    found = basis(library, cited)
    # 案例只取公开文件的条文连到的：讲话不是依据，连不出通报里的事
    central = [clause.id for clause in found.central]
    every = [*central, *(clause.id for clause in found.speech)]
    cases = {case.id: case for key in central for case in library.cases_of("clause", key)}
    doubts = {each.id: each for key in every for each in library.discrepancies_of("clause", key)}
    wrong = {each.id: each for key in every for each in library.misquotes_of("clause", key)}
    bulletins = dict.fromkeys(case.bulletin for case in cases.values())
    groups = [
        (library.events[key], tuple(case for case in cases.values() if case.bulletin == key))
        for key in bulletins
    ]
    groups.sort(key=lambda each: each[0].dates[0].date.sort_key, reverse=True)
    return Situation(
        scenario,
        checklist,
        found,
        tuple(_ceilings(library, scenario, checklist)),
        tuple(groups),
        tuple(doubts.values()),
        tuple(wrong.values()),
    )


def _ceilings(library: Library, scenario: Scenario, checklist: Checklist) -> Iterator[Ceiling]:
    """Yield the limits of the norms that the page uses; a clause added for reading counts whole.

    One said in the same words by several clauses of a document comes once. The speech's are none.
    """
    citing: list[ChecklistItem | Said] = [*scenario.answer, *checklist.items]
    used = [
        (rest.clause, norm)
        for each in citing
        for rest in rests(library, each).central
        for norm in rest.used
    ]
    added = [library.clauses[key] for key in scenario.clauses]
    used += [(clause, norm) for clause in added for norm in clause.norms]
    done: set[tuple[str, str]] = set()
    for clause, norm in used:
        stands = standing(library, clause, norm)
        over = library.authority_of(clause).status in _OVER
        for limit in norm.limits if stands != "speech" else ():
            said = (library.clause_document[clause.id].id, words.limit(limit, norm))
            if said not in done:
                done.add(said)
                yield Ceiling(clause, norm, limit, "over" if over else stands)
