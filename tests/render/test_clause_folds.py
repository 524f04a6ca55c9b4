"""卡片上折起来的一栏，名字写的就是里面有的：没有保护谁的，不叫「保护谁」；没有新话要说的，没有这一栏。"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros.model.clause import Clause
from macros.model.library import Library
from macros.render import words
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


def with_plain_clause(library: Library) -> tuple[Library, str]:
    """The library with one clause as an office first writes it: a rule, a topic, the official page."""
    document = library.documents["apps-2026"]
    page = words.official(library, document)
    assert page is not None
    clause = document.clauses[0]
    plain = Clause.model_validate(
        {
            "id": "apps-2026-plain",
            "at": [{"item": 99, "confirmed": True}],
            "heading": "虚构的一条",
            "topics": list(clause.topics),
            "evidence": "full",
            "sources": [page.id],
            "norms": [
                {
                    "text": "虚构的一项规矩",
                    "force": "required",
                    "bearer": [next(iter(library.bodies))],
                }
            ],
        }
    )
    longer = document.model_copy(update={"clauses": (*document.clauses, plain)})
    grown = replace(
        library,
        documents={**library.documents, document.id: longer},
        clauses={**library.clauses, plain.id: plain},
        codes={**library.codes, plain.id: "00000"},
    )
    return grown, plain.id


def test_a_plain_card_repeats_nothing_and_loses_nothing(library: Library) -> None:
    grown, key = with_plain_clause(library)
    clause, document = grown.clauses[key], grown.clause_document[key]
    page = Pages(grown, "test").document(document.id, f"documents/{document.id}.html")
    card = page[page.index(f'<article class="clause" id="{key}"') :].partition("</article>")[0]
    official = words.official(grown, document)
    assert official is not None
    assert 'class="clause__sources"' not in card
    assert 'class="clause__about"' not in card
    assert 'class="clause__ties' not in card
    assert card.count(str(official.address)) == 1
    for said in (
        words.standing(grown, clause).partition("。")[0],
        clause.evidence.label,
        f"出处：{words.short(document)}{grown.place_of(clause)}",
        grown.topics[clause.topics[0]].title,
        *(each.label for each in grown.audience_of(clause)),
    ):
        assert said in card
    assert clause.evidence.meaning in page


@pytest.mark.parametrize(
    ("field", "value", "fold"),
    [
        ("sources", "two", "clause__sources"),
        ("note", "虚构的说明", "clause__about"),
        ("related", "one", "clause__ties"),
    ],
)
def test_what_there_is_to_say_has_its_fold(
    library: Library, field: str, value: str, fold: str
) -> None:
    grown, key = with_plain_clause(library)
    document = grown.clause_document[key]
    tied = next(each for each in grown.clauses.values() if each.related)
    given = {"two": tied.sources, "one": tied.related}.get(value, value)
    clauses = [
        each.model_copy(update={field: given}) if each.id == key else each
        for each in document.clauses
    ]
    changed = document.model_copy(update={"clauses": tuple(clauses)})
    known = replace(grown, documents={**grown.documents, document.id: changed})
    page = Pages(known, "test").document(document.id, f"documents/{document.id}.html")
    card = page[page.index(f'<article class="clause" id="{key}"') :].partition("</article>")[0]
    assert fold in card
