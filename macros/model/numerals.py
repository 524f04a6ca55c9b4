"""中文数字与阿拉伯数字互换，限于文件编号与限额用得到的范围（0—9999）。"""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {char: number for number, char in enumerate(_DIGITS)} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def to_chinese(number: int) -> str:
    """Write `number` (0 to 9999) the way articles are numbered: 21 -> 二十一, 10 -> 十.

    Raises:
        ValueError: the number is outside that range.

    """
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number < 10:
        return _DIGITS[number]
    written, skipped = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            written += ("零" if skipped and written else "") + _DIGITS[digit] + sign
            skipped = False
        else:
            skipped = True
    return written.removeprefix("一") if written.startswith("一十") else written


def from_chinese(text: str) -> int | None:
    """Read a Chinese numeral up to 万 (两千五百, 三十, 五万); None when `text` is not one."""
    if not text or any(
        char not in _VALUES and char not in _POWERS and char != "万" for char in text
    ):
        return None
    total, section, digit = 0, 0, None
    for char in text:
        if char in "零〇" and (total or section):
            continue  # 一百零一的零只是占位
        if char in _VALUES:
            if digit is not None:
                return None
            digit = _VALUES[char]
        elif char == "万":
            total, section, digit = (section + (digit or 0)) * 10000, 0, None
        else:
            section += (1 if digit is None else digit) * _POWERS[char]
            digit = None
    return total + section + (digit or 0)
