"""标点、空格、起止、文号的写法：一条一个样子，只看文字，不管它写在哪里。

依据《标点符号用法》（GB/T 15834-2011）和《党政机关公文格式》（GB/T 9704-2012），再加本库自己的习惯：引号用「」，
汉字与数字、字母之间在数据里不空格（空隙由样式留）。能说清的才查，拿不准的不查：错的放过一处，好过对的拦一处。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_HAN = "\u3400-\u9fff〇"
_SHUT = "」』》）〕”"
_OPEN = "「『《（〔“"
_STOPS = "，。；：？！、"
_FULL = str.maketrans(",;:?!", "，；：？！")
_PAIRS = dict(zip(_OPEN, "」』》）〕”", strict=True))


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip.

    Attributes:
        at: where in the text it begins, from 0.
        found: what stands there.
        allowed: what may stand there.
        why: the rule, in a few words.

    """

    at: int
    found: str
    allowed: str
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what to look for and how it is written instead; `quoted`: quoted words are looked into."""

    pattern: re.Pattern[str]
    mend: Callable[[str], str]
    why: str
    quoted: bool = True


def _spaceless(found: str) -> str:
    return found.replace(" ", "")


RULES: dict[str, Rule] = {
    "half-width": Rule(
        re.compile(rf"(?<=[{_HAN}{_SHUT}])[,;:?!](?=\s?[{_HAN}{_OPEN}]|\s*\Z)"),
        lambda found: found.translate(_FULL),
        "汉字后面用全角标点",
    ),
    "brackets": Rule(
        re.compile(rf"\((?=[^()\n]*\))[^()\n]*[{_HAN}][^()\n]*\)"),
        lambda found: f"（{found[1:-1]}）",
        "里面有汉字的括号用全角",
    ),
    "full-stop": Rule(
        re.compile(rf"(?<=[{_HAN}{_SHUT}])\.(?=[{_HAN}{_OPEN}]|\s*\Z)"),
        lambda _: "。",
        "汉字后面用句号",
    ),
    "ellipsis": Rule(
        re.compile(rf"(?<=[{_HAN}{_SHUT}])\.{{2,}}|(?<=[{_HAN}{_SHUT}])…(?!…)|。{{2,}}|…{{3,}}"),
        lambda _: "……",
        "省略号是两个连着的「…」",
    ),
    "dash": Rule(
        # 一字线只连数：30%—50%、1—2年
        re.compile(
            rf"(?<=[{_HAN}{_SHUT}])(?:\s?--+\s?(?=[{_HAN}{_OPEN}])|—(?![—\d〇一二两三四五六七八九十])|—{{3,}}|[―─]+)"
        ),
        lambda _: "——",
        "破折号是两个连着的「—」；一个「—」只连数",
    ),
    "range": Rule(
        # 日期（2026-01-05）、标准号（9704-2012）里的短横不是起止
        re.compile(
            rf"(?<=[\d{_HAN}%])[~～〜](?=[\d{_HAN}])"
            rf"|(?<![A-Za-z0-9_./-])\d{{1,3}}%?[-–]\d{{1,3}}(?=%|[{_HAN}])"
            r"|(?<![A-Za-z0-9_./-])\d{4}[-–]\d{4}(?=年)"
        ),
        lambda found: re.sub("[-–~～〜]", "—", found),
        "起止用一字线「—」或「至」",
    ),
    "quotes": Rule(
        re.compile(rf'[“”‘’]|"(?=[^"\n]*")[^"\n]*[{_HAN}][^"\n]*"'),
        lambda _: "「」，里层『』",
        "引号用「」；题名和引文自己的“”照留",
        quoted=False,
    ),
    "doubled": Rule(
        re.compile("[，、；：][，。；：、]+|。[，；：、]+|[？！]。"),
        lambda found: "、".join(f"「{sign}」" for sign in dict.fromkeys(found)) + "留一个",
        "两个点号连在一起",
    ),
    "space": Rule(
        re.compile(
            rf"(?<=[{_HAN}]) ++(?=[{_HAN}])|(?<! ) ++(?=[{_STOPS}{_SHUT}])|(?<=[{_STOPS}{_OPEN}]) ++(?=\S)"
        ),
        lambda _: "不空",
        "汉字之间、全角标点两边不空格",
    ),
    "full-width": Rule(
        re.compile("[０-９Ａ-Ｚａ-ｚ％．]+"),
        lambda found: "".join(chr(ord(sign) - 0xFEE0) for sign in found),
        "数字、字母、百分号用半角",
    ),
    "number": Rule(
        re.compile(r"[\[【（(]\d{4}[\]】）)] ?第?\d+号"),
        lambda found: f"〔{found[1:5]}〕{re.findall('[0-9]+', found)[1]}号",
        "文号的年份用六角括号，不加「第」",
    ),
}  # fmt: skip
"""The rules for every text; their examples are in tests/checks/test_punctuation.py."""

SPACING = Rule(
    re.compile(rf"(?<=[{_HAN}]) ++(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) ++(?=[{_HAN}])"),
    lambda _: "不空",
    "汉字与数字、字母之间不空格",
)
"""For records alone: the gap is left by the style sheet, and search and copying know one way of writing."""

_QUOTED = re.compile("《[^《》]*》|「[^「」]*」|“”")
_SUSPECT = re.compile(
    r'[,;:?!(.~～〜–—―─…“”‘’" ０-９Ａ-Ｚａ-ｚ％．\-]|[，、；：。][，。；：、]|[？！]。|[\[【（]\d{4}'
)
"""What no rule can do without; most texts have none of it, and are not looked at rule by rule."""


@lru_cache(maxsize=100_000)
def slips(text: str, spacing: bool = False, pairs: bool = True) -> tuple[Slip, ...]:
    """Return what in `text` is written otherwise than the rules say, in order.

    Args:
        text: one text; a paragraph at most where `pairs` is on.
        spacing: ask for no space between Chinese and digits or letters too.
        pairs: ask for brackets and quotation marks to come in pairs.

    """
    if text.isascii():
        return ()
    bare = _QUOTED.sub(lambda match: "\ufffc" * len(match.group()), text)
    found = []
    rules = (*RULES.values(), *((SPACING,) if spacing else ())) if _SUSPECT.search(text) else ()
    for rule in rules:
        for match in rule.pattern.finditer(text if rule.quoted else bare):
            said = match.group()
            found.append(Slip(match.start(), said, rule.mend(said), rule.why))
    if pairs:
        found += _unpaired(text)
    return tuple(sorted(found, key=lambda slip: slip.at))


def _unpaired(text: str) -> Iterator[Slip]:
    """Yield the first sign without its other half: those behind it would only follow from it."""
    waiting: list[tuple[int, str]] = []
    for at, sign in enumerate(text):
        if sign in _PAIRS:
            waiting.append((at, sign))
        elif sign in _SHUT:
            if not waiting or _PAIRS[waiting[-1][1]] != sign:
                yield Slip(at, sign, "成对", f"「{sign}」前面没有配它的")
                return
            waiting.pop()
    if waiting:
        at, sign = waiting[0]
        yield Slip(at, sign, "成对", f"「{sign}」没有收口")
