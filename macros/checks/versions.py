"""以前的规定：起止不颠倒，前后两版不重叠，也不与现在的重叠。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.clause import Clause, Earlier
from macros.model.library import Library


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each earlier wording whose period cannot be."""
    for clause in loaded.library.clauses.values():
        origin = loaded.origins["clause", clause.id]
        for index, each in enumerate(clause.earlier):
            if (
                each.from_
                and each.from_.lower
                and each.to.upper
                and each.to.upper < each.from_.lower
            ):
                yield origin.fault(
                    "date-order",
                    clause.id,
                    ("earlier", index, "to"),
                    found=f"止（{each.to}）早于起（{each.from_}）",
                )
        for index, (before, after) in enumerate(pairwise(clause.earlier), start=1):
            if _reaches(before, after.from_.lower if after.from_ else None):
                yield origin.fault(
                    "period-overlap",
                    clause.id,
                    ("earlier", index),
                    found=f"上一版到 {before.to}，这一版从 {after.from_ or '不明'} 起",
                    hint="从早到晚排，后一版从前一版止的第二天起",
                )
        now = _since(loaded.library, clause)
        if clause.earlier and now and _reaches(clause.earlier[-1], now):
            yield origin.fault(
                "period-overlap",
                clause.id,
                ("earlier", len(clause.earlier) - 1, "to"),
                found=f"以前的到 {clause.earlier[-1].to}，现在的从 {now} 起",
                hint=f"to 改成 {now} 以前的日子",
            )


def _reaches(before: Earlier, after: date | None) -> bool:
    """Say whether `before` still applied on the day the next one began; unknown counts as so."""
    return after is None or (before.to.upper is not None and before.to.upper >= after)


def _since(library: Library, clause: Clause) -> date | None:
    period = library.authority_of(clause).applies
    return period.from_.lower if period and period.from_ else None
