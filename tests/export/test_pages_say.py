"""页面上必须说出来的话：措施是编者归并；讲话只就一种会说的，哪里提到都写明语境；讲话不是依据。"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from macros.model.library import Library
from tests.export.conftest import Rows
from tests.support.rules import Site

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
BLOCKS = {"li", "article", "tr", "section"}


@dataclass
class Element:
    """An element of a page, its text and its parent."""

    tag: str
    given: dict[str, str]
    above: Element | None
    below: list[Element | str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.below)

    @property
    def block(self) -> Element:
        """The nearest list item, card, table row or section around it."""
        here = self
        while here.above is not None and here.tag not in BLOCKS:
            here = here.above
        return here

    def all(self) -> Iterator[Element]:
        yield self
        for each in self.below:
            if isinstance(each, Element):
                yield from each.all()


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.below.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        here: Element | None = self.here
        while here is not None and here.tag != tag:
            here = here.above
        if here is not None and here.above is not None:
            self.here = here.above

    def handle_data(self, data: str) -> None:
        self.here.below.append(data)


@cache
def tree(html: str) -> Element:
    """Read a page as a tree, once."""
    reader = _Tree()
    reader.feed(html)
    reader.close()
    return reader.root


def _links(built: Site) -> Iterator[tuple[str, Element, str]]:
    """Yield every link of every page with the address it leads to below the site's root."""
    for name, html in built.source.items():
        for element in tree(html).all():
            if element.tag == "a" and "href" in element.given:
                path, _, anchor = unquote(element.given["href"]).partition("#")
                page = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                yield name, element, f"{page if path else name}#{anchor}"


def test_every_page_says_its_code(library: Library, built: Site) -> None:
    """页脚印着本页的短码，短码页列着它和题名；每条条文的卡片也印着自己的。"""
    listed = tree(built.source["c.html"])
    rows = {
        each.given["id"]: each.text
        for each in listed.all()
        if each.tag == "li" and "id" in each.given
    }
    assert set(library.codes.values()) <= set(rows)
    for key, code in library.codes.items():
        page = (
            f"documents/{library.clause_document[key].id}.html" if key in library.clauses else key
        )
        assert code in built.pages[page].text, key
        if key in library.clauses:
            assert library.clauses[key].heading in rows[code], key
        else:  # 页面的题名，不是地址
            assert "html" not in rows[code], key


def test_measures_are_called_editorial(built: Site) -> None:
    """凡是列出某一项措施的页面，都写着「归并」。"""
    showing = {name for name, _, to in _links(built) if re.match(r"measures/m\d\d\.html", to)}
    showing |= {name for name in built.pages if name.startswith("measures/")}
    assert {"index.html", "measures/index.html", "measures/m01.html"} <= showing
    for name in showing:
        assert "归并" in built.pages[name].text, name


def test_scope_is_shown_wherever_a_scoped_clause_is(library: Library, built: Site) -> None:
    """讲话第二部分（一）各条：自己的卡片上，别处每一个提到它的地方，都写着语境。"""
    scoped = {key: clause.scope for key, clause in library.clauses.items() if clause.scope}
    assert len(scoped) >= 14
    pages = set()
    for key, scope in scoped.items():
        home = f"documents/{library.clause_document[key].id}.html"
        card = next(each for each in tree(built.source[home]).all() if each.given.get("id") == key)
        assert scope in card.text, f"{home}#{key}"
    missing = []
    for name, link, to in _links(built):
        page, _, key = to.partition("#")
        if key in scoped and page != name:
            pages.add(name.partition("/")[0])
            if scoped[key] not in link.block.text:
                missing.append(f"{name} → {key}")
    assert not missing, "\n".join(missing)
    assert {"documents", "measures", "find.html", "checklists"} <= pages


def test_speech_is_never_an_authority(library: Library, rows: dict[str, Rows], built: Site) -> None:
    """讲话的每张卡片都写「讲话要求，非现行依据」，没有一张写可以作为依据。"""
    page = tree(built.source["documents/speech.html"])
    cards = {each.given["id"]: each for each in page.all() if each.tag == "article"}
    for key in rows["documents"]["speech"]["clauses"]:
        assert "讲话要求，非现行依据" in cards[key].text, key
        assert "可以作为依据" not in cards[key].text, key


def test_cards_say_whether_they_bind(rows: dict[str, Rows], built: Site) -> None:
    """「可以作为依据」只写在能作依据的条文上。"""
    for name, document in rows["documents"].items():
        page = tree(built.source[f"documents/{name}.html"])
        cards = {each.given.get("id", ""): each for each in page.all() if each.tag == "article"}
        for key in document["clauses"]:
            row: Any = rows["clauses"][key]
            bound = row["binding"] or any(norm["binding"] for norm in row["norms"])
            assert ("可以作为依据" in cards[key].text) == bound, key


def test_gist_is_called_a_gist(rows: dict[str, Rows], built: Site) -> None:
    """没有收原文的，每张卡片都写明以下是大意。"""
    for name, document in rows["documents"].items():
        page = tree(built.source[f"documents/{name}.html"])
        cards = {each.given.get("id", ""): each for each in page.all() if each.tag == "article"}
        for key in document["clauses"]:
            said = "未收原文，以下为大意" in cards[key].text
            assert said == (rows["clauses"][key]["text"] is None), key
