"""文件名就是编号，文件夹就是级别：人凭文件名就找得到记录。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each record whose file is called otherwise."""
    for document in loaded.library.documents.values():
        origin = loaded.origins["document", document.id]
        wanted = f"policies/documents/{document.level.value}/{document.id}.yml"
        if origin.file != wanted:
            yield origin.fault(
                "file-name",
                document.id,
                ("id",),
                found=origin.file,
                allowed=wanted,
                hint="改文件名，或改 id、level",
            )
    for checklist in loaded.library.checklists.values():
        origin = loaded.origins["checklist", checklist.id]
        wanted = f"policies/checklists/{checklist.id}.yml"
        if origin.file != wanted:
            yield origin.fault(
                "file-name",
                checklist.id,
                ("id",),
                found=origin.file,
                allowed=wanted,
                hint="改文件名，或改 id",
            )
