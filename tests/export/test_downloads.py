"""下载的 Word、表格：由 python-docx、openpyxl 读回来；公文样子、字体、下拉框、文字不成公式。"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import load_workbook

from macros.doors.awkward import NASTY, PRINTED
from macros.export import downloads, gb9704
from macros.export.archive import on_paper
from macros.export.checklist_sheet import REASONS, RESULTS
from macros.loading.tree import load
from macros.model.library import Library
from macros.render.addresses import of_download
from tests.support.build import ROOT

LIBRARY = load(ROOT).library
KEYS = list(LIBRARY.checklists)
FACES = {gb9704.BODY, gb9704.HEADING, gb9704.SUBHEADING, gb9704.TITLE, gb9704.PAGE}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return downloads.files(LIBRARY, "abc234")


def word(files: dict[str, bytes], key: str) -> Any:
    return Document(BytesIO(files[of_download(key, "docx")]))


def paragraphs(document: Any) -> list[Any]:
    """Every paragraph: in the body, in the tables, in the footers."""
    found = list(document.paragraphs)
    for table in document.tables:
        found += [line for row in table.rows for cell in row.cells for line in cell.paragraphs]
    section = document.sections[0]
    return found + section.footer.paragraphs + section.even_page_footer.paragraphs


def test_every_checklist_has_both_files(files: dict[str, bytes], site: Path) -> None:
    assert set(files) == {of_download(key, kind) for key in KEYS for kind in ("docx", "xlsx")}
    built = {path.relative_to(site).as_posix() for path in (site / "downloads").iterdir()}
    assert set(files) <= built


@pytest.mark.parametrize("key", KEYS)
def test_the_page_is_that_of_an_official_paper(files: dict[str, bytes], key: str) -> None:
    document = word(files, key)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]
    title, *body = document.paragraphs
    assert title.text == f"{LIBRARY.checklists[key].title}核对清单"
    assert {run.font.size for run in title.runs} == {Pt(22)}
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing_rule is WD_LINE_SPACING.EXACTLY
    assert normal.paragraph_format.line_spacing == Pt(28)
    for line in body:
        assert line.style.name in {"Normal", "Heading 1", "Heading 2"}
        shape = line.style.paragraph_format
        assert shape.line_spacing == Pt(28)
        assert all(run.font.size in (None, Pt(16)) for run in line.runs)


@pytest.mark.parametrize("key", KEYS)
def test_every_run_and_style_names_its_fonts(files: dict[str, bytes], key: str) -> None:
    document = word(files, key)
    runs = [run for line in paragraphs(document) for run in line.runs]
    assert len(runs) > 30
    for run in runs:
        fonts = run._element.rPr.find(qn("w:rFonts"))
        faces = {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(faces) == 1
        assert faces <= FACES
        assert fonts.get(qn("w:hint")) == "eastAsia"
    for style in document.styles:
        properties = style.element.find(qn("w:rPr"))
        if style.type is not None and style.type.name in {"PARAGRAPH", "CHARACTER"}:
            assert properties.find(qn("w:rFonts")).get(qn("w:eastAsia")) in FACES, style.name
    for level, face in (("Heading 1", "黑体"), ("Heading 2", "楷体")):
        runs = [
            run for line in document.paragraphs if line.style.name == level for run in line.runs
        ]
        assert {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs} == {face}
    with zipfile.ZipFile(BytesIO(files[of_download(key, "docx")])) as parts:
        for name in parts.namelist():
            if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
                assert not re.search(rb"w:(?:ascii|hAnsi|eastAsia|cs)Theme=", parts.read(name)), (
                    name
                )


@pytest.mark.parametrize("key", KEYS)
def test_pages_are_numbered_with_dashes_outside(files: dict[str, bytes], key: str) -> None:
    document = word(files, key)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = footer.paragraphs[0]
        assert line.text.replace("\n", "") == "—  —"
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == align
        fields = [each.text for each in line._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE"]
        assert {run.font.size for run in line.runs} == {Pt(14)}


@pytest.mark.parametrize("key", KEYS)
def test_the_table_holds_every_item_and_its_rows_grow(files: dict[str, bytes], key: str) -> None:
    checklist = LIBRARY.checklists[key]
    (table,) = word(files, key).tables
    head, *rows = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(rows) == len(checklist.items)
    for row, item in zip(rows, checklist.items, strict=True):
        cells = [cell.text for cell in row.cells]
        assert on_paper(item.do) in cells[1]
        assert on_paper(item.proof) in cells[1]
        assert on_paper(item.owner) in cells[1]
        assert cells[3].split("\n") == ["□是", "□否", "□不适用"]
        assert cells[4] == ""
        assert row.height is None
        for line in (line for cell in row.cells for line in cell.paragraphs):
            assert line.paragraph_format.line_spacing_rule is WD_LINE_SPACING.SINGLE


@pytest.mark.parametrize("key", KEYS)
def test_the_paper_asks_for_nothing_but_ticks(files: dict[str, bytes], key: str) -> None:
    text = "\n".join(line.text for line in paragraphs(word(files, key)))
    assert f"要填{len(LIBRARY.checklists[key].items)}处" in text
    assert not re.search("签字：|签名：|盖章：|单位：_|日期：_|____", text)
    assert "数据版本abc234" in text
    assert LIBRARY.codes[f"checklists/{key}.html"] in text


def test_what_rests_on_the_speech_alone_says_so(files: dict[str, bytes]) -> None:
    (table,) = word(files, "village").tables
    told = {row.cells[0].text: row.cells[2].text for row in table.rows}
    items = LIBRARY.checklists["village"].items
    alone = [
        number
        for number, item in enumerate(items, 1)
        if all(key.startswith("speech-") for key in item.clauses)
    ]
    assert alone
    for number in alone:
        assert told[str(number)].startswith("未见中央规定")


@pytest.mark.parametrize("key", KEYS)
def test_the_sheet_has_drop_downs_and_no_foreign_formula(files: dict[str, bytes], key: str) -> None:
    book = load_workbook(BytesIO(files[of_download(key, "xlsx")]))
    page, items = book["核对"], LIBRARY.checklists[key].items
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    last = 5 + len(items)
    assert set(rules) == {f"E6:E{last}", f"F6:F{last}"}
    assert rules[f"E6:E{last}"].showErrorMessage
    assert not rules[f"F6:F{last}"].showErrorMessage
    choices = [
        tuple(cell.value for cell in column if cell.value) for column in book["选项"].columns
    ]
    assert choices == [RESULTS, REASONS]
    assert [page.cell(row, 2).value for row in range(6, last + 1)] == [
        on_paper(each.do) for each in items
    ]
    assert {page.cell(row, 5).value for row in range(6, last + 1)} == {"未查"}
    formulas = [
        cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas == ["A4"]


def awkward() -> Library:
    """The records with awkward text in every field of one checklist."""
    library = load(ROOT).library
    first = library.checklists["meeting"]
    items = tuple(
        item.model_copy(
            update=dict.fromkeys(("do", "proof", "owner", "note", "settle"), "=1+1" + NASTY)
        )
        for item in first.items
    )
    changed = {"title": NASTY, "pause": NASTY, "note": NASTY, "items": items}
    library.checklists = {"meeting": first.model_copy(update=changed)}
    return library


def test_awkward_text_stays_text() -> None:
    files = downloads.files(awkward(), "abc234")
    document = Document(BytesIO(files[of_download("meeting", "docx")]))
    assert document.paragraphs[0].text == PRINTED + "核对清单"
    assert "=1+1" + PRINTED in document.tables[0].rows[1].cells[1].text
    page = load_workbook(BytesIO(files[of_download("meeting", "xlsx")]))["核对"]
    assert page["A1"].value == PRINTED + "核对清单"
    assert page["B6"].value == "=1+1" + PRINTED
    assert page["C6"].value.count("=1+1" + PRINTED) == 4
    assert {page[cell].data_type for cell in ("A1", "A2", "A3", "B6", "C6", "D6")} == {"s"}


def test_the_same_records_give_the_same_bytes(files: dict[str, bytes]) -> None:
    assert downloads.files(LIBRARY, "abc234") == files
    for name, content in files.items():
        with zipfile.ZipFile(BytesIO(content)) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}, name
            day = str(LIBRARY.checklists[name.partition("-")[2].partition(".")[0]].changed)
            assert f"{day}T00:00:00Z".encode() in parts.read("docProps/core.xml")
