"""大意里的数：哪些算数，哪些是词；有没有限额托着。"""

from __future__ import annotations

import pytest

from macros.checks.figures import unheld

HELD = {
    (5000.0, "字"),
    (0.5, "天"),
    (1.5, "天"),
    (6.0, "个月"),
    (30.0, "%"),
    (50.0, "%"),
    (2.0, "项"),
}

WORDS = (
    "一般要求，一律不报，一票否决，一事一报",
    "进一步逐一查清，一并办理，同一事项不重复",
    "第三条、第二部分、第5条另有规定",
    "《8项规定》《三项制度》里的不算，「五个一」也不算",
    "A4纸、省级平台",
)

GOOD = (
    "不超过5000字",
    "不超过 5000 字",
    "不超过五千字、5千字、0.5万字",
    "半天以内，最多一天半，也写作1天半、1.5天、0.5天",
    "6个月，即六个月、6月",
    "减少30%—50%",
    "两项",
    "2026年的安排",
)

BAD = {
    "不超过5001字": ["5001字"],
    "不超过六千字": ["六千字"],
    "最多2天半": ["2天半"],
    "一天": ["一天"],
    "六天、6天": ["6天", "六天"],
    "减少31%": ["31%"],
    "共7": ["7"],
    "２０００字": ["２０００字"],
    "2025年的安排": ["2025年"],
    "1万字": ["1万字"],
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    """含「一」的词、序号、题名、引文不是数。"""
    assert list(unheld(text, set(), set())) == []


@pytest.mark.parametrize("text", GOOD)
def test_held(text: str) -> None:
    assert list(unheld(text, HELD, {"2026"})) == []


@pytest.mark.parametrize(("text", "found"), BAD.items())
def test_unheld(text: str, found: list[str]) -> None:
    """紧跟在汉字后面的阿拉伯数字也要认得。"""
    assert list(unheld(text, HELD, {"2026"})) == found
