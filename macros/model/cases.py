"""问题与案例：讲话和通报所说的问题表现，通报里的一起起事。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import (
    ClauseId,
    EventId,
    Flag,
    Part,
    ProblemId,
    Slug,
    SourceId,
    Text,
    TopicId,
)
from macros.model.lists import Answer
from macros.model.register import Passage
from macros.model.source import Source, Sources
from macros.model.vocabulary import Evidence, Province, TiedBy


class Problem(Part):
    """One way in which formalism shows, and the clauses that answer it."""

    id: Slug = Field(description="永久编号，以 problem- 开头")
    name: Text = Field(description="叫法，如「层层开会」")
    text: Text = Field(description="说的是什么情形")
    passages: tuple[Passage, ...] = Field(
        (), description="讲话第一部分里的位置与几个字；讲话没有的不写"
    )
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1)] = Field(description="主题")
    answers: tuple[Answer, ...] = Field((), description="针对它的条文")
    no_clause: Text | None = Field(None, description="没有条文针对它时，写明理由")
    evidence: Evidence = Field(description="这个说法的核实程度")
    sources: Sources = Field(description="来源")


class Tie(Part):
    """A clause that a case speaks to, and who ties the two."""

    clause: ClauseId = Field(description="条文编号")
    by: TiedBy = Field(description="bulletin 通报自己点明｜editors 本库比对")
    reason: Text = Field(description="为什么这样连")


class Case(Part):
    """One incident of a bulletin; no person is named, nothing is added to what is on record."""

    id: Slug = Field(description="永久编号，以 case- 开头，如 case-20240115-1")
    bulletin: EventId = Field(description="哪一份通报（events.yml 里的编号）")
    what: Text = Field(description="一句话：发生了什么")
    good: Flag = Field(False, description="是否正面做法")
    province: Province | None = Field(None, description="哪个省级地方；全国性单位不写")
    place: Text | None = Field(None, description="省以下的地方；有独立旁证才能写")
    witness: tuple[SourceId, ...] = Field((), description="旁证的来源编号；没有就不写")
    problems: Annotated[tuple[ProblemId, ...], Field(min_length=1)] = Field(description="哪类问题")
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1)] = Field(description="主题")
    clauses: tuple[Tie, ...] = Field((), description="说明哪几条")
    no_clause: Text | None = Field(None, description="没有条文可连时，写明理由")
    evidence: Evidence = Field(description="核实程度：没有独立旁证的至多 secondary")
    sources: Sources = Field(description="来源")
    note: Text | None = Field(None, description="说明")


class ProblemFile(Part):
    """policies/problems.yml."""

    problems: tuple[Problem, ...]
    bibliography: tuple[Source, ...] = ()


class CaseFile(Part):
    """One file of policies/cases/, as a rule the bulletins of one year."""

    cases: tuple[Case, ...]
    bibliography: tuple[Source, ...] = ()
