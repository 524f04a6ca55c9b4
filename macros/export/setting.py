"""估字排得下排不下：汉字宽一个字号，别的约六成，看不见的不占地方。供幻灯片和一张纸的讲义用。"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is set, in points."""
    return size * sum(map(_width, text))


@lru_cache(maxsize=8192)
def _width(char: str) -> float:
    """Return how wide a character is, in sizes; a few thousand different ones are asked for again and again."""
    if unicodedata.category(char) in {"Mn", "Cf"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6


def lines_in(text: str, size: float, width: float) -> int:
    """Return about how many lines a text takes in a width given in points.

    A line may end two characters early, where the next one must not begin a line.
    """
    room = width - 2 * size
    return sum(max(1, -int(-width_of(line, size) // room)) for line in text.split("\n"))
