"""公开数据里每种条目的样子。JSON Schema 由这些定义生成，所以数据与说明不会走样。

顶层总是 {"version": 数据版本, "items": […]}。
"""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Part
from macros.model.clause import Authority, Relation
from macros.model.document import DocumentRelation, StatusCheck
from macros.model.lists import Answer
from macros.model.norm import Count, Deadline, Limit
from macros.model.place import Numbering
from macros.model.terms import Alias
from macros.model.vocabulary import (
    Audience,
    ChangeKind,
    DateType,
    DiscrepancyKind,
    DiscrepancySort,
    EventType,
    Evidence,
    Force,
    Kind,
    Level,
    Rank,
    ReadState,
    RecordState,
    SourceRole,
    TiedBy,
)


class SourceItem(Part):
    """来源；只见到转载页的不公开地址。"""

    id: str
    role: SourceRole
    publisher: str | None = Field(description="发布者；转载页不列")
    title: str | None
    address: str | None = Field(description="官方与报刊来源的网址")
    date: str | None
    read: ReadState
    overseas: bool
    place: str | None = Field(description="在该来源的哪一处")
    note: str | None


class PlaceItem(Part):
    """位置；没有核实的编号不写数字。"""

    part: int | None
    section: int | None
    item: int | None
    para: int | None
    label: str | None
    confirmed: bool
    text: str = Field(description="按原件编号方式写出的位置；未核实的写「条号待核」")


class NormItem(Part):
    """条文里的一条规矩。"""

    text: str = Field(description="大意")
    force: Force
    qualifier: tuple[str, ...]
    bearer: tuple[str, ...] = Field(description="谁要照办（名称）")
    protects: tuple[str, ...] = Field(description="保护谁（名称）")
    deadline: Deadline | None
    exceptions: tuple[str, ...]
    limits: tuple[Limit, ...]
    counts: tuple[Count, ...]
    evidence: Evidence
    binding: bool = Field(description="可否作为依据：现行，且证据在见到部分以上")
    sources: tuple[SourceItem, ...]
    note: str | None


class TextItem(Part):
    """原文与它的出处。"""

    wording: str
    sources: tuple[SourceItem, ...]


class EarlierItem(Part):
    """以前的规定。"""

    start: str | None = Field(description="从何时起（EDTF）")
    end: str = Field(description="到何时止（EDTF）")
    norms: tuple[NormItem, ...]
    why: str
    sources: tuple[SourceItem, ...]


class ClauseItem(Part):
    """条文。"""

    id: str
    code: str = Field(description="永久短码，c.html#短码 可以打开")
    document: str
    at: tuple[PlaceItem, ...]
    heading: str
    heading_by_editors: bool
    gist: str = Field(description="各条规矩大意合起来，不是原文")
    text: TextItem | None = Field(description="原文；null 表示未收")
    norms: tuple[NormItem, ...]
    force: Force = Field(description="各条规矩里最强的")
    evidence: Evidence
    authority: Authority
    binding: bool = Field(description="可否作为依据")
    audience: tuple[Audience, ...]
    topics: tuple[str, ...]
    limits: tuple[Limit, ...]
    measures: tuple[str, ...]
    checklists: tuple[str, ...]
    related: tuple[Relation, ...]
    scope: str | None
    earlier: tuple[EarlierItem, ...]
    gaps: tuple[str, ...]
    sources: tuple[SourceItem, ...]
    note: str | None
    url: str


class DateItem(Part):
    """一个日期，照一个来源的说法。"""

    type: DateType | None
    of: str | None = Field(description="题名里有几个文本时，说的是哪一个")
    date: str = Field(description="EDTF")
    label: str
    wording: str | None
    said_by: str | None
    rank: Rank
    reason: str | None
    sources: tuple[SourceItem, ...]


class SaidItem(Part):
    """一个说法。"""

    value: str
    said_by: str
    rank: Rank
    sources: tuple[SourceItem, ...]


class ReadingItem(Part):
    """来源说法不一之处。"""

    of: str
    said: tuple[SaidItem, ...]
    reason: str


class DocumentItem(Part):
    """文件。"""

    id: str
    code: str = Field(description="永久短码，c.html#短码 可以打开")
    title: str
    short: str
    aliases: tuple[str, ...]
    level: Level
    kind: Kind
    record: RecordState
    summary: str
    issuers: tuple[str, ...]
    number: str | None
    issued_under: str | None = Field(description="文号属于印发它的通知时，通知的题名")
    number_note: str | None
    dates: tuple[DateItem, ...]
    numbering: Numbering
    authority: Authority
    evidence: Evidence
    status_check: StatusCheck
    readings: tuple[ReadingItem, ...]
    relations: tuple[DocumentRelation, ...]
    gaps: tuple[str, ...]
    note: str | None
    clauses: tuple[str, ...]
    sources: tuple[SourceItem, ...]
    url: str


class MeasureItem(Part):
    """措施：编者归并，不是任何文件的原文。"""

    id: str
    code: str = Field(description="永久短码，c.html#短码 可以打开")
    title: str
    editorial: bool = Field(description="总是 true")
    why: str
    clauses: tuple[str, ...]
    answers: tuple[Answer, ...]
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class EventItem(Part):
    """时间线上的一条。"""

    id: str
    title: str
    type: EventType
    level: Level
    date: str = Field(description="采用的日期（EDTF）")
    readings: tuple[DateItem, ...] = Field(description="全部说法，采用的在前")
    text: str | None
    documents: tuple[str, ...]
    clauses: tuple[str, ...]
    evidence: Evidence
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class PassageItem(Part):
    """来源里的一处和有关的几个字。"""

    source: str = Field(description="来源编号；转载页是不含网址的编号")
    place: str
    words: str | None


class DiscrepancyItem(Part):
    """存疑与校勘的一条。"""

    id: str
    title: str
    kind: DiscrepancyKind
    sort: DiscrepancySort | None = Field(description="哪一种差错；编者看法为 null")
    passages: tuple[PassageItem, ...]
    finding: str
    write: str = Field(description="谨慎的写法")
    evidence: Evidence
    clauses: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class MisquoteItem(Part):
    """误引：流传的错误说法和可以照抄的一句。"""

    id: str
    wrong: str
    variants: tuple[str, ...]
    right: str
    why: str
    said_by: str
    evidence: Evidence
    clauses: tuple[str, ...]
    documents: tuple[str, ...]
    discrepancies: tuple[str, ...]
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class CandidateItem(Part):
    """一个候选年份。"""

    date: str = Field(description="EDTF")
    label: str
    fits: tuple[bool, ...] = Field(description="与各条线索合不合，次序同 clues")
    note: str | None


class DatingItem(Part):
    """由线索推年份。"""

    id: str
    title: str
    event: str
    clues: tuple[DateItem, ...]
    candidates: tuple[CandidateItem, ...]
    conclusion: str
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    url: str


class TermItem(Part):
    """用语。"""

    id: str
    name: str
    text: str
    aliases: tuple[Alias, ...]
    evidence: Evidence
    clauses: tuple[str, ...] = Field(description="写明的，加上大意里出现的")
    documents: tuple[str, ...]
    see: tuple[str, ...]
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class ProblemItem(Part):
    """问题表现与针对它的条文。"""

    id: str
    name: str
    text: str
    passages: tuple[PassageItem, ...] = Field(description="讲话里的位置；空的是讲话没有说到")
    topics: tuple[str, ...]
    answers: tuple[Answer, ...]
    no_clause: str | None
    cases: tuple[str, ...]
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class TieItem(Part):
    """案例连到的一条。"""

    clause: str
    by: TiedBy
    reason: str
    later: bool = Field(description="文件印发在通报之后，只作同类事对照")


class CaseItem(Part):
    """案例。"""

    id: str
    bulletin: str
    date: str = Field(description="通报日期（EDTF）")
    what: str
    good: bool
    province: str | None
    place: str | None
    problems: tuple[str, ...]
    topics: tuple[str, ...]
    clauses: tuple[TieItem, ...]
    no_clause: str | None
    witnessed: bool
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    note: str | None
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class ChangeItem(Part):
    """一次变更。"""

    id: str
    date: str
    kind: ChangeKind
    what: str
    why: str
    clauses: tuple[str, ...]
    documents: tuple[str, ...]
    url: str
