"""哪个写法从哪一版 Chromium 起才有（newer.json），哪些照样可以用（allowed.yml），说成一句话。"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

_HERE: Final = Path(__file__).parent
_GUIDE: Final = "docs/maintain/oldest.md"
NEVER: Final = 0


class Kind(StrEnum):
    """What sort of thing is too new."""

    PROPERTY = "属性"
    VALUE = "取值"
    FUNCTION = "函数"
    UNIT = "单位"
    SELECTOR = "选择器"
    AT_RULE = "@规则"
    MEDIA = "媒体条件"
    NESTING = "嵌套"
    SYNTAX = "语法"
    NAME = "接口"
    UNREADABLE = "读不懂"


_WAY: Final[Mapping[Kind, str]] = {
    Kind.PROPERTY: "只是装饰、没有也无妨的，写进 allowed.yml，说明没有它会怎样；不然放进 @supports",
    Kind.VALUE: "前面先写一句旧的取值，认不得的浏览器就用旧的",
    Kind.FUNCTION: "前面先写一句旧的取值，认不得的浏览器就用旧的",
    Kind.UNIT: "前面先写一句旧的单位，认不得的浏览器就用旧的",
    Kind.SELECTOR: "单独写一条，不和旧的选择器并列（一个认不得，整条都不算），再写进 allowed.yml",
    Kind.AT_RULE: "换旧的写法；没有也无妨的，写进 allowed.yml",
    Kind.MEDIA: "换旧的写法；没有也无妨的，写进 allowed.yml",
    Kind.NESTING: "一条一条分开写，每条写全选择器",
    Kind.SYNTAX: "换旧的写法",
    Kind.NAME: "换旧的写法；或者在同一个函数里先问有没有它（if、&&、typeof），没有时另有办法",
    Kind.UNREADABLE: "照提示的位置看看是不是写错了",
}


@dataclass(frozen=True)
class Complaint:
    """One place that the oldest browser cannot do; `since` is NEVER where no Chromium can."""

    path: str
    line: int
    column: int
    kind: Kind
    name: str
    since: int

    @property
    def key(self) -> str:
        """Return the name by which it is allowed, such as 「属性 accent-color」."""
        return f"{self.kind.value} {self.name}"

    def told(self, table: Table) -> str:
        """Return the sentence for a person."""
        place = f"{self.path}:{self.line}:{self.column}"
        if self.kind is Kind.UNREADABLE:
            return f"{place}：{self.name}。{_WAY[self.kind]}。"
        made = f"从 Chromium {self.since} 起才有" if self.since else "Chromium 都没有"
        way = table.instead.get(self.key) or _WAY[self.kind]
        return f"{place}：{self.key} {made}，本站要在 {table.oldest} 上能用。{way}（{_GUIDE}）。"


@dataclass(frozen=True)
class Table:
    """What is newer than the oldest browser, and what a person has allowed, with the reason."""

    oldest: int
    css: Mapping[str, Any]
    js: Mapping[str, Any]
    own: Mapping[str, str]
    theme: Mapping[str, str]
    instead: Mapping[str, str]


@cache
def table() -> Table:
    """Return the table as it stands beside this module."""
    newer = json.loads((_HERE / "newer.json").read_text(encoding="utf-8"))
    words = yaml.safe_load((_HERE / "allowed.yml").read_text(encoding="utf-8"))
    return Table(
        newer["oldest"], newer["css"], newer["js"], words["own"], words["theme"], words["instead"]
    )
