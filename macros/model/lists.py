"""小记录：主题、主体、十项措施、时间线、清单、「我要……」。每种在 policies/ 里一个文件或文件夹。"""

from __future__ import annotations

from typing import Annotated, Protocol

from pydantic import Field

from macros.model.base import (
    BodyId,
    ChecklistId,
    ClauseId,
    Day,
    DocumentId,
    Flag,
    Part,
    Slug,
    Text,
)
from macros.model.document import DatedReading
from macros.model.source import Source, Sources
from macros.model.vocabulary import (
    Audience,
    ChecklistMode,
    ChecklistSide,
    EventType,
    Evidence,
    Level,
    Post,
    Tier,
)

_READER_OF_UNIT: dict[Tier, Audience] = {
    Tier.CENTRAL: Audience.CENTRAL,
    Tier.PROVINCE: Audience.DEPARTMENTS,
    Tier.CITY: Audience.DEPARTMENTS,
    Tier.COUNTY: Audience.DEPARTMENTS,
    Tier.TOWNSHIP: Audience.TOWNSHIP,
    Tier.VILLAGE: Audience.VILLAGE,
    Tier.ENTERPRISE: Audience.ENTERPRISE,
}
_READER_OF_PERSON: dict[Post, Audience] = {
    Post.PRINCIPAL: Audience.LEADING,
    Post.LEADER: Audience.LEADING,
    Post.STAFF: Audience.STAFF,
    Post.GRASSROOTS: Audience.GRASSROOTS,
}


class Topic(Part):
    """A subject by which clauses are grouped."""

    id: Slug = Field(description="编号")
    title: Text = Field(description="主题名")
    crosswalk: Flag = Field(False, description="列不列进中央、省、市对照表")


class Body(Part):
    """An organ or a group of people that a norm binds or protects."""

    id: Slug = Field(description="编号")
    name: Text = Field(description="名称")
    units: tuple[Tier, ...] = Field((), description="是哪几级的单位")
    people: tuple[Post, ...] = Field((), description="是哪几种人")

    @property
    def audience(self) -> set[Audience]:
        """Return the kinds of reader that the body belongs to."""
        units = {_READER_OF_UNIT[each] for each in self.units}
        return units | {_READER_OF_PERSON[each] for each in self.people}


class Answer(Part):
    """A central clause that answers to a measure, and how."""

    clause: ClauseId = Field(description="中央文件条文的编号")
    how: Text = Field(description="怎么对应")


class Measure(Part):
    """One of the ten measures; an editorial grouping of clauses of the speech."""

    id: Slug = Field(description="m01 到 m10")
    title: Text = Field(description="名称")
    why: Text = Field(description="为什么这样归并")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(
        description="归进来的条文"
    )
    answers: tuple[Answer, ...] = Field((), description="相应的中央条文")
    evidence: Evidence = Field(description="核实程度：归并总是 editorial")
    sources: Sources = Field(description="来源")


class Event(Part):
    """One entry of the timeline that is no document's own date."""

    id: Slug = Field(description="编号")
    title: Text = Field(description="一句话标题")
    type: EventType = Field(description="document｜meeting｜campaign｜bulletin｜claim")
    level: Level = Field(description="哪一级")
    dates: Annotated[tuple[DatedReading, ...], Field(min_length=1)] = Field(
        description="时间；来源不一致时各写一条"
    )
    text: Text | None = Field(None, description="补充一两句")
    documents: tuple[DocumentId, ...] = Field((), description="涉及的文件")
    clauses: tuple[ClauseId, ...] = Field((), description="涉及的条文")
    evidence: Evidence = Field(description="核实程度")


class Use(Part):
    """Which norms of a cited clause are used, where they are not equally well known."""

    clause: ClauseId = Field(description="clauses 里的一条")
    norms: Annotated[tuple[int, ...], Field(min_length=1)] = Field(
        description="用到它 norms 的第几项，从 1 数"
    )


Uses = Annotated[
    tuple[Use, ...],
    Field(description="条文各项的核实程度不一样时，写明用到第几项"),
]


class Citing(Protocol):
    """A piece of a record that rests on clauses."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """Return the clauses cited."""

    @property
    def uses(self) -> tuple[Use, ...]:
        """Return which norms of them are used."""


class ChecklistItem(Part):
    """One thing to check: a verifiable verb with its clauses, proof and owner."""

    id: Slug = Field(description="永久编号")
    do: Text = Field(description="做什么：动词开头，可以核实")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(description="依据")
    proof: Text = Field(description="用什么说明做到了（举例）")
    owner: Text = Field(description="谁负责")
    note: Text | None = Field(None, description="说明")
    settle: Text | None = Field(None, description="没做到怎么办；不写就照 proof 补上")
    uses: Uses = ()


class Checklist(Part):
    """A pause point before an office does something; one file in policies/checklists/."""

    id: Slug = Field(description="永久编号，也是页面地址")
    title: Text = Field(description="名称，如「开会前」")
    pause: Text = Field(description="停在哪一步用")
    mode: ChecklistMode = Field(description="read-do 边读边做｜do-confirm 做完再核")
    side: ChecklistSide = Field(
        ChecklistSide.ACT, description="act 要做的一方｜receive 接任务的一方"
    )
    audience: Annotated[tuple[BodyId, ...], Field(min_length=1)] = Field(description="给谁用")
    minutes: int = Field(ge=1, le=60, description="大约几分钟")
    changed: Day = Field(description="上次修改日期")
    evidence: Evidence = Field(description="核实程度：清单总是 editorial")
    note: Text | None = Field(None, description="整张清单的说明")
    items: tuple[ChecklistItem, ...] = Field(min_length=5, max_length=9, description="5 到 9 项")

    @property
    def proof_label(self) -> str:
        """Return what an item's proof is called: the one who receives a task proves nothing."""
        return "看什么" if self.side is ChecklistSide.RECEIVE else "怎么算做到"

    @property
    def settle_label(self) -> str:
        """Return what an item's settle is called."""
        return "不合规定时怎么回应" if self.side is ChecklistSide.RECEIVE else "没做到怎么办"


class Said(Part):
    """One sentence of a short answer, with the clauses it rests on."""

    text: Text = Field(description="一句话；数、限定词同条文一致")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(description="依据")
    uses: Uses = ()


class Scenario(Part):
    """Something a reader wants to do (我要……): a short answer and what else to look at."""

    id: Slug = Field(description="永久编号，也是页面地址")
    title: Text = Field(description="接在「我要」后面念得通，如「开一个会」")
    checklist: ChecklistId = Field(description="用哪张清单")
    answer: Annotated[tuple[Said, ...], Field(min_length=1, max_length=5)] = Field(
        description="短答，一到五句"
    )
    clauses: tuple[ClauseId, ...] = Field((), description="短答和清单没有引到、也该看的条文")
    evidence: Evidence = Field(description="核实程度：总是 editorial")


class ScenarioFile(Part):
    """policies/scenarios.yml."""

    scenarios: tuple[Scenario, ...]


class TopicFile(Part):
    """policies/topics.yml."""

    topics: tuple[Topic, ...]


class BodyFile(Part):
    """policies/bodies.yml."""

    bodies: tuple[Body, ...]


class SourceFile(Part):
    """policies/sources.yml: sources that several files share."""

    bibliography: tuple[Source, ...]


class MeasureFile(Part):
    """policies/measures.yml."""

    measures: tuple[Measure, ...]
    bibliography: tuple[Source, ...] = ()


class EventFile(Part):
    """policies/events.yml."""

    events: tuple[Event, ...]
    bibliography: tuple[Source, ...] = ()
