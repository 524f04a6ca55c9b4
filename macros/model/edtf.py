"""不确定的日期：EDTF 一级，加二级里的 XXXX-MM（有月无年）。

规范：https://www.loc.gov/standards/datetime/ 。只收本库用得到的写法：年、年月、年月日，
后缀 ?（存疑）~（约）%（约且存疑），从右起用 X 表示未知位，区间 A/B、../B、A/..。
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(
    r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)", re.ASCII
)
_MARKS = {"": "", "?": "（存疑）", "~": "前后", "%": "前后（存疑）"}
ALLOWED = "2024、2024-07、2024-07-30、2024-07?（存疑）、2024-07~（前后）、XXXX-03（年份不明）、2019-03/2019-07（区间）"


class DateError(ValueError):
    """A text is no date of the supported kind; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date with its uncertainty.

    Attributes:
        text: the EDTF text as it stands in the data.
        lower: first day it can mean, None where the year is unknown or the interval open.
        upper: last day it can mean, likewise.
        label: the date in Chinese words.

    """

    text: str
    lower: date | None
    upper: date | None
    label: str

    @property
    def has_year(self) -> bool:
        """Say whether the date has a place in an order of years."""
        return self.lower is not None or self.upper is not None

    @property
    def sort_key(self) -> tuple[date, int]:
        """Order by the first possible day; of those that begin together the vaguest comes first."""
        first = self.lower or self.upper or date.max
        return first, -((self.upper or first) - first).days

    @property
    def machine(self) -> str | None:
        """Return what HTML's <time datetime> may hold (year, month or day), else None."""
        return self.text if re.fullmatch(r"\d{4}(-\d{2}){0,2}", self.text) else None

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> UncertainDate:
    """Read an EDTF text.

    Raises:
        DateError: it is malformed, impossible (2026-02-30) or ends before it starts.

    """
    if "/" not in text:
        return _point(text)
    parts = text.split("/")
    if len(parts) != 2 or parts == ["..", ".."]:
        raise DateError("区间要写成「起/止」，一头不明时写 ..")
    start = None if parts[0] == ".." else _point(parts[0])
    end = None if parts[1] == ".." else _point(parts[1])
    if any(point is not None and not point.has_year for point in (start, end)):
        raise DateError("区间的起止都要有年份")
    if start and end and start.lower and end.upper and end.upper < start.lower:
        raise DateError(f"结束（{end.text}）早于开始（{start.text}）")
    label = f"{start.label}至" if start and end else f"{start.label}起" if start else ""
    if end:
        label += end.label if start else f"{end.label}以前"
    return UncertainDate(text, start.lower if start else None, end.upper if end else None, label)


def _point(text: str) -> UncertainDate:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(f"不是认得的日期写法。可写：{ALLOWED}")
    year, month, day, mark = match.groups()
    if month == "XX" and day and day != "XX":
        raise DateError("月份不明时，日也要写 XX")
    if month and month != "XX" and not 1 <= int(month) <= 12:
        raise DateError(f"没有 {int(month)} 月")
    if day and day != "XX" and month and month != "XX":
        # 年份不明时按闰年看，2 月 29 日是可能的。
        longest = calendar.monthrange(
            int(year) if year.isdigit() and int(year) else 2000, int(month)
        )[1]
        if not 1 <= int(day) <= longest:
            raise DateError(f"{int(month)} 月没有 {int(day)} 日")
    lower, upper = _bounds(year, month, day)
    return UncertainDate(text, lower, upper, _label(year, month, day) + _MARKS[mark])


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date | None, date | None]:
    if year in {"XXXX", "0000"}:
        return None, None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year or not month or month == "XX":
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    number = int(month)
    if not day or day == "XX":
        return date(first, number, 1), date(first, number, calendar.monthrange(first, number)[1])
    return date(first, number, int(day)), date(first, number, int(day))


def _label(year: str, month: str | None, day: str | None) -> str:
    if year == "XXXX":
        label = "年份不明" if not month else "某年"
    else:
        label = (
            f"{year[:-1]}0年代" if year.endswith("X") and not year.endswith("XX") else f"{year}年"
        )
    if month and month != "XX":
        label += f"{int(month)}月"
        if day and day != "XX":
            label += f"{int(day)}日"
    return label + ("（年份不明）" if year == "XXXX" and month else "")
