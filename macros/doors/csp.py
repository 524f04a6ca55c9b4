"""给成页加上内容安全策略：只放行自己的文件，内联的脚本与样式按哈希逐段放行。

策略写在网页里而不靠服务器的响应头，因为同一份站点还要在 file:// 与随便哪台服务器上打开。
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Final

# 类型属性为空或是这些时，浏览器才把 <script> 当程序执行；别的（如 JSON）是数据，策略不管它。
_RUNNING: Final = frozenset({"", "text/javascript", "application/javascript", "module"})

# 没有写到的一概不许（default-src 'none'）：连网、字体、框架、插件、媒体都没有。
_FIXED: Final = (
    "default-src 'none'",
    "img-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_HEAD: Final = "<head>"
# 只把脚本、样式两种元素交给解析器：浏览器也是从它的开始标记读到第一个结束标记
_OWN_TEXT: Final = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


class _Inline(HTMLParser):
    """Collect the text of every inline script that runs and of every inline style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether the element that begins holds text of its own to be hashed."""
        given = dict(attrs)
        kind = (given.get("type") or "").strip().lower()
        runs = tag == "script" and "src" not in given and kind in _RUNNING
        self._open = tag if runs or tag == "style" else None
        if self._open:
            self.found[self._open].append("")

    def handle_data(self, data: str) -> None:
        """Add to the text of the open element; the parser may deliver it in pieces."""
        if self._open:
            self.found[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Close the open element."""
        if tag == self._open:
            self._open = None


def _hashes(texts: list[str]) -> str:
    """Return the policy's words for `texts`, each once and in a fixed order."""
    digests = {hashlib.sha256(text.encode()).digest() for text in texts}
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in sorted(digests))


def policy(html: str) -> str:
    """Return the Content-Security-Policy that fits one finished page.

    Args:
        html: the whole page as it will be written.

    Returns:
        The directives, separated by semicolons; no unsafe-inline, no other host.

    """
    page = _Inline()
    # 浏览器先把换行统一成 LF 再算哈希
    whole = html.replace("\r\n", "\n").replace("\r", "\n")
    page.feed("".join(found[0] for found in _OWN_TEXT.finditer(whole)))
    page.close()
    default, *rest = _FIXED
    return "; ".join(
        (
            default,
            f"script-src 'self'{_hashes(page.found['script'])}",
            f"style-src 'self'{_hashes(page.found['style'])}",
            *rest,
        )
    )


def with_policy(html: str) -> str:
    """Put the policy first in the head of a finished page.

    Call it on what is written, after everything else that changes the page; not under
    `mkdocs serve`, whose live reload adds a script afterwards that no hash can know.

    Args:
        html: the whole page; it must have a plain `<head>` and no policy yet.

    Returns:
        The page with the meta element as the first child of its head.

    Raises:
        ValueError: there is no `<head>`, or the page already carries a policy.

    """
    if html.count(_HEAD) != 1 or "http-equiv=" in html.lower().partition("</head>")[0]:
        message = "网页要恰有一个 <head>，且还没有 http-equiv，才能加上内容安全策略"
        raise ValueError(message)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace(_HEAD, f"{_HEAD}\n    {meta}", 1)
