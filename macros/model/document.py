"""文件：通知、规定、方案、讲话；条文写在文件之内。"""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Date, Day, DocumentId, Part, Slug, Text
from macros.model.clause import Authority, Clause
from macros.model.place import Numbering, Place
from macros.model.source import Source, Sources
from macros.model.vocabulary import (
    Basis,
    CheckState,
    DateType,
    Evidence,
    Kind,
    Level,
    Rank,
    RecordState,
    RelationType,
)


class DatedReading(Part):
    """One date as one source gives it. Where several differ, one may be preferred, with a reason."""

    date: Date = Field(description="日期；只知有月写 XXXX-03，完全不明写 XXXX")
    wording: Text | None = Field(None, description="来源里的原话，如「今年3月」，只取必要几字")
    said_by: Text | None = Field(None, description="谁这样说，如「公开记录」「讲话」")
    rank: Rank = Field(Rank.PREFERRED, description="preferred 采用｜other 并存｜rejected 不采用")
    reason: Text | None = Field(None, description="为什么采用或不采用")
    sources: Sources = Field(description="来源")


class DocumentDate(DatedReading):
    """What happened to a document on a date."""

    of: Text | None = Field(
        None, description="题名包含几个文本时，这个日期说的是哪一个；不写就是整份文件"
    )
    type: DateType = Field(description="approved 审议批准｜issued 印发｜first-reported 首次报道｜…")


class Said(Part):
    """One of several values that sources give for the same thing."""

    value: Text = Field(description="这个说法")
    said_by: Text = Field(description="谁这样说")
    rank: Rank = Field(description="preferred 采用｜other 并存")
    sources: Sources = Field(description="来源")


class Reading(Part):
    """Where sources disagree about a document: who says what, and which the editors prefer."""

    of: Text = Field(description="对什么说法不一，如「题名」「发文机关」")
    said: tuple[Said, ...] = Field(min_length=2, description="各个说法")
    reason: Text = Field(description="为什么采用其中一个，或为什么无从取舍")


class DocumentRelation(Part):
    """How this document stands to another."""

    id: DocumentId = Field(description="另一文件的编号")
    type: RelationType = Field(description="implements 落实｜cites 引用｜replaces 取代｜…")
    basis: Basis = Field(description="stated 明文｜inferred 推断")
    reason: Text = Field(description="为什么这样连")


class StatusCheck(Part):
    """Whether somebody looked up amendment or repeal; unchecked where nobody did."""

    state: CheckState = Field(description="unchecked 未核｜checked 已核")
    date: Day | None = Field(None, description="哪天查的")
    where: Text | None = Field(None, description="在哪里查的")
    looked_for: Text | None = Field(None, description="查什么")
    result: Text | None = Field(None, description="查到什么")


class PartHeading(Part):
    """A part or section of a document and its title."""

    at: Place = Field(description="第几部分（节）")
    title: Text = Field(description="标题")


class Document(Part):
    """One document with its clauses; one file in policies/documents/."""

    id: Slug = Field(description="永久编号，也是页面地址")
    title: Text = Field(description="题名，不带书名号")
    short: Text = Field(description="简称")
    aliases: tuple[Text, ...] = Field((), description="别称")
    level: Level = Field(description="central 中央｜province 省级｜city 市级")
    kind: Kind = Field(description="文种")
    record: RecordState = Field(description="published｜named｜stated｜instance")
    summary: Text = Field(description="一两句话说明它管什么")
    issuers: tuple[Text, ...] = Field(description="发文机关；不知道就留空 []")
    number: Text | None = Field(None, description="文号")
    issued_under: Text | None = Field(
        None, description="文号属于印发它的通知时，那份通知的题名（不带书名号）"
    )
    number_note: Text | None = Field(None, description="文号未见等说明")
    dates: tuple[DocumentDate, ...] = Field(description="日期；一个都不知道就留空 []")
    numbering: Numbering = Field(description="编号与引用的写法")
    authority: Authority = Field(description="现在是否有效")
    evidence: Evidence = Field(description="本记录的核实程度")
    sources: Sources = Field(description="来源")
    readings: tuple[Reading, ...] = Field((), description="来源说法不一之处")
    relations: tuple[DocumentRelation, ...] = Field((), description="与其他文件的关系")
    status_check: StatusCheck = Field(description="是否查过修订、废止")
    gaps: tuple[Text, ...] = Field((), description="还没有见到、没有核实的")
    note: Text | None = Field(None, description="说明")
    headings: tuple[PartHeading, ...] = Field((), description="各部分（节）的标题")
    clauses: tuple[Clause, ...] = Field((), description="条文")
    bibliography: tuple[Source, ...] = Field((), description="本文件里用到的来源")
