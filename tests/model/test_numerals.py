"""中文数字与阿拉伯数字。"""

from __future__ import annotations

import pytest

from macros.model.numerals import from_chinese, to_chinese

WRITTEN = {
    0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九",
    100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一", 1000: "一千", 1001: "一千零一",
    1010: "一千零一十", 1100: "一千一百", 2500: "二千五百", 9999: "九千九百九十九",
}  # fmt: skip

READ = {"两": 2, "两千五百": 2500, "三十": 30, "五万": 50000, "一万二千": 12000, "〇": 0, "百": 100}

NONE = ("", "半", "一般", "几十", "五千字", "三四", "5000", "十 一")


@pytest.mark.parametrize(("number", "text"), WRITTEN.items())
def test_written(number: int, text: str) -> None:
    assert to_chinese(number) == text


def test_round_trip() -> None:
    """写得出的都读得回来。"""
    assert [from_chinese(to_chinese(number)) for number in range(10000)] == list(range(10000))


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_read(text: str, number: int) -> None:
    assert from_chinese(text) == number


@pytest.mark.parametrize("text", NONE)
def test_not_a_number(text: str) -> None:
    assert from_chinese(text) is None


@pytest.mark.parametrize("number", [-1, 10000])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)
