"""繁简对照与拼音。繁简只带索引里用得到的字；拼音另带常用字，因为打错的可以是任何一个。同样的记录总得同样的表。"""

from __future__ import annotations

from collections.abc import Iterable

from opencc import OpenCC
from pypinyin import Style, pinyin

_IDEOGRAPHS = range(0x4E00, 0x9FFF + 1)


def traditional(used: Iterable[str]) -> dict[str, str]:
    """Return the traditional characters whose simplified form is among `used`."""
    simplify, wanted = OpenCC("t2s").convert, set(used)
    found = {char: simplify(char) for char in map(chr, _IDEOGRAPHS)}
    return {char: to for char, to in found.items() if to != char and to in wanted}


def common() -> set[str]:
    """Return the 3,755 most common characters (GB 2312, first level): a typo may be any of them."""
    rows = range(0xB0, 0xD8)
    cells = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in _CELLS)
    return {char for char in cells if char}


_CELLS = range(0xA1, 0xFF)


def syllables(used: Iterable[str]) -> dict[str, str]:
    """Return the syllables (no tones) of each character, and the characters of each as one text."""
    heard: dict[str, list[str]] = {}
    for char in sorted(set(used)):
        for syllable in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
            if syllable.isascii() and syllable.isalpha():
                heard.setdefault(syllable, []).append(char)
    return {syllable: "".join(heard[syllable]) for syllable in sorted(heard)}
