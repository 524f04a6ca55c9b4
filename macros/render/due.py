"""到期的事：待复核的记录、没有人查过效力的文件、没打开过的官方页、久未确认的记录。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.model.library import Library
from macros.model.vocabulary import AuthorityStatus, CheckState
from macros.render import holdings, words

OLD = timedelta(days=365)
"""A confirmation or status check older than this is listed."""


@dataclass(frozen=True)
class Due:
    """One list of due work: what it is, what to do, and the entries."""

    title: str
    todo: str
    entries: tuple[str, ...]


def due(library: Library, today: date) -> list[Due]:
    """Return what is unchecked, changed or old as of `today`; empty lists are left out."""
    lists = [
        Due(
            "待复核的记录",
            "对照改过的条文看一遍，再运行 make confirm ARGS=编号",
            tuple(f"{key}：{'、'.join(changed)}" for key, changed in library.review.items()),
        ),
        Due(
            "修订、废止未核的文件",
            "查过以后，在文件的 status_check 里写日期、地点和结果",
            tuple(
                f"{each.id}：{words.name(each)}"
                for each in library.documents.values()
                if each.status_check.state is CheckState.UNCHECKED
                and each.authority.status is not AuthorityStatus.INSTANCE
            ),
        ),
        Due(
            "一年以前核对的效力",
            "再查一次",
            tuple(
                f"{each.id}：{each.status_check.date}"
                for each in library.documents.values()
                if each.status_check.date and _old(each.status_check.date.lower, today)
            ),
        ),
        Due(
            "没有打开核对过的官方页",
            "打开核对后，把来源的 read 改成 page",
            tuple(f"{each.id}：{each.address}" for each in holdings.unopened(library)),
        ),
        Due(
            "一年以前确认的记录",
            "对照条文再看一遍，再运行 make confirm ARGS=编号",
            tuple(
                f"{key}：{each.on}"
                for key, each in library.confirmed.items()
                if _old(each.on.lower, today)
            ),
        ),
    ]
    return [each for each in lists if each.entries]


def _old(day: date | None, today: date) -> bool:
    return day is not None and today - day > OLD
