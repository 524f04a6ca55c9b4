"""公开数据：data/*.json。同样的记录总得同样的字节。"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from macros.export import (
    commentary,
    doing,
    doing_items,
    items,
    study,
    study_items,
    ties,
    ties_items,
)
from macros.export.sourcing import sources
from macros.model.changes import Change
from macros.model.clause import Clause
from macros.model.document import DatedReading, Document, DocumentDate, Reading
from macros.model.library import Library
from macros.model.lists import Measure
from macros.model.norm import Norm
from macros.model.register import Dating
from macros.render import addresses, dating, duties, lineage, timeline

TABLES: dict[str, type[BaseModel]] = {
    "documents": items.DocumentItem,
    "clauses": items.ClauseItem,
    "measures": items.MeasureItem,
    "timeline": items.EventItem,
    "checklists": doing_items.ChecklistItem,
    "scenarios": doing_items.ScenarioItem,
    "discrepancies": items.DiscrepancyItem,
    "misquotes": items.MisquoteItem,
    "datings": items.DatingItem,
    "terms": items.TermItem,
    "problems": items.ProblemItem,
    "cases": items.CaseItem,
    "questions": study_items.QuestionItem,
    "changes": items.ChangeItem,
    "crosswalk": ties_items.CrossingItem,
    "histories": ties_items.HistoryItem,
    "duties": ties_items.DutyItem,
    "machinery": ties_items.MachineryItem,
    "channels": ties_items.ChannelItem,
}
"""Name of each file in data/ and the shape of its items."""


def tables(library: Library) -> dict[str, list[BaseModel]]:
    """Return the items of every table, in the order of the records."""
    return {
        "documents": [_document(library, each) for each in library.documents.values()],
        "clauses": [_clause(library, each) for each in library.clauses.values()],
        "measures": [_measure(library, each) for each in library.measures.values()],
        "timeline": [_event(library, each) for each in timeline.entries(library)],
        "checklists": [doing.checklist(library, each) for each in library.checklists.values()],
        "scenarios": [doing.scenario(library, each) for each in library.scenarios.values()],
        "discrepancies": [
            commentary.discrepancy(library, each) for each in library.discrepancies.values()
        ],
        "misquotes": [commentary.misquote(library, each) for each in library.misquotes.values()],
        "datings": [_dating(library, each) for each in library.datings.values()],
        "terms": [commentary.term(library, each) for each in library.terms.values()],
        "problems": [commentary.problem(library, each) for each in library.problems.values()],
        "cases": [commentary.case(library, each) for each in library.cases.values()],
        "questions": [study.question(library, each) for each in library.questions.values()],
        "changes": [_change(each) for each in library.changes.values()],
        "crosswalk": [ties.crossing(each) for each in lineage.crossings(library)],
        "histories": [ties.history(library, each) for each in lineage.lines(library)],
        "duties": [ties.duty(library, each) for each in duties.sheets(library)],
        "machinery": [ties.machinery(library, each) for each in library.machinery.values()],
        "channels": [ties.channel(library, each) for each in library.channels.values()],
    }


@lru_cache(maxsize=2)
def _lines(library: Library) -> dict[str, list[str]]:
    """Return the items of every table as JSON, an item a line; the version and the files share them."""
    return {name: [_json(row) for row in rows] for name, rows in tables(library).items()}


def version(library: Library) -> str:
    """Return the data version: six characters (a-z, 2-7) derived from all records."""
    whole = hashlib.sha256()
    for name, lines in _lines(library).items():
        whole.update("\n".join((name, *lines, "")).encode())
    for each in _unlisted(library):
        whole.update(f"{_json(each)}\n".encode())
    return base64.b32encode(whole.digest()).decode("ascii").lower()[:6]


def _unlisted(library: Library) -> Iterator[BaseModel]:
    """Yield the records that stand in no table but show on pages and in files."""
    yield from library.guides.values()
    yield from library.lessons.values()
    yield from library.plans.values()
    yield from library.discussions.values()
    yield from library.exercises.values()
    yield from library.topics.values()
    yield from library.bodies.values()
    yield from library.sayings.values()
    yield from library.outside.values()


def files(library: Library, of_version: str) -> dict[str, bytes]:
    """Return every open-data file by its address below the site's root; an item stands on a line."""
    return {
        f"data/{name}.json": "\n".join(
            (f'{{"version": "{of_version}", "items": [', ",\n".join(lines), "]}", "")
        ).encode()
        for name, lines in _lines(library).items()
    }


def _json(row: BaseModel) -> str:
    return row.model_dump_json(by_alias=True)


def _clause(library: Library, clause: Clause) -> items.ClauseItem:
    document = library.clause_document[clause.id]
    return items.ClauseItem(
        id=clause.id,
        code=library.codes[clause.id],
        document=document.id,
        at=tuple(
            items.PlaceItem(
                **place.model_dump(exclude={"item", "para"}),
                item=place.item if place.confirmed else None,
                para=place.para if place.confirmed else None,
                text=document.numbering.write(place),
            )
            for place in clause.at
        ),
        heading=clause.heading,
        heading_by_editors=clause.heading_by_editors,
        gist="；".join(norm.text.rstrip("。；") for norm in clause.norms) + "。",
        text=items.TextItem(
            wording=clause.text.wording, sources=sources(library, clause.text.sources)
        )
        if clause.text
        else None,
        norms=tuple(_norm(library, clause, norm) for norm in clause.norms),
        force=clause.force,
        evidence=clause.evidence,
        authority=library.authority_of(clause),
        binding=library.binds(clause),
        audience=tuple(library.audience_of(clause)),
        topics=clause.topics,
        limits=clause.limits,
        measures=tuple(each.id for each in library.measures_of(clause.id)),
        checklists=tuple(each.id for each in library.checklists_of(clause.id)),
        related=clause.related,
        scope=clause.scope,
        earlier=tuple(
            items.EarlierItem(
                start=str(each.from_) if each.from_ else None,
                end=str(each.to),
                norms=tuple(_norm(library, clause, norm) for norm in each.norms),
                why=each.why,
                sources=sources(library, each.sources),
            )
            for each in clause.earlier
        ),
        gaps=clause.gaps,
        sources=sources(library, clause.sources),
        note=clause.note,
        url=addresses.of_clause(library, clause.id),
    )


def _norm(library: Library, clause: Clause, norm: Norm) -> items.NormItem:
    given = {
        name: getattr(norm, name)
        for name in (
            "text",
            "force",
            "qualifier",
            "deadline",
            "exceptions",
            "limits",
            "counts",
            "note",
        )
    }
    return items.NormItem(
        **given,
        bearer=tuple(library.bodies[key].name for key in norm.bearer),
        protects=tuple(library.bodies[key].name for key in norm.protects),
        evidence=clause.evidence_of(norm),
        binding=library.binds(clause, norm),
        sources=sources(library, norm.sources or clause.sources),
    )


def _date(library: Library, each: DatedReading) -> items.DateItem:
    return items.DateItem(
        type=each.type if isinstance(each, DocumentDate) else None,
        of=each.of if isinstance(each, DocumentDate) else None,
        date=str(each.date),
        label=each.date.label,
        wording=each.wording,
        said_by=each.said_by,
        rank=each.rank,
        reason=each.reason,
        sources=sources(library, each.sources),
    )


def _document(library: Library, document: Document) -> items.DocumentItem:
    same = (
        "id",
        "title",
        "short",
        "aliases",
        "level",
        "kind",
        "record",
        "summary",
        "issuers",
        "number",
        "issued_under",
        "number_note",
        "numbering",
        "authority",
        "evidence",
        "status_check",
        "relations",
        "gaps",
        "note",
    )
    return items.DocumentItem(
        **{name: getattr(document, name) for name in same},
        code=library.codes[addresses.of_document(document.id)],
        dates=tuple(_date(library, each) for each in document.dates),
        readings=tuple(_reading(library, each) for each in document.readings),
        clauses=tuple(clause.id for clause in document.clauses),
        sources=sources(library, document.sources),
        url=addresses.of_document(document.id),
    )


def _reading(library: Library, reading: Reading) -> items.ReadingItem:
    said = tuple(
        items.SaidItem(
            value=each.value,
            said_by=each.said_by,
            rank=each.rank,
            sources=sources(library, each.sources),
        )
        for each in reading.said
    )
    return items.ReadingItem(of=reading.of, said=said, reason=reading.reason)


def _measure(library: Library, measure: Measure) -> items.MeasureItem:
    return items.MeasureItem(
        id=measure.id,
        code=library.codes[addresses.of_measure(measure.id)],
        title=measure.title,
        editorial=True,
        why=measure.why,
        clauses=measure.clauses,
        answers=measure.answers,
        evidence=measure.evidence,
        sources=sources(library, measure.sources),
        review=tuple(library.review.get(measure.id, ())),
        url=addresses.of_measure(measure.id),
    )


def _event(library: Library, entry: timeline.Entry) -> items.EventItem:
    return items.EventItem(
        id=entry.id,
        title=entry.title,
        type=entry.type,
        level=entry.level,
        date=str(entry.chief.date),
        readings=tuple(_date(library, each) for each in entry.readings),
        text=entry.text or None,
        documents=entry.documents,
        clauses=entry.clauses,
        evidence=entry.evidence,
        review=tuple(library.review.get(entry.id, ())),
        url=addresses.of_event(entry.id),
    )


def _change(each: Change) -> items.ChangeItem:
    return items.ChangeItem(
        id=each.id,
        date=str(each.date),
        kind=each.kind,
        what=each.what,
        why=each.why,
        clauses=each.clauses,
        documents=each.documents,
        url=addresses.of_change(each.id),
    )


def _dating(library: Library, each: Dating) -> items.DatingItem:
    return items.DatingItem(
        id=each.id,
        title=each.title,
        event=each.event,
        clues=tuple(_date(library, clue) for clue in dating.clues(library, each)),
        candidates=tuple(
            items.CandidateItem(
                date=str(row.candidate.date),
                label=row.candidate.date.label,
                fits=row.fits,
                note=row.candidate.note,
            )
            for row in dating.rows(library, each)
        ),
        conclusion=each.conclusion,
        evidence=each.evidence,
        sources=sources(library, each.sources),
        url=addresses.of_discrepancy(each.id),
    )
