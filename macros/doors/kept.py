"""宏交回的 HTML 不走 Markdown：正文里先放一个记号，Markdown 排完再换回来。

Markdown 会把每一段 HTML 逐个标签认一遍，再原样放回；这样省下的是建站时间的四分之一，
写出来的字节不变。记号是一行注释，数据里的尖括号都转义过，冒充不了。
"""

from __future__ import annotations

import re
from itertools import count

_SIGN = re.compile(r"<!--kb:(\d+)-->")
_ANCHOR = re.compile(r'\sid="([^"]+)"')


class Kept:
    """The blocks of the pages that are on their way through Markdown."""

    def __init__(self) -> None:
        self._blocks: dict[int, str] = {}
        self._numbers = count()

    def put(self, made: str) -> str:
        """Keep what a macro made; return Markdown that stands for it.

        Args:
            made: HTML; its first line may be a heading in Markdown, which stays as it is.

        """
        title, body = made.split("\n", 1) if made.startswith("# ") else ("", made)
        number = next(self._numbers)
        self._blocks[number] = body
        return f"{title}\n\n<!--kb:{number}-->\n"

    def back(self, html: str) -> str:
        """Return a page's HTML with the blocks in their places; each may be taken once."""
        return _SIGN.sub(self._take, html)

    def _take(self, sign: re.Match[str]) -> str:
        number = int(sign[1])
        if number not in self._blocks:
            message = f"第 {number} 块已经放回去过了"
            raise ValueError(message)
        return self._blocks.pop(number).strip("\n")


def anchors(html: str) -> set[str]:
    """Return the ids in a page's HTML, for MkDocs to check links against."""
    return set(_ANCHOR.findall(html))


kept = Kept()
"""The one heap of this build: macros put, the hook takes back."""
