"""学习用的：题、学习路线、十项措施的教学短文。policies/study/。"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.model.base import (
    BodyId,
    ChecklistId,
    ClauseId,
    Day,
    DiscrepancyId,
    DocumentId,
    MeasureId,
    Part,
    Slug,
    Text,
    TopicId,
    many_or_one,
)
from macros.model.lists import Said, Uses
from macros.model.vocabulary import Audience, Difficulty, Evidence, QuestionKind, Unit

LETTERS = "ABCDEFGH"
"""What options are called, in order; a question has no more options than letters."""

RIGHT, WRONG = "对", "错"
"""The two answers to a question of kind judge."""

SPEECH = "按讲话"
"""How the stem begins of every question on what the speech says."""

Answer = Annotated[tuple[Text, ...], BeforeValidator(many_or_one)]


class Option(Part):
    """One thing a learner may choose."""

    text: Text = Field(description="选项")
    why: Text | None = Field(None, description="错的选项：选它是把什么看成了什么；对的不写")


class Pair(Part):
    """One pair of a matching question."""

    left: Text = Field(description="左边")
    right: Text = Field(description="右边，配得上的一个")
    why: Text = Field(description="配错了，是把什么看混了")


class Question(Part):
    """One question with its permanent number. Questions are always the editors' own."""

    id: Slug = Field(description="永久编号，q- 加三位以上的数字")
    kind: QuestionKind = Field(description="题型")
    topic: TopicId = Field(description="主题")
    difficulty: Difficulty = Field(description="easy 易｜medium 中｜hard 难")
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(description="给谁做")
    scene: Text | None = Field(None, description="虚构的情景，只有案例题写；不写真的地名、人名")
    stem: Text = Field(description="题干")
    options: Annotated[tuple[Option, ...], Field(max_length=len(LETTERS))] = Field(
        (), description="选项；判断、填数只写错的，配对只写多出来的"
    )
    pairs: Annotated[tuple[Pair, ...], Field(max_length=len(LETTERS) - 1)] = Field(
        (), description="配对题的各对"
    )
    answer: Answer = Field((), description="选择写字母，判断写对或错，填数写数，配对不写")
    unit: Unit | None = Field(None, description="填数题的单位")
    explanation: Text = Field(description="为什么")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(description="依据")
    uses: Uses = ()
    doubts: tuple[DiscrepancyId, ...] = Field((), description="这道题问到的存疑")

    @property
    def right(self) -> tuple[int, ...]:
        """Return which options are right, by position from 0; letters out of range are passed over."""
        places = (LETTERS.find(letter) for letter in self.answer if len(letter) == 1)
        return tuple(sorted(place for place in places if 0 <= place < len(self.options)))

    @property
    def chosen_from(self) -> bool:
        """Say whether the answer is one or more of the options."""
        return self.kind in {QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.CASE}

    @property
    def several(self) -> bool:
        """Say whether more than one option may be chosen."""
        return self.kind is QuestionKind.MULTIPLE or (self.chosen_from and len(self.right) > 1)

    @property
    def choices(self) -> tuple[Option, ...]:
        """Return what is offered: the options, or for a question of kind judge 对 and 错."""
        if self.kind is QuestionKind.JUDGE:
            given = {option.text: option for option in self.options}
            return tuple(given.get(text, Option(text=text)) for text in (RIGHT, WRONG))
        return self.options if self.chosen_from else ()

    @property
    def number(self) -> float | None:
        """Return the answer to a numeric question; None where there is none."""
        try:
            return float(self.answer[0]) if self.kind is QuestionKind.NUMERIC else None
        except (IndexError, ValueError):
            return None

    @property
    def asked(self) -> str:
        """Return scene and stem together: what the learner reads."""
        return f"{self.scene}\n{self.stem}" if self.scene else self.stem

    @property
    def inside(self) -> bool:
        """Say whether it asks how this knowledge base marks things: nothing to ask away from it."""
        return "本库" in self.stem.replace("照本库所见", "")

    @property
    def true_texts(self) -> tuple[tuple[tuple[str | int, ...], str], ...]:
        """Return each text that states a rule as it is, with its path: what must be held by the clauses.

        The scene, wrong options and a statement to be judged wrong may say anything.
        """
        found: list[tuple[tuple[str | int, ...], str]] = []
        if not (self.kind is QuestionKind.JUDGE and self.answer == (WRONG,)):
            found.append((("stem",), self.stem))
        if self.chosen_from:
            found += [
                (("options", place, "text"), self.options[place].text) for place in self.right
            ]
        for place, pair in enumerate(self.pairs):
            found += [
                (("pairs", place, "left"), pair.left),
                (("pairs", place, "right"), pair.right),
            ]
        return tuple(found)


class Issued(Part):
    """A number that was given out: when, and to which stem, so that it is never given again."""

    on: Day = Field(description="登记的日期")
    stem: Text = Field(description="登记时的题干")


class Withdrawn(Part):
    """A number whose question is gone."""

    on: Day = Field(description="撤下的日期")
    why: Text = Field(description="为什么撤下")


class Goal(Part):
    """Something the learner can do afterwards, with the clauses it rests on."""

    do: Text = Field(description="做得到什么：动词开头，看得出做没做到")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(
        description="靠哪几条；自测从问到它们的题里抽"
    )


class ReadingStep(Part):
    """One thing to read, and what to look for."""

    title: Text = Field(description="读什么")
    minutes: int = Field(ge=1, le=20, description="大约几分钟")
    why: Text = Field(description="为什么先读它、看什么")
    documents: tuple[DocumentId, ...] = Field((), description="文件")
    clauses: tuple[ClauseId, ...] = Field((), description="条文")
    measures: tuple[MeasureId, ...] = Field((), description="措施")
    checklists: tuple[ChecklistId, ...] = Field((), description="清单")


class Misreading(Part):
    """A misconception of this kind of reader, with its correction."""

    wrong: Text = Field(description="误解")
    right: Text = Field(description="改正；数、限定词同条文一致")
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)] = Field(description="依据")
    uses: Uses = ()


class Tomorrow(Part):
    """One small thing to do at work the next day."""

    do: Text = Field(description="做什么：动词开头，一件具体的小事")
    clauses: tuple[ClauseId, ...] = Field((), description="依据")
    checklists: tuple[ChecklistId, ...] = Field((), description="用哪张清单")


class Guide(Part):
    """A learning path for one kind of reader."""

    id: Slug = Field(description="永久编号，也是页面地址")
    title: Text = Field(description="给谁")
    audience: Annotated[tuple[BodyId, ...], Field(min_length=1)] = Field(description="哪些主体")
    readers: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(
        description="自测抽给哪几类读者的题"
    )
    aim: Text = Field(description="读完能做什么")
    evidence: Evidence = Field(description="核实程度：路线总是 editorial")
    goals: Annotated[tuple[Goal, ...], Field(min_length=2, max_length=5)] = Field(
        description="两到五条目标"
    )
    steps: Annotated[tuple[ReadingStep, ...], Field(min_length=2)] = Field(description="先后次序")
    misreadings: Annotated[tuple[Misreading, ...], Field(min_length=3, max_length=3)] = Field(
        description="三条误解和改正"
    )
    test: int = Field(ge=3, le=15, description="自测几道题，每道算一分钟")
    tomorrow: Annotated[tuple[Tomorrow, ...], Field(min_length=1, max_length=4)] = Field(
        description="明天做什么"
    )

    @property
    def minutes(self) -> int:
        """Return how long the path takes: the steps, and a minute for each question."""
        return sum(step.minutes for step in self.steps) + self.test


class Lesson(Part):
    """Plain teaching text for one of the ten measures; both examples are invented."""

    id: Slug = Field(description="编号，lesson- 加措施的编号")
    measure: MeasureId = Field(description="哪一项措施")
    why: Said = Field(description="为什么有这一项")
    monday: Annotated[tuple[Said, ...], Field(min_length=2, max_length=5)] = Field(
        description="周一起改变什么"
    )
    right: Said = Field(description="做对了的例子，虚构")
    form: Said = Field(description="只做了样子的例子，虚构")
    tell: Text = Field(description="两个例子差在哪里")
    evidence: Evidence = Field(description="核实程度：总是 editorial")


class QuestionFile(Part):
    """policies/study/questions/<name>.yml."""

    questions: tuple[Question, ...]


class NumberFile(Part):
    """policies/study/numbers.yml: every number ever given to a question."""

    numbers: dict[Text, Issued] = Field(description="编号: 登记的日期和题干")
    withdrawn: dict[Text, Withdrawn] = Field({}, description="撤下的编号，不再给别的题")


class GuideFile(Part):
    """policies/study/guides.yml."""

    guides: tuple[Guide, ...]


class LessonFile(Part):
    """policies/study/lessons.yml."""

    lessons: tuple[Lesson, ...]
