"""把数据拷到别处去改坏：policies/ 整个拷，docs/ 只拷页名，程序不拷。"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from macros.checks import check
from macros.loading.faults import Fault, report
from macros.loading.tree import Loaded, load
from tests.support.build import ROOT

TODAY = date(2099, 12, 31)
"""Given to every check, so that no test asks the clock; late enough for whatever editors note."""


def copy_data(to: Path) -> Path:
    """Copy the records below `to`, with an empty page wherever docs/ has one; return `to`."""
    shutil.copytree(ROOT / "policies", to / "policies", copy_function=shutil.copyfile)
    for page in (ROOT / "docs").rglob("*.md"):
        copy = to / page.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return to


def link_data(whole: Path, to: Path) -> Path:
    """Put the records of `whole` below `to` as links, many times faster; what is spoiled must be unlinked first."""
    for name in ("policies", "docs"):
        shutil.copytree(whole / name, to / name, copy_function=os.link)
    return to


def judge(root: Path) -> tuple[Loaded, list[Fault]]:
    """Load the records below `root` and check them as of TODAY."""
    loaded = load(root)
    return loaded, check(loaded, TODAY)


def told(faults: list[Fault]) -> str:
    """Return the report, for the message of a failed test."""
    return "\n" + (report(faults) if faults else "（没有报错）")
