"""数据写成普通脚本：网页在 http、内网、file:// 下都照样载入，不用 fetch。"""

from __future__ import annotations

import json


def assigned(name: str, content: object) -> bytes:
    """Return a classic script that puts `content` (of JSON's kinds) at window.jianfu.<name>."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # 放在单引号里：JSON.parse 读长文字比脚本解析器读对象快几倍
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    quoted = quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"(self.jianfu=self.jianfu||{{}}).{name}=JSON.parse('{quoted}');\n".encode()
