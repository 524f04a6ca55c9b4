"""来源在公开数据里的样子：转载页不公开地址，编号里也看不出网址。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from macros.export import items
from macros.model.library import Library
from macros.model.register import Passage
from macros.model.source import Citation, Source


def sources(library: Library, citations: Iterable[Citation]) -> tuple[items.SourceItem, ...]:
    """Return the cited sources that this deployment shows."""
    rows = []
    for source, citation in library.visible(citations):
        public = _is_public(source)
        rows.append(
            items.SourceItem(
                id=_id(source),
                role=source.role,
                publisher=source.publisher if public else None,
                title=source.title if public else None,
                address=source.address if source.shows_address else None,
                date=str(source.date) if source.date else None,
                read=source.read,
                overseas=source.overseas,
                place=citation.place,
                note=source.note if public else None,
            )
        )
    return tuple(rows)


def passages(library: Library, given: Iterable[Passage]) -> tuple[items.PassageItem, ...]:
    """Return places in sources, under ids that may be published."""
    return tuple(
        items.PassageItem(
            source=_id(library.sources[each.source]), place=each.place, words=each.words
        )
        for each in given
    )


def _is_public(source: Source) -> bool:
    return source.shows_address or source.address is None


def _id(source: Source) -> str:
    """Return an id that says nothing of the page: addresses of reposts are not published."""
    if _is_public(source):
        return source.id
    return f"seen-{hashlib.sha256(source.id.encode()).hexdigest()[:8]}"
