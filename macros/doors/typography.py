"""页面、模板、脚本里写给人看的话，标点照 macros/checks/punctuation.py 的规矩；make lint 要它。

只看写给人看的：Markdown 里去掉代码、宏、链接的地址；模板和脚本由 Pygments 分出文字和字符串，注释不看。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Literal, String, Text, Token

from macros.checks.punctuation import slips

PLACES: Final = (
    "*.md",
    "docs/**/*.md",
    "macros/**/*.html",
    "overrides/**/*.html",
    "overrides/assets/js/**/*.js",
    "macros/doors/package/README.txt",
)
"""Where words for readers stand, below the project's root; records are checked with the data."""

GRAMMARS: Final = ("overrides/assets/js/search/places.js",)
"""Scripts whose strings are pieces of patterns, not words for readers."""

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_UNSAID = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)"  # 代码
    r"|\{\{.*?\}\}|\{%.*?%\}|\{[:#][^}\n]*\}"  # 宏、属性
    r"|(?<=\])\([^)\s]*\)"  # 链接的地址
    r"|<!--.*?-->|</?[a-zA-Z][^>\n]*>"
    r"|https?://[^\s）)]+",
    re.DOTALL,
)
_BLANK = "\ufffc"
"""Stands for what is not read, one for one, so that places stay; no rule minds it."""

_LEXERS = {".js": "js", ".html": "html+jinja"}
_SPOKEN = (Text, Literal.String, Token.Other)
_SIGNS = (String.Regex, String.Interpol, String.Affix, String.Escape, Comment)
_MARKUP = re.compile(r"^[\"'`]|[\"'`]$")


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _BLANK, match.group())


def spoken(name: str, content: str) -> Iterator[tuple[int, str]]:
    """Yield the words for readers in a file, each with its place (from 0).

    Args:
        name: the file's name; its end says what kind it is.
        content: its text.

    """
    lexer = _LEXERS.get(Path(name).suffix)
    if lexer:
        for at, kind, said in get_lexer_by_name(lexer, stripnl=False).get_tokens_unprocessed(
            content
        ):
            if any(kind in one for one in _SPOKEN) and not any(kind in one for one in _SIGNS):
                yield at, _MARKUP.sub(_BLANK, said)
        return
    at = 0
    for line in _UNSAID.sub(_blanked, _FENCE.sub(_blanked, content)).split("\n"):
        yield at, line
        at += len(line) + 1


def told(root: Path) -> Iterator[str]:
    """Yield a line for each slip in the files of PLACES below `root`: place, what is found, what may stand."""
    for path in sorted({path for place in PLACES for path in root.glob(place)}):
        name = path.relative_to(root).as_posix()
        if name in GRAMMARS:
            continue
        content = path.read_text(encoding="utf-8")
        # 模板和脚本里一句话常分成几截，配对只能在整句里查
        pairs = path.suffix not in _LEXERS
        for start, said in spoken(name, content):
            for slip in slips(said, pairs=pairs):
                at = start + slip.at
                line, column = content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)
                yield f"{name}:{line}:{column}: 写法不合：「{slip.found}」。允许：{slip.allowed}。{slip.why}。"
