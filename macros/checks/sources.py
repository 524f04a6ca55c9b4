"""来源：官方与报刊要有公开网址；没人引的来源不留。"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.source import Source
from macros.model.vocabulary import SourceRole

_PRIVATE = (
    ".local",
    ".lan",
    ".internal",
    ".intranet",
    ".localhost",
    ".test",
    ".invalid",
    ".example",
)


def is_public(address: str) -> bool:
    """Say whether `address` is one that any reader could in principle open."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if (
        parts.scheme not in {"http", "https"}
        or parts.username
        or any(sign.isspace() for sign in address)
    ):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        # 末一段是数字的（10.1）是简写的 IP 地址，不是域名
        name = host.strip(".")
        last = name.rpartition(".")[2]
        return last != name and not last.isdigit() and not f".{name}".endswith(_PRIVATE)


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each address no reader can open and each source nobody cites."""
    used = {target for _, _, kind, target, _ in loaded.references if kind == "source"}
    for source in loaded.library.sources.values():
        origin = loaded.origins["source", source.id]
        if _wrong(source):
            yield origin.fault(
                "source-address",
                source.id,
                ("address",),
                found=source.address or "（没有写）",
                allowed="http:// 或 https:// 开头的公开网址；讲话文本没有网址",
            )
        # 有文件没读成，就说不准谁没人引。
        if source.id not in used and not loaded.broken:
            yield origin.fault("source-unused", source.id, ("id",), found=source.id)


def _wrong(source: Source) -> bool:
    if source.role is SourceRole.SPEECH:
        return source.address is not None
    if source.address is None:
        return source.role in {SourceRole.OFFICIAL, SourceRole.PRESS}
    return not is_public(source.address)
