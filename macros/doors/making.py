"""由记录做出、网页要用的文件：公开数据、订阅、题、检索。随网页做；条文很多时由做供下载的那个进程先做（aside.py）。"""

from __future__ import annotations

from pathlib import Path

from macros.export import feed, open_data, schemas
from macros.export.questions import bank
from macros.export.script import assigned
from macros.model.library import Library
from macros.render.citing import code_pictures
from macros.render.rest import rest
from macros.search import index

REST = "assets/rest/"
"""Where the entries are that a page only counts: a script named like the page."""


def light(library: Library, version: str) -> dict[str, bytes]:
    """Return what pages load or link as data: open data, schemas, feed, the bank, the search index."""
    return {
        **open_data.files(library, version),
        **schemas.data_schemas(),
        "changes.atom": feed.atom(library),
        bank.ADDRESS: bank.file(library, version),
        index.ADDRESS: index.file(library, version),
        **index.for_theme(),
        **code_pictures(library),
        **{
            f"{REST}{name}.js": assigned("rest", made)
            for name, made in rest(library, version).items()
        },
    }


def put(site: Path, files: dict[str, bytes]) -> None:
    """Write files into a site that may be being read: each appears whole."""
    for uri, content in files.items():
        target = site / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f"{target.name}.new")
        fresh.write_bytes(content)
        fresh.replace(target)
