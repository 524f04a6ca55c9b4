"""「我要……」一页上的东西：都由短答、清单和补充的条文算出。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.cases import Case
from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.lists import Checklist, Event, Scenario
from macros.model.norm import Limit, Norm
from macros.model.register import Discrepancy, Misquote
from macros.render.checklists import Basis, basis


@dataclass(frozen=True)
class Situation:
    """Everything a 我要…… page shows."""

    scenario: Scenario
    checklist: Checklist
    basis: Basis
    limits: tuple[tuple[Clause, Norm, Limit], ...]
    cases: tuple[tuple[Event, tuple[Case, ...]], ...]
    doubts: tuple[Discrepancy, ...]
    misquotes: tuple[Misquote, ...]

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
        tuple(
            (clause, norm, limit)
            for clause in found.central
            for norm in clause.norms
            for limit in norm.limits
        ),
        tuple(groups),
        tuple(doubts.values()),
        tuple(wrong.values()),
    )
