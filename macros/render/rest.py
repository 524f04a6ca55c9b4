"""一页里太多、只写了数目的条目（plenty.py）：脚本要用的另放一份文件，样子同写在网页里的一样。"""

from __future__ import annotations

from macros.model.library import Library
from macros.render import finding, mine
from macros.render.rendering import Renderer


def rest(library: Library, version: str) -> dict[str, str]:
    """Return the HTML of the entries that pages only count, by the page whose script needs them.

    Nothing is returned for a page that lists all its entries, as all do at the usual size.
    """
    renderer = Renderer(library, version)
    found = {}
    clauses = finding.unlisted(library)
    if clauses:
        order = finding.order(library)
        found["find"] = renderer.block("rest_find.html", "find.html", clauses=clauses, order=order)
    rows = mine.unlisted(library)
    if rows:
        found["mine"] = renderer.block("rest_mine.html", "mine.html", unlisted=rows)
    return found
