"""幻灯片的母版：16:9、纸色、红线、字体，标题和正文的位置，底下一行站名和页码。改这里，张张都变。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

FACE = "黑体"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
RED, INK, SOFT, PAPER, LINE = "A3211B", "1C1B19", "55514B", "FBFAF7", "D9D4CA"
"""The colours of the site (overrides/assets/css/site.css)."""


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


MARK = Box(0.8, 0.35, 11.7, 0.4, (14, 12, 10))
TITLE = Box(0.8, 0.75, 11.7, 0.95, (34, 30, 26, 22, 18, 16))
FORCE = Box(0.8, 1.85, 11.7, 0.62, (20, 18, 16, 14, 12, 10))
BODY = Box(0.8, 2.5, 11.7, 2.9, (44, 40, 36, 32, 28, 24, 20, 16))
SOURCE = Box(0.8, 5.6, 11.7, 1.2, (16, 14, 12, 11, 10, 9))
TABLE = Box(0.8, 1.9, 11.7, 4.9, (22, 20, 18, 16, 14))
COVER = Box(0.8, 2.0, 11.7, 1.7, (48, 40, 32, 28, 20))
UNDER = Box(0.8, 3.9, 11.7, 2.4, (24, 20, 18, 16, 14, 12))
FOOT = Box(0.8, 6.9, 11.7, 0.4, (12,))
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHOWN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_EMU = 914400


def color(code: str) -> RGBColor:
    """Return a colour written as six hexadecimal digits."""
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def dress(file: Any, site: str) -> None:  # noqa: ANN401
    """Set size, colours, fonts and places on the master; drop the layouts that nobody uses.

    Three layouts stay: cover, words and table, in this order.
    """
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    layouts = file.slide_layouts
    kept = [layouts[0], layouts[1], layouts[5]]
    for layout in list(layouts):
        if layout not in kept:
            layouts.remove(layout)
    for layout, name in zip(kept, ("封面", "一句话", "表格"), strict=True):
        layout.name = name
    master = file.slide_master
    _theme(master)
    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = color(PAPER)
    for holder in (master, *kept):
        for shape in list(holder.placeholders):
            kind = str(shape.placeholder_format.type)
            if "TITLE" in kind and "SUBTITLE" not in kind:
                (COVER if holder is kept[0] else TITLE).place(shape)
            elif "SUBTITLE" in kind or "BODY" in kind or "OBJECT" in kind:
                (UNDER if holder is kept[0] else BODY).place(shape)
            else:  # 日期、页脚、页码：模板的不用，底下一行另写
                shape._element.getparent().remove(shape._element)
    tree = master.shapes._spTree
    tree.append(_bar(90, "红线", Box(0, 0, 13.333, 0.1, ()), RED))
    tree.append(_line(91, "站名", site, "l"))
    tree.append(_line(92, "页码", None, "r"))
    rule = Box(SOURCE.left, SOURCE.top - 0.06, SOURCE.width, 0.015, ())
    kept[1].shapes._spTree.append(_bar(93, "细线", rule, LINE))
    for relation in [
        key for key, each in file.part.package._rels.items() if each.reltype.endswith("/thumbnail")
    ]:
        file.part.package._rels.pop(relation)


def _shape(number: int, name: str, box: Box) -> tuple[Any, Any]:
    """Return an empty shape of the master and its properties (ECMA-376 part 1, 19.3.1.43)."""
    shape = etree.Element(f"{{{_SHOWN}}}sp", nsmap={"p": _SHOWN, "a": _DRAWN})
    about = etree.SubElement(shape, f"{{{_SHOWN}}}nvSpPr")
    etree.SubElement(about, f"{{{_SHOWN}}}cNvPr", id=str(number), name=name)
    etree.SubElement(about, f"{{{_SHOWN}}}cNvSpPr")
    etree.SubElement(about, f"{{{_SHOWN}}}nvPr", userDrawn="1")
    properties = etree.SubElement(shape, f"{{{_SHOWN}}}spPr")
    frame = etree.SubElement(properties, f"{{{_DRAWN}}}xfrm")
    place = {"x": box.left, "y": box.top}
    size = {"cx": box.width, "cy": box.height}
    for tag, values in (("off", place), ("ext", size)):
        whole = {key: str(round(each * _EMU)) for key, each in values.items()}
        etree.SubElement(frame, f"{{{_DRAWN}}}{tag}", whole)
    kind = etree.SubElement(properties, f"{{{_DRAWN}}}prstGeom", prst="rect")
    etree.SubElement(kind, f"{{{_DRAWN}}}avLst")
    return shape, properties


def _bar(number: int, name: str, box: Box, fill: str) -> Any:  # noqa: ANN401
    shape, properties = _shape(number, name, box)
    _filled(properties, fill)
    line = etree.SubElement(properties, f"{{{_DRAWN}}}ln")
    etree.SubElement(line, f"{{{_DRAWN}}}noFill")
    return shape


def _line(number: int, name: str, text: str | None, align: str) -> Any:  # noqa: ANN401
    """Return a small line of text at the foot; without a text it is the number of the slide."""
    shape, _ = _shape(number, name, FOOT)
    body = etree.SubElement(shape, f"{{{_SHOWN}}}txBody")
    etree.SubElement(body, f"{{{_DRAWN}}}bodyPr", wrap="square")
    paragraph = etree.SubElement(body, f"{{{_DRAWN}}}p")
    etree.SubElement(paragraph, f"{{{_DRAWN}}}pPr", algn=align)
    kind = {"id": "{5D3C8E3A-6C0B-4E55-9A0E-1F0B7D2C4A11}", "type": "slidenum"}
    run = etree.SubElement(paragraph, f"{{{_DRAWN}}}{'r' if text else 'fld'}", {} if text else kind)
    look = etree.SubElement(run, f"{{{_DRAWN}}}rPr", lang="zh-CN", sz="1200")
    _filled(look, SOFT)
    for tag in ("latin", "ea", "cs"):
        etree.SubElement(look, f"{{{_DRAWN}}}{tag}", typeface=FACE)
    etree.SubElement(run, f"{{{_DRAWN}}}t").text = text or "‹#›"
    return shape


def _filled(holder: Any, fill: str) -> None:  # noqa: ANN401
    solid = etree.SubElement(holder, f"{{{_DRAWN}}}solidFill")
    etree.SubElement(solid, f"{{{_DRAWN}}}srgbClr", val=fill)


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
