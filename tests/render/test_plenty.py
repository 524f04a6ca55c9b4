"""一处太多的只写各在哪份文件、几项：数目对得上，平常的不动。"""

from __future__ import annotations

import re

import pytest

from macros.model.library import Library
from macros.render import plenty
from macros.render.pages import Pages

PAGES = ("duties", "crosswalk", "taught", "terms", "topics", "mine")
SAID = "太多，不逐项列"


@pytest.mark.parametrize("name", PAGES)
def test_what_is_held_now_is_listed_one_by_one(pages: Pages, name: str) -> None:
    assert SAID not in getattr(pages, name)(f"{name}.html")


@pytest.mark.parametrize("name", PAGES)
def test_too_many_are_tallied_by_document(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole = getattr(pages, name)(f"{name}.html")
    monkeypatch.setattr(plenty, "MOST", 2)
    page = getattr(pages, name)(f"{name}.html")
    assert SAID in page
    assert len(page) < len(whole)


def test_a_tally_counts_every_entry(library: Library) -> None:
    clauses = [*library.clauses, *list(library.clauses)[:3]]
    counts = plenty.tally(library, clauses)
    assert sum(number for _, number in counts) == len(clauses)
    held = [each for each in library.documents.values() if each.clauses]
    assert {document.id for document, _ in counts} == {each.id for each in held}


def test_what_the_speech_answers_stays_in_the_table(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tallied are only the central clauses to which nothing corresponds."""
    tie = re.compile("中央这条[^：]*：")
    before = len(tie.findall(pages.crosswalk("crosswalk.html")))
    monkeypatch.setattr(plenty, "MOST", 2)
    assert len(tie.findall(pages.crosswalk("crosswalk.html"))) == before > 0
