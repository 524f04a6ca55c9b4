"""用语的记号：只在正文里第一次出现处，不动标签、链接、标题与书名号里的字。"""

from __future__ import annotations

import pytest

from macros.model.source import Citation
from macros.model.terms import Alias, Glossary, Term
from macros.model.vocabulary import AliasKind, Evidence
from macros.render.glossary import mark


def term(key: str, name: str, *aliases: tuple[str, AliasKind]) -> Term:
    return Term(
        id=key,
        name=name,
        text="解释",
        aliases=tuple(Alias(name=name, kind=kind) for name, kind in aliases),
        evidence=Evidence.EDITORIAL,
        sources=(Citation(source="speech-text"),),
    )


GLOSSARY = Glossary(
    (
        term("a", "考核", ("考评", AliasKind.SHORT), ("烤核", AliasKind.WRONG)),
        term("b", "督查检查考核"),
    )
)


@pytest.mark.parametrize(
    ("html", "marked", "met"),
    [
        ("<p>考核，再考核</p>", "<p>[a:考核]，再考核</p>", ["a"]),
        ("<p>考评</p><p>考核</p>", "<p>[a:考评]</p><p>考核</p>", ["a"]),
        ("<p>督查检查考核和考核</p>", "<p>[b:督查检查考核]和[a:考核]</p>", ["b", "a"]),
        ('<p><a href="x">考核</a>考核</p>', '<p><a href="x">考核</a>[a:考核]</p>', ["a"]),
        ("<h3>考核</h3><dt>考核</dt>", "<h3>考核</h3><dt>考核</dt>", []),
        ('<p title="考核">甲</p>', '<p title="考核">甲</p>', []),
        ("<p>《考核办法》与考核</p>", "<p>《考核办法》与[a:考核]</p>", ["a"]),
        ("<p>烤核</p>", "<p>烤核</p>", []),
        ("<p>&lt;b&gt;考核&amp;</p>", "<p>&lt;b&gt;[a:考核]&amp;</p>", ["a"]),
        (
            "<summary>考核<span>考核</span></summary>",
            "<summary>考核<span>考核</span></summary>",
            [],
        ),
    ],
)
def test_the_first_standing_in_running_text_is_marked(
    html: str, marked: str, met: list[str]
) -> None:
    assert mark(html, GLOSSARY, "[{}:{}]".format) == (marked, met)


def test_without_terms_nothing_changes() -> None:
    assert mark("<p>考核</p>", Glossary(()), "[{}:{}]".format) == ("<p>考核</p>", [])
