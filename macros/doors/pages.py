"""给 Markdown 页面用的宏。每个宏只把当前页的地址和记录编号交给第三层。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.doors import store
from macros.doors.kept import kept
from macros.loading.faults import nearest, report
from macros.render.pages import Pages

NAMES = (
    "document",
    "level",
    "levels",
    "measure",
    "measures",
    "checklist",
    "checklists",
    "scenario",
    "scenarios",
    "examine",
    "mine",
    "timeline",
    "study",
    "guide",
    "selftest",
    "questions",
    "taught",
    "plans",
    "plan",
    "discussions",
    "exercises",
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
)
"""The macros a page may call; each is a method of macros.render.pages.Pages."""


def register(env: Any) -> None:  # noqa: ANN401 - 插件没有公布这个对象的类型
    """Check the data, then offer the macros.

    Raises:
        PluginError: the data has faults; the message lists all of them.

    """
    root = Path(env.project_dir)
    found = store.current(root)
    if found.faults:
        raise PluginError("数据有错，没有建站：\n" + report(found.faults))
    pages = Pages(found.library, found.version)
    for name in NAMES:
        env.macro(_macro(env, getattr(pages, name)), name)


def _macro(env: Any, method: Callable[..., str]) -> Callable[..., str]:  # noqa: ANN401
    def macro(*arguments: str) -> str:
        page = env.page
        try:
            return kept.put(method(*arguments, here=page.file.dest_uri))
        except KeyError as error:
            key = str(error.args[0])
            known = [*_ids(method)]
            near = nearest(key, known)
            hint = f"是不是「{near}」？" if near else ""
            raise PluginError(
                f"docs/{page.file.src_uri}：页面要的编号「{key}」不存在。{hint}"
            ) from None

    return macro


def _ids(method: Callable[..., str]) -> list[str]:
    library = method.__self__.library  # type: ignore[attr-defined]
    return [
        *library.documents,
        *library.measures,
        *library.checklists,
        *library.scenarios,
        *library.guides,
    ]
