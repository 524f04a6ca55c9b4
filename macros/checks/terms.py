"""用语：一个叫法只归一个用语；不拿自己解释自己；没有交代的词不能当用语。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.nodes import Path
from macros.loading.tree import Loaded
from macros.model.terms import Term
from macros.model.vocabulary import DiscrepancySort


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each name claimed twice, circular text and name under doubt."""
    claimed: dict[str, str] = {}
    doubted = {
        passage.words: each.id
        for each in loaded.library.discrepancies.values()
        if each.sort is DiscrepancySort.UNDEFINED
        for passage in each.passages
        if passage.words
    }
    for term in loaded.library.terms.values():
        origin = loaded.origins["term", term.id]
        for path, name in _names(term):
            if name in claimed:
                yield origin.fault(
                    "alias-claimed",
                    term.id,
                    path,
                    found=name,
                    hint=f"已归「{claimed[name]}」，只留一处",
                )
            claimed.setdefault(name, term.id)
            if name in doubted:
                yield origin.fault(
                    "term-disputed", term.id, path, found=name, hint=f"见存疑 {doubted[name]}"
                )
            if name in term.text:
                yield origin.fault(
                    "term-circular", term.id, ("text",), found=name, hint=f"不用「{name}」再说一遍"
                )


def _names(term: Term) -> Iterator[tuple[Path, str]]:
    yield ("name",), term.name
    for index, alias in enumerate(term.aliases):
        yield ("aliases", index, "name"), alias.name
