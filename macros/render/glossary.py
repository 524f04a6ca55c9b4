"""用语在一页里第一次出现的地方做上记号，页末列出本页用语；没有脚本时点过去就是解释。

只认本库自己排的 HTML：标签里的尖括号都已转义，按标签切开就是文字。
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from markupsafe import escape

from macros.model.terms import Glossary

_TAG = re.compile(r"(<(/?)([a-z0-9]*)[^>]*>)")
_QUIET = frozenset(
    {
        "a",
        "button",
        "summary",
        "label",
        "legend",
        "option",
        "select",
        "output",
        "dt",
        "th",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "code",
        "nav",
        "time",
        "details",
        "figure",
        "blockquote",
    }
)
"""Elements in which nothing is marked: they lead or lie elsewhere, or are no running text."""


def mark(page: str, glossary: Glossary, linked: Callable[[str, str], str]) -> tuple[str, list[str]]:
    """Mark the first standing of each term in running text.

    Args:
        page: rendered by this project's templates, every text escaped.
        glossary: finds the terms.
        linked: makes the mark from the id of a term and the escaped text where it stands.

    Returns:
        The HTML with links to the explanations, and the ids of the terms met, in order.

    """
    met: list[str] = []
    quiet = 0
    out: list[str] = []
    # split 给出：文字，整个标签，斜杠，元素名，文字……
    pieces = _TAG.split(page)
    for at in range(0, len(pieces), 4):
        text = pieces[at]
        if quiet or not text.strip():
            out.append(text)
        else:
            out.extend(_marked(text, glossary, linked, met))
        if at + 1 < len(pieces):
            out.append(pieces[at + 1])
            if pieces[at + 3] in _QUIET:
                quiet += -1 if pieces[at + 2] else 1
    return "".join(out), met


def _marked(
    text: str, glossary: Glossary, linked: Callable[[str, str], str], met: list[str]
) -> Iterator[str]:
    # 在没有转义的字里找：叫法是 lt、amp 的，也不会拆开 &lt;、&amp;
    plain, done = html.unescape(text), 0
    for start, end, term in glossary.find(plain):
        if term in met:
            continue
        met.append(term)
        yield str(escape(plain[done:start]))
        yield linked(term, str(escape(plain[start:end])))
        done = end
    yield str(escape(plain[done:])) if done else text
