"""make lint 查页面、模板、脚本里写给人看的话：代码、宏、注释、链接的地址不看，指到行列。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.typography import GRAMMARS, told
from tests.support.build import ROOT


def test_the_project_is_clean() -> None:
    """真的在看：每种文件都有；没有一处写法不合。"""
    assert list(told(ROOT)) == []
    for name in GRAMMARS:
        assert (ROOT / name).is_file()


# 文件：（内容，‸ 在写法不合的字前面；说什么）
CASES = {
    "README.md": ("一行\n看 `甲,乙`、[丙](a,丁.md)，好不好‸?\n", "「?」。允许：？"),
    "docs/a.md": ("# 题 {: #a }\n\n{{ f(1, '甲,乙') }}会议‸,纪要\n", "「,」。允许：，"),
    "docs/b/c.md": ("```\n甲,乙\n```\n第‸（一条\n", "「（」。允许：成对"),
    "macros/render/templates/a.html": (
        '{# 甲,乙 #}<p title="丙‸(丁)">\n{{ f("（") }}{{ x }}</p>',
        "「(丁)」。允许：（丁）",
    ),
    "overrides/partials/b.html": ("<p>甲{% if a %}（乙{% endif %}\n‸，，</p>", "「，，」"),
    "overrides/assets/js/a.js": (
        '/* 甲,乙 */\nvar a = /[，、；]/, b = "共" + c + "份‸...";',
        "「...」。允许：……",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    content, said = CASES[name]
    before = content[: content.index("‸")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content.replace("‸", ""), encoding="utf-8")
    (line,) = told(tmp_path)
    assert line.startswith(f"{name}:{place}: 写法不合：{said}")
