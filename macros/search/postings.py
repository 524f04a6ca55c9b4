"""倒排表：每个词出现在哪些条目、分量多大，压成可打印的字符串，一个词一串。

分量按 BM25F 算（Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, §3.6）：各栏的词频先按栏长折算、
乘栏的权重相加，再用 tf/(k1+tf) 压平，量化成 1 到 LEVELS-1；词的稀有程度（idf）由读的一方按篇数算。

写法：逐篇写「篇号差×LEVELS＋分量」，用 BASE 进制从低位写起，没写完的一位加 BASE。字符表见 SIGNS。
两个字的词并在头一个字名下（grouped）。overrides/assets/js/search/postings.js 照此读。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

PARTED = "~"
# 可打印的 ASCII，去掉在脚本和 JSON 里要转义的四个和分隔用的一个
SIGNS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "\"'\\<" + PARTED)
BASE = len(SIGNS) // 2
LEVELS = 12
_K1 = 1.6

Fields = Mapping[str, Sequence[str]]
"""The tokens of one entry by field."""


def postings(
    entries: Sequence[Fields], weights: Mapping[str, float], flat: Mapping[str, float]
) -> dict[str, str]:
    """Return the postings of all entries by token, in the order of tokens.

    Args:
        entries: the tokens of every entry, field by field.
        weights: how much a field counts.
        flat: how far the length of a field is made up for, 0 (not at all) to 1.

    """
    average = {
        name: max(1.0, sum(len(each.get(name, ())) for each in entries) / max(1, len(entries)))
        for name in weights
    }
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        heavy: Counter[str] = Counter()
        for name, weight in weights.items():
            tokens = entry.get(name, ())
            scale = 1 - flat[name] + flat[name] * len(tokens) / average[name]
            for token, times in Counter(tokens).items():
                heavy[token] += weight * times / scale  # type: ignore[assignment]
        for token, frequency in heavy.items():
            level = round(frequency / (_K1 + frequency) * LEVELS)
            table[token].append((number, min(max(level, 1), LEVELS - 1)))
    return {token: _written(table[token]) for token in sorted(table)}


def grouped(table: Mapping[str, str]) -> dict[str, str]:
    """Return postings by first character, so that a pair costs one character of its name.

    A Chinese character leads to its own postings, then PARTED, then for every pair that begins
    with it the second character and the pair's postings, parted likewise. Other tokens stand under
    their own names.
    """
    found: dict[str, list[str]] = {}
    plain: dict[str, str] = {}
    for token in sorted(table):
        if "\u3400" <= token[0] <= "\u9fff":
            own = found.setdefault(token[0], [""])
            if len(token) == 1:
                own[0] = table[token]
            else:
                own.append(token[1] + table[token])
        else:
            plain[token] = table[token]
    return plain | {char: PARTED.join(texts) for char, texts in found.items()}


def count(text: str) -> int:
    """Return how many entries the postings of one token name."""
    return sum(sign in _LAST for sign in text)


_LAST = frozenset(SIGNS[:BASE])
"""Signs that end a number."""


def _written(pairs: Sequence[tuple[int, int]]) -> str:
    out, last = [], 0
    for number, level in pairs:
        out.append(_digits((number - last) * LEVELS + level))
        last = number
    return "".join(out)


def _digits(value: int) -> str:
    out = ""
    while True:
        value, digit = divmod(value, BASE)
        out += SIGNS[digit + (BASE if value else 0)]
        if not value:
            return out
