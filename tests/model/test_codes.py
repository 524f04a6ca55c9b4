"""短码：由编号算出，算法不变，读得回，不和数、单词相混。"""

from __future__ import annotations

import re
from itertools import islice

import pytest

from macros.model.codes import ALPHABET, LENGTH, PATTERN, candidates, first_free, normal

# 印在纸上的不能变：这几个是发布过的
PUBLISHED = {
    "apps-2026-ban-abuse": "ESA12",
    "apps-2026-ban-business": "XTJ2Z",
}


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_first_choice_never_changes(key: str) -> None:
    assert next(candidates(key)) == PUBLISHED[key]


def test_every_candidate_is_fit_to_be_read_aloud() -> None:
    for code in islice(candidates("rules-2024-doc-count"), 200):
        assert re.fullmatch(PATTERN, code)
        assert re.search("[0-9]", code)
        assert re.search("[A-Z]", code)
        assert normal(code.lower()) == code


def test_a_taken_code_is_passed_over() -> None:
    first, second = islice(candidates("甲"), 2)
    assert first_free("甲", set()) == first
    assert first_free("甲", {first}) == second


def test_misread_signs_are_put_right() -> None:
    assert normal(" xo-il 2") == "X0112"
    assert not set("ILOU") & set(ALPHABET)
    assert len(ALPHABET) == 32
    assert LENGTH == 5
