"""变更：改了什么、为什么；引用条文的记录各由人确认过哪一版。"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import ClauseId, Day, DocumentId, Part, Slug, Text
from macros.model.digest import PATTERN
from macros.model.vocabulary import ChangeKind

Digest = Annotated[str, StringConstraints(pattern=PATTERN)]


class Change(Part):
    """One change of the records that readers should know of."""

    id: Slug = Field(description="永久编号，以 change- 开头")
    date: Day = Field(description="哪天改的")
    kind: ChangeKind = Field(description="substance 实质｜wording 措辞")
    what: Text = Field(description="改了什么")
    why: Text = Field(description="为什么改")
    clauses: tuple[ClauseId, ...] = Field((), description="改到的条文")
    documents: tuple[DocumentId, ...] = Field((), description="改到的文件")


class Confirmation(Part):
    """What a person saw when they last confirmed a record: the digest of each cited clause."""

    on: Day = Field(description="哪天确认的")
    clauses: dict[Slug, Digest] = Field(description="条文编号和当时的摘要")


class ChangeFile(Part):
    """policies/changes.yml."""

    changes: tuple[Change, ...]


class ConfirmedFile(Part):
    """policies/confirmed.yml, written by `make confirm`."""

    confirmed: dict[Slug, Confirmation]
