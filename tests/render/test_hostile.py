"""数据里的文字越过读取的那一关（由程序直接造记录），网页上也只是文字。

照真的建站、逐页比、在浏览器里打开的，见 tests/site/test_hostile.py。
"""

from __future__ import annotations

import re
from dataclasses import replace

import markdown
import pytest
import quickjs

from macros.export.script import assigned, content
from macros.loading.tree import load
from macros.model.library import Library
from macros.model.terms import Glossary
from macros.render import plenty
from macros.render.pages import Pages
from macros.render.rest import rest
from tests.support.build import ROOT
from tests.support.hostile import FORMULA, HIDDEN, JINJA, MARKUP, pushed
from tests.support.page import read_page

EXTENSIONS = ["admonition", "attr_list", "tables", "toc"]
PLAIN = load(ROOT).library
SPOILED = pushed(PLAIN, FORMULA, MARKUP + "\n\n# 题\n\n<b>\n" + HIDDEN)


def _html(library: Library, method: str, *key: str, here: str = "a/b.html") -> str:
    made = getattr(Pages(library, "abc234"), method)(*key, here=here)
    return markdown.markdown(made, extensions=EXTENSIONS)


def _tags(page: str) -> list[str]:
    return re.findall(r"<[/a-z][^>]*?(?=[\s>])", page)


@pytest.mark.parametrize(
    ("method", "key"),
    [
        ("document", "rules-2024"),
        ("checklist", "meeting"),
        ("measure", "m01"),
        ("timeline", ""),
        ("cases", ""),
        ("selftest", ""),
    ],
)
def test_pages(method: str, key: str) -> None:
    """空行、标题记号、看不见的和控制字符也在里面：标签与原来一个不差。"""
    keys = (key,) if key else ()
    made = _html(SPOILED, method, *keys)
    assert _tags(made) == _tags(_html(PLAIN, method, *keys))
    assert JINJA in read_page(made).text


def test_entries_that_a_script_brings(monkeypatch: pytest.MonkeyPatch) -> None:
    """网页只写数目、由脚本另拿的：标签一个不差；写成脚本读回来一字不差，里面没有合上脚本的标签。"""
    monkeypatch.setattr(plenty, "MOST", 0)
    plain, made = rest(PLAIN, "abc234"), rest(SPOILED, "abc234")
    assert set(made) == {"find", "mine"}
    for name, entries in made.items():
        assert _tags(entries) == _tags(plain[name])
        assert JINJA in read_page(entries).text
        assert content(assigned("rest", entries)) == entries
        script = assigned("rest", entries).decode()
        assert "</" not in script
        assert quickjs.Context().eval(f"var self = {{}}; {script}; self.jianfu.rest") == entries


@pytest.mark.parametrize(
    "title",
    ["甲\n\n# 乙", "甲\n\n<script>x</script>", "甲 {: onclick=x }", "甲\n===", "1. 甲", "---"],
)
def test_title(title: str) -> None:
    """题名里有换行、记号，也还是一个标题。"""
    key, checklist = next(iter(PLAIN.checklists.items()))
    changed = {**PLAIN.checklists, key: checklist.model_copy(update={"title": title})}
    html = _html(replace(PLAIN, checklists=changed), "checklist", key, here="checklists/x.html")
    assert re.findall(r"<(h1|script|hr)", html) == ["h1"]
    assert (
        " ".join(title.split()) in html.replace("&lt;", "<").replace("&gt;", ">").split("</h1>")[0]
    )


@pytest.mark.parametrize("name", ["<b>粗</b>", "lt", "amp", "a&b", '"', "b"])
def test_the_name_of_a_term(name: str) -> None:
    """用语叫什么都行：在正文里照样标出来，不拆开转义，不冒出标签。"""
    term = next(iter(PLAIN.terms.values())).model_copy(update={"name": name, "names": ()})
    (key, event) = next(iter(PLAIN.events.items()))
    told = event.model_copy(update={"text": f"前{name}<i>&lt;后"})
    made = replace(PLAIN, terms={term.id: term}, events={key: told})
    made.glossary = Glossary((term,))
    html = _html(made, "timeline")
    assert f"前{name}<i>&lt;后" in read_page(html).text
    assert f">{name}</a>" in html.replace("&lt;", "<").replace("&gt;", ">").replace(
        "&#34;", '"'
    ).replace("&amp;", "&")
