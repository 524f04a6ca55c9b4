"""记录里的字和引用只走一遍：改过的副本要重新走，不拿原来那份的。"""

from __future__ import annotations

from macros.loading.tree import load
from tests.support.build import ROOT


def test_a_changed_copy_is_walked_anew() -> None:
    clause = next(iter(load(ROOT).library.clauses.values()))
    before = (clause.texts_in, clause.references_in)
    copy = clause.model_copy(update={"heading": "新的条题", "topics": ("made-up",)})
    assert (("heading",), "新的条题") in copy.texts_in
    assert (("topics", 0), "topic", "made-up") in copy.references_in
    assert (clause.texts_in, clause.references_in) == before
    assert (("heading",), "新的条题") not in clause.texts_in
