"""不确定的日期：各种写法的最早、最晚与中文说法；不成立的，说出为什么。"""

from __future__ import annotations

from datetime import date

import pytest

from macros.model.edtf import DateError, parse

# 写法 -> 最早、最晚、中文说法
VALID = {
    "2024": ("2024-01-01", "2024-12-31", "2024年"),
    "2024-07": ("2024-07-01", "2024-07-31", "2024年7月"),
    "2024-02": ("2024-02-01", "2024-02-29", "2024年2月"),
    "2024-07-30": ("2024-07-30", "2024-07-30", "2024年7月30日"),
    "2024-02-29": ("2024-02-29", "2024-02-29", "2024年2月29日"),
    "2024?": ("2024-01-01", "2024-12-31", "2024年（存疑）"),
    "2024-07~": ("2024-07-01", "2024-07-31", "2024年7月前后"),
    "2024-07-30%": ("2024-07-30", "2024-07-30", "2024年7月30日前后（存疑）"),
    "2024-XX": ("2024-01-01", "2024-12-31", "2024年"),
    "2024-07-XX": ("2024-07-01", "2024-07-31", "2024年7月"),
    "202X": ("2020-01-01", "2029-12-31", "2020年代"),
    "XXXX": (None, None, "年份不明"),
    "XXXX-03": (None, None, "某年3月（年份不明）"),
    "XXXX-02-29": (None, None, "某年2月29日（年份不明）"),
    "2019-03/2019-07": ("2019-03-01", "2019-07-31", "2019年3月至2019年7月"),
    "2018-10/2019-03?": ("2018-10-01", "2019-03-31", "2018年10月至2019年3月（存疑）"),
    "2019/2019": ("2019-01-01", "2019-12-31", "2019年至2019年"),
    "../2020": (None, "2020-12-31", "2020年以前"),
    "2020-06/..": ("2020-06-01", None, "2020年6月起"),
}

INVALID = {
    "": "不是认得的日期写法",
    "今年3月": "不是认得的日期写法",
    "2024年7月": "不是认得的日期写法",
    "２０２４-07": "不是认得的日期写法",
    "24-07-30": "不是认得的日期写法",
    "2024-7-30": "不是认得的日期写法",
    "2024/07/30": "起/止",
    "20240730": "不是认得的日期写法",
    "2024-07-30T00:00": "不是认得的日期写法",
    " 2024": "不是认得的日期写法",
    "2024-13": "没有 13 月",
    "2024-00": "没有 0 月",
    "2026-02-30": "2 月没有 30 日",
    "2023-02-29": "2 月没有 29 日",
    "2024-04-31": "4 月没有 31 日",
    "2024-04-00": "4 月没有 0 日",
    "XXXX-02-30": "2 月没有 30 日",
    "2024-XX-05": "月份不明",
    "2019-07/2019-03": "早于开始",
    "../..": "起/止",
    "XXXX-03/2020": "都要有年份",
    "2020/": "不是认得的日期写法",
    "2019/2020/2021": "起/止",
}


@pytest.mark.parametrize("text", VALID)
def test_valid(text: str) -> None:
    lower, upper, label = VALID[text]
    found = parse(text)
    assert str(found) == text
    assert found.lower == (date.fromisoformat(lower) if lower else None)
    assert found.upper == (date.fromisoformat(upper) if upper else None)
    assert found.label == label
    assert found.has_year == bool(lower or upper)


@pytest.mark.parametrize("text", INVALID)
def test_invalid(text: str) -> None:
    with pytest.raises(DateError, match=INVALID[text]):
        parse(text)


def test_order() -> None:
    """先按最早的一天，再按最晚的一天；「以前」按它的末尾排。"""
    texts = ["2024-08", "2024", "../2023", "2024-08-19", "2019/2025", "2024-07-30"]
    ordered = sorted(texts, key=lambda text: parse(text).sort_key)
    assert ordered == ["2019/2025", "../2023", "2024", "2024-07-30", "2024-08", "2024-08-19"]


@pytest.mark.parametrize("text", VALID)
def test_machine(text: str) -> None:
    """机器能读的只有确实的年、月、日。"""
    certain = text.replace("-", "").isdigit()
    assert parse(text).machine == (text if certain else None)
