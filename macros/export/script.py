"""数据写成普通脚本：网页在 http、内网、file:// 下都照样载入，不用 fetch。"""

from __future__ import annotations

import json
import re
from typing import Any


def assigned(name: str, content: object) -> bytes:
    """Return a classic script that puts `content` (of JSON's kinds) at window.jianfu.<name>."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # 放在单引号里：JSON.parse 读长文字比脚本解析器读对象快几倍
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    quoted = quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"(self.jianfu=self.jianfu||{{}}).{name}=JSON.parse('{quoted}');\n".encode()


def content(script: bytes) -> Any:  # noqa: ANN401 - JSON 里有什么就是什么
    """Return what `assigned` put into a script."""
    quoted = script.decode().partition("JSON.parse('")[2].rpartition("')")[0]
    return json.loads(re.sub(r"\\(u202[89]|.)", _unescaped, quoted))


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1][1:], 16)) if len(escape[1]) > 1 else escape[1]
