"""读一份草稿：.txt 或 .docx，只取文字；宏不运行，读不了的说清为什么。

.docx 的取法（网页那边的同一套在 overrides/assets/js/examine/docx.js）：段落一段一行，表格一格一行；修订照接受以后的样子；
文本框里的字跟着它所在的段；脚注、尾注放在正文之后。批注、页眉页脚不取。格式见 ECMA-376 第一部分第17章。
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

LARGEST = 20 * 1024 * 1024
"""Bytes of a file, and of a part of it when unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    RuntimeError,  # 加了密的 zip
    EOFError,
    NotImplementedError,
)
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


class DraftError(Exception):
    """The draft cannot be read; the message says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Draft:
    """What was read: the text, and what the reader should know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def read(path: Path) -> Draft:
    """Read a draft.

    Raises:
        DraftError: there is no such file, it is too large, or it is of another kind.

    """
    try:
        size = path.stat().st_size
        content = b"" if size > LARGEST else path.read_bytes()
    except OSError as error:
        raise DraftError(f"读不到这个文件：{path.name}。看看名字和位置对不对。") from error
    if size > LARGEST:
        raise DraftError(
            f"{path.name} 有 {size / 1024 / 1024:.0f} MB，最多读 20 MB 的。草稿用不着这么大，把图片去掉再试。"
        )
    if content[:4] == b"PK\x03\x04":
        return _docx(content, path.name)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise DraftError(
            f"{path.name} 加了密，或者是旧式的 .doc，读不了。去掉密码，另存为 .docx 再试。"
        )
    if path.suffix.lower() in {".docx", ".doc"}:
        raise DraftError(f"{path.name} 不是 Word 文件，只是名字像。")
    return _plain(content, path.name)


def _plain(content: bytes, name: str) -> Draft:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    tries = ["utf-16"] if wide else ["utf-8-sig", "gb18030"]
    for encoding in tries:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return Draft(text, ("照 GBK 读的。",) if encoding == "gb18030" else ())
    raise DraftError(f"{name} 不是文字文件，读不了。请另存为 .txt（UTF-8）或者 .docx。")


def _docx(content: bytes, name: str) -> Draft:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
            if "word/document.xml" not in names:
                raise DraftError(f"{name} 不是 Word 文件（.docx），读不了。")
            body = _part(parts, "word/document.xml", name)
            notes = [_part(parts, each, name) for each in _NOTES if each in names]
    except _BROKEN as error:
        raise DraftError(f"{name} 坏了，或者不是完整的 Word 文件，读不了。") from error
    said = []
    if any(each.endswith("vbaProject.bin") for each in names):
        said.append("文件带宏，没有运行，只读了文字。")
    tags = {each.tag for each in body.iter()}
    if tags & {f"{_W}ins", f"{_W}del", f"{_W}moveFrom"}:
        said.append("文件里有修订，照接受以后的样子读。")
    lines = _lines(body)
    for part in notes:
        noted = [
            line
            for note in part
            if note.get(f"{_W}type") not in {"separator", "continuationSeparator"}
            for line in _lines(note)
        ]
        if any(noted):
            said.append("脚注、尾注放在正文后面一起看。")
            lines += noted
    return Draft("\n".join(lines), tuple(dict.fromkeys(said)))


def _part(parts: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    """Read one part; what it says of its size is not believed."""
    with parts.open(part) as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise DraftError(f"{name} 展开以后太大，不读。正常的草稿不会这样。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found = etree.fromstring(raw, parser)
    if found.getroottree().docinfo.doctype:
        raise DraftError(f"{name} 里有实体定义，正常的 Word 文件没有，不读。")
    return found


def _lines(element: etree._Element) -> list[str]:
    """Return the paragraphs below an element, one line each."""
    lines: list[str] = []

    def walk(at: etree._Element) -> None:
        if at.tag in _GONE:
            return
        if at.tag == f"{_W}p":
            lines.append("")
        if at.tag == f"{_W}t" and lines:
            lines[-1] += at.text or ""
        elif at.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"} and lines:
            lines[-1] += " "
        for below in at:
            walk(below)

    walk(element)
    return lines
