"""题库的表格：xlsx 一行一题，照列导入；CSV 同样的列。

文字一律按文字写。CSV 没有类型，= + - @ 开头的前面加一个撇号，表格软件才不当公式算
（OWASP：CSV Injection）。
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from macros.export.archive import on_paper, printable, settled
from macros.export.questions.exam_text import name
from macros.model.library import Library
from macros.model.study import LETTERS, Question
from macros.render.questions import feedback, key, offered, printed, standing

COLUMNS: tuple[tuple[str, int], ...] = (
    ("题号", 8),
    ("题型", 8),
    ("主题", 12),
    ("难度", 6),
    ("给谁做", 18),
    ("依据", 10),
    ("题干", 50),
    *((f"选项{letter}", 24) for letter in LETTERS),
    ("答案", 10),
    ("单位", 6),
    ("解析", 60),
)
_PLAIN, _BOLD = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def row(library: Library, question: Question) -> list[str]:
    """Return a question's cells, in the order of COLUMNS."""
    options = [each.text for each in offered(question)]
    return [
        question.id,
        name(question),
        library.topics[question.topic].title,
        question.difficulty.label,
        "；".join(each.label for each in question.audience),
        standing(library, question),
        printed(library, question),
        *options,
        *[""] * (len(LETTERS) - len(options)),
        key(question),
        question.unit.value if question.unit else "",
        feedback(library, question),
    ]


def sheet(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as an .xlsx file, one a row."""
    book = Workbook()
    page = book.active
    page.title = "题库"
    book._named_styles["Normal"].font = Font(name="宋体", size=11)
    for at, (title, width) in enumerate(COLUMNS, 1):
        _text(page.cell(1, at), title, _BOLD)
        page.column_dimensions[get_column_letter(at)].width = width
    for number, question in enumerate(questions, 2):
        cells = row(library, question)
        for at, text in enumerate(cells, 1):
            _text(page.cell(number, at), text)
        page.row_dimensions[number].height = _height(cells)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(questions) + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    book.properties.title = "基层减负规定题库"
    book.properties.creator = on_paper(library.profile.site_name) if library.profile else ""
    book.properties.language = "zh-CN"
    out = BytesIO()
    book.save(out)
    return settled(out.getvalue(), _day(library))


def csv_file(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as CSV (RFC 4180), UTF-8 with a byte-order mark."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(title for title, _ in COLUMNS)
    for question in questions:
        rows.writerow(_harmless(printable(text)) for text in row(library, question))
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_RISKY) else text


def _text(cell: Any, text: str, font: Font = _PLAIN) -> None:  # noqa: ANN401
    cell.value = printable(text)
    cell.data_type = "s"
    cell.font = font
    cell.alignment = _WRAPPED


def _height(cells: list[str]) -> float:
    """Return a row's height in points: LibreOffice does not fit rows to wrapped text by itself."""
    lines = [
        sum(1 + len(line) * 2 // (width - 1) for line in text.split("\n"))
        for text, (_, width) in zip(cells, COLUMNS, strict=True)
    ]
    return min(409.0, 15.0 * max(lines))


def _day(library: Library) -> date:
    """Return the day that a question was last added; stands in the file's properties."""
    days = [each.on.lower for each in library.numbers.values() if each.on.lower]
    return max(days, default=date(2026, 1, 1))
