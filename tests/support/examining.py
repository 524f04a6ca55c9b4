"""体检的测试共用的：各种草稿、各种 .docx，都在内存里做。"""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docx import Document

from macros.checks.engine import Judge
from macros.loading.tree import load
from macros.render.examining import compiled
from tests.support.build import ROOT

DATA = ROOT / "tests" / "data" / "examine"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@cache
def library() -> Any:
    return load(ROOT).library


@cache
def judge() -> Judge:
    return Judge(compiled(library()))


def data(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))


def docx(body: str, **parts: str | bytes) -> bytes:
    """Return a .docx with that body, and further parts by name (word__footnotes: word/footnotes.xml)."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(
            "word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            path = name.replace("__", "/")
            made.writestr(path if "." in path else f"{path}.xml", content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def real_docx(lines: list[str], cells: list[str]) -> bytes:
    """Return a .docx as python-docx writes it, with a table."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def awkward() -> dict[str, tuple[bytes, str]]:
    """Return files that can be read, with what must come out of them."""
    note = (
        f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph("横线")}</w:footnote>'
        f"<w:footnote>{paragraph('脚注要签责任状')}</w:footnote></w:footnotes>"
    )
    tracked = (
        "<w:p><w:r><w:t>各站</w:t></w:r>"
        "<w:del><w:r><w:delText>不</w:delText><w:t>不</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>要签订责任状</w:t></w:r></w:ins></w:p>"
    )
    boxed = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice>"
        f"<w:txbxContent>{paragraph('框里实行一票否决')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('框里实行一票否决')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    return {
        "平常.docx": (
            real_docx(["标题", "各站要签订责任状。"], ["甲", "乙"]),
            "标题\n各站要签订责任状。\n甲\n乙",
        ),
        "修订.docx": (docx(tracked), "各站要签订责任状"),
        "框.docx": (docx(boxed), "\n框里实行一票否决"),
        "脚注.docx": (docx(paragraph("正文。"), word__footnotes=note), "正文。\n脚注要签责任状"),
        "宏.docx": (docx(paragraph("正文。"), **{"word__vbaProject.bin": b"\0macro"}), "正文。"),
        "国标.txt": ("各站要签订责任状。".encode("gb18030"), "各站要签订责任状。"),
        "标记.txt": ("各站".encode("utf-8-sig"), "各站"),
        "宽.txt": ("各站".encode("utf-16"), "各站"),
        "空.txt": (b"", ""),
    }


def unreadable() -> dict[str, tuple[bytes, str]]:
    """Return files that cannot be read, with a word of the message."""
    doctype = '<!DOCTYPE a [<!ENTITY b "bb">]>'
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * (21 * 1024 * 1024))
    entities = BytesIO()
    with zipfile.ZipFile(entities, "w") as made:
        made.writestr("word/document.xml", f"{doctype}<w:document {W}>&b;</w:document>")
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("xl/workbook.xml", "<a/>")
    return {
        "假.doc": (b"x", "不是 Word 文件"),
        "假.docx": ("只是文字".encode(), "不是 Word 文件"),
        "加密.docx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "加了密，或者是旧式的 .doc",
        ),
        "断.docx": (docx(paragraph("正文"))[:200], "坏了"),
        "表格.docx": (other.getvalue(), "不是 Word 文件"),
        "炸弹.docx": (bomb.getvalue(), "展开以后太大"),
        "实体.docx": (entities.getvalue(), "实体定义"),
        "乱.docx": (docx("<w:p>"), "坏了"),
        "图.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe", "不是文字文件"),
        "大.docx": (b"PK\x03\x04" + b"\0" * (30 * 1024 * 1024), "最多读 20 MB"),
    }


def written(folder: Path, files: dict[str, tuple[bytes, str]]) -> Path:
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    return folder
