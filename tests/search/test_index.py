"""检索的索引：统一写法、切词、倒排表，同样的记录总得同样的字节，没有核实的条号不在里面。"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
import yaml

from macros.loading.tree import load
from macros.model.library import Library
from macros.search import index, tables
from macros.search.entries import entries
from macros.search.grams import grams
from macros.search.normal import normal
from macros.search.postings import BASE, LEVELS, SIGNS, grouped, postings
from tests.support.build import ROOT

FOLDER = ROOT / "tests/data/search"


def table(name: str) -> list[Any]:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def contents(library: Library) -> dict[str, Any]:
    return json.loads(json.dumps(index.contents(library, "abcdef")))


@pytest.mark.parametrize(("text", "wanted"), table("normal.yml"))
def test_normal(text: str, wanted: str) -> None:
    assert normal(text) == wanted
    assert normal(wanted) == wanted, "再统一一遍不变"


@pytest.mark.parametrize(("text", "wanted"), table("grams.yml"))
def test_grams(text: str, wanted: list[str]) -> None:
    assert Counter(grams(text)) == Counter(wanted)


def decoded(text: str) -> list[tuple[int, int]]:
    """Read postings by the written rule, apart from the code that writes them."""
    found, number, scale, doc = [], 0, 1, 0
    for sign in text:
        digit = SIGNS.index(sign)
        number += digit % BASE * scale
        scale *= BASE
        if digit < BASE:
            doc += number // LEVELS
            found.append((doc, number % LEVELS))
            number, scale = 0, 1
    return found


def listed(table: dict[str, str], token: str) -> str:
    """Return the postings of a token by the written rule: pairs stand under their first character."""
    if not "\u3400" <= token[0] <= "\u9fff":
        return table[token]
    own, *pairs = table[token[0]].split("~")
    return own if len(token) == 1 else next(each[1:] for each in pairs if each[0] == token[1])


def test_pairs_stand_under_their_first_character() -> None:
    table = grouped({"会": "A", "会议": "B", "会期": "C", "借调": "D", "5000字": "E", "app": "F"})
    assert table == {"5000字": "E", "app": "F", "会": "A~期C~议B", "借": "~调D"}
    assert [listed(table, token) for token in ("会", "会议", "借调", "app")] == ["A", "B", "D", "F"]


def test_postings_say_where_and_how_much() -> None:
    made = [{"a": ["x", "x", "y"]}, {"a": ["y"]}, *[{"a": ["z"]}] * 3000, {"a": ["x"], "b": ["x"]}]
    written = postings(made, {"a": 1.0, "b": 5.0}, {"a": 0.0, "b": 0.0})
    assert list(written) == ["x", "y", "z"]
    x = dict(decoded(written["x"]))
    assert list(x) == [0, 3002]
    assert x[3002] > x[0], "重的栏分量大"
    assert [doc for doc, _ in decoded(written["y"])] == [0, 1]
    assert len(decoded(written["z"])) == 3000
    assert all(0 < level < LEVELS for text in written.values() for _, level in decoded(text))
    assert not set("\"'\\<~") & set("".join(written.values()))


def test_longer_fields_count_for_less() -> None:
    made = [{"a": ["x"]}, {"a": ["x", *"abcdefghij"]}]
    short, long = (level for _, level in decoded(postings(made, {"a": 1.0}, {"a": 0.8})["x"]))
    assert short > long


def test_everything_can_be_found(library: Library, contents: dict[str, Any]) -> None:
    kinds = Counter(entry.kind for entry in entries(library))
    assert kinds["clause"] == len(library.clauses) == len(contents["clauses"])
    assert kinds["term"] == len(library.terms)
    assert kinds["misquote"] == len(library.misquotes)
    assert kinds["discrepancy"] == len(library.discrepancies)
    assert kinds["checklist"] == len(library.checklists)
    assert kinds["page"] > 20
    for number, (key, clause) in enumerate(library.clauses.items()):
        for token in set(grams(normal(clause.heading))):
            if len(token) > 1:  # 常见的单字不收
                assert number in dict(decoded(listed(contents["postings"], token))), (key, token)


def test_unconfirmed_numbers_are_not_in_it(library: Library, contents: dict[str, Any]) -> None:
    for clause, places in zip(library.clauses.values(), contents["places"], strict=True):
        for place, written in zip(clause.at, places, strict=True):
            assert written[3] == int(place.confirmed)
            if not place.confirmed:
                assert written[2] == 0, clause.id


def test_same_records_same_bytes(library: Library) -> None:
    one = index.file(library, "abcdef")
    assert one == index.file(load(ROOT).library, "abcdef")
    text = one.decode()
    assert text.startswith("(self.jianfu=self.jianfu||{}).searchIndex=JSON.parse('")
    assert "</" not in text
    assert "\n" not in text.rstrip("\n")


def test_tables_hold_only_what_is_used() -> None:
    assert tables.traditional("简议") == {"簡": "简", "議": "议"} | {
        char: to for char, to in tables.traditional("简议").items() if char not in "簡議"
    }
    assert set(tables.traditional("简议").values()) == {"简", "议"}
    assert len(tables.common()) == 3755
    spoken = tables.syllables("调任")
    assert spoken["diao"] == "调"
    assert spoken["tiao"] == "调"
    assert spoken["ren"] == "任"


def test_the_theme_gets_settings_and_nothing_else() -> None:
    files = index.for_theme()
    given = json.loads(files["search/search_index.json"])
    assert given["docs"] == []
    script = files["search/search_index.js"].decode()
    assert json.loads(re.sub(r"^var __index=|;\n$", "", script)) == given
