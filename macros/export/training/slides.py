"""幻灯片：16:9，真的文字、表格、备注；配色、字体在母版里，改一处全变。一张至多四十来字。

标题、正文、依据三个框的大小写死，字号照字数挑，放不下的截断，全文在备注里：字不会伸出框。
字宽的估法见 setting.py；LibreOffice 转成 PDF 再量一遍（make bench-office）。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from macros.export.archive import printable, settled
from macros.export.setting import lines_in
from macros.model.library import Library
from macros.model.training import Plan, Segment
from macros.render.questions import feedback, key
from macros.render.training import (
    discussion_of,
    questions,
    stated,
    tied,
    told,
    usable,
    warnings,
)

FACE = "黑体"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
RED, INK, SOFT, PAPER = "A3211B", "1C1B19", "55514B", "FBFAF7"
"""The colours of the site (overrides/assets/css/site.css)."""

MOST = 40
"""Characters of what a slide says; source line and tables apart."""

_ROWS = 8
_SPEECH_TITLE = "讲话说的（不是依据）"


@dataclass(frozen=True)
class Box:
    """A place on the slide in inches, and the sizes that its text may have in points."""

    left: float
    top: float
    width: float
    height: float
    sizes: tuple[float, ...]

    def place(self, shape: Any) -> None:  # noqa: ANN401
        """Put a shape there."""
        shape.left, shape.top = Inches(self.left), Inches(self.top)
        shape.width, shape.height = Inches(self.width), Inches(self.height)


TITLE = Box(0.8, 0.5, 11.7, 1.1, (32, 28, 24, 20, 16))
BODY = Box(0.8, 1.9, 11.7, 3.6, (40, 36, 32, 28, 24, 20, 16))
SOURCE = Box(0.8, 5.7, 11.7, 1.3, (14, 12, 11, 10, 9))
COVER = Box(0.8, 2.2, 11.7, 1.6, (44, 36, 28, 20))
UNDER = Box(0.8, 4.0, 11.7, 1.5, (24, 20, 16, 14))
_MARGIN = 7.2  # 框里左右各留 0.1 英寸
_LEADING = 1.25


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


class Deck:
    """A presentation being made; each method adds one slide."""

    def __init__(self, title: str, author: str) -> None:
        self.file = Presentation()
        _master(self.file)
        properties = self.file.core_properties
        properties.title, properties.author = printable(title)[:255], printable(author)[:255]
        properties.language, properties.last_modified_by = "zh-CN", ""

    def cover(self, title: str, under: str, notes: str) -> None:
        """Add the first slide."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[0])
        _fill(slide.shapes.title, title, COVER, bold=True)
        _fill(slide.placeholders[1], under, UNDER, color=SOFT)
        _note(slide, f"{title}\n{under}\n{notes}")

    def words(self, title: str, body: str, source: str, notes: str) -> None:
        """Add a slide of a title, a sentence and what it rests on."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[1])
        _fill(slide.shapes.title, title, TITLE, bold=True, color=RED)
        _fill(slide.placeholders[1], body, BODY)
        if source:
            _fill(slide.shapes.add_textbox(0, 0, 1, 1), source, SOURCE, color=SOFT)
        _note(slide, "\n".join(each for each in (title, body, source, notes) if each))

    def table(self, title: str, head: list[str], rows: list[list[str]], notes: str) -> None:
        """Add a table, over several slides where it is long."""
        for start in range(0, len(rows), _ROWS):
            part = rows[start : start + _ROWS]
            slide = self.file.slides.add_slide(self.file.slide_layouts[2])
            said = title if start == 0 else f"{title}（续）"
            _fill(slide.shapes.title, said, TITLE, bold=True, color=RED)
            frame = slide.shapes.add_table(
                len(part) + 1, len(head), Inches(0.8), Inches(1.8), Inches(11.7), Inches(0.5)
            )
            made = frame.table
            widths = (7.2, 2.7, 1.8)
            for column, each in zip(made.columns, widths, strict=True):
                column.width = Inches(each)
            for at, cells in enumerate([head, *part]):
                made.rows[at].height = Inches(0.5)
                for column, text in enumerate(cells):
                    cell = made.cell(at, column)
                    cell.fill.solid()
                    cell.fill.fore_color.rgb = _rgb("F3F0E9" if at == 0 else "FFFFFF")
                    box = Box(0, 0, widths[column], 0.5, (18, 16, 14, 12, 10))
                    short, size = fitted(text, box)
                    _say(cell.text_frame, short, size, bold=at == 0, color=INK)
            _note(slide, notes)

    def saved(self, day: date) -> bytes:
        """Return the file."""
        out = BytesIO()
        self.file.save(out)
        return settled(out.getvalue(), day)


def deck(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return a lesson's slides as a .pptx file."""
    site = library.profile.site_name if library.profile else ""
    made = Deck(plan.title, site)
    bodies = "、".join(library.bodies[each].name for each in plan.audience)
    said = warnings(library, plan)
    under = "\n".join([f"给{bodies}，{plan.minutes}分钟", *said, f"{site}，数据版本{version}"])
    made.cover(plan.title, under, f"{plan.aim}。课前准备：{'；'.join(plan.prepare)}。")
    for number, goal in enumerate(plan.goals, 1):
        made.words(
            f"学完做得到（{number}）", goal.do, "", f"重点：{plan.focus}。难点：{plan.hard}。"
        )
    rows = [[each.title, each.method.label, f"{each.minutes}分钟"] for each in plan.segments]
    made.table("这堂课怎么走", ["环节", "怎么上", "时间"], rows, plan.aim)
    order = {each.id: at for at, each in enumerate(questions(library, plan), 1)}
    for segment in plan.segments:
        _segment(library, made.words, segment, order)
    for each in plan.homework:
        made.words("课后", each, "", "不要求交材料。")
    return made.saved(day)


Words = Callable[[str, str, str, str], None]


def _segment(library: Library, words: Words, segment: Segment, order: dict[str, int]) -> None:
    about = f"{segment.method.label}，{segment.minutes}分钟"
    whole = f"{about}\n{segment.aim}"
    body = whole if len(whole) <= MOST else about
    words(segment.title, body, "", f"要达到：{segment.aim}\n说：{segment.say}")
    for point in segment.points:
        said = stated(library, point.text, point)
        title = _SPEECH_TITLE if said.only_speech else segment.title
        words(title, said.text, said.basis, segment.say)
    if segment.case:
        for title, body, source, notes in _case(library, segment.case):
            words(title, body, source, notes)
    for question in usable(library, segment):
        number = order[question.id]
        inline = question.scene is None and not question.options
        body = question.stem if len(question.stem) <= MOST else f"看讲义第{number}题"
        title = f"练习：讲义第{number}题" if not inline else f"练习：第{number}题"
        unit = question.unit.value if question.unit else ""
        answer = f"{question.stem}\n答案：{key(question)}{unit}\n{feedback(library, question)}"
        words(title, body, "", f"{question.id}\n{answer}")


def _case(library: Library, case_id: str) -> Iterator[tuple[str, str, str, str]]:
    case = library.cases[case_id]
    ready = discussion_of(library, case_id)
    whole = told(library, case)
    ties = "\n".join(tied(library, tie) for tie in case.clauses)
    event = library.events[case.bulletin]
    source = f"来源：{event.title}，{case.evidence.label}；谁连到条文、全文见讲义和备注"
    title = ready.title if ready else _opening(case.what)
    yield "案例", title, source, f"{whole}\n{ties}"
    for number, each in enumerate(ready.ask if ready else (), 1):
        body = each if len(each) <= MOST else f"看讲义：讨论题{number}"
        yield (
            f"讨论（{number}）",
            body,
            source,
            f"不知道的：{'；'.join(ready.unknown if ready else ())}",
        )


def _opening(text: str) -> str:
    """Return as many whole clauses of a sentence as a slide holds."""
    parts = re.split("(?<=[，；。])", text)
    said = ""
    for part in parts:
        if len(said) + len(part) > MOST:
            break
        said += part
    return f"{said.rstrip('，；。')}……" if said and said != text else said or "看讲义上的案例"


def _fill(shape: Any, text: str, box: Box, bold: bool = False, color: str = INK) -> None:  # noqa: ANN401
    """Put text in a shape of a fixed place, as large as fits."""
    box.place(shape)
    short, size = fitted(printable(text), box)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    _say(frame, short, size, bold, color)


def _say(frame: Any, text: str, size: float, bold: bool, color: str) -> None:  # noqa: ANN401
    for at, part in enumerate(printable(text).split("\n")):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        line.line_spacing = 1.0
        line.alignment = PP_ALIGN.LEFT
        shape = line._p.get_or_add_pPr()
        shape.set("marL", "0")
        shape.set("indent", "0")
        shape.set("hangingPunct", "0")  # 标点不伸出框外
        if shape.find(qn("a:buNone")) is None:
            shape.append(shape.makeelement(qn("a:buNone"), {}))
        run = line.add_run()
        run.text = part
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(color)
        _name_fonts(run)


def _rgb(color: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(color))  # type: ignore[no-untyped-call]


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
    slide.notes_slide.notes_text_frame.text = printable(text)


def _master(file: Any) -> None:  # noqa: ANN401
    """Set size, colours, fonts and places on the master; drop the layouts that nobody uses."""
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    layouts = file.slide_layouts
    kept = [layouts[0], layouts[1], layouts[5]]
    for layout in list(layouts):
        if layout not in kept:
            layouts.remove(layout)
    master = file.slide_master
    _theme(master)
    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(PAPER)
    for holder in (master, *kept):
        for shape in list(holder.placeholders):
            kind = shape.placeholder_format.type
            name = str(kind)
            if "TITLE" in name and "SUBTITLE" not in name:
                (COVER if holder is kept[0] else TITLE).place(shape)
            elif "SUBTITLE" in name or "BODY" in name or "OBJECT" in name:
                (UNDER if holder is kept[0] else BODY).place(shape)
            else:  # 日期、页脚、页码：不用
                shape._element.getparent().remove(shape._element)
    bar = master.shapes._spTree
    band = etree.fromstring(_BAND)
    bar.append(band)
    for part in (file.part.package,):
        for relation in [k for k, r in part._rels.items() if r.reltype.endswith("/thumbnail")]:
            part._rels.pop(relation)


_BAND = f"""<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="90" name="红线"/>
<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="{int(WIDTH)}" cy="{int(Emu(91440))}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""


def _theme(master: Any) -> None:  # noqa: ANN401
    """Give the theme the site's colours and a Chinese font (ECMA-376 part 1, 20.1.6)."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    colors = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": SOFT,
        "lt2": PAPER,
        "accent1": RED,
        "accent2": "1F4A78",
    }
    for name, color in colors.items():
        for mark in root.iterfind(f".//a:clrScheme/a:{name}", space):
            for inner in list(mark):
                mark.remove(inner)
            etree.SubElement(mark, f"{{{space['a']}}}srgbClr").set("val", color)
    for font in root.iterfind(".//a:fontScheme/*", space):
        for tag in ("latin", "ea", "cs"):
            for mark in font.iterfind(f"a:{tag}", space):
                mark.set("typeface", FACE)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
