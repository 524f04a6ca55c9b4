"""切词：汉字切成一字和两字，字母和数字成串的算一个，数连同单位另算一个。

overrides/assets/js/search/grams.js 是同一套规则的另一份，共用对照表 tests/data/search/grams.yml。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff]+"
    r"|\d+(?:\.\d+)?%?(?:-\d+(?:\.\d+)?%?)?|[a-z]+"
)
_UNIT = re.compile(r"(?:个月|小时|部分|方面|天|周|年|字|页|次|项|人|件|条|场|级|个|类)")


def grams(normal: str) -> Iterator[str]:
    """Yield the tokens of a text in normal form.

    A figure gives 5000 and 5000字, a range 30%-50% also its two ends; Chinese gives every
    character and every pair; letters give the word.
    """
    for match in _RUN.finditer(normal):
        run = match.group()
        if run[0].isdigit():
            unit = _UNIT.match(normal, match.end())
            yield from _figures(run, unit.group() if unit else "")
        elif "a" <= run[0] <= "z":
            yield run
        else:
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def _figures(run: str, unit: str) -> Iterator[str]:
    ends = run.split("-")
    if len(ends) > 1:
        yield run
        if ends[1].endswith("%") and not ends[0].endswith("%"):
            ends[0] += "%"
    for end in ends:
        yield end
        if unit:
            yield end + unit
