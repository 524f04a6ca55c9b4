"""抄来的句子：与讲话原文连续 12 个字以上相同就报。

本库不带讲话全文，只带每 12 个字的指纹（fingerprints.txt，SHA-256 的前 12 位十六进制）。
比较只看汉字、字母、数字；书名号里的题名、「」里 24 字以内的短引文、机关名称与年月不算。
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from macros.loading.faults import Fault
from macros.loading.tree import Loaded

LENGTH = 12
_GAP = "\0"
_EXEMPT = re.compile(
    r"《[^》]{2,80}》|「[^」]{1,24}」"
    r"|(?:中共中央|国务院|中央|省委|省政府|市委|市政府|县委|党委)(?:办公厅|办公室)"
    r"|中共中央|国务院|党中央|省委|省政府|市委|市政府|市纪委监委|市委巡察办|市效能办"
    r"|整治形式主义为基层减负|形式主义突出问题|中央八项规定(?:及其实施细则)?(?:精神)?"
    r"|轻车简从、减少陪同、简化接待"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?"
)
_DROPPED = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff\0]+")


def squeeze(text: str) -> str:
    """Return `text` without punctuation, a gap standing for each stretch that may be repeated."""
    return _DROPPED.sub("", _EXEMPT.sub(_GAP, text))


def fingerprint(gram: str) -> str:
    """Return the fingerprint of one run of LENGTH characters."""
    return hashlib.sha256(gram.encode()).hexdigest()[:12]


@cache
def known() -> frozenset[str]:
    """Return the fingerprints of every run of the speech."""
    return frozenset(
        Path(__file__).with_name("fingerprints.txt").read_text(encoding="ascii").split()
    )


def copied(text: str) -> tuple[str, ...]:
    """Return each longest run of `text` that stands in the speech word for word."""
    return _found(text, known())


@lru_cache(maxsize=100_000)
def _found(text: str, of: frozenset[str]) -> tuple[str, ...]:
    """Look for runs whose fingerprints are among `of`; a text is looked at once."""
    return tuple(_runs(squeeze(text), of))


def _runs(flat: str, of: frozenset[str]) -> Iterator[str]:
    start = 0
    while start + LENGTH <= len(flat):
        end = start
        while end + LENGTH <= len(flat) and _known(flat[end : end + LENGTH], of):
            end += 1
        if end > start:
            yield flat[start : end + LENGTH - 1]
            start = end + LENGTH - 1
        else:
            start += 1


def _known(gram: str, of: frozenset[str]) -> bool:
    return _GAP not in gram and fingerprint(gram) in of


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each copied run in a record."""
    for key, path, text, origin in loaded.texts:
        for found in copied(text):
            yield origin.fault(
                "copied-sentence",
                key,
                path,
                found=found,
                hint="用自己的话改写；确要引用，放进「」且不超过 24 字",
            )
