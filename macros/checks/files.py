"""文件名就是编号，文件夹就是级别：人凭文件名就找得到记录。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each record whose file is called otherwise."""
    library = loaded.library
    places = [
        ("document", key, f"documents/{document.level.value}/{key}")
        for key, document in library.documents.items()
    ]
    places += [("checklist", key, f"checklists/{key}") for key in library.checklists]
    places += [("plan", key, f"study/plans/{key}") for key in library.plans]
    for kind, key, place in places:
        origin, wanted = loaded.origins[kind, key], f"policies/{place}.yml"
        if origin.file != wanted:
            hint = "改文件名，或改 id、level" if kind == "document" else "改文件名，或改 id"
            yield origin.fault(
                "file-name", key, ("id",), found=origin.file, allowed=wanted, hint=hint
            )
