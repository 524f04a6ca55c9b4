"""推年份：线索是时间线上一条的并存说法，候选逐年比过去，合不合由日期是否有交集算出。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.model.document import DatedReading
from macros.model.edtf import UncertainDate
from macros.model.library import Library
from macros.model.register import Candidate, Dating
from macros.model.vocabulary import Rank


@dataclass(frozen=True)
class Row:
    """One candidate and whether each clue allows it."""

    candidate: Candidate
    fits: tuple[bool, ...]

    @property
    def all_fit(self) -> bool:
        """Say whether no clue stands against the candidate."""
        return all(self.fits)


def clues(library: Library, dating: Dating) -> list[DatedReading]:
    """Return the clues: every reading of the event that gives a year and was not rejected."""
    readings = library.events[dating.event].dates
    return [each for each in readings if each.date.has_year and each.rank is not Rank.REJECTED]


def rows(library: Library, dating: Dating) -> list[Row]:
    """Return each candidate with what each clue says of it."""
    found = clues(library, dating)
    return [
        Row(each, tuple(_overlap(each.date, clue.date) for clue in found))
        for each in dating.candidates
    ]


def _overlap(one: UncertainDate, other: UncertainDate) -> bool:
    lower = max(one.lower or date.min, other.lower or date.min)
    upper = min(one.upper or date.max, other.upper or date.max)
    return lower <= upper
