"""案例与问题：有条文或写明没有，二者恰一；县名要有旁证；通报点明的规定不能晚于通报。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.places import below_province
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.cases import Case, Problem
from macros.model.vocabulary import EventType, Evidence, TiedBy


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each forced or missing tie, unwitnessed place and overstated grade."""
    library = loaded.library
    for problem in library.problems.values():
        yield from _tie(problem, bool(problem.answers), loaded.origins["problem", problem.id])
    for case in library.cases.values():
        origin = loaded.origins["case", case.id]
        yield from _tie(case, bool(case.clauses), origin)
        yield from _place(case, origin)
        yield from _grade(case, origin)
        yield from _bulletin(loaded, case, origin)


def _tie(record: Case | Problem, tied: bool, origin: Origin) -> Iterator[Fault]:
    if tied == bool(record.no_clause):
        both = "既连了条文，又写着没有条文" if tied else "没有连条文，也没有写为什么没有"
        yield origin.fault(
            "case-tie",
            record.id,
            ("no_clause",) if tied else (),
            found=both,
            allowed="连条文，或写 no_clause 的理由，二者恰一",
            hint="没有合适的条文就写 no_clause，不要硬连" if not tied else "删去 no_clause",
        )


def _place(case: Case, origin: Origin) -> Iterator[Fault]:
    if case.witness:
        return
    if case.place:
        yield origin.fault("case-place", case.id, ("place",), found=case.place, hint="删去 place")
    for path, text in case.texts_in:
        if path[0] in {"what", "note", "no_clause"} or path[-1] == "reason":
            for found in below_province(text):
                yield origin.fault(
                    "case-place", case.id, path, found=found, hint="改成「某县」一类，只写到省"
                )


def _grade(case: Case, origin: Origin) -> Iterator[Fault]:
    if not case.witness and case.evidence.rank < Evidence.SECONDARY.rank:
        yield origin.fault(
            "case-evidence",
            case.id,
            ("evidence",),
            found=case.evidence.value,
            allowed=Evidence.SECONDARY.value,
            hint="补上 witness，或改成 secondary",
        )


def _bulletin(loaded: Loaded, case: Case, origin: Origin) -> Iterator[Fault]:
    event = loaded.library.events.get(case.bulletin)
    if event is None:
        return
    if event.type is not EventType.BULLETIN:
        yield origin.fault(
            "case-bulletin",
            case.id,
            ("bulletin",),
            found=case.bulletin,
            allowed="events.yml 里 type: bulletin 的编号",
        )
    for index, tie in enumerate(case.clauses):
        if tie.by is TiedBy.BULLETIN and loaded.library.later_than(tie.clause, event):
            yield origin.fault(
                "tie-too-early",
                case.id,
                ("clauses", index, "by"),
                found=tie.clause,
                hint=f"改成 by: {TiedBy.EDITORS.value}",
            )
