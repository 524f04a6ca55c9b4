"""公开数据里本库自己说的：存疑、误引、推年份、用语、问题、案例。"""

from __future__ import annotations

from macros.export import items
from macros.export.sourcing import passages, sources
from macros.model.cases import Case, Problem
from macros.model.library import Library
from macros.model.register import Discrepancy, Misquote
from macros.model.source import Citation
from macros.model.terms import Term
from macros.render import addresses


def discrepancy(library: Library, each: Discrepancy) -> items.DiscrepancyItem:
    """Return a point of the register."""
    return items.DiscrepancyItem(
        id=each.id,
        title=each.title,
        kind=each.kind,
        sort=each.sort,
        passages=passages(library, each.passages),
        finding=each.finding,
        write=each.write,
        evidence=each.evidence,
        clauses=each.clauses,
        documents=each.documents,
        sources=sources(library, each.sources),
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_discrepancy(each.id),
    )


def misquote(library: Library, each: Misquote) -> items.MisquoteItem:
    """Return a wrong statement with its correction."""
    return items.MisquoteItem(
        id=each.id,
        wrong=each.wrong,
        variants=each.variants,
        right=each.right,
        why=each.why,
        said_by=each.said_by,
        evidence=each.evidence,
        clauses=each.clauses,
        documents=each.documents,
        discrepancies=each.discrepancies,
        sources=sources(library, each.sources),
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_misquote(each.id),
    )


def term(library: Library, each: Term) -> items.TermItem:
    """Return a term with all its clauses."""
    return items.TermItem(
        id=each.id,
        name=each.name,
        text=each.text,
        aliases=each.aliases,
        evidence=each.evidence,
        clauses=tuple(library.term_clauses[each.id]),
        documents=each.documents,
        see=each.see,
        sources=sources(library, each.sources),
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_term(each.id),
    )


def problem(library: Library, each: Problem) -> items.ProblemItem:
    """Return a problem with the clauses that answer it and its cases."""
    return items.ProblemItem(
        id=each.id,
        name=each.name,
        text=each.text,
        passages=passages(library, each.passages),
        topics=each.topics,
        answers=each.answers,
        no_clause=each.no_clause,
        cases=tuple(case.id for case in library.cases_of("problem", each.id)),
        evidence=each.evidence,
        sources=sources(library, each.sources),
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_problem(each.id),
    )


def case(library: Library, each: Case) -> items.CaseItem:
    """Return an incident; its witnesses stand among its sources."""
    event = library.events[each.bulletin]
    cited = {citation.source for citation in each.sources}
    witnesses = (Citation(source=key, place="旁证") for key in each.witness if key not in cited)
    return items.CaseItem(
        id=each.id,
        bulletin=each.bulletin,
        date=str(event.dates[0].date),
        what=each.what,
        good=each.good,
        province=each.province,
        place=each.place,
        problems=each.problems,
        topics=each.topics,
        clauses=tuple(
            items.TieItem(
                clause=tie.clause,
                by=tie.by,
                reason=tie.reason,
                later=library.later_than(tie.clause, event),
            )
            for tie in each.clauses
        ),
        no_clause=each.no_clause,
        witnessed=bool(each.witness),
        evidence=each.evidence,
        sources=sources(library, (*each.sources, *witnesses)),
        note=each.note,
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_case(each.id),
    )
