"""对照用的普通站：同样的文字、同样多的页，主题原样，检索用主题自己的（装了 jieba）。make bench 拿它比快慢和大小。

同样的文字，是读者在本站看得到的：条目太多、由脚本从 assets/rest/ 拿来的，卡片上点开才由脚本填上的引文，
普通站没有这些脚本，都写在那一页里。
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from macros.doors.making import REST
from macros.export.script import content

SETTINGS = """\
site_name: 对照
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
"""
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p"}
    | {"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_SILENT = frozenset({"script", "style", "svg", "template", "select", "button"})
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_FORM = re.compile(
    r"<span data-kb-filled>(.*?)<span [^>]*data-kb-place[^>]*>[^<]*</span>(.*?)</span>"
)
_PLACE = re.compile(r"<span data-kb-at>(.*?)</span>")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+.!<>&|-])")


class _Text(HTMLParser):
    """Turns the article of a built page into plain Markdown: its headings, items and paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._inside = self._silent = 0
        self._mark = self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, the article, or what is not text."""
        if tag == "article" and (
            self._inside or "md-content__inner" in (dict(attrs).get("class") or "")
        ):
            self._inside += 1
        elif tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self._end()
            self._mark = _HEADINGS.get(tag, "- " if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _BLOCKS:
            self._end()
        if tag == "article" and self._inside:
            self._inside -= 1
        elif tag in _SILENT:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        """Take text of the article."""
        if self._inside and not self._silent:
            self._words += data

    def _end(self) -> None:
        words = " ".join(self._words.split())
        if words:
            self.lines.append(self._mark + _SIGNS.sub(r"\\\1", words))
        self._mark = self._words = ""


def write(built: Path, to: Path) -> int:
    """Write a plain site's sources into the new folder `to`, a page for each page of the site `built`.

    Returns:
        How many pages there are.

    """
    (to / "docs").mkdir(parents=True)
    (to / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    count = 0
    for page in sorted(built.rglob("*.html")):
        if page.name == "404.html":
            continue
        reader = _Text()
        html = page.read_text(encoding="utf-8")
        reader.feed(html)
        reader.feed(_cited(html))
        reader.feed(_rest(built / REST / page.relative_to(built).with_suffix(".js")))
        target = to / "docs" / page.relative_to(built).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join(reader.lines) + "\n", encoding="utf-8")
        count += 1
    return count


def _cited(page: str) -> str:
    """Return as an article the citations that a document's page leaves to its script (citing.js)."""
    forms = _FORM.findall(page)
    said = [
        f"<p>{before}{place}{after}</p>"
        for place in _PLACE.findall(page)
        for before, after in forms
    ]
    return _article("".join(said)) if said else ""


def _rest(script: Path) -> str:
    """Return as an article the entries that a page leaves to its script; "" where it leaves none."""
    return _article(content(script.read_bytes())) if script.exists() else ""


def _article(html: str) -> str:
    return f'<article class="md-content__inner">{html}</article>'
