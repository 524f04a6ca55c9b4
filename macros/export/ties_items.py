"""公开数据里跨文件联系的样子：对照、沿革、职责、讲话的安排、渠道。"""

from __future__ import annotations

from pydantic import Field

from macros.export.items import SourceItem
from macros.model.base import Part
from macros.model.norm import Limit
from macros.model.vocabulary import AuthorityStatus, Evidence, Force, Level


class CellItem(Part):
    """对照表的一格。"""

    level: Level
    clauses: tuple[str, ...]
    absent: str | None = Field(description="空着的原因；有条文时为 null")


class CrossingItem(Part):
    """对照表的一个主题：中央、省、市各有哪些条文，怎么连。"""

    id: str = Field(description="主题编号")
    title: str
    cells: tuple[CellItem, ...]
    url: str


class StateItem(Part):
    """一个限额在一个时候的样子。"""

    clause: str
    limits: tuple[Limit, ...]
    status: AuthorityStatus
    start: str | None = Field(description="从何时起（EDTF）")
    end: str | None = Field(description="到何时止（EDTF）")


class HistoryItem(Part):
    """限额沿革；连成一条线是编者的判断。"""

    id: str
    title: str
    topic: str
    text: str
    states: tuple[StateItem, ...]
    evidence: Evidence
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class DutyRow(Part):
    """一项要做的、不得做的或可以做的。"""

    clause: str
    text: str
    force: Force
    standing: str = Field(description="binding 可作依据｜other 其他｜speech 讲话")
    by_when: tuple[str, ...]


class DeclineRow(Part):
    """可以不接受的一样；由规定不许别人这样要求推出。"""

    clause: str
    what: str
    standing: str


class DutyItem(Part):
    """职责表的一栏。"""

    id: str
    name: str
    bodies: tuple[str, ...]
    must: tuple[DutyRow, ...]
    must_not: tuple[DutyRow, ...]
    may: tuple[DutyRow, ...]
    declines: tuple[DeclineRow, ...]
    note: str | None
    evidence: Evidence
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class MachineryItem(Part):
    """讲话里的一样安排；不是依据。"""

    id: str
    title: str
    clauses: tuple[str, ...]
    documents: tuple[str, ...]
    unsaid: tuple[str, ...] = Field(description="没有交代的")
    discrepancies: tuple[str, ...]
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str


class ChannelItem(Part):
    """反映问题的渠道。"""

    id: str
    title: str
    number: str | None
    takes: str
    event: str | None
    gaps: tuple[str, ...]
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    url: str
