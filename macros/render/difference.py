"""两版文字的不同：逐字比对，只因写法（全角半角、引号、空格）不同的不算不同。"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_Code = tuple[str, int, int, int, int]
_SHORT = 2
_ALIKE = str.maketrans("“”‘’『』—－–", "「」「」「」---")


@dataclass(frozen=True)
class Piece:
    """A run of text: kept, dropped from the old or added in the new."""

    text: str
    state: str


def normal(text: str) -> str:
    """Return `text` without what is only typography: width, quotes, dashes, spaces, case."""
    folded = unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold()
    return "".join(folded.split())


def compare(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in order; state is kept, dropped or added."""
    if normal(old) == normal(new):
        return [Piece(new, "kept")]
    return list(_pieces(old, new))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = ([normal(char) for char in text] for text in (old, new))
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kept, i, j, k, m in _runs(codes):
        if kept or "".join(before[i:j]) == "".join(after[k:m]):
            yield Piece(new[k:m], "kept")
            continue
        if i < j:
            yield Piece(old[i:j], "dropped")
        if k < m:
            yield Piece(new[k:m], "added")


def _runs(codes: Sequence[_Code]) -> list[tuple[bool, int, int, int, int]]:
    """Join changes that only one or two equal characters part: a reader takes in whole words."""
    runs: list[tuple[bool, int, int, int, int]] = []
    for number, (what, i, j, k, m) in enumerate(codes):
        inside = 0 < number < len(codes) - 1
        kept = what == "equal" and not (inside and j - i <= _SHORT)
        if runs and not kept and not runs[-1][0]:
            _, start, _, begin, _ = runs.pop()
            runs.append((False, start, j, begin, m))
        else:
            runs.append((kept, i, j, k, m))
    return runs
