"""Word 文件的公文样子：照 GB/T 9704-2012《党政机关公文格式》里用得上的几条。

用到的：5.1 A4；5.2.1 天头 37 mm、订口 28 mm、版心 156 mm × 225 mm（故下 35 mm、右 26 mm）；5.2.3 正文
3 号（16 磅）仿宋，每面 22 行（行距固定 28 磅）；7.3.1 标题 2 号（22 磅）小标宋；7.3.3 层次标题用黑体、楷体；
7.5 页码 4 号（14 磅）宋体，一字线，单页居右、双页居左各空一字。表格里的字小一号、行高随字增长，标准没有规定。
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from macros.export.archive import on_paper

BODY, HEADING, SUBHEADING, TITLE, PAGE = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
_LINE = Pt(28)
_KEPT = {
    "Normal",
    "Title",
    "Heading 1",
    "Heading 2",
    "Footer",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
}
_FACES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def blank(title: str, author: str) -> Any:  # noqa: ANN401 - python-docx 的文档类没有公布
    """Return an empty document with page, styles and page numbers set.

    Args:
        title: goes into the document's properties.
        author: likewise.

    """
    document = Document(BytesIO(_template()))
    properties = document.core_properties
    # 属性至多255个字，python-docx 多了就不收
    properties.title, properties.author = on_paper(title)[:255], on_paper(author)[:255]
    properties.language = "zh-CN"
    properties.comments = properties.last_modified_by = ""
    return document


@cache
def _template() -> bytes:
    """Return a document with page, styles and page numbers; setting them anew for each file takes long."""
    document = Document()
    _strip(document)
    _page(document)
    _styles(document)
    _numbers(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def say(paragraph: Paragraph, text: str, face: str = BODY, size: float | None = None) -> None:
    """Add text to a paragraph with its fonts named on the run, quotes and dashes included.

    Args:
        paragraph: where to.
        text: what; control characters that XML cannot hold are dropped, quotes are those of print.
        face: the font for every script.
        size: in points; the style's where None.

    """
    run = paragraph.add_run(on_paper(text))
    if size is not None:
        run.font.size = Pt(size)
    name_fonts(run._element.get_or_add_rPr(), face)


def tab(paragraph: Paragraph) -> None:
    """Go to the next tab stop; a tab inside a text is dropped like any control character."""
    paragraph.add_run().add_tab()


def name_fonts(properties: Any, face: str) -> None:  # noqa: ANN401
    """Name one font for every script; the hint makes quotes and dashes Chinese ones."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in _FACES:
        fonts.set(qn(name), face)
    fonts.set(qn("w:hint"), "eastAsia")


def _strip(document: Any) -> None:  # noqa: ANN401
    """Drop the styles of the library's template that nobody uses, and every theme font."""
    styles = document.styles
    for style in list(styles):
        if style.name not in _KEPT:
            style.delete()
    element = styles.element
    for fonts in element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
    default = element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    name_fonts(default, BODY)
    default.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    # 模板带来的：画着模板自己的缩略图，和一份给旧版 Word 的、还用主题字体的样式
    for relations, kind in (
        (document.part.package.rels, "/thumbnail"),
        (document.part.rels, "/stylesWithEffects"),
    ):
        for key in [key for key, each in relations.items() if each.reltype.endswith(kind)]:
            relations.pop(key)
    _name_substitute(document)


def _name_substitute(document: Any) -> None:  # noqa: ANN401
    """Say in the table of fonts what to take where the title's font is not installed.

    ISO/IEC 29500-1 17.8.3.1: w:altName names another font for the same use.
    """
    part = next(
        each.target_part
        for each in document.part.rels.values()
        if each.reltype.endswith("/fontTable")
    )
    fonts = parse_xml(part.blob)
    font = OxmlElement("w:font")
    font.set(qn("w:name"), TITLE)
    other = OxmlElement("w:altName")
    other.set(qn("w:val"), PAGE)
    font.append(other)
    fonts.append(font)
    part._blob = serialize_part_xml(fonts)


def _page(document: Any) -> None:  # noqa: ANN401
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance = Mm(15)
    # 页码在版心下边缘之下 7 mm：下边距 35 mm，减去 7 mm 和一行 14 磅字的高
    section.footer_distance = Mm(23)
    document.settings.odd_and_even_pages_header_footer = True


def _styles(document: Any) -> None:  # noqa: ANN401
    kinds = {
        "Normal": (BODY, 16, None, 2),
        "Heading 1": (HEADING, 16, None, 2),
        "Heading 2": (SUBHEADING, 16, None, 2),
        "Title": (TITLE, 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
        "Footer": (PAGE, 14, None, 0),
    }
    for style in document.styles:
        face, size, align, indent = kinds.get(style.name, (BODY, 16, None, 0))
        if style.type not in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER):
            continue
        name_fonts(style.element.get_or_add_rPr(), face)
        if style.type is not WD_STYLE_TYPE.PARAGRAPH:
            continue
        style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
        style.font.color.rgb = None
        for color in style.element.rPr.findall(qn("w:color")):
            style.element.rPr.remove(color)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
        shape = style.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(34) if style.name == "Title" else _LINE
        shape.alignment = align
        indent_by(style.element.get_or_add_pPr(), "firstLine", indent)


def indent_by(properties: Any, side: str, chars: int) -> None:  # noqa: ANN401
    """Indent by so many characters; the length in points is for readers that know no characters."""
    shape = properties.get_or_add_ind()
    shape.set(qn(f"w:{side}Chars"), str(chars * 100))
    shape.set(qn(f"w:{side}"), str(chars * 320))


def _numbers(document: Any) -> None:  # noqa: ANN401
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    ):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style, line.alignment = document.styles["Footer"], align
        indent_by(line._p.get_or_add_pPr(), side, 1)
        say(line, "— ", PAGE, 14)
        _page_number(line)
        say(line, " —", PAGE, 14)


def _page_number(line: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        say(line, "", PAGE, 14)
        run = line.runs[-1]._element
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run.append(mark)


def table(
    document: Any,  # noqa: ANN401
    widths: Sequence[Length],
    head: list[str],
    size: float = 10.5,
) -> Any:  # noqa: ANN401
    """Add a table whose head is repeated on each page, whose rows grow and do not break.

    Args:
        document: where to.
        widths: of the columns.
        head: the titles of the columns.
        size: of the text, in points.

    """
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    row(made, widths, [[text] for text in head], face=HEADING, size=size)
    mark = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(mark)
    return made


def row(  # noqa: PLR0917 - 单元格之外都是可选的
    made: Any,  # noqa: ANN401
    widths: Sequence[Length],
    cells: list[list[str]],
    face: str = BODY,
    leads: int | None = None,
    whole: bool = True,
    size: float = 10.5,
) -> None:
    """Add a row; each cell is a list of paragraphs whose lines grow with their size in points.

    A `whole` row stays on one page. A row that may be taller than a page must not be: LibreOffice
    leaves out the whole table then.

    The first paragraph of the column `leads`, where one is given, is set in the heading's font.
    """
    added = made.add_row()
    if whole:
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, (cell, width, lines) in enumerate(zip(added.cells, widths, cells, strict=True)):
        cell.width = width
        for index, text in enumerate(lines):
            line = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            shape = line.paragraph_format
            shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
            indent_by(line._p.get_or_add_pPr(), "firstLine", 0)
            say(line, text, HEADING if column == leads and index == 0 else face, size)
