"""错误一次报齐：几个文件各坏一处，处处都报；一个文件坏了，不连累引用它的。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.faults import report
from tests.support.mutations import cases
from tests.support.tree import copy_data, judge, told

# 各在一个文件里，有读取时查出的，也有记录之间查出的
TOGETHER = (
    "缺必填字段",
    "数不是有限的",
    "整数写成小数",
    "要写到日的只写到月",
    "一组字段写成一段文字",
    "区间的结束早于开始",
    "看不见的控制字符",
    "措施不存在",
    "本机地址",
    "讲话所称文件写成现行",
    "说法不一却没写理由",
    "清单没有页面",
    "多出的页面",
    "不认得的文件",
)

FILES = (
    "profile.yml",
    "required.yml",
    "topics.yml",
    "bodies.yml",
    "sources.yml",
    "measures.yml",
    "events.yml",
    "study/guides.yml",
    "study/lessons.yml",
    "study/questions/others.yml",
    "study/numbers.yml",
    "checklists/meeting.yml",
    "documents/central/rules-2024.yml",
    "documents/central/notice-2019.yml",
    "documents/city/speech.yml",
)

WAYS = {
    "GBK": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "括号没有配对": lambda text: (text + "\nnote: [甲\n").encode(),
    "字段拼错": lambda text: (text + "\nzzzz: 甲\n").encode(),
    "制表符缩进": lambda text: (text + "\n\tzzzz: 甲\n").encode(),
    "太大": lambda text: (text + "# 注释\n" * 600_000).encode(),
}


def test_together(tmp_path: Path) -> None:
    """几个文件一起坏，各处都报，按文件、行、列排好，末尾是总数。"""
    by_name = {case.name: case for case in cases()}
    root = copy_data(tmp_path)
    for name in TOGETHER:
        for edit in by_name[name].edits:
            edit.apply(root)
    _, faults = judge(root)
    expected = [(by_name[name], each) for name in TOGETHER for each in by_name[name].faults]
    for case, each in expected:
        found = [fault for fault in faults if not each.differs(fault, case.edits, root)]
        assert len(found) == 1, f"{case.name}{told(faults)}"
    assert len(faults) == len(expected), told(faults)
    assert faults == sorted(faults)
    *lines, last = report(reversed(faults)).splitlines()
    assert lines == [str(fault) for fault in faults]
    assert last.startswith(f"共 {len(faults)} 处错误")


@pytest.mark.parametrize("name", FILES)
def test_no_cascade(name: str, tmp_path: Path) -> None:
    """整个文件读不成，报的都在这个文件里，别处一句也不多报。"""
    root = copy_data(tmp_path)
    path = root / "policies" / name
    whole = path.read_text(encoding="utf-8")
    for way, spoil in WAYS.items():
        path.write_bytes(spoil(whole))
        _, faults = judge(root)
        assert {fault.file for fault in faults} == {f"policies/{name}"}, f"{way}{told(faults)}"
