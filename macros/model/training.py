"""培训用的：教案、以案说法、虚构练习。policies/study/plans/、discussions.yml、exercises.yml。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import (
    BodyId,
    CaseId,
    ChecklistId,
    ClauseId,
    Part,
    QuestionId,
    Slug,
    Text,
)
from macros.model.lists import Said, Uses
from macros.model.study import Goal
from macros.model.vocabulary import Audience, Evidence, Word

SLIDE = 40
"""Characters of what one slide says, its heading, tables and source line apart."""


class Method(Word):
    """How a segment of a lesson is taught."""

    OPENING = "导入", "导入", "从学员手头的一件事说起"
    LECTURE = "讲授", "讲授", "讲的人讲，连着不超过15分钟"
    CASE = "案例研讨", "案例研讨", "看一起公开通报的案例，分组说"
    PRACTICE = "练习", "练习", "做题，或者对着一份材料找毛病"
    CLOSING = "小结", "小结", "收住，说明天做什么"


class Segment(Part):
    """One stretch of a lesson."""

    title: Text = Field(description="这一段叫什么")
    minutes: int = Field(ge=1, le=60, description="几分钟")
    method: Method = Field(description="导入｜讲授｜案例研讨｜练习｜小结")
    aim: Text = Field(description="要达到什么")
    goals: tuple[int, ...] = Field((), description="对应第几条目标，从 1 数")
    say: Text = Field(description="讲的人说的话，能直接念")
    points: tuple[Said, ...] = Field((), description="上幻灯片的几句")
    questions: tuple[QuestionId, ...] = Field((), description="用题库的哪几道")
    case: CaseId | None = Field(None, description="案例研讨用哪一起")
    checklists: tuple[ChecklistId, ...] = Field((), description="用哪张清单")


class Plan(Part):
    """A lesson that a trainer can give; one file in policies/study/plans/."""

    id: Slug = Field(description="永久编号，也是页面地址，以 plan- 开头")
    title: Text = Field(description="课名")
    audience: Annotated[tuple[BodyId, ...], Field(min_length=1)] = Field(description="给谁上")
    minutes: int = Field(ge=5, le=180, description="总共几分钟")
    evidence: Evidence = Field(description="核实程度：教案总是 editorial")
    aim: Text = Field(description="学完能做什么")
    goals: Annotated[tuple[Goal, ...], Field(min_length=1, max_length=5)] = Field(
        description="目标，一到五条"
    )
    focus: Text = Field(description="重点")
    hard: Text = Field(description="难点")
    prepare: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="课前准备")
    segments: Annotated[tuple[Segment, ...], Field(min_length=2)] = Field(description="过程")
    homework: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="课后任务")


class Discussion(Part):
    """A case on record made ready for teaching; the case's own record says what happened."""

    id: Slug = Field(description="永久编号，以 discuss- 开头")
    case: CaseId = Field(description="哪一起")
    title: Text = Field(description="题目，只说事")
    unknown: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="通报没有写、不能断言的"
    )
    ask: Annotated[tuple[Text, ...], Field(min_length=2)] = Field(description="讨论什么")
    carry: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="怎样对照自己单位")
    clauses: tuple[ClauseId, ...] = Field((), description="讨论时要看的条文；没有对应条文的不写")
    uses: Uses = ()
    evidence: Evidence = Field(description="核实程度：总是 editorial")


class Finding(Part):
    """One place of an exercise and what a clause says to it."""

    place: Text = Field(description="情景里的哪一处，引原话")
    finding: Text = Field(description="碰到什么，为什么；没有碰到的写为什么没有")
    mend: Text | None = Field(None, description="改成怎样")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(description="依据")
    uses: Uses = ()


class Exercise(Part):
    """An invented scene with a worked answer, clause by clause."""

    id: Slug = Field(description="永久编号，以 exercise- 开头")
    title: Text = Field(description="题目")
    readers: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(description="给谁做")
    minutes: int = Field(ge=5, le=60, description="大约几分钟")
    scene: Text = Field(description="虚构情景；地名用甲市、乙县一类")
    ask: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="问什么")
    answer: Annotated[tuple[Finding, ...], Field(min_length=1)] = Field(
        description="碰到条文的各处"
    )
    fine: tuple[Finding, ...] = Field((), description="看着像、其实没有碰到的")
    evidence: Evidence = Field(description="核实程度：总是 editorial")


class DiscussionFile(Part):
    """policies/study/discussions.yml."""

    discussions: tuple[Discussion, ...]


class ExerciseFile(Part):
    """policies/study/exercises.yml."""

    exercises: tuple[Exercise, ...]
