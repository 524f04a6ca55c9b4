"""体检的规矩：哪些话、哪些数、哪些回答碰到哪一条。policies/examine.yml；句式怎样读见 docs/maintain/examine.md。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import ClauseId, Flag, Part, Slug, Text
from macros.model.vocabulary import Answered, DraftKind, Strength

Texts = tuple[Text, ...]
Three = Annotated[tuple[Text, ...], Field(min_length=3)]


class DraftSort(Part):
    """One kind of draft, with the words in a title by which it is guessed."""

    id: DraftKind = Field(description="编号，命令行的 --kind 也写它")
    name: Text = Field(description="名称")
    words: Annotated[Texts, Field(min_length=1)] = Field(description="标题里见到就猜是它，在前的先")


class Rests(Part):
    """What every rule of the examination rests on."""

    id: Slug = Field(description="永久编号")
    title: Text = Field(description="发现里说的一句：碰到了什么")
    clause: ClauseId = Field(description="依据的条文")
    norm: int = Field(ge=1, description="用到它 norms 的第几项，从 1 数")


class Pattern(Rests):
    """Words of a draft that ask for what a norm speaks against."""

    at_most: Strength | None = Field(None, description="最多判得多重，只能比条文的力度轻")
    kinds: tuple[DraftKind, ...] = Field((), description="只看这几种草稿；不写就都看")
    issuer: Texts = Field((), description="落款的机关以这些字收尾才看")
    find: Annotated[Texts, Field(min_length=1)] = Field(description="句式，有一个就算")
    unless: Texts = Field((), description="同一句里有这样的话就不算")
    excused: Texts = Field((), description="同一句或前一句里有这样的话，降为提醒")
    matches: Three = Field(description="必须认出的例子，三句以上")
    passes: Three = Field(description="必须放过的例子，三句以上")


class Gauge(Rests):
    """A quantity in a draft held against a limit of a norm."""

    limit: int = Field(ge=1, description="用到这一项 limits 的第几个，从 1 数")
    absurd: float = Field(gt=0, description="比这还大就不像是真的，问出来，不判")
    kinds: tuple[DraftKind, ...] = Field((), description="只看这几种草稿；不写就都看")
    find: Annotated[Texts, Field(min_length=1)] = Field(description="句式，里面要有 ##")
    unless: Texts = Field((), description="同一句里有这样的话就不算")
    matches: Three = Field(description="必须认出的例子，三句以上")
    passes: Three = Field(description="必须放过的例子，三句以上")


class Length(Rests):
    """The length of a whole draft held against a limit."""

    limit: int = Field(ge=1, description="用到这一项 limits 的第几个，从 1 数")
    kinds: tuple[DraftKind, ...] = Field(min_length=1, description="看哪几种草稿")
    sure: Flag = Field(False, description="超了就算；否则只问这条线管不管它")


class Question(Rests):
    """One question of the form: a quantity held against a limit, or yes and no."""

    ask: Text = Field(description="问什么")
    limit: int | None = Field(None, ge=1, description="填数量的：用到 limits 的第几个")
    absurd: float | None = Field(None, gt=0, description="填数量的：比这还大就不像是真的")
    bad: Answered | None = Field(None, description="选是否的：选哪一个碰到条文")


class Step(Part):
    """One thing that is planned, with its questions."""

    id: Slug = Field(description="永久编号")
    title: Text = Field(description="要办什么")
    fields: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(description="各问")


class Unjudged(Part):
    """What a draft cannot show, said with every finding."""

    says: Text = Field(description="看不出什么")
    kinds: tuple[DraftKind, ...] = Field((), description="哪几种草稿才说；不写就都说")


class ExamineFile(Part):
    """policies/examine.yml."""

    kinds: Annotated[tuple[DraftSort, ...], Field(min_length=1)]
    negations: Texts = Field(description="句式前面近处有它，就是不要这样")
    not_negations: Texts = Field((), description="看着像不要这样，其实不是的")
    cancelled: Texts = Field((), description="句式后面近处有它，就是说取消了")
    reported: Texts = Field((), description="说的是别处、从前有人这样")
    patterns: tuple[Pattern, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    lengths: tuple[Length, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    steps: tuple[Step, ...] = ()
