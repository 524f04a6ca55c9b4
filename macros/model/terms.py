"""用语：官方文件里的词、口头说法与误写，用自己的话解释。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from macros.model.base import ClauseId, DocumentId, Part, Slug, TermId, Text
from macros.model.source import Source, Sources
from macros.model.vocabulary import AliasKind, Evidence


class Alias(Part):
    """Another name of a term: short, colloquial, or a wrong form people type."""

    name: Text = Field(description="别名")
    kind: AliasKind = Field(description="short 简称、全称｜colloquial 口头说法｜wrong 误写")


class Term(Part):
    """One term, explained without using itself."""

    id: Slug = Field(description="永久编号，以 term- 开头")
    name: Text = Field(description="用语")
    text: Text = Field(description="解释，用自己的话，不用这个词自己解释自己")
    aliases: tuple[Alias, ...] = Field((), description="别名")
    evidence: Evidence = Field(description="核实程度；本库自己的解释写 editorial")
    sources: Sources = Field(description="来源：解释的依据，或这个词见于哪里")
    clauses: tuple[ClauseId, ...] = Field((), description="讲到它的条文；大意里出现的自动列出")
    documents: tuple[DocumentId, ...] = Field((), description="有关的文件")
    see: tuple[TermId, ...] = Field((), description="参看的用语")

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and all aliases, wrong forms included."""
        return (self.name, *(alias.name for alias in self.aliases))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Return the names under which the term may stand in a text."""
        fit = (alias.name for alias in self.aliases if alias.kind is not AliasKind.WRONG)
        return (self.name, *fit)


@dataclass(frozen=True)
class Glossary:
    """Finds terms in running text."""

    terms: tuple[Term, ...]

    @cached_property
    def _by_surface(self) -> dict[str, str]:
        return {surface: term.id for term in self.terms for surface in term.surfaces}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_surface, key=len, reverse=True)
        return re.compile("《[^》]*》|" + "|".join(map(re.escape, longest_first)))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and term id of each term in `text`; titles in 《》 are passed over."""
        if not self._by_surface:
            return
        for match in self._pattern.finditer(text):
            term = self._by_surface.get(match.group())
            if term:
                yield match.start(), match.end(), term

    def terms_in(self, texts: Iterable[str]) -> set[str]:
        """Return the ids of the terms that stand in any of `texts`."""
        return {term for text in texts for _, _, term in self.find(text)}


class TermFile(Part):
    """policies/terms.yml."""

    terms: tuple[Term, ...]
    bibliography: tuple[Source, ...] = ()
