"""收录情况：每份文件收了几条、各到什么程度，还缺什么、到哪里查、写进哪里。全部由记录算出。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.model.source import Source
from macros.model.vocabulary import (
    CheckState,
    Evidence,
    Level,
    ReadState,
    RecordState,
    SourceRole,
)
from macros.render import words

_OPEN = (RecordState.PUBLISHED, RecordState.NAMED)
"""Kinds of documents of which a text can be looked up at all."""


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: what to look up, and where to type it (a file and a field)."""

    what: str
    file: str
    field: str


@dataclass(frozen=True)
class Holding:
    """How far one document is held."""

    document: Document
    grades: Counter[Evidence]
    unnumbered: int
    worded: int
    page: Source | None
    gaps: tuple[Gap, ...]


def holdings(library: Library) -> list[Holding]:
    """Return every document with its counts and gaps, in the order of the files."""
    return [_holding(library, document) for document in library.documents.values()]


SHAPES = {
    Evidence.FULL: "solid",
    Evidence.PARTIAL: "half",
    Evidence.SECONDARY: "bars",
    Evidence.STATED: "diamond",
    Evidence.INFERRED: "dot",
    Evidence.EDITORIAL: "plus",
    Evidence.MISSING: "cross",
}
"""The shape in units.html that stands for one clause of each grade; one a grade, none twice."""


def drawn(library: Library) -> list[Holding]:
    """Return the documents as the picture shows them: the levels in order, the fullest first."""
    levels = list(Level)
    return sorted(
        holdings(library),
        key=lambda each: (levels.index(each.document.level), -len(each.document.clauses)),
    )


def unopened(library: Library) -> list[Source]:
    """Return the official pages that nobody opened."""
    return [
        each
        for each in library.sources.values()
        if each.role is SourceRole.OFFICIAL and each.read is ReadState.NONE
    ]


def _holding(library: Library, document: Document) -> Holding:
    return Holding(
        document,
        Counter(each.evidence for each in document.clauses),
        sum(not place.confirmed for each in document.clauses for place in each.at[:1]),
        sum(each.text is not None for each in document.clauses),
        words.official(library, document),
        tuple(_gaps(document)),
    )


def _gaps(document: Document) -> Iterator[Gap]:
    file = f"policies/documents/{document.level.value}/{document.id}.yml"
    if document.record in _OPEN:
        if not document.clauses:
            yield Gap("全文：还没有收条文", file, "clauses")
        elif any(each.text is None for each in document.clauses):
            count = sum(each.text is None for each in document.clauses)
            yield Gap(f"原文：{count}条只有大意", file, "各条的 text")
        known = "".join(document.gaps)
        if document.number is None and "文号" not in known:
            yield Gap("文号", file, "number（文号）")
        if document.status_check.state is CheckState.UNCHECKED and "废止" not in known:
            yield Gap(
                "是否修订、废止：哪天在哪里查、查到什么", file, "status_check（修订、废止核对）"
            )
    for number, gap in enumerate(document.gaps, start=1):
        yield Gap(gap, file, f"{_field(gap)}；补上后删去 gaps 第{number}条")
    for clause in document.clauses:
        yield from _of_clause(clause, document, file)


def _of_clause(clause: Clause, document: Document, file: str) -> Iterator[Gap]:
    known = "".join(clause.gaps)
    if document.record in _OPEN and not clause.at[0].confirmed and "条号" not in known:
        yield Gap(f"条号：{clause.heading}", file, f"{clause.id} 的 at（位置）")
    for limit in clause.limits:
        if limit.unknown:
            yield Gap(f"具体数：{limit.subject}", file, f"{clause.id} 的 limits（限额）")
    for number, gap in enumerate(clause.gaps, start=1):
        field = f"{clause.id} 的 {_field(gap, 'norms')}；补上后删去它的 gaps 第{number}条"
        yield Gap(f"{clause.heading}：{gap}", file, field)


_FIELDS = (
    ("废止", "status_check（修订、废止核对）"),
    ("文号", "number（文号）"),
    ("日子", "dates（日期）"),
    ("日期", "dates（日期）"),
    ("条号", "at（位置）"),
    ("标题", "heading（标题）"),
)


def _field(gap: str, otherwise: str = "clauses（条文）或 note（说明）") -> str:
    """Name the field that a gap's words point to."""
    return next((field for word, field in _FIELDS if word in gap), otherwise)
