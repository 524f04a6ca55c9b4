"""当前这座库：按文件的路径、大小、时间记住读过的结果，预览时没改就不重读。"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.checks import check
from macros.doors.dates import today
from macros.export import open_data
from macros.loading.faults import Fault
from macros.loading.tree import load
from macros.model.library import Library

Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Store:
    """What one reading gave."""

    library: Library
    faults: list[Fault]

    @cached_property
    def version(self) -> str:
        """Return the data version, "" while there are faults; worked out when first asked for."""
        return "" if self.faults else open_data.version(self.library)


_last: dict[Path, tuple[Signature, Store]] = {}


def current(root: Path) -> Store:
    """Return the library of the project at `root`, read anew only when a file changed."""
    signature = _signature(root)
    known = _last.get(root)
    if known and known[0] == signature:
        return known[1]
    loaded = load(root)
    store = Store(loaded.library, check(loaded, today()))
    _last[root] = (signature, store)
    return store


def _signature(root: Path) -> Signature:
    paths = [*root.glob("policies/**/*.yml"), *root.glob("docs/**/*.md")]
    found = []
    for path in sorted(paths):
        state = path.stat()
        found.append((str(path), state.st_size, state.st_mtime_ns))
    return tuple(found)
