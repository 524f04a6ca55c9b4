"""说法：平常这样说、公文不这样写的词，各指到它说的是什么。检索用。"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.model.base import ClauseId, Part, Slug, Text, many_or_one
from macros.model.vocabulary import Evidence

Words = Annotated[tuple[Text, ...], BeforeValidator(many_or_one)]


class Saying(Part):
    """Ways of putting the same thing, and what they stand for."""

    id: Slug = Field(description="永久编号，以 say- 开头")
    says: Annotated[Words, Field(min_length=1, max_length=40)] = Field(
        description="人们会打的字：口头说法、简称、抱怨、别的官方写法"
    )
    means: Words = Field((), description="条文里用的词，检索时一并找")
    clauses: tuple[ClauseId, ...] = Field((), description="说的就是这几条，最贴切的在前")
    evidence: Evidence = Field(
        Evidence.EDITORIAL, description="说法对不对得上是本库的判断：editorial"
    )


class Outside(Part):
    """A field that these rules do not cover, and the words by which people ask for it."""

    id: Slug = Field(description="永久编号，以 outside- 开头")
    name: Text = Field(description="叫什么，如「社会保险」")
    says: Annotated[Words, Field(min_length=1, max_length=60)] = Field(
        description="人们会打的字；要够具体，不能是找本库条文的人也会打的"
    )


class ThesaurusFile(Part):
    """policies/thesaurus.yml."""

    sayings: tuple[Saying, ...]
    outside: tuple[Outside, ...] = ()
