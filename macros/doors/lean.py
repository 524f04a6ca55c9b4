"""成页里只供人看模板的空白：行首的缩进、空行，浏览器看不见，一页有两三 KB。"""

from __future__ import annotations

import re
from typing import Final

# 这几种元素里的空白是内容，照原样
_KEPT: Final = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_INDENT: Final = re.compile(r"\s*\n\s*")


def lean(html: str) -> str:
    """Return a finished page without indentation and empty lines, which no browser shows."""
    pieces = _KEPT.split(html)
    # split 给出：别的、整个元素、元素名、别的……
    return "".join(
        _INDENT.sub("\n", piece) if at % 3 == 0 else piece
        for at, piece in enumerate(pieces)
        if at % 3 != 2
    )
