"""数：大意里出现的每个数，都要由本条的限额、计数或期限托着。

认两种写法：阿拉伯数字，以及列出的单位前面的中文数字（五千字、半天、一天半）。
一般、一律、一票否决之类是词，不是数。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.clause import Clause
from macros.model.numerals import from_chinese
from macros.model.vocabulary import Comparator, Unit

Figure = tuple[float, str]

_WORDS = re.compile(
    "一般|一律|一票否决|一级一级|一事一报|一次性|同一(?:个|项|件|类|级|次)?|进一步|逐一|一并|一站式|一张表|一项一项|"
    "一个一个|一刀切|一类|一份|八项规定|第[一二三四五六七八九十百0-9]+|《[^》]*》|「[^」]*」"
)
_ALIASES = {
    "年度": "年",
    "周": "周",
    "星期": "周",
    "月": "个月",
    "人次": "人",
    "份": "件",
    "个方面": "方面",
}
_MANY = {"百": 100, "千": 1000, "万": 10000}
_UNITS = sorted({unit.value for unit in Unit} | set(_ALIASES), key=len, reverse=True)
_UNIT = "|".join(map(re.escape, _UNITS))
_ARABIC = re.compile(rf"(?<![A-Za-z0-9_.])(\d+(?:\.\d+)?)\s*(?:([百千万])?({_UNIT}))?(半)?")
_CHINESE = re.compile(rf"(?<![0-9])([半零〇一二两三四五六七八九十百千万]+)({_UNIT})(半)?")


def figures_of(clause: Clause) -> set[Figure]:
    """Return every (value, unit) that the clause's limits, counts and deadlines hold."""
    found: set[Figure] = set()
    for norm in clause.norms:
        for limit in norm.limits:
            unit = limit.unit.value if limit.unit else ""
            if limit.value is not None:
                found.add((limit.value, unit))
            if limit.range:
                found |= {(limit.range.low, unit), (limit.range.high, unit)}
            if limit.extension:
                found.add((limit.extension.value, limit.extension.unit.value))
        found |= {(count.value, count.unit.value) for count in norm.counts}
        if norm.deadline:
            found.add((norm.deadline.within, norm.deadline.unit.value))
    return found


def years_of(clause: Clause) -> set[str]:
    """Return the years that the clause's own period and comparisons name."""
    said = " ".join(limit.relative_to or "" for limit in clause.limits)
    period = clause.authority.applies if clause.authority else None
    ends = (period.from_, period.to) if period else ()
    said += " ".join(str(end) for end in ends if end)
    return set(re.findall(r"\d{4}", said))


def unheld(text: str, figures: set[Figure], years: set[str]) -> Iterator[str]:
    """Yield each number in `text` that `figures` (or, for years, `years`) does not hold."""
    bare = _WORDS.sub(lambda match: "〓" * len(match.group()), text)
    for match in _ARABIC.finditer(bare):
        number, many, unit, half = match.groups()
        if unit == "年" and len(number) == 4:
            if number not in years:
                yield match.group()
            continue
        value = float(number) * _MANY.get(many, 1) + (0.5 if half else 0)
        if not _held(value, unit, figures):
            yield match.group()
    for match in _CHINESE.finditer(bare):
        numeral, unit, half = match.groups()
        whole: float | None = 0.5 if numeral == "半" else from_chinese(numeral)
        if whole is not None and not _held(whole + (0.5 if half else 0), unit, figures):
            yield match.group()


def _held(value: float, unit: str | None, figures: set[Figure]) -> bool:
    if unit is None:
        return any(held == value for held, _ in figures)
    wanted = {unit, _ALIASES.get(unit, unit)}
    return any(held == value and of in wanted for held, of in figures)


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each unheld number and each limit that cannot be tested."""
    for clause in loaded.library.clauses.values():
        origin = loaded.origins["clause", clause.id]
        figures, years = figures_of(clause), years_of(clause)
        held = (
            "、".join(sorted(f"{value:.12g}{unit}" for value, unit in figures))
            or "本条还没有限额、计数、期限"
        )
        for index, norm in enumerate(clause.norms):
            for path, text in (
                (("text",), norm.text),
                *((("exceptions", n), t) for n, t in enumerate(norm.exceptions)),
            ):
                for found in unheld(text, figures, years):
                    yield origin.fault(
                        "figure-unheld",
                        clause.id,
                        ("norms", index, *path),
                        found=found,
                        allowed=held,
                        hint="核对这个数；是限额写进 limits，不是限额写进 counts",
                    )
        yield from _limits(clause, loaded)


def _limits(clause: Clause, loaded: Loaded) -> Iterator[Fault]:
    origin = loaded.origins["clause", clause.id]
    for index, norm in enumerate(clause.norms):
        for number, limit in enumerate(norm.limits):
            path = ("norms", index, "limits", number)
            free = limit.comparator is Comparator.NONE_MORE
            given = sum(each is not None for each in (limit.value, limit.range, limit.unknown))
            if given != 1 and not (free and given == 0):
                yield origin.fault(
                    "limit-value",
                    clause.id,
                    path,
                    found=f"「{limit.subject}」写了 {given} 个值",
                    allowed="value、range、unknown 恰一个",
                )
            if limit.range and limit.range.low > limit.range.high:
                yield origin.fault(
                    "limit-value", clause.id, path, found="区间的下限大于上限", hint="对调"
                )
            if limit.unit is None and not free:
                yield origin.fault(
                    "limit-unit",
                    clause.id,
                    path,
                    found=limit.subject,
                    allowed="、".join(unit.value for unit in Unit),
                )
            if free and not limit.relative_to:
                yield origin.fault(
                    "limit-value",
                    clause.id,
                    path,
                    found="只减不增，却没有写和什么比",
                    hint="补上 relative_to",
                )
