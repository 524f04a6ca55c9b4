"""一处列得太多，没有人逐条看，网页也打不开：过了 MOST 项，只写各在哪份文件、几项。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from macros.model.document import Document
from macros.model.library import Library

MOST = 300
"""More entries than this in one place are tallied by document; what is held now stays far below."""


def tally(library: Library, keys: Iterable[str]) -> list[tuple[Document, int]]:
    """Return the documents of the clauses `keys` and how often each stands there, in the order of the first."""
    counts = Counter(library.clause_document[each].id for each in keys)
    return [(library.documents[key], number) for key, number in counts.items()]
