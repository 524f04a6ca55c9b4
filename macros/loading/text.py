"""把一个文件读成文字：大小、编码、控制字符、制表符，逐样查。"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from macros.loading.faults import Fault

LARGEST = 4 * 1024 * 1024
"""Bytes. Ten thousand clauses in one file would still fit."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff]")
# Unicode 的 Default_Ignorable_Code_Point（DerivedCoreProperties.txt）：不占地方，却会倒转、隔断前后的字，检索也对不上
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def read(path: Path, name: str) -> tuple[str, list[Fault]]:
    """Read a UTF-8 file; a byte-order mark and CRLF are accepted.

    Args:
        path: where the file lies.
        name: what to call it in messages.

    Returns:
        The text ("" where it cannot be read) and the faults.

    """
    size = path.stat().st_size
    if size > LARGEST:
        found = f"{size / 1048576:.0f} MB"
        return "", [
            Fault(name, 1, 1, "file-size", found=found, allowed=f"{LARGEST // 1048576} MB 以内")
        ]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # 带字节顺序标记时，error.object 才与 error.start 对得上
        before = error.object[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        return "", [
            Fault(
                name,
                line,
                len(before) - before.rfind("\n"),
                "encoding",
                found=_guess(raw),
                hint="在编辑器里选「另存为」，编码选 UTF-8，再保存",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [Fault(name, 1, 1, "empty-file")]
    faults = _characters(text, name)
    return ("" if any(fault.kind == "control-character" for fault in faults) else text), faults


def _guess(raw: bytes) -> str:
    """Say which encoding it looks like, for the message alone."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "（像是 UTF-16，即记事本里的「Unicode」）"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "（像是 GBK，即记事本里的「ANSI」）"


def unseen(text: str) -> list[tuple[int, str]]:
    """Return the first control character and the first invisible one of one line.

    Returns:
        Where each stands (from 0) and what to call it.

    """
    found = []
    for pattern in (_CONTROL, _INVISIBLE):
        match = pattern.search(text)
        if match:
            title = unicodedata.name(match.group(), "")
            found.append((match.start(), f"U+{ord(match.group()):04X} {title}".strip()))
    return found


def _characters(text: str, name: str) -> list[Fault]:
    faults: list[Fault] = []
    if not (_CONTROL.search(text) or _INVISIBLE.search(text) or "\t" in text):
        return faults  # 多半没有，不必一行一行看
    for number, line in enumerate(text.split("\n"), 1):
        faults += [
            Fault(
                name,
                number,
                at + 1,
                "control-character",
                found=called,
                hint="删去这个字符，或重新键入这一行",
            )
            for at, called in unseen(line)
        ]
        if "\t" in line:
            faults.append(Fault(name, number, line.index("\t") + 1, "tab", hint="把制表符换成空格"))
    return faults
