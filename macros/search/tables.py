"""繁简对照与拼音。繁简只带索引里用得到的字；拼音另带常用字，因为打错的可以是任何一个。同样的记录总得同样的表。"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

# 只问单个的字：词组的表用不着，载入它要 50 MB、六分之一秒（pypinyin 文档「如何减少内存占用」）
os.environ["PYPINYIN_NO_PHRASES"] = "1"
from pypinyin import Style, pinyin

_IDEOGRAPHS = range(0x4E00, 0x9FFF + 1)


def traditional(used: Iterable[str]) -> dict[str, str]:
    """Return the traditional characters whose simplified form is among `used`."""
    wanted = set(used)
    return {char: to for char, to in _simplified().items() if to in wanted}


@cache
def _simplified() -> dict[str, str]:
    """Return every character that is simplified, and its simplified form; preview asks again and again."""
    simplify = OpenCC("t2s").convert
    found = {char: simplify(char) for char in map(chr, _IDEOGRAPHS)}
    return {char: to for char, to in found.items() if to != char}


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
        for syllable in _readings(char):
            heard.setdefault(syllable, []).append(char)
    return {syllable: "".join(heard[syllable]) for syllable in sorted(heard)}


@cache
def _readings(char: str) -> tuple[str, ...]:
    found = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return tuple(each for each in found if each.isascii() and each.isalpha())
