"""数据里的文字只是文字：标签、模板、Markdown 记号、引号都原样显示，什么也不执行。"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import partial
from html.parser import HTMLParser

import markdown
import pytest
from pydantic import BaseModel

from macros.export import open_data
from macros.loading.tree import load
from macros.model.base import SLUG
from macros.model.library import Library
from macros.render.pages import Pages
from tests.support.build import ROOT

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><b>"
    "{{ 7*7 }}{% raw %}{# x #}*md*_md_`md`[md](javascript:alert(1))![md](x)"
    "\"q\"'q'&amp;&lt;{: #md onclick=alert(1) }</li></ul></article></div>#\\$"
)
EXTENSIONS = ["admonition", "attr_list", "tables", "toc"]


def _hostile(value: object) -> object:
    """Put HOSTILE behind every free text inside `value`; ids, words and addresses stay."""
    if isinstance(value, BaseModel):
        parts = {name: _hostile(getattr(value, name)) for name in type(value).model_fields}
        return value.model_copy(update=parts)
    if isinstance(value, tuple):
        return tuple(_hostile(each) for each in value)
    if (
        isinstance(value, str)
        and not isinstance(value, Enum)
        and not re.fullmatch(SLUG, value)
        and "://" not in value
    ):
        return value + HOSTILE
    return value


@pytest.fixture(scope="module")
def library() -> Library:
    """The real records with hostile words in every text."""
    plain = load(ROOT).library
    shelves = (name for name, value in vars(plain).items() if isinstance(value, dict))
    made = Library(
        **{name: {k: _hostile(v) for k, v in getattr(plain, name).items()} for name in shelves},
        profile=plain.profile and _hostile(plain.profile),
    )
    # 文件里的条文与书架上的条文是同一条
    made.clauses = {c.id: c for document in made.documents.values() for c in document.clauses}
    # 用语照原来的名字找，带了恶意文字的解释才会排进每一页
    made.glossary = plain.glossary
    # 文字变了不算条文变了：没有人改过数据
    made.digests = plain.digests
    return made


def _pages(library: Library) -> Iterator[tuple[str, Callable[[], str]]]:
    pages = Pages(library, "abcdef")
    for name in (
        "levels",
        "measures",
        "checklists",
        "timeline",
        "study",
        "topics",
        "terms",
        "problems",
        "cases",
        "discrepancies",
        "misquotes",
        "coverage",
        "changes",
        "crosswalk",
        "limits",
        "duties",
        "reporting",
        "codes",
        "home",
        "legend",
        "faults",
    ):
        yield name, partial(getattr(pages, name), here=f"{name}.html")
    for level in ("central", "province", "city"):
        yield level, partial(pages.level, level, here=f"documents/{level}.html")
    for key in library.documents:
        yield key, partial(pages.document, key, here=f"documents/{key}.html")
    for key in library.measures:
        yield key, partial(pages.measure, key, here=f"measures/{key}.html")
    for key in library.checklists:
        yield key, partial(pages.checklist, key, here=f"checklists/{key}.html")


class _Elements(HTMLParser):
    """Collects the elements of a piece of HTML in order, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([f"<{tag}", *(name for name, _ in attrs)]))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(page: str) -> _Elements:
    """Read a page the way a browser meets it, after Markdown."""
    found = _Elements()
    found.feed(markdown.markdown(page, extensions=EXTENSIONS))
    found.close()
    return found


def test_pages(library: Library) -> None:
    """每一种页面，经过 Markdown 之后，与原来的比：元素、属性一个不多、一个不少，恶意的文字照原样显示。"""
    plain = dict(_pages(load(ROOT).library))
    shown = 0
    for name, make in _pages(library):
        spoiled = _read(make())
        assert spoiled.tags == _read(plain[name]()).tags, name
        shown += spoiled.text.count(HOSTILE)
    assert shown > 1000


def test_open_data(library: Library) -> None:
    """公开数据里原样带着，读得回来。"""
    for content in open_data.files(library, "abcdef").values():
        assert HOSTILE in json.dumps(
            json.loads(content), ensure_ascii=False
        ).encode().decode().replace('\\"', '"').replace("\\\\", "\\")


@pytest.mark.parametrize(
    "title",
    ["甲\n\n# 乙", "甲\n\n<script>x</script>", "甲 {: onclick=x }", "甲\n===", "1. 甲", "---"],
)
def test_title(title: str, library: Library) -> None:
    """题名里有换行、记号，也还是一个标题。"""
    key, checklist = next(iter(library.checklists.items()))
    changed = {**library.checklists, key: checklist.model_copy(update={"title": title})}
    shelves = {name: getattr(library, name) for name in Library.__dataclass_fields__}
    page = Pages(Library(**{**shelves, "checklists": changed}), "abcdef").checklist(
        key, here="checklists/x.html"
    )
    html = markdown.markdown(page, extensions=EXTENSIONS)
    assert re.findall(r"<(h1|script|hr)", html) == ["h1"]
    assert (
        " ".join(title.split()) in html.replace("&lt;", "<").replace("&gt;", ">").split("</h1>")[0]
    )
