"""公开数据里学习用的：题。"""

from __future__ import annotations

from pydantic import Field

from macros.export.doing_items import UseItem
from macros.export.items import SourceItem
from macros.model.base import Part
from macros.model.vocabulary import Audience, Difficulty, Evidence, QuestionKind, Unit


class OptionItem(Part):
    """一个选项。"""

    text: str
    right: bool
    why: str | None = Field(description="错的选项：选它是把什么看成了什么")


class PairItem(Part):
    """配对题的一对。"""

    left: str
    right: str
    why: str = Field(description="配错了，是把什么看混了")


class QuestionItem(Part):
    """题。"""

    id: str = Field(description="永久题号")
    kind: QuestionKind
    topic: str
    difficulty: Difficulty
    audience: tuple[Audience, ...]
    scene: str | None = Field(description="虚构的情景")
    stem: str
    options: tuple[OptionItem, ...] = Field(
        description="选项；填数题只有常见的错数，配对题只有多出来的"
    )
    pairs: tuple[PairItem, ...]
    answer: tuple[str, ...] = Field(description="选择是字母，判断是对或错，填数是数，配对是空的")
    unit: Unit | None
    explanation: str
    clauses: tuple[str, ...]
    uses: tuple[UseItem, ...] = Field(description="用到条文的哪几项")
    remarks: tuple[str, ...] = Field(description="要说明的：不是现行依据，有存疑")
    discrepancies: tuple[str, ...] = Field(description="问到的存疑")
    evidence: Evidence = Field(description="题总是编者写的")
    sources: tuple[SourceItem, ...]
    review: tuple[str, ...] = Field(description="待复核：确认以后实质变了的条文；待复核的题不导出")
    url: str
