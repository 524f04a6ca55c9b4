"""每份文件、每项措施、每张清单都有自己的页面，反过来也一样。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded

FOLDERS = {
    "document": "documents",
    "measure": "measures",
    "checklist": "checklists",
    "scenario": "scenarios",
    "guide": "study/paths",
    "plan": "study/plans",
}
_OTHERS = {
    "documents": {"index", "central", "province", "city"},
    "measures": {"index"},
    "checklists": {"index"},
    "scenarios": {"index"},
    "study/paths": set(),
    "study/plans": {"index"},
}


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each record without a page and each page without a record."""
    for kind, folder in FOLDERS.items():
        pages = {path.stem for path in (loaded.root / "docs" / folder).glob("*.md")}
        for key in sorted(loaded.known[kind] - pages):
            origin = loaded.origins.get((kind, key))
            if origin:
                yield origin.fault(
                    "page-missing",
                    key,
                    ("id",),
                    found=f"docs/{folder}/{key}.md",
                    hint=f'运行 make new ARGS="page {key}"',
                )
        for stray in sorted(pages - loaded.known[kind] - _OTHERS[folder]):
            yield Fault(
                f"docs/{folder}/{stray}.md",
                1,
                1,
                "page-stray",
                stray,
                f"docs/{folder}/{stray}.md",
                hint="补上记录，或删去页面",
            )
