"""一条规矩：谁、对谁、做什么、多硬、有什么例外和限额。"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.model.base import BodyId, Part, Text, many_or_one
from macros.model.source import Cited
from macros.model.vocabulary import Comparator, Evidence, Force, Unit
from macros.model.wordlists import NARROWERS, SOFTENERS

QUALIFIERS = tuple(sorted(SOFTENERS | NARROWERS))


class Range(Part):
    """Two ends of a range, both included."""

    low: float = Field(description="下限")
    high: float = Field(description="上限")


class Extension(Part):
    """By how much a limit may be exceeded, and on what condition."""

    comparator: Comparator = Field(description="怎么比")
    value: float = Field(description="可以延多少")
    unit: Unit = Field(description="单位")
    qualifier: Text | None = Field(None, description="一般、原则上等")
    condition: Text = Field(description="什么条件下可以")


class Limit(Part):
    """A number that can be tested. Exactly one of value, range, unknown; see macros.checks."""

    subject: Text = Field(description="限的是什么，如「主报告时长」")
    comparator: Comparator = Field(description="at-most 不超过｜at-least 不少于｜…")
    value: float | None = Field(None, description="数值")
    range: Range | None = Field(None, description="区间")
    unknown: Text | None = Field(None, description="条文有数但没有见到：写明见到了什么")
    unit: Unit | None = Field(None, description="单位；有限额就必须有单位")
    per: Text | None = Field(None, description="每什么：年、月、件 ……")
    relative_to: Text | None = Field(None, description="和什么比：上年、2019年 ……")
    qualifier: Text | None = Field(None, description="一般、原则上；不写则随本条规矩的限定词")
    scope: Text | None = Field(None, description="只管哪一类")
    exceptions: tuple[Text, ...] = Field((), description="例外")
    extension: Extension | None = Field(None, description="可否延长、延多少、凭什么")
    on_excess: Text | None = Field(None, description="超了要做什么")


class Count(Part):
    """A figure that limits nothing (5个组), kept so that no number stands unexplained."""

    subject: Text = Field(description="数的是什么")
    value: float = Field(description="数值")
    unit: Unit = Field(description="单位")


class Deadline(Part):
    """By when a norm is to be done."""

    within: float = Field(description="多少（个单位）之内")
    unit: Unit = Field(description="单位：天、周、个月 ……")
    after: Text = Field(description="从什么时候算起")


class Norm(Part):
    """One rule inside a clause, in the project's own words."""

    text: Text = Field(description="大意：自己的话，和原文一样硬，不更硬也不更软")
    force: Force = Field(description="prohibited 不得｜required 应当｜default 一般应当｜…")
    qualifier: Annotated[tuple[Text, ...], BeforeValidator(many_or_one)] = Field(
        (), description="大意里出现的限定词：" + "、".join(QUALIFIERS)
    )
    bearer: tuple[BodyId, ...] = Field((), description="谁要照办（bodies.yml 里的编号）")
    protects: tuple[BodyId, ...] = Field((), description="保护谁（bodies.yml 里的编号）")
    deadline: Deadline | None = Field(None, description="期限")
    exceptions: tuple[Text, ...] = Field((), description="例外")
    limits: tuple[Limit, ...] = Field((), description="可以核对的数")
    counts: tuple[Count, ...] = Field((), description="不是限额的数")
    evidence: Evidence | None = Field(None, description="核实程度；不写则随条文")
    sources: tuple[Cited, ...] = Field((), description="来源；不写则随条文")
    note: Text | None = Field(None, description="说明")
