"""引条文的记录都要过的两关：写明用到第几项；写的数是条文里有的。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.figures import figures_of, unheld, years_of
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.lists import Citing
from macros.model.norm import Norm

_NOT_FIGURES = re.compile(
    "一(?:个|句|份|件|项|条|部分|类|方|级|套)|[二两三](?:字|份|句|件|项|个|家|类|条|级|样)|半句"
)
"""Words of running text that count nothing; rules write their figures in digits."""

HELD = "这里的数要与所依据的条文一致"


def norms_used(library: Library, citing: Citing) -> list[tuple[Clause, Norm]]:
    """Return the norms that something rests on, with their clauses: those named, else all of the clause's."""
    said = {use.clause: use.norms for use in citing.uses}
    return [
        (library.clauses[key], norm)
        for key in citing.clauses
        if key in library.clauses
        for number, norm in enumerate(library.clauses[key].norms, 1)
        if key not in said or number in said[key]
    ]


def unsaid_uses(
    loaded: Loaded,
    origin: Origin,
    record: str,
    path: tuple[str | int, ...],
    citing: Citing,
) -> Iterator[Fault]:
    """Yield a fault where norms of unequal grade are cited without saying which, or a wrong one."""
    library = loaded.library
    for place, use in enumerate(citing.uses):
        here = (*path, "uses", place)
        if use.clause not in citing.clauses:
            yield origin.fault("use-uncited", record, (*here, "clause"), found=use.clause)
        elif use.clause in library.clauses:
            many = len(library.clauses[use.clause].norms)
            for found in use.norms:
                if not 1 <= found <= many:
                    yield origin.fault(
                        "use-range",
                        record,
                        (*here, "norms"),
                        found=str(found),
                        allowed=f"1 到 {many}",
                    )
    said = {use.clause for use in citing.uses}
    for place, key in enumerate(citing.clauses):
        clause = library.clauses.get(key)
        if clause is None or key in said:
            continue
        grades = {clause.evidence, *(clause.evidence_of(norm) for norm in clause.norms)}
        if len(grades) > 1:
            each = "；".join(
                f"第 {number} 项〔{clause.evidence_of(norm).label}〕{norm.text}"
                for number, norm in enumerate(clause.norms, 1)
            )
            yield origin.fault(
                "use-unsaid", record, (*path, "clauses", place), found=key, allowed=each
            )


def unheld_figures(
    loaded: Loaded,
    origin: Origin,
    record: str,
    path: tuple[str | int, ...],
    said: tuple[str, tuple[str, ...]],
    *,
    prose: bool = False,
    heard: str = "",
    hint: str = HELD,
) -> Iterator[Fault]:
    """Yield a fault for each figure of a text that none of the clauses it rests on holds.

    Args:
        loaded: the records.
        origin: where the record stands.
        record: its id.
        path: where in it the text stands.
        said: the text and the clauses it rests on; where one of them does not exist nothing is said.
        prose: words such as 一句, 两份 are no figures, and the years of the cited documents may be named.
        heard: other text whose figures may be spoken of.
        hint: how to mend it.

    """
    text, cited = said
    clauses = loaded.library.clauses
    if any(each not in clauses for each in cited):
        return
    figures = {figure for each in cited for figure in figures_of(clauses[each])}
    allowed = "、".join(sorted(f"{value:.12g}{unit}" for value, unit in figures))
    years: set[str] = set()
    if prose:
        text = _NOT_FIGURES.sub("〓", text)
        documents = [loaded.library.clause_document[each] for each in cited]
        years = {str(each.date)[:4] for document in documents for each in document.dates}
        years.update(*(years_of(clauses[each]) for each in cited))
    for found in unheld(text, figures, years):
        if found not in heard:
            yield origin.fault(
                "figure-unheld", record, path, found=found, allowed=allowed, hint=hint
            )
