"""怪字走过每一种带走的文件：公式、链接、域都不生效，控制、倒转方向的字符不上纸；各用那种格式的读取器读回来。

题库的六种格式另有一堆更怪的题，见 test_questions.py；教案、案例、练习放不放得下，见 test_training.py。
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from docx import Document
from docx.oxml.ns import qn
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from pptx import Presentation

from macros.export import downloads, feed, open_data, schemas
from macros.export.archive import on_paper, printable
from macros.export.questions.exports import files as question_files
from macros.export.training import files as lesson_files
from macros.loading.tree import load
from macros.model.library import Library
from macros.model.vocabulary import QuestionKind
from macros.render.addresses import of_questions
from tests.support import gift
from tests.support.build import ROOT
from tests.support.hostile import FORMULA, HIDDEN, JINJA, MARKUP, pushed

DDE = "=cmd|' /C calc'!A0"
AFTER = MARKUP + "[md](javascript:alert(1))" + HIDDEN + DDE


def few(library: Library) -> Library:
    """A library with a record or two of what is slow to write."""
    kinds = {
        kind: [q for q in library.questions.values() if q.kind is kind] for kind in QuestionKind
    }
    plan = min(library.plans.values(), key=lambda each: len(each.segments))
    asked = {q for segment in plan.segments for q in segment.questions}
    asked |= {q.id for heap in kinds.values() for q in heap[:2]}
    cases = {segment.case for segment in plan.segments if segment.case}
    told = {k: d for k, d in library.discussions.items() if d.case in cases}
    return replace(
        library,
        plans={plan.id: plan},
        discussions=told or dict(list(library.discussions.items())[:1]),
        exercises=dict(list(library.exercises.items())[:1]),
        questions={k: q for k, q in library.questions.items() if k in asked},
    )


PLAIN = few(load(ROOT).library)
SPOILED = pushed(PLAIN, FORMULA, AFTER)


@pytest.fixture(scope="module")
def office() -> dict[str, bytes]:
    """Every Office file and package of the spoiled records."""
    one = replace(SPOILED, checklists={"meeting": SPOILED.checklists["meeting"]})
    return {**downloads.files(one, "abc234"), **lesson_files(SPOILED, "abc234")}


def test_open_data_is_read_back_equal() -> None:
    """公开数据里一字不差，合公布的说明。"""
    tables = open_data.tables(SPOILED)
    shapes = schemas.data_schemas()
    for name, content in open_data.files(SPOILED, "abc234").items():
        whole = json.loads(content)
        key = name.removeprefix("data/").removesuffix(".json")
        rows = [row.model_dump(mode="json", by_alias=True) for row in tables[key]]
        assert whole == {"version": "abc234", "items": rows}
        assert any(text.startswith(FORMULA) and text.endswith(AFTER) for text in _texts(rows)), key
        assert not list(
            Draft202012Validator(json.loads(shapes[f"data/schema/{key}.json"])).iter_errors(whole)
        )


def _xml(content: bytes) -> Tree.Element:
    return Tree.fromstring(content)  # noqa: S314 - 自己写的


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def test_the_feed_stays_a_feed() -> None:
    """订阅是合格的 XML，元素与原来一样，文字一字不差，XML 放不下的字符去掉。"""
    made, plain = (_xml(feed.atom(each)) for each in (SPOILED, PLAIN))
    assert [each.tag for each in made.iter()] == [each.tag for each in plain.iter()]
    said = [each.text for each in made.iter("{http://www.w3.org/2005/Atom}summary")]
    assert said == [printable(each.why) for each in SPOILED.newest_changes]
    assert JINJA in (said[0] or "")


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def test_names_inside_zips_lead_nowhere(office: dict[str, bytes]) -> None:
    for content in office.values():
        for name in _parts(content):
            assert not name.startswith(("/", "\\"))
            assert ".." not in name.split("/")
            assert not set(name) & set('\\:*?"<>|')
            assert name == printable(name)


def test_office_files_hold_words_only(office: dict[str, bytes]) -> None:
    """没有超链接、宏、外部的东西；域只有页码；控制、倒转方向的字符一个没有。"""
    seen = 0
    for name, content in office.items():
        for part, raw in _parts(content).items():
            if not part.endswith((".xml", ".rels")):
                continue
            root = _xml(raw)
            tags = {each.tag.rpartition("}")[2] for each in root.iter()}
            assert not tags & {"hyperlink", "hlinkClick", "fldSimple", "object", "oleObj"}, part
            assert all(each.get("TargetMode") != "External" for each in root.iter()), part
            fields = {each.text for each in root.iter(qn("w:instrText"))}
            assert fields <= {"PAGE"}, part
            text = "".join(root.itertext())
            assert not set(text) & set("\u202e\u2066\x07\x1f"), name
            seen += text.count(JINJA)
    assert seen > 100


def test_word_and_slides_say_it_letter_by_letter(office: dict[str, bytes]) -> None:
    checklist = SPOILED.checklists["meeting"]
    (plan,) = SPOILED.plans.values()
    document = Document(BytesIO(office[f"downloads/checklist-{checklist.id}.docx"]))
    assert document.paragraphs[0].text == on_paper(checklist.title) + "核对清单"
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    for item in checklist.items:
        assert any(on_paper(item.do) in cell for cell in cells)
    lesson = Document(BytesIO(office[f"downloads/{plan.id}.docx"]))
    told = "\n".join(cell.text for t in lesson.tables for row in t.rows for cell in row.cells)
    assert on_paper(plan.segments[0].say) in told
    deck = Presentation(BytesIO(office[f"downloads/{plan.id}.pptx"]))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert on_paper(plan.segments[0].say) in notes


def _formulas(content: bytes) -> list[str]:
    book = load_workbook(BytesIO(content))
    assert not book.defined_names
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.hyperlink]
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_sheets_calculate_nothing_of_the_records(office: dict[str, bytes]) -> None:
    """表格里只有本库自己的一个公式（还差几项）；题库的表格一个也没有。"""
    sheets = {name: content for name, content in office.items() if name.endswith(".xlsx")}
    assert [_formulas(content) for content in sheets.values()] == [["A4"]]
    assert _formulas(question_files(SPOILED)[of_questions("xlsx")]) == []


def test_questions_stay_questions() -> None:
    """六种格式里题还是那些题：一道不多，一道不少。"""
    made = question_files(SPOILED)
    keys = {each.id for each in SPOILED.portable_questions}
    assert len(keys) > 8
    quiz = _xml(made[of_questions("moodle.xml")])
    assert {each.text for each in quiz.iter("idnumber")} == keys
    assert {each.get("format") for each in quiz.iter("questiontext")} == {"plain_text"}
    assert {each.id for each in gift.read(made[of_questions("gift.txt")].decode())} == keys
    notes = made[of_questions("anki.txt")].decode().split("\n")
    lines = "\n".join(line for line in notes if line[:1] != "#")
    cards = list(csv.reader(StringIO(lines), delimiter="\t"))
    assert {card[0].removeprefix("jianfu-") for card in cards} == keys
    assert set(re.findall("<[^>]*>", "".join("".join(card[3:]) for card in cards))) <= {"<br>"}
    blocks = made[of_questions("zh.txt")].decode("utf-8-sig").strip().split("\n\n")
    assert len(blocks) == len(keys)
    rows = list(csv.reader(StringIO(made[of_questions("csv")].decode("utf-8-sig"), newline="")))
    assert {row[0] for row in rows[1:]} == keys
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'" + FORMULA) for row in rows for cell in row)
