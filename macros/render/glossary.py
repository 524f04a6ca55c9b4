"""用语在一页里第一次出现的地方做上记号，页末列出本页用语；没有脚本时点过去就是解释。

只认本库自己排的 HTML：标签里的尖括号都已转义，按标签切开就是文字。
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from markupsafe import escape

from macros.model.terms import Glossary

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
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
    for piece in _TAG.split(page):
        if piece.startswith("<"):
            quiet += _step(piece)
            out.append(piece)
        elif quiet or not piece.strip():
            out.append(piece)
        else:
            out.extend(_marked(piece, glossary, linked, met))
    return "".join(out), met


def _step(tag: str) -> int:
    """Return +1 where a quiet element opens, -1 where it closes, else 0."""
    match = _NAME.match(tag)
    name = match.group(1) if match else ""
    if name not in _QUIET:
        return 0
    return -1 if tag.startswith("</") else 1


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
