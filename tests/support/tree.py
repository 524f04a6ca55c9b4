"""把数据拷到别处去改坏：policies/ 整个拷，docs/ 只拷页名，程序不拷。"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from unittest.mock import patch

from macros.checks import check, copied, persons
from macros.loading import nodes
from macros.loading.faults import Fault, report
from macros.loading.tree import Loaded, load
from tests.support.build import ROOT

TODAY = date(2099, 12, 31)
"""Given to every check, so that no test asks the clock; late enough for whatever editors note."""

# 一百多个案例各改一处，其余文字一样：同样的文字只算一遍。这几个都是没有旁效的函数。
_REMEMBERED = tuple(
    (module, name, cache(getattr(module, name)))
    for module, name in (
        (nodes, "parse"),
        (persons, "names"),
        (copied, "squeeze"),
        (copied, "fingerprint"),
    )
)


_found_copied: dict[tuple[str, object], list[str]] = {}


def _copied(text: str, original: Callable[[str], Iterator[str]] = copied.copied) -> list[str]:
    """What was found copied in a text, once for each list of known runs (a test may give its own)."""
    key = (text, copied.known)
    if key not in _found_copied:
        _found_copied[key] = list(original(text))
    return _found_copied[key]


def copy_data(to: Path) -> Path:
    """Copy the records below `to`, with an empty page wherever docs/ has one; return `to`."""
    shutil.copytree(ROOT / "policies", to / "policies")
    for page in (ROOT / "docs").rglob("*.md"):
        copy = to / page.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return to


def judge(root: Path) -> tuple[Loaded, list[Fault]]:
    """Load the records below `root` and check them as of TODAY."""
    with contextlib.ExitStack() as stack:
        for module, name, remembering in _REMEMBERED:
            stack.enter_context(patch.object(module, name, remembering))
        stack.enter_context(patch.object(copied, "copied", _copied))
        loaded = load(root)
        return loaded, check(loaded, TODAY)


def told(faults: list[Fault]) -> str:
    """Return the report, for the message of a failed test."""
    return "\n" + (report(faults) if faults else "（没有报错）")
