"""统一写法：全角半角、大小写、中文数字与单位、标点，写法不同的同一个数和词变成一样。

overrides/assets/js/search/normal.js 是同一套规则的另一份；tests/data/search/normal.yml 是两份共用的对照表，
改一处要改两处，测试会说。
"""

from __future__ import annotations

import re
import unicodedata

from macros.model.numerals import from_chinese

_DIGITS = "零〇一二两三四五六七八九十百千万半"
_UNITS = "个小时|小时|钟头|分钟|个半小时|个半月|个月|月|天|日|周|星期|年|字|页|次|项|人|件|份|条|场|级|个|成|倍|款|部分|方面|类"
_PERCENT = re.compile(rf"百分之([{_DIGITS}]+|\d+(?:\.\d+)?)")
_SPAN = re.compile(r"(\d+(?:\.\d+)?%?)\s*(?:[-—–~―─]+|至|到)\s*(?=\d)")
_COUNTED = re.compile(rf"([{_DIGITS}]+)(?=多?(?:{_UNITS}))")
_LARGE = re.compile(r"[一二两三四五六七八九][千百万][零一二三四五六七八九千百十万]*")
_HALVES = (
    (re.compile(r"(\d+)个半(小时|钟头|月)"), r"\1.5个\2"),
    (re.compile(r"(\d+)(小时|天|日|年|周)半"), r"\1.5\2"),
    (re.compile(r"半个?(小时|钟头|天|日)"), r"0.5\1"),
    (re.compile(r"半年"), "6个月"),
    (re.compile(r"半个?月"), "15天"),
)
_ALIKE = (
    (re.compile(r"个小时|个钟头|钟头"), "小时"),
    (re.compile(r"星期"), "周"),
    (re.compile(r"(\d)日(?!期)"), r"\1天"),
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")
_GROUPED = re.compile(r"(\d)[ ,](?=\d{3}(?!\d))")
_TENTHS = re.compile(r"(\d+)成(?=$|[ \d到至以左多的-])")
_MINUTES = re.compile(r"(\d+)分钟")
_DOTS = re.compile(r"(?<![\d%])[.\-]+|[.\-]+(?!\d)")


def normal(text: str) -> str:
    """Return `text` in the normal form; parts that punctuation kept apart are parted by one space."""
    text = unicodedata.normalize("NFKC", text).lower().replace("‰", "%")
    text = _GROUPED.sub(r"\1", text.translate(_FORMAL))
    text = _PERCENT.sub(lambda match: f"{_number(match[1])}%", text)
    text = _LARGE.sub(_large, text)
    text = _COUNTED.sub(lambda match: _number(match[1]), text)
    text = _TENTHS.sub(r"\g<1>0%", text)
    for pattern, written in (*_HALVES, *_ALIKE):
        text = pattern.sub(written, text)
    text = _MINUTES.sub(_hours, text)
    text = _SPAN.sub(r"\1-", text)
    text = "".join(each if each.isalnum() or each in "%.-" else " " for each in text)
    return " ".join(_DOTS.sub(" ", text).split())


def _number(text: str) -> str:
    """Write a Chinese numeral in Arabic; what is none (半, 两半) stays."""
    found = None if "半" in text else from_chinese(text)
    return text if found is None else str(found)


def _large(match: re.Match[str]) -> str:
    return _number(match[0])


def _hours(match: re.Match[str]) -> str:
    minutes = int(match[1])
    return f"{minutes / 60:.12g}小时" if minutes and minutes % 30 == 0 else match[0]
