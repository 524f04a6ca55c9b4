"""讲义、答案、案例纸的版面：小标题、一段、几个选项、两栏的表；先估多高，再写成 Word。

公文格式没有规定讲义；字体同公文，字号、行距照一张 A4 能放下的挑。
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from io import BytesIO
from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from macros.export import gb9704
from macros.export.archive import settled
from macros.export.setting import lines_in, width_of

LEADING = 1.4
_SIDE, _EDGE, _FOOT = 16, 13, 9  # 毫米：左右、上下的边，页码占的
_WIDTH, _HEIGHT = (210 - 2 * _SIDE) / 25.4 * 72, (297 - 2 * _EDGE - _FOOT) / 25.4 * 72
_CELL = 5.4  # 磅：Word 的表格单元格左右各留的
_HANG = 2  # 题号、字母占几个字


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    SMALL = auto()
    LINE = auto()
    CHOICES = auto()
    ROW = auto()
    PAGE = auto()


@dataclass(frozen=True)
class Block:
    """One piece of a sheet.

    Attributes:
        kind: what it is.
        texts: a text; for choices each of them; for a row of a table its cells.
        lead: stands before a text, with the text hanging from it, in the heading's font.
        widths: of the cells, as parts of the whole.
        keep: whether it stays on the page of what follows.

    """

    kind: Kind
    texts: tuple[str, ...]
    lead: str = ""
    widths: tuple[float, ...] = ()
    keep: bool = False


def heading(text: str) -> Block:
    """Return a heading with a rule under it."""
    return Block(Kind.HEADING, (text,))


def small(text: str) -> Block:
    """Return a heading inside a part."""
    return Block(Kind.SMALL, (text,))


def line(text: str, lead: str = "", keep: bool = False) -> Block:
    """Return a paragraph, hanging from its lead where it has one; `keep` ties it to what follows."""
    return Block(Kind.LINE, (text,), lead, keep=keep)


def choices(texts: list[str]) -> Block:
    """Return options, as many side by side as fit."""
    return Block(Kind.CHOICES, tuple(texts))


def row(*cells: str, widths: tuple[float, ...]) -> Block:
    """Return a row of a table; rows one after another make one table, the first is its head."""
    return Block(Kind.ROW, cells, "", widths)


def page() -> Block:
    """Return the end of a page."""
    return Block(Kind.PAGE, ())


def height(blocks: list[Block], size: float) -> float:
    """Return about how high the blocks stand at a size, both in points."""
    return sum(_lines(each, size) for each in blocks) * size * LEADING


def sides(blocks: list[Block], size: float) -> int:
    """Return about how many sides the blocks take at a size in points, the title among them."""
    return -int(-(height(blocks, size) + 4 * size * LEADING) // (_HEIGHT - 2 * size * LEADING))


def word(head: str, under: str, blocks: list[Block], size: float, *, site: str, day: date) -> bytes:
    """Return a sheet as a .docx file.

    Args:
        head: its title.
        under: one line below.
        blocks: what stands on it.
        size: of the text, in points.
        site: the author in the file's properties.
        day: stands in the file's properties.

    """
    document = gb9704.blank(head, site)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(_EDGE)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.footer_distance = Mm(5)
    top = document.add_paragraph(style="Title")
    top.paragraph_format.line_spacing = Pt((size + 7) * LEADING)
    gb9704.say(top, head, gb9704.HEADING, size + 7)
    _write(document, line(under), size - 1)
    table = None
    for block in blocks:
        if block.kind is not Kind.ROW:
            table = None
            _write(document, block, size)
            continue
        widths = [Mm((210 - 2 * _SIDE) * each) for each in block.widths]
        if table is None:
            table = gb9704.table(document, widths, list(block.texts), size)
        else:
            gb9704.row(table, widths, [[each] for each in block.texts], size=size)
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue(), day)


def _lines(block: Block, size: float) -> float:
    if block.kind is Kind.PAGE:
        return 0
    if block.kind is Kind.ROW:
        rooms = [each * _WIDTH - 2 * _CELL for each in block.widths]
        return 0.1 + max(
            lines_in(text, size, room) for text, room in zip(block.texts, rooms, strict=True)
        )
    if block.kind is Kind.CHOICES:
        across = _across(block.texts, size)
        if across > 1:
            return -(-len(block.texts) // across)
        return sum(lines_in(each, size, _WIDTH - 2 * _HANG * size) for each in block.texts)
    room = _WIDTH - (_HANG * size if block.lead else 0)
    extra = {Kind.HEADING: 1.0, Kind.SMALL: 0.5}.get(block.kind, 0.15)
    return extra + sum(lines_in(each, size, room) for each in block.texts)


def _across(texts: tuple[str, ...], size: float) -> int:
    """Return how many options stand side by side."""
    room = _WIDTH - _HANG * size
    widest = max((width_of(each, size) for each in texts), default=0) + 2 * size
    return next((each for each in (4, 2) if widest <= room / each), 1)


def _write(document: Any, block: Block, size: float) -> None:  # noqa: ANN401
    if block.kind is Kind.CHOICES:
        _choose(document, block.texts, size)
        return
    made = document.add_paragraph()
    shape = made.paragraph_format
    if block.kind is Kind.PAGE:
        made.paragraph_format.page_break_before = True
        _set(made, 1, 0)
        return
    _set(made, size, 0)
    shape.keep_with_next = block.keep
    shape.keep_together = True
    title = block.kind in {Kind.HEADING, Kind.SMALL}
    if title:
        made.style = document.styles["Heading 1" if block.kind is Kind.HEADING else "Heading 2"]
        shape.space_before = Pt(size * (0.7 if block.kind is Kind.HEADING else 0.4))
        shape.keep_with_next = True
    if block.kind is Kind.HEADING:
        _rule(made)
    if block.lead:
        shape.left_indent, shape.first_line_indent = Pt(_HANG * size), Pt(-_HANG * size)
        gb9704.say(made, block.lead, gb9704.HEADING, size)
        gb9704.tab(made)
    face = gb9704.HEADING if title else gb9704.BODY
    gb9704.say(made, block.texts[0], face, size + (1 if block.kind is Kind.HEADING else 0))


def _choose(document: Any, texts: tuple[str, ...], size: float) -> None:  # noqa: ANN401
    across = _across(texts, size)
    for at in range(0, len(texts), across):
        made = document.add_paragraph()
        _set(made, size, 0)
        shape = made.paragraph_format
        if across > 1:
            shape.left_indent = Pt(_HANG * size)
            for place in range(1, across):
                room = (_WIDTH - _HANG * size) / across
                shape.tab_stops.add_tab_stop(Pt(_HANG * size + place * room))
        else:
            shape.left_indent, shape.first_line_indent = Pt(3.6 * size), Pt(-1.6 * size)
        for place, text in enumerate(texts[at : at + across]):
            if place:
                gb9704.tab(made)
            gb9704.say(made, text, gb9704.BODY, size)
        shape.keep_with_next = at + across < len(texts)


def _set(made: Any, size: float, indent: int) -> None:  # noqa: ANN401
    gb9704.indent_by(made._p.get_or_add_pPr(), "firstLine", indent)
    shape = made.paragraph_format
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(size * LEADING)


def _rule(made: Any) -> None:  # noqa: ANN401
    """Draw a rule under a paragraph (ISO/IEC 29500-1 17.3.1.7); its place among the properties is fixed."""
    border = OxmlElement("w:pBdr")
    mark = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        mark.set(qn(f"w:{name}"), value)
    border.append(mark)
    made._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
