"""存疑与误引：差错要有种类和证据，措辞平和；可照抄的一句，数与日期都要有着落。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.figures import figures_of, unheld
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.document import DatedReading
from macros.model.register import Discrepancy, Misquote
from macros.model.vocabulary import DiscrepancyKind, Evidence, Rank
from macros.model.wordlists import JUDGING

_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?")
_CITED = re.compile("《[^》]*》|「[^」]*」")


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each unsorted or ungraded point, judging word, unheld date and figure."""
    for point in loaded.library.discrepancies.values():
        origin = loaded.origins["discrepancy", point.id]
        yield from _sort(point, origin)
        yield from _judging(point, origin)
    for misquote in loaded.library.misquotes.values():
        origin = loaded.origins["misquote", misquote.id]
        yield from _judging(misquote, origin)
        yield from _sentence(loaded, misquote, origin)


def _sort(point: Discrepancy, origin: Origin) -> Iterator[Fault]:
    error = point.kind is DiscrepancyKind.ERROR
    if error and point.sort is None:
        yield origin.fault("discrepancy-sort", point.id, ("kind",), found="差错没有写是哪一种")
    if not error and point.sort is not None:
        yield origin.fault(
            "discrepancy-sort",
            point.id,
            ("sort",),
            found="编者看法写了差错的种类",
            hint="删去 sort",
        )
    unfit = {Evidence.EDITORIAL, Evidence.MISSING}
    if error == (point.evidence in unfit):
        allowed = [each for each in Evidence if (each in unfit) != error and each != "missing"]
        yield origin.fault(
            "discrepancy-evidence",
            point.id,
            ("evidence",),
            found=point.evidence.value,
            allowed="、".join(allowed),
        )


def _judging(record: Discrepancy | Misquote, origin: Origin) -> Iterator[Fault]:
    for path, text in record.texts_in:
        for word in sorted(JUDGING):
            if word in text:
                yield origin.fault(
                    "judging-word", record.id, path, found=word, hint="只写看到了什么、与什么不一致"
                )


def _sentence(loaded: Loaded, misquote: Misquote, origin: Origin) -> Iterator[Fault]:
    """The right sentence may only name dates and figures that the records it cites hold."""
    library = loaded.library
    if not (
        all(key in library.clauses for key in misquote.clauses)
        and all(key in library.documents for key in misquote.documents)
    ):
        return
    clauses = [library.clauses[key] for key in misquote.clauses]
    documents = [library.documents[key] for key in misquote.documents]
    documents += [library.clause_document[each.id] for each in clauses]
    dates: list[DatedReading] = [
        each for document in documents for each in document.dates if each.rank is not Rank.REJECTED
    ]
    labels = [each.date.label for each in dates]
    labels += [document.number for document in documents if document.number]
    for clause in clauses:
        applies = clause.authority.applies if clause.authority else None
        labels += [end.label for end in (applies.from_, applies.to) if end] if applies else []
    for match in _DATE.finditer(_CITED.sub("〓", misquote.right)):
        if not any(label.startswith(match.group()) for label in labels):
            yield origin.fault(
                "date-unheld",
                misquote.id,
                ("right",),
                found=match.group(),
                allowed="、".join(labels) or "所引记录里的日期",
                hint="核对日期，或在 documents 里补上那份文件",
            )
    figures = {figure for clause in clauses for figure in figures_of(clause)}
    for found in unheld(_DATE.sub("〓", misquote.right), figures, set()):
        yield origin.fault(
            "figure-unheld",
            misquote.id,
            ("right",),
            found=found,
            allowed="、".join(sorted(f"{value:.12g}{unit}" for value, unit in figures)),
            hint="核对这个数，或在 clauses 里补上那条条文",
        )
