"""各组查询本身：写得对，指到真有的条文，留出来的一半不小。量出来的数在 docs/maintain/bench-search.json。"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from macros.loading.tree import load
from tests.support.build import ROOT

SETS = ("known", "dev", "held")
KINDS = {
    "keyword", "colloquial", "number", "place", "pinyin", "traditional", "typo", "question", "off",
}  # fmt: skip


def rows(name: str) -> list[dict[str, Any]]:
    text = (ROOT / f"tests/data/search/{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", SETS)
def test_every_query_is_well_formed(name: str) -> None:
    clauses = load(ROOT).library.clauses
    for row in rows(name):
        assert set(row) == {"q", "want", "kind"}
        assert row["kind"] in KINDS
        assert bool(row["want"]) is (row["kind"] != "off")
        assert set(row["want"]) <= set(clauses), row["q"]


def test_the_sets_are_apart_and_large_enough() -> None:
    texts = Counter(row["q"] for name in SETS for row in rows(name))
    assert not [text for text, times in texts.items() if times > 1]
    held, dev = rows("held"), rows("dev")
    assert len(held) >= len(dev) >= 100
    assert {row["kind"] for row in held} == KINDS
