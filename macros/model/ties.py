"""跨文件的联系：对照表里的空格、限额沿革、谁做什么、讲话里的一套安排、反映问题的渠道。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import (
    BodyId,
    ClauseId,
    DiscrepancyId,
    DocumentId,
    EventId,
    Part,
    Slug,
    Text,
    TopicId,
)
from macros.model.source import Source, Sources
from macros.model.vocabulary import Evidence, Level


class Absence(Part):
    """Why a level says nothing on a topic: what an empty cell of the crosswalk prints."""

    id: Slug = Field(description="永久编号，以 absent- 开头")
    level: Level = Field(description="哪一级：central｜province｜city")
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1)] = Field(description="哪些主题")
    reason: Text = Field(description="为什么这一格是空的")


class Stage(Part):
    """One state of a limit: the clause that sets it and the limit's subject there."""

    clause: ClauseId = Field(description="定这个限额的条文")
    subject: Text = Field(description="限额的 subject，一字不差")


class History(Part):
    """How one limit changed over the documents, from early to late."""

    id: Slug = Field(description="永久编号，以 history- 开头")
    title: Text = Field(description="什么限额，如「文件写多长」")
    topic: TopicId = Field(description="主题")
    text: Text = Field(description="怎么变的，一两句；数由条文的限额给出，这里不写数")
    stages: Annotated[tuple[Stage, ...], Field(min_length=2)] = Field(description="从早到晚")
    evidence: Evidence = Field(description="连成一条线总是本库的判断：editorial")


class Decline(Part):
    """A demand that a role need not accept, and the clause that forbids others to make it."""

    clause: ClauseId = Field(description="不许别人这样要求的条文")
    what: Text = Field(description="可以不接受的是什么")


class Role(Part):
    """One column of the matrix of duties: an office or level, and the bodies that make it up."""

    id: Slug = Field(description="永久编号，以 role- 开头")
    name: Text = Field(description="名称，如「乡镇（街道）」")
    bodies: Annotated[tuple[BodyId, ...], Field(min_length=1)] = Field(
        description="包括哪些主体（bodies.yml 里的编号）"
    )
    declines: tuple[Decline, ...] = Field((), description="可以不接受的要求，本库的判断")
    note: Text | None = Field(None, description="说明")
    evidence: Evidence = Field(description="这样归并总是本库的判断：editorial")


class Machinery(Part):
    """One piece of the arrangements that the speech makes."""

    id: Slug = Field(description="永久编号，以 machinery- 开头")
    title: Text = Field(description="名称，如「常规巡察」")
    clauses: tuple[ClauseId, ...] = Field((), description="讲话里的条文")
    documents: tuple[DocumentId, ...] = Field((), description="有关的文件")
    unsaid: tuple[Text, ...] = Field((), description="没有交代的")
    discrepancies: tuple[DiscrepancyId, ...] = Field((), description="相应的存疑")
    evidence: Evidence = Field(description="核实程度")
    sources: Sources = Field(description="来源")


class Channel(Part):
    """A public way to report a problem."""

    id: Slug = Field(description="永久编号，以 channel- 开头")
    title: Text = Field(description="名称")
    number: Text | None = Field(None, description="电话号码；没有就不写")
    takes: Text = Field(description="受理什么")
    event: EventId | None = Field(None, description="时间线上的一条：何时开通")
    gaps: tuple[Text, ...] = Field((), description="还没有见到的")
    evidence: Evidence = Field(description="核实程度")
    sources: Sources = Field(description="来源")


class CrosswalkFile(Part):
    """policies/crosswalk.yml."""

    absences: tuple[Absence, ...]


class HistoryFile(Part):
    """policies/histories.yml."""

    histories: tuple[History, ...]


class DutyFile(Part):
    """policies/duties.yml."""

    roles: tuple[Role, ...]
    machinery: tuple[Machinery, ...]
    bibliography: tuple[Source, ...] = ()


class ReportingFile(Part):
    """policies/reporting.yml."""

    channels: tuple[Channel, ...]
    bibliography: tuple[Source, ...] = ()
