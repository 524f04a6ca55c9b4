"""公开数据里跨文件的联系：对照、沿革、职责、讲话的安排、渠道。"""

from __future__ import annotations

from macros.export import ties_items as items
from macros.export.sourcing import sources
from macros.model.library import Library
from macros.model.ties import Channel, Machinery
from macros.model.vocabulary import Level
from macros.render import addresses, duties, lineage


def crossing(each: lineage.Crossing) -> items.CrossingItem:
    """Return one topic of the crosswalk."""
    held = {
        Level.CENTRAL: [row.central.id for row in each.rows],
        Level.PROVINCE: [clause.id for clause in each.province],
        Level.CITY: sorted(each.speech),
    }
    return items.CrossingItem(
        id=each.topic.id,
        title=each.topic.title,
        cells=tuple(
            items.CellItem(
                level=level,
                clauses=tuple(clauses),
                absent=each.absences[level].reason if level in each.absences else None,
            )
            for level, clauses in held.items()
        ),
        url=f"crosswalk.html#topic-{each.topic.id}",
    )


def history(library: Library, line: lineage.Line) -> items.HistoryItem:
    """Return how one limit changed."""
    record = line.history
    return items.HistoryItem(
        id=record.id,
        title=record.title,
        topic=record.topic,
        text=record.text,
        states=tuple(
            items.StateItem(
                clause=state.clause.id,
                limits=state.limits,
                status=state.status,
                start=str(state.since) if state.since else None,
                end=str(state.until) if state.until else None,
            )
            for state in line.states
        ),
        evidence=record.evidence,
        review=tuple(library.review.get(record.id, ())),
        url=addresses.of_history(record.id),
    )


def duty(library: Library, sheet: duties.Sheet) -> items.DutyItem:
    """Return what falls on one role."""
    role = sheet.role
    return items.DutyItem(
        id=role.id,
        name=role.name,
        bodies=tuple(library.bodies[key].name for key in role.bodies),
        must=tuple(_row(each) for each in sheet.must),
        must_not=tuple(_row(each) for each in sheet.must_not),
        may=tuple(_row(each) for each in sheet.may),
        declines=tuple(
            items.DeclineRow(clause=clause.id, what=each.what, standing=standing)
            for each, clause, standing, _ in sheet.declines
        ),
        note=role.note,
        evidence=role.evidence,
        review=tuple(library.review.get(role.id, ())),
        url=addresses.of_role(role.id),
    )


def _row(each: duties.Duty) -> items.DutyRow:
    return items.DutyRow(
        clause=each.clause.id,
        text=each.norm.text,
        force=each.norm.force,
        standing=each.standing,
        by_when=tuple(each.by_when),
    )


def machinery(library: Library, each: Machinery) -> items.MachineryItem:
    """Return one piece of the speech's arrangements."""
    return items.MachineryItem(
        **{name: getattr(each, name) for name in ("id", "title", "clauses", "documents", "unsaid")},
        discrepancies=each.discrepancies,
        evidence=each.evidence,
        sources=sources(library, each.sources),
        review=tuple(library.review.get(each.id, ())),
        url=addresses.of_role(each.id),
    )


def channel(library: Library, each: Channel) -> items.ChannelItem:
    """Return one way to report a problem."""
    return items.ChannelItem(
        **{name: getattr(each, name) for name in ("id", "title", "number", "takes", "event")},
        gaps=each.gaps,
        evidence=each.evidence,
        sources=sources(library, each.sources),
        url=f"reporting.html#{each.id}",
    )
