"""卡片上折起来的一栏，名字写的就是里面有的：没有保护谁的，不叫「保护谁」。"""

from __future__ import annotations

import re

from macros.model.library import Library
from macros.render.pages import Pages

FOLD = re.compile(r'<details class="clause__about"><summary>([^<]*)<.*?</details>', re.DOTALL)
NAMES = ("保护谁", "数目", "说明", "不要误写")


def test_the_name_of_a_fold_says_what_is_in_it(library: Library, pages: Pages) -> None:
    named = set()
    for document in library.documents.values():
        page = pages.document(document.id, f"documents/{document.id}.html")
        for fold in FOLD.finditer(page):
            said = fold[1].split("、")
            for name in NAMES:
                held = re.search(f"<dt>{name}", fold[0]) is not None
                assert (name in said) is held, fold[0]
            assert said != [""]
            named |= set(said)
    assert {*NAMES, "各项谁要照办"} <= named
