"""幻灯片：16:9，真的文字、表格、备注；配色、字体在母版里（master.py），放哪些张在 render/lesson_slides.py。

框的大小写死，字号照字数挑，放不下的截断，全文在备注里：字不会伸出框。
字宽的估法见 setting.py；LibreOffice 转成 PDF 再量一遍（make bench-office）。
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from macros.export.archive import on_paper, settled
from macros.export.setting import lines_in
from macros.export.training.master import (
    BODY,
    COVER,
    FACE,
    FORCE,
    INK,
    MARK,
    RED,
    SOFT,
    SOURCE,
    TABLE,
    TITLE,
    UNDER,
    Box,
    color,
    dress,
)
from macros.model.library import Library
from macros.model.training import Plan
from macros.render.lesson_slides import Slide, of_cases, slides
from macros.render.training import UNREVIEWED, documents, warnings

_MARGIN = 7.2  # 框里左右各留 0.1 英寸
_PADDING = 0.12  # 英寸：单元格上下留的
_LEADING = 1.45  # 一行字的高，字号的几倍；换了字体的机器上也放得下
_WORDS, _TABLE = 1, 2  # 母版留下的版式
_HIGHEST = 1.9  # 英寸：一行表至多这样高


def deck(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return a lesson's slides as a .pptx file."""
    site = on_paper(library.site_name)
    bodies = library.named_bodies(plan.audience)
    names = "、".join(f"《{each.short}》" for each in documents(library, plan)[:3])
    under = [f"给{bodies}，{plan.minutes}分钟", *warnings(library, plan), f"主要靠{names}"]
    under.append(f"数据版本{version}；{UNREVIEWED}；写的是大意，正式引用请对照原文")
    notes = f"{plan.aim}。课前准备：{'；'.join(plan.prepare)}。"
    return _drawn(plan.title, under, notes, slides(library, plan), site=site, day=day)


def case_deck(library: Library, version: str, day: date) -> bytes:
    """Return the slides of all cases made ready for teaching, to be copied into one's own."""
    site = on_paper(library.site_name)
    under = ["公开通报里的事，一起几张，挑要用的拷进自己的幻灯片", f"数据版本{version}"]
    return _drawn("以案说法", under, "\n".join(under), of_cases(library), site=site, day=day)


def _drawn(
    title: str, under: list[str], notes: str, shown: list[Slide], *, site: str, day: date
) -> bytes:
    file = Presentation()
    dress(file, site)
    properties = file.core_properties
    properties.title, properties.author = on_paper(title)[:255], on_paper(site)[:255]
    properties.language, properties.last_modified_by = "zh-CN", ""
    cover = file.slides.add_slide(file.slide_layouts[0])
    _fill(cover.shapes.title, title, COVER, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    _fill(cover.placeholders[1], "\n".join(under), UNDER, shade=SOFT)
    _note(cover, "\n".join([title, *under, notes]))
    for slide in shown:
        for part in _tabled(file, slide) if slide.rows else _worded(file, slide):
            _note(part, _notes(slide))
    out = BytesIO()
    file.save(out)
    return settled(out.getvalue(), day)


def _notes(slide: Slide) -> str:
    rows = ["　".join(cells) for cells in slide.rows]
    said = (slide.title, slide.body, *rows, slide.source, slide.notes)
    return "\n".join(each for each in said if each)


def _worded(file: Any, slide: Slide) -> Iterator[Any]:  # noqa: ANN401
    made = file.slides.add_slide(file.slide_layouts[_WORDS])
    _head(made, slide, slide.title)
    _fill(made.placeholders[1], slide.body, BODY)
    if slide.force:
        _add(made, slide.force, FORCE, RED)
    if slide.source:
        _add(made, slide.source, SOURCE, SOFT)
    yield made


def _tabled(file: Any, slide: Slide) -> Iterator[Any]:  # noqa: ANN401
    """Draw a table, over several slides where it is long."""
    widths = [TABLE.width * each for each in slide.widths]
    head, *rows = slide.rows
    room = SOURCE.top - TABLE.top - 0.1 if slide.source else TABLE.height
    size = next(
        (each for each in TABLE.sizes if _taken([head, *rows], widths, each) <= room),
        TABLE.sizes[-1],
    )
    for at, part in enumerate(_paged(head, rows, widths, size=size, room=room)):
        made = file.slides.add_slide(file.slide_layouts[_TABLE])
        _head(made, slide, f"{slide.title}（续）" if at else slide.title)
        place = [Inches(each) for each in (TABLE.left, TABLE.top, TABLE.width, 0.5)]
        table = made.shapes.add_table(len(part), len(head), *place).table
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for line, cells in enumerate(part):
            table.rows[line].height = Inches(_height(cells, widths, size))
            for column, text in enumerate(cells):
                cell = table.cell(line, column)
                cell.fill.solid()
                cell.fill.fore_color.rgb = color("F3F0E9" if line == 0 else "FFFFFF")
                short = _cut(text, size, widths[column], _HIGHEST)
                _say(cell.text_frame, short, size, line == 0, INK)
        if slide.source:
            _add(made, slide.source, SOURCE, SOFT)
        yield made


def _head(made: Any, slide: Slide, title: str) -> None:  # noqa: ANN401
    if slide.mark:
        _add(made, slide.mark, MARK, SOFT)
    _fill(made.shapes.title, title, TITLE, bold=True, shade=RED, anchor=MSO_ANCHOR.MIDDLE)


def _paged(
    head: tuple[str, ...],
    rows: list[tuple[str, ...]],
    widths: list[float],
    *,
    size: float,
    room: float,
) -> Iterator[list[tuple[str, ...]]]:
    part = [head]
    for cells in rows:
        if len(part) > 1 and _taken([*part, cells], widths, size) > room:
            yield part
            part = [head]
        part.append(cells)
    yield part


def _taken(rows: list[tuple[str, ...]], widths: list[float], size: float) -> float:
    return sum(_height(cells, widths, size) for cells in rows)


def _height(cells: tuple[str, ...], widths: list[float], size: float) -> float:
    """Return how high a row of a table is, in inches."""
    lines = max(
        lines_in(on_paper(text), size, width * 72 - 2 * _MARGIN)
        for text, width in zip(cells, widths, strict=True)
    )
    return min(lines * size * _LEADING / 72 + _PADDING, _HIGHEST)


def _cut(text: str, size: float, width: float, height: float) -> str:
    """Return a text, cut where it would take more than a height, in inches."""
    box = Box(0, 0, width, height - _PADDING + _MARGIN / 72, (size,))
    return fitted(on_paper(text), box)[0]


def fits(text: str, size: float, box: Box) -> bool:
    """Say whether a text of a size stays inside its box."""
    lines = lines_in(text, size, box.width * 72 - 2 * _MARGIN)
    return lines * size * _LEADING <= box.height * 72 - _MARGIN


def fitted(text: str, box: Box) -> tuple[str, float]:
    """Return the text as it fits, cut where it must be, and the largest size that fits."""
    for size in box.sizes:
        if fits(text, size, box):
            return text, size
    size, short = box.sizes[-1], text[:600]
    while not fits(f"{short}…", size, box):
        short = short[: int(len(short) * 0.9)]
    return f"{short}…", size


def _add(made: Any, text: str, box: Box, shade: str) -> None:  # noqa: ANN401
    _fill(made.shapes.add_textbox(0, 0, 1, 1), text, box, shade=shade)


def _fill(  # noqa: PLR0917
    shape: Any,  # noqa: ANN401
    text: str,
    box: Box,
    bold: bool = False,
    shade: str = INK,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> None:
    """Put text in a shape of a fixed place, as large as fits."""
    box.place(shape)
    short, size = fitted(on_paper(text), box)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    _say(frame, short, size, bold, shade)


def _say(frame: Any, text: str, size: float, bold: bool, shade: str) -> None:  # noqa: ANN401
    for at, part in enumerate(text.split("\n")):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        shape, look = _dressed(size, bold, shade)
        if line._p.pPr is not None:
            line._p.remove(line._p.pPr)
        line._p.insert(0, deepcopy(shape))
        run = line.add_run()
        run.text = part
        run._r.insert(0, deepcopy(look))


@cache
def _dressed(size: float, bold: bool, shade: str) -> tuple[Any, Any]:
    """Return the properties of a paragraph and of a run, to be copied: setting them one by one takes long."""
    line = _scratch().add_paragraph()
    line.line_spacing = 1.0
    line.alignment = PP_ALIGN.LEFT
    shape = line._p.get_or_add_pPr()
    shape.set("marL", "0")
    shape.set("indent", "0")
    shape.set("hangingPunct", "0")  # 标点不伸出框外
    shape.append(shape.makeelement(qn("a:buNone"), {}))
    run = line.add_run()
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = color(shade)
    _name_fonts(run)
    return shape, run._r.rPr


@cache
def _scratch() -> Any:  # noqa: ANN401
    """Return the frame of a text box that belongs to no file that is kept."""
    file = Presentation()
    made = file.slides.add_slide(file.slide_layouts[0])
    return made.shapes.add_textbox(0, 0, 1, 1).text_frame


def _name_fonts(run: Any) -> None:  # noqa: ANN401
    """Name one font for every script, so that quotes and dashes are Chinese ones."""
    run.font.name = FACE
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "zh-CN")
    for tag in ("ea", "cs"):
        mark = etree.SubElement(
            properties, f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}"
        )
        mark.set("typeface", FACE)


def _note(slide: Any, text: str) -> None:  # noqa: ANN401
    slide.notes_slide.notes_text_frame.text = on_paper(text)
