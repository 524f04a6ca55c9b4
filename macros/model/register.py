"""存疑与校勘：来源里的差错与可议之处、流传的错误说法、由线索推年份。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import (
    ClauseId,
    Date,
    DiscrepancyId,
    DocumentId,
    EventId,
    Part,
    Slug,
    SourceId,
    Text,
)
from macros.model.source import Source, Sources
from macros.model.vocabulary import DiscrepancyKind, DiscrepancySort, Evidence

Words = Annotated[str, StringConstraints(min_length=1, max_length=24)]
"""The few words concerned; no more than a short quotation holds."""


class Passage(Part):
    """A place in a source and the few words that stand there."""

    source: SourceId = Field(description="来源编号；讲话写 speech-text")
    place: Text = Field(description="在来源的哪一处，如「第一部分第1段」")
    words: Words | None = Field(None, description="有关的几个字，至多 24 字；是缺漏就不写")


class Discrepancy(Part):
    """One point where a source errs, contradicts another, or can be questioned."""

    id: Slug = Field(description="永久编号，以 doubt- 开头")
    title: Text = Field(description="一句话，语气平和：未见……、与……不一致")
    kind: DiscrepancyKind = Field(description="error 差错｜editorial-view 编者看法")
    sort: DiscrepancySort | None = Field(None, description="哪一种差错；编者看法不写")
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)] = Field(
        description="在哪里，写的是什么"
    )
    finding: Text = Field(description="核对的结果")
    write: Text = Field(description="谨慎的写法")
    evidence: Evidence = Field(description="核实程度")
    sources: Sources = Field(description="凭什么这样说")
    clauses: tuple[ClauseId, ...] = Field((), description="涉及的条文")
    documents: tuple[DocumentId, ...] = Field((), description="涉及的文件")


class Misquote(Part):
    """A wrong statement in circulation, with the right sentence to copy."""

    id: Slug = Field(description="永久编号，以 misquote- 开头")
    wrong: Text = Field(description="流传的错误说法，用自己的话概括")
    variants: tuple[Text, ...] = Field((), description="同一错误的其他说法，供检索")
    right: Text = Field(description="可以照抄的正确一句")
    why: Text = Field(description="错在哪里")
    said_by: Text = Field(description="谁这样说；没有见到谁说、只是容易写错的，照实说明")
    evidence: Evidence = Field(description="正确一句的核实程度")
    sources: Sources = Field(description="正确一句的来源")
    clauses: tuple[ClauseId, ...] = Field((), description="涉及的条文")
    documents: tuple[DocumentId, ...] = Field((), description="涉及的文件")
    discrepancies: tuple[DiscrepancyId, ...] = Field((), description="相应的存疑")


class Candidate(Part):
    """One year that a text could be from; which clues fit is worked out, not typed."""

    date: Date = Field(description="候选的年份")
    note: Text | None = Field(None, description="补充说明")


class Dating(Part):
    """From what year a text is: the clues are the readings of an event, tried on candidates."""

    id: Slug = Field(description="永久编号，以 dating- 开头")
    title: Text = Field(description="问的是什么")
    event: EventId = Field(description="时间线上的一条；它的并存说法就是线索")
    candidates: Annotated[tuple[Candidate, ...], Field(min_length=2)] = Field(
        description="候选年份"
    )
    conclusion: Text = Field(description="结论")
    evidence: Evidence = Field(description="核实程度")
    sources: Sources = Field(description="来源")


class DiscrepancyFile(Part):
    """policies/discrepancies.yml."""

    discrepancies: tuple[Discrepancy, ...]
    datings: tuple[Dating, ...] = ()
    bibliography: tuple[Source, ...] = ()


class MisquoteFile(Part):
    """policies/misquotes.yml."""

    misquotes: tuple[Misquote, ...]
    bibliography: tuple[Source, ...] = ()
