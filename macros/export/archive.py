"""Office 文件（都是 zip）写成定数：同样的内容总得同样的字节，里面不带建站的时刻。

格式见 ECMA-376 第二部分（Open Packaging Conventions）：[Content_Types].xml 放在最前面，其余次序不限。
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

_CORE = "docProps/core.xml"
_FIRST = "[Content_Types].xml"
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry."""


def printable(text: str) -> str:
    """Return text without the control characters that XML 1.0 (2.2 Characters) cannot hold."""
    return "".join(char for char in text if char >= " " or char == "\n")


_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’"}
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INNER = {"“": "‘", "”": "’"}
_TOUCHED = re.compile("[「」『』]")  # 别的要动的字，isprintable 都不认；多半的话一个也没有


def on_paper(text: str) -> str:
    """Return text as it is printed: no control characters, no marks that turn its direction, “ ” for 「」.

    GB/T 15834-2011 (4.8.3.2) has “ ” outside and ‘ ’ within. The records use corner brackets, because
    “ ” stand in titles. Marks of direction (Unicode UAX #9, 2.0) would set text outside its box.
    """
    if text.isprintable() and not _TOUCHED.search(text):
        return text
    said, depth = [], 0
    for char in printable(text):
        if char in _TURNING:
            continue
        depth += (char == "「") - (char == "」")
        within = depth > 0 and char in _INNER
        said.append(_INNER[char] if within else _QUOTES.get(char, char))
    return "".join(said)


def settled(made: bytes, day: date) -> bytes:
    """Return an Office file with fixed times and a fixed order of its parts.

    Args:
        made: the file as its library wrote it.
        day: the day that the content was last changed; stands in the document's properties.

    """
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(made)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda each: (each != _FIRST, each)):
            content = source.read(name)
            if name == _CORE:
                content = _TIMES.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()
