"""供下载、能改的文件：downloads/ 下面每张清单一份 Word、一份表格。"""

from __future__ import annotations

from macros.export.checklist_sheet import sheet
from macros.export.checklist_word import word
from macros.model.library import Library
from macros.render.addresses import of_download


def files(library: Library, version: str) -> dict[str, bytes]:
    """Return every file for download by its address below the site's root."""
    made = {}
    for key, checklist in library.checklists.items():
        made[of_download(key, "docx")] = word(library, checklist, version)
        made[of_download(key, "xlsx")] = sheet(library, checklist, version)
    return made
