"""公开数据里办事用的几样：清单、「我要……」。"""

from __future__ import annotations

from pydantic import Field

from macros.export.items import SourceItem
from macros.model.base import Part
from macros.model.vocabulary import ChecklistMode, ChecklistSide, Evidence


class UseItem(Part):
    """用到一条条文的哪几项。"""

    clause: str
    norms: tuple[int, ...] = Field(description="第几项，从 1 数")


class CheckItem(Part):
    """清单里的一项。"""

    id: str
    do: str
    clauses: tuple[str, ...]
    proof: str
    owner: str
    note: str | None
    settle: str | None = Field(description="没做到怎么办；空的照 proof 补上")
    uses: tuple[UseItem, ...] = Field(description="条文各项核实程度不一样时，用到哪几项")
    speech_only: bool = Field(description="是否只有讲话提到")


class ChecklistItem(Part):
    """清单。"""

    id: str
    code: str = Field(description="永久短码，c.html#短码 可以打开")
    title: str
    pause: str
    mode: ChecklistMode
    side: ChecklistSide
    audience: tuple[str, ...]
    minutes: int
    changed: str
    evidence: Evidence
    note: str | None = Field(description="整张清单的说明")
    items: tuple[CheckItem, ...]
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str
    files: tuple[str, ...] = Field(description="可以下载的 Word 和表格文件")


class SaidItem(Part):
    """短答里的一句。"""

    text: str
    clauses: tuple[str, ...]
    uses: tuple[UseItem, ...] = Field(description="条文各项核实程度不一样时，用到哪几项")


class ScenarioItem(Part):
    """一件「我要……」。"""

    id: str
    code: str = Field(description="永久短码，c.html#短码 可以打开")
    title: str
    answer: tuple[SaidItem, ...]
    checklist: str
    clauses: tuple[str, ...] = Field(description="短答、清单和补充引到的全部条文")
    cases: tuple[str, ...]
    discrepancies: tuple[str, ...]
    misquotes: tuple[str, ...]
    evidence: Evidence
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文")
    url: str
