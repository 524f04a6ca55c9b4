"""把一页 HTML 读成测试要问的那些事：编号、引用、内联的东西、策略。只用标准库。"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# 属性里装着地址的：元素 -> 属性。
ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "input": ("src", "formaction"),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "base": ("href",),
}


@dataclass(frozen=True)
class Reference:
    """An address in an attribute."""

    tag: str
    attribute: str
    value: str
    line: int
    rel: str = ""


@dataclass
class Page:
    """What the rules ask of a page."""

    lang: str = ""
    ids: list[tuple[str, int]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    inline_styles: list[tuple[str, int]] = field(default_factory=list)
    handlers: list[tuple[str, int]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    before_policy: list[str] = field(default_factory=list)
    headings: int = 0
    title: str = ""
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._inside: list[str] | None = None
        self._tag = ""
        self._in_title = False
        self._in_head = False
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, line = self.page, self.getpos()[0]
        given = {name: value or "" for name, value in attrs}
        self._structure(tag, given)
        if "id" in given:
            page.ids.append((given["id"], line))
        if "style" in given:
            page.inline_styles.append((f"<{tag} style={given['style']!r}>", line))
        page.handlers += [
            (f"<{tag} {name}>", line) for name in given if re.fullmatch(r"on[a-z]+", name)
        ]
        for attribute in ADDRESSES.get(tag, ()):
            if attribute in given:
                for value in _addresses(attribute, given[attribute]):
                    page.references.append(
                        Reference(tag, attribute, value, line, given.get("rel", "").lower())
                    )
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            value = given.get("content", "").partition("=")[2]
            page.references.append(Reference(tag, "content", value, line))
        self._begin_text(tag, given)

    def _structure(self, tag: str, given: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.lang = given.get("lang", "")
        elif tag == "head":
            self._in_head = True
        elif tag == "body":
            self._in_head = False
        elif tag == "h1":
            page.headings += 1
        policy = tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy"
        if policy:
            page.policies.append(given.get("content", ""))
        elif self._in_head and tag != "head" and not page.policies:
            page.before_policy.append(tag)

    def _begin_text(self, tag: str, given: dict[str, str]) -> None:
        page = self.page
        if tag == "script" and "src" not in given and "json" not in given.get("type", ""):
            page.scripts.append("")
            self._inside = page.scripts
        elif tag == "style":
            page.styles.append("")
            self._inside = page.styles
        self._tag = tag
        self._in_title = tag == "title" and self._in_head

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._inside = None
            self._tag = ""
        elif tag == "title":
            self._in_title = False
        elif tag == "head":
            self._in_head = False

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data
        elif self._in_title:
            self.page.title += data
        elif self._tag != "script":
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self.page.text = " ".join("".join(self._words).split())


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the single addresses of an attribute; srcset holds several."""
    if attribute != "srcset":
        return [value]
    return [part.split()[0] for part in value.split(",") if part.split()]


def read_page(html: str) -> Page:
    """Read one page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
