"""繁简对照与拼音，只带索引里用得到的字；都由记录定，同样的记录总得同样的表。"""

from __future__ import annotations

from collections.abc import Iterable

from opencc import OpenCC
from pypinyin import Style, pinyin

_IDEOGRAPHS = range(0x4E00, 0x9FFF + 1)


def traditional(used: Iterable[str]) -> dict[str, str]:
    """Return the traditional characters whose simplified form is among `used`."""
    simplify, wanted = OpenCC("t2s").convert, set(used)
    whole = "".join(chr(code) for code in _IDEOGRAPHS)
    found = {char: simplify(char) for char in whole}
    return {char: to for char, to in found.items() if to != char and to in wanted}


def syllables(used: Iterable[str]) -> dict[str, str]:
    """Return the syllables (no tones) of each character, and the characters of each as one text."""
    heard: dict[str, list[str]] = {}
    for char in sorted(set(used)):
        for syllable in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
            if syllable.isascii() and syllable.isalpha():
                heard.setdefault(syllable, []).append(char)
    return {syllable: "".join(heard[syllable]) for syllable in sorted(heard)}
