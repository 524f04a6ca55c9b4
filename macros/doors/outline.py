"""从成页的 HTML 里找出标题，交给主题的本页目录。"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

_LEVELS = {"h2": 2, "h3": 3}
# 只把标题交给解析器：一页几百 KB，标题只占百分之几
_HEADING = re.compile(r"<(h[23])\b.*?</\1>", re.DOTALL)


class _Headings(HTMLParser):
    """Collects headings that have an id; an article's id stands for its own heading's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self._open: dict[str, Any] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _LEVELS and given.get("id"):
            anchor = str(given["id"]).removesuffix("-h")
            self._open = {"level": _LEVELS[tag], "id": anchor, "name": "", "children": []}

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open["name"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEVELS and self._open is not None:
            # 主题把它当 HTML，先去标签再转义：不转义，尖括号里的字就没有了
            self._open["name"] = html.escape(" ".join(self._open["name"].split()))
            self._nest(self._open)
            self._open = None

    def _nest(self, heading: dict[str, Any]) -> None:
        if heading["level"] > 2 and self.found:
            self.found[-1]["children"].append(heading)
        else:
            self.found.append(heading)


def headings(page: str) -> list[dict[str, Any]]:
    """Return the h2 and h3 of `page` nested, in the form of Python-Markdown's toc tokens."""
    parser = _Headings()
    parser.feed("".join(found[0] for found in _HEADING.finditer(page)))
    return parser.found
