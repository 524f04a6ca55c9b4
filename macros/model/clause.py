"""条文：读者会指到的最小单位。"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.model.base import ClauseId, Date, Flag, Part, Slug, Text, TopicId, many_or_one
from macros.model.norm import Limit, Norm
from macros.model.place import Place
from macros.model.source import Sources
from macros.model.vocabulary import AuthorityStatus, Basis, Evidence, Force, RelationType


class Period(Part):
    """From when until when a text applies; an end left out is open."""

    from_: Date | None = Field(None, alias="from", description="从何时起")
    to: Date | None = Field(None, description="到何时止")


class Authority(Part):
    """Whether a text binds, since and until when, and why the editors say so."""

    status: AuthorityStatus = Field(
        description="in-force 现行｜expired 期限已过｜instance｜unknown"
    )
    reason: Text = Field(description="凭什么这样说")
    applies: Period | None = Field(None, description="适用的起止")


class Relation(Part):
    """How this clause stands to another one."""

    id: ClauseId = Field(description="另一条的编号")
    type: RelationType = Field(description="repeats 说同一件事｜tightens 更严｜implements 落实｜…")
    basis: Basis = Field(description="stated 明文｜inferred 推断")
    reason: Text = Field(description="为什么这样连")


class OfficialText(Part):
    """The official wording, where a deployment has put it in."""

    wording: Text = Field(description="原文，一字不改")
    sources: Sources = Field(description="原文录自何处")


class Earlier(Part):
    """What the clause said before: it applied from one day to another and no longer does."""

    from_: Date | None = Field(None, alias="from", description="从何时起；不知道就不写")
    to: Date = Field(description="到何时止（含这一天）")
    norms: Annotated[tuple[Norm, ...], Field(min_length=1)] = Field(description="那时的规矩")
    why: Text = Field(description="为什么改，或被什么取代")
    sources: Sources = Field(description="来源")


class Clause(Part):
    """The smallest unit one points to; its id says nothing of version or place."""

    id: Slug = Field(description="永久编号，发布后不改")
    at: Annotated[tuple[Place, ...], Field(min_length=1)] = Field(description="在原件的位置")
    heading: Text = Field(description="条标题")
    heading_by_editors: Flag = Field(
        False, description="标题是否本库所拟（原件没有或没有见到条标题）"
    )
    topics: Annotated[tuple[TopicId, ...], BeforeValidator(many_or_one), Field(min_length=1)] = (
        Field(description="主题（topics.yml 里的编号）")
    )
    evidence: Evidence = Field(description="核实程度")
    sources: Sources = Field(description="来源")
    norms: Annotated[tuple[Norm, ...], Field(min_length=1)] = Field(description="一到四条规矩")
    related: tuple[Relation, ...] = Field((), description="相关条文")
    scope: Text | None = Field(None, description="这一条在什么范围内说的")
    text: OfficialText | None = Field(None, description="原文；没有就不写")
    authority: Authority | None = Field(None, description="与所在文件不同时才写")
    earlier: tuple[Earlier, ...] = Field((), description="以前的规定，从早到晚；没有就不写")
    gaps: tuple[Text, ...] = Field((), description="这一条里还没有见到、没有核实的")
    note: Text | None = Field(None, description="说明")

    @property
    def force(self) -> Force:
        """Return the strongest force among the norms."""
        return min((norm.force for norm in self.norms), key=lambda force: force.rank)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Return the limits of all norms in order."""
        return tuple(limit for norm in self.norms for limit in norm.limits)

    def evidence_of(self, norm: Norm) -> Evidence:
        """Return the grade of one norm: its own, else the clause's."""
        return norm.evidence or self.evidence
