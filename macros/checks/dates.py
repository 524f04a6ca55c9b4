"""日期：先后、并存的说法、核对状态。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from macros.loading.faults import Fault
from macros.loading.nodes import Path
from macros.loading.tree import Loaded, Origin
from macros.model.clause import Authority
from macros.model.document import DatedReading, Document, StatusCheck
from macros.model.vocabulary import CheckState, DateType, Rank

_ORDER = (DateType.APPROVED, DateType.ISSUED, DateType.FIRST_REPORTED, DateType.TEXT_PUBLISHED)


def check(loaded: Loaded, today: date) -> Iterator[Fault]:
    """Yield a fault for each impossible order, undecided reading and untrue status check."""
    library = loaded.library
    for document in library.documents.values():
        origin = loaded.origins["document", document.id]
        yield from _order(document, origin)
        yield from _period(document.id, document.authority, origin)
        yield from _status(document.id, document.status_check, origin, today)
        grouped: dict[tuple[DateType, str | None], list[int]] = defaultdict(list)
        for index, each in enumerate(document.dates):
            grouped[each.type, each.of].append(index)
        for numbers in grouped.values():
            yield from _readings(document.id, document.dates, numbers, origin)
        for index, reading in enumerate(document.readings):
            if sum(said.rank is Rank.PREFERRED for said in reading.said) > 1:
                yield origin.fault(
                    "reading-rank",
                    document.id,
                    ("readings", index),
                    found=f"「{reading.of}」有两个说法都标为 preferred",
                    hint="只留一个 preferred",
                )
    for clause in library.clauses.values():
        if clause.authority:
            yield from _period(clause.id, clause.authority, loaded.origins["clause", clause.id])
    for event in library.events.values():
        yield from _readings(
            event.id, event.dates, range(len(event.dates)), loaded.origins["event", event.id]
        )


def _order(document: Document, origin: Origin) -> Iterator[Fault]:
    chosen = [
        (each, index)
        for kind in _ORDER
        for index, each in enumerate(document.dates)
        if each.type is kind and each.rank is Rank.PREFERRED and each.date.has_year
    ]
    for (earlier, _), (later, index) in pairwise(chosen):
        if earlier.type is later.type:
            continue
        if earlier.date.lower and later.date.upper and later.date.upper < earlier.date.lower:
            yield origin.fault(
                "date-order",
                document.id,
                ("dates", index, "date"),
                found=f"{later.type.label}（{later.date}）早于{earlier.type.label}（{earlier.date}）",
            )


def _period(key: str, authority: Authority, origin: Origin) -> Iterator[Fault]:
    period = authority.applies
    if not (period and period.from_ and period.to and period.from_.lower and period.to.upper):
        return
    if period.to.upper < period.from_.lower:
        yield origin.fault(
            "date-order",
            key,
            ("authority", "applies", "to"),
            found=f"止（{period.to}）早于起（{period.from_}）",
        )


def _readings(
    key: str, dates: Sequence[DatedReading], numbers: Sequence[int], origin: Origin
) -> Iterator[Fault]:
    if len(numbers) < 2:
        return
    preferred = [index for index in numbers if dates[index].rank is Rank.PREFERRED]
    for index in preferred[1:]:
        yield origin.fault(
            "reading-rank",
            key,
            ("dates", index, "rank"),
            found="同一件事有两个时间都标为 preferred",
            hint="只留一个 preferred，其余写 other",
        )
    for index in numbers:
        if not dates[index].said_by:
            yield origin.fault(
                "reading-rank",
                key,
                ("dates", index),
                found="说法不一，却没有写谁这样说",
                hint="补上 said_by",
            )
    if not any(dates[index].reason for index in numbers):
        yield origin.fault(
            "reading-rank",
            key,
            ("dates", numbers[0]),
            found="说法不一，却没有写取舍的理由",
            hint="补上 reason",
        )


def _status(key: str, status: StatusCheck, origin: Origin, today: date) -> Iterator[Fault]:
    path: Path = ("status_check",)
    if status.state is CheckState.UNCHECKED:
        if status.date or status.where or status.result:
            yield origin.fault(
                "status-check",
                key,
                path,
                found="写着未核，却有核对的日期、地点或结果",
                hint="查过就改成 checked，没查过就删去这些",
            )
        return
    for field in ("date", "where", "looked_for", "result"):
        if getattr(status, field) is None:
            yield origin.fault(
                "status-check", key, path, found=f"写着已核，却没有 {field}", hint=f"补上 {field}"
            )
    if status.date and status.date.lower and status.date.lower > today:
        yield origin.fault(
            "status-check",
            key,
            (*path, "date"),
            found=f"核对日期 {status.date} 在将来",
            allowed="今天或以前",
        )
