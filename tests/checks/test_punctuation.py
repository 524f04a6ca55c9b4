"""写法的规矩，一条一个样子：左边的查得出、指得到，右边的放得过。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.checks import typography
from macros.checks.punctuation import RULES, SPACING, slips
from macros.loading.tree import load
from tests.support.build import ROOT

# 规矩：(错的、查出来的、应当写的；放过的)
BAD = {
    "half-width": [
        ("会议,开得短些", ",", "，"),
        ("要点:一是二是", ":", "："),
        ("行不行?", "?", "？"),
        ("见《办法》;另见", ";", "；"),
    ],
    "brackets": [("会议(含视频会)", "(含视频会)", "（含视频会）")],
    "full-stop": [("到此为止.", ".", "。"), ("「好」.再说", ".", "。")],
    "ellipsis": [("等等...", "...", "……"), ("等等。。。", "。。。", "……"), ("等等…", "…", "……")],
    "dash": [("会议--纪要", "--", "——"), ("会议—纪要", "—", "——"), ("会议―纪要", "―", "——")],
    "range": [
        ("约2~3天", "~", "—"),
        ("减少30-50%", "30-50", "30—50"),
        ("2019-2021年", "2019-2021", "2019—2021"),
    ],
    "quotes": [("叫“纸面”的", "“", "「」"), ('叫"纸面"的', '"纸面"', "「」")],
    "doubled": [("会议，，纪要", "，，", "「，」"), ("完了。，再说", "。，", "「。」、「，」")],
    "space": [
        ("会 议", " ", "不空"),
        ("会议 ，纪要", " ", "不空"),
        ("会议， 纪要", " ", "不空"),
    ],
    "full-width": [("共１２份", "１２", "12"), ("减三成（３０％）", "３０％", "30%")],
    "number": [
        ("国办函[2026]12号", "[2026]12号", "〔2026〕12号"),
        ("国办函（2026）第12号", "（2026）第12号", "〔2026〕12号"),
    ],
}
GOOD = (
    "会议，开得短些；要点：一是二是？好！",
    "打开c.html:8080，运行make (python)，见http://example.org/a?b",
    "会议（含视频会）共3.5小时，比例1:2，1,000字",
    "会议……纪要——说明",
    "减少30%—50%，1—2年，2019年—2021年，一月—三月",
    "2026-01-05的通知，照GB/T 9704-2012，编号q-017，电话010-12345678转",
    "《关于防治“指尖上的形式主义”的若干意见》写「“年度发文”一项」，引号“”是另一种",
    "「怎么办？」「就这样。」完了",
    "国办函〔2026〕12号，2026年第12号",
    "（一）「甲『乙』」《丙〔2026〕》",
    "第二行\n第三行",
    "<b>&\"'\"q\"'q'&amp;{{ 7*7 }}=1+1--",
)


def test_each_rule_has_its_example() -> None:
    assert set(BAD) == set(RULES)


@pytest.mark.parametrize("rule", BAD)
def test_caught(rule: str) -> None:
    """查得出，指到那几个字，说出应当怎样写；除掉它，别的规矩也不另报。"""
    for text, found, allowed in BAD[rule]:
        (first, *rest) = slips(text)
        assert (first.at, first.found) == (text.index(found), found), text
        assert allowed in first.allowed
        assert first.why == RULES[rule].why
        assert {each.why for each in rest} <= {first.why}, text


@pytest.mark.parametrize("text", GOOD)
def test_let_through(text: str) -> None:
    assert not slips(text)


def test_spaces_beside_digits_and_letters() -> None:
    """只有记录查：页面里汉字与字母之间可以空格。"""
    assert not slips("导出 Word 文件 3 份")
    assert {each.why for each in slips("导出 Word 文件 3 份", spacing=True)} == {SPACING.why}
    assert not slips("导出Word文件3份", spacing=True)


@pytest.mark.parametrize(
    ("text", "at"), [("（甲", 0), ("甲）乙", 1), ("「甲（乙」丙）", 4), ("《甲", 0), ("“甲", 0)]
)
def test_unpaired(text: str, at: int) -> None:
    """不成对的指到一处；片段（模板、脚本里的）可以不问。"""
    assert at in {each.at for each in slips(text) if each.allowed == "成对"}
    assert not [each for each in slips(text, pairs=False) if each.allowed == "成对"]


@pytest.mark.parametrize("piece", ["(汉", "汉,", "《甲", "「", '汉"', "汉 ", "汉-", "，", " "])
def test_a_hundred_thousand_signs_do_no_harm(piece: str) -> None:
    """十万个怪字也只走几遍，不会越长越慢；慢了，这一项就跑不完。"""
    slips("甲" + piece * 50_000 + "乙", spacing=True)


def test_what_is_quoted_is_a_field() -> None:
    """不查的字段都真有；库里真有只有这些字段才放过的字，别处写同样的字照样报。"""
    loaded = load(ROOT)
    fields = {
        ".".join(step for step in (*origin.path, *path) if isinstance(step, str))
        for _, path, _, origin in loaded.texts
    }
    unused = {"clauses.text"}  # 原文由部署者放入，本库没有
    for name in typography.QUOTED:
        assert name in unused or any(
            field == name or field.startswith(f"{name}.") for field in fields
        ), name
    assert not list(typography.check(loaded, date(2099, 12, 31)))


def test_a_folded_text_is_pointed_to_by_its_field(tmp_path: Path) -> None:
    """折成几行写的，找得到那几个字就指到它，找不到就指到字段。"""
    text = (ROOT / "policies/topics.yml").read_text(encoding="utf-8")
    path = tmp_path / "policies/topics.yml"
    path.parent.mkdir()
    for written, wanted in (('"文件,\n    好"', ","), ('"文件\\u002c好"', '"')):
        path.write_text(text.replace("title: 文件,", f"title: {written},"), encoding="utf-8")
        (fault,) = typography.check(load(tmp_path), date(2099, 12, 31))
        line = path.read_text(encoding="utf-8").split("\n")[fault.line - 1]
        assert line[fault.column - 1] == wanted
