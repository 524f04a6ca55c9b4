"""make new：照模板写好记录与页面；空着的由核对逐项指出；不覆盖已有的东西。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.starting import start
from macros.loading.tree import load
from macros.model.vocabulary import Evidence
from tests.support.build import ROOT
from tests.support.tree import copy_data, judge

FILLED = {
    "title:                # 题名，不带书名号": "title: 关于某项工作的通知",
    "short:                # 简称，引用时用": "short: 某通知",
    "kind:                 # party-rules": "kind: notice # party-rules",
    "record:               # published": "record: published # published",
    "summary:              # 一两句话": "summary: 管一件虚构的事 # 一两句话",
    "  status:             # in-force": "  status: unknown # in-force",
    "  reason:             # 凭什么": "  reason: 没有人查过 # 凭什么",
    "evidence:             # full": "evidence: partial # full",
    "    role:             # official": "    role: official # official",
    "    publisher:        # 如": "    publisher: 中国政府网 # 如",
    "    address:          # 公开网址": "    address: https://www.gov.cn/zhengce/content_1.htm # 公开网址",
    "    read:             # none": "    read: none # none",
}


def test_new_document_names_every_blank(tmp_path: Path) -> None:
    """新写的记录里空着的必填字段，核对一个不漏地指出，此外什么也不报（网址要不要填，看来源是哪种）。"""
    root = copy_data(tmp_path)
    assert start(["document", "central", "notice-2027"], root) == 0
    _, faults = judge(root)
    assert {fault.kind for fault in faults} == {"missing"}
    assert {fault.found for fault in faults} == {
        "title", "short", "kind", "record", "summary", "status", "reason", "evidence",
        "role", "publisher", "read",
    }  # fmt: skip
    assert {fault.file for fault in faults} == {"policies/documents/central/notice-2027.yml"}


def test_new_document_filled_in_passes(tmp_path: Path) -> None:
    """把空填上就能用：只动了一个 YAML。"""
    root = copy_data(tmp_path)
    start(["document", "central", "notice-2027"], root)
    record = root / "policies/documents/central/notice-2027.yml"
    text = record.read_text(encoding="utf-8")
    for blank, filled in FILLED.items():
        assert text.count(blank) == 1, blank
        text = text.replace(blank, filled)
    record.write_text(text, encoding="utf-8")
    loaded, faults = judge(root)
    assert not faults
    assert loaded.library.documents["notice-2027"].evidence is Evidence.PARTIAL


def test_new_checklist_names_every_blank(tmp_path: Path) -> None:
    """新清单同样：空着的逐项指出。"""
    root = copy_data(tmp_path)
    assert start(["checklist", "training"], root) == 0
    _, faults = judge(root)
    assert {"title", "pause", "mode", "minutes", "changed", "do", "proof", "owner"} <= {
        fault.found for fault in faults if fault.kind == "missing"
    }
    assert any(fault.kind == "list-length" for fault in faults)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["document", "centrel", "notice-2027"], "是不是「central」"),
        (["document", "central", "Notice 2027"], "不合写法"),
        (["document", "central", "rules-2024"], "没有改动它"),
        (["checklist", "meeting"], "没有改动它"),
        (["page", "rules-2025"], "是不是「rules-2024」"),
        (["page", "rules-2024"], "没有改动它"),
        (["plan"], "用法"),
        ([], "用法"),
    ],
)
def test_refused(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """叫法不对、或会盖掉已有的，都不写，并说明白。"""
    root = copy_data(tmp_path)
    before = sorted(path for path in root.rglob("*") if path.is_file())
    assert start(words, root) == 2
    assert said in capsys.readouterr().err
    assert sorted(path for path in root.rglob("*") if path.is_file()) == before


def test_missing_page_is_written(tmp_path: Path) -> None:
    """核对建议的那条命令，真能补上缺的页面。"""
    root = copy_data(tmp_path)
    (root / "docs/documents/rules-2024.md").unlink()
    _, faults = judge(root)
    assert ['make new ARGS="page rules-2024"' in fault.hint for fault in faults] == [True]
    assert start(["page", "rules-2024"], root) == 0
    assert not judge(root)[1]
    written = (root / "docs/documents/rules-2024.md").read_text(encoding="utf-8")
    assert written == (ROOT / "docs/documents/rules-2024.md").read_text(encoding="utf-8")


def test_every_kind_has_a_template() -> None:
    """每种记录都有一份带注释的样子。"""
    kinds = {kind for kind, _ in load(ROOT).origins} - {"clause"}
    assert {path.stem for path in (ROOT / "policies/templates").glob("*.yml")} == kinds
