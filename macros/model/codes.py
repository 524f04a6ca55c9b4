"""短码：每条条文、每个页面一个，五个字符，写在纸上、念在电话里都不容易错。

短码由编号算出（SHA-256），只用数字和不易看错的大写字母（Crockford Base32，没有 I、L、O、U，
https://www.crockford.com/base32.html ），至少一个数字、一个字母，免得和数、拼音相混。
算出来的已经有人用了就取下一个；谁先登记归谁，所以要登记在 policies/codes.yml 里。
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import Part, Text

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 5
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"
_MISREAD = str.maketrans("ILO", "110")

Code = Annotated[str, StringConstraints(pattern=PATTERN)]


class Retired(Part):
    """The code of something that is gone; it is never given again."""

    code: Code = Field(description="原来的短码")
    why: Text = Field(description="为什么撤下，现在看哪里")


class CodeFile(Part):
    """policies/codes.yml: which code belongs to which clause or page."""

    codes: dict[Text, Code] = Field(description="条文编号或页面地址: 短码")
    retired: dict[Text, Retired] = Field({}, description="撤下的编号或页面，短码不再给别人")


def candidates(key: str) -> Iterator[str]:
    """Yield the codes that `key` may have, the first choice first; never ends."""
    salt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{salt}:{key}".encode()).digest()[:8], "big")
        code = ""
        for _ in range(LENGTH):
            number, digit = divmod(number, len(ALPHABET))
            code += ALPHABET[digit]
        if not code.isdigit() and not code.isalpha():
            yield code
        salt += 1


def first_free(key: str, taken: Container[str]) -> str:
    """Return the first code of `key` that nobody has."""
    return next(code for code in candidates(key) if code not in taken)


def normal(typed: str) -> str:
    """Return a typed code as it is written: upper case, I and L read as 1, O as 0."""
    return "".join(typed.upper().split()).replace("-", "").translate(_MISREAD)
