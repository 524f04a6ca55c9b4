"""一张清单的表格文件（xlsx）：结果、不适用的理由有下拉框；文字一律按文字写，不成公式。"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins

from macros.export.archive import on_paper, settled
from macros.model.library import Library
from macros.model.lists import Checklist
from macros.render import addresses
from macros.render.checklists import YES_NO, filling, how, told

RESULTS = ("未查", "是", "否", "不适用")
"""What an item may be; the same four as on the page."""

REASONS = ("本次没有这一环节", "属于条文写明的例外", "上级已经统一办理", "对象不在条文范围内")
"""Usual reasons for 不适用; any other may be typed."""

_COLUMNS = (
    ("序号", 6),
    ("核对什么", 36),
    ("怎么做、谁负责、说明", 40),
    ("依据", 24),
    ("结果", 8),
    ("不适用的理由", 15),
    ("备注", 13),
)
_RESULT, _REASON = "E", "F"
_HEAD = 5
_THIN = Side(style="thin", color="FF777777")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def sheet(library: Library, checklist: Checklist, version: str) -> bytes:
    """Return a checklist as an .xlsx file.

    Args:
        library: the records.
        checklist: which.
        version: the data version, printed in the sheet.

    """
    book = Workbook()
    page, lists = book.active, book.create_sheet("选项")
    page.title = "核对"
    book._named_styles["Normal"].font = Font(name="宋体", size=11)
    code = library.codes.get(addresses.of_checklist(checklist.id), "")
    last = _HEAD + len(checklist.items)
    _text(page["A1"], f"{checklist.title}核对清单", bold=True, size=16)
    _text(
        page["A2"],
        f"{checklist.pause}。{checklist.mode.label}，约{checklist.minutes}分钟。"
        f"{filling(checklist)}。{checklist.changed.label}修改，数据版本{version}，短码{code}。",
    )
    _text(page["A3"], f"{YES_NO}。{checklist.note or ''}")
    page["A4"] = _progress(len(checklist.items), last)
    page["A4"].font = Font(name="宋体", size=11, bold=True)
    for number, height in ((1, 26), (2, 30), (3, 30 if checklist.note else 16), (4, 18)):
        page.merge_cells(f"A{number}:{get_column_letter(len(_COLUMNS))}{number}")
        page.row_dimensions[number].height = height
    for number, (title, width) in enumerate(_COLUMNS, 1):
        cell = page.cell(_HEAD, number)
        _text(cell, title, bold=True)
        cell.border, cell.fill = _BORDER, PatternFill("solid", fgColor="FFE8E6E1")
        page.column_dimensions[get_column_letter(number)].width = width
    for number, item in enumerate(checklist.items, 1):
        cells = [
            str(number),
            item.do,
            "\n".join(how(checklist, item)),
            "\n".join(told(library, item)),
            RESULTS[0],
            "",
            "",
        ]
        for column, text in enumerate(cells, 1):
            cell = page.cell(_HEAD + number, column)
            _text(cell, text)
            cell.border = _BORDER
        page.row_dimensions[_HEAD + number].height = _height(cells)
    _choices(page, lists, last)
    _printing(page, last)
    properties = book.properties
    properties.title = on_paper(f"{checklist.title}核对清单")
    properties.creator = on_paper(library.site_name)
    properties.language = "zh-CN"
    out = BytesIO()
    book.save(out)
    day = checklist.changed.lower
    if day is None:  # Day 类型保证写到日
        raise ValueError(checklist.id)
    return settled(out.getvalue(), day)


def _text(cell: Any, text: str, bold: bool = False, size: int = 11) -> None:  # noqa: ANN401
    """Write text as text: 「=1+1」 stays three characters and a sign, no formula."""
    cell.value = on_paper(text)
    cell.data_type = "s"
    cell.font = Font(name="宋体", size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=size < 16, vertical="top")


def _height(cells: list[str]) -> float:
    """Return a row's height in points: the longest cell's lines and one to spare for a reason.

    LibreOffice does not fit rows to wrapped text when it opens a file, so the height is written.
    """
    lines = [
        sum(1 + len(line) * 2 // (width - 1) for line in text.split("\n"))
        for text, (_, width) in zip(cells, _COLUMNS, strict=True)
    ]
    return 15.0 * (max(lines) + 1)


def _progress(number: int, last: int) -> str:
    """Return the formula that tells how far one is; the only formulas of the sheet are ours."""
    results, reasons = (f"{column}{_HEAD + 1}:{column}{last}" for column in (_RESULT, _REASON))
    many = "".join(f'&"，{name}"&COUNTIF({results},"{name}")' for name in RESULTS[1:])
    lacking = f'COUNTIFS({results},"{RESULTS[3]}",{reasons},"")'
    return (
        f'="{number}项：{RESULTS[0]}"&COUNTIF({results},"{RESULTS[0]}"){many}&"；缺理由"&{lacking}'
    )


def _choices(page: Any, lists: Any, last: int) -> None:  # noqa: ANN401
    """Add the drop-downs; the reasons only suggest."""
    for place, choices in enumerate((RESULTS, REASONS), 1):
        for number, choice in enumerate(choices, 1):
            _text(lists.cell(number, place), choice)
    lists.sheet_state = "hidden"
    first = _HEAD + 1
    result = DataValidation(
        type="list",
        formula1=f"选项!$A$1:$A${len(RESULTS)}",
        allow_blank=False,
        showErrorMessage=True,
        errorTitle="结果",
        error=f"请选：{'、'.join(RESULTS)}",
    )
    reason = DataValidation(
        type="list",
        formula1=f"选项!$B$1:$B${len(REASONS)}",
        allow_blank=True,
        showErrorMessage=False,
    )
    for rule, column in ((result, _RESULT), (reason, _REASON)):
        rule.add(f"{column}{first}:{column}{last}")
        page.add_data_validation(rule)
    page.conditional_formatting.add(
        f"{_REASON}{first}:{_REASON}{last}",
        FormulaRule(
            formula=[f'AND(${_RESULT}{first}="{RESULTS[3]}",TRIM(${_REASON}{first})="")'],
            fill=PatternFill("gray125"),
        ),
    )


def _printing(page: Any, last: int) -> None:  # noqa: ANN401
    page.freeze_panes = f"B{_HEAD + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.print_area = f"A1:{get_column_letter(len(_COLUMNS))}{last}"
