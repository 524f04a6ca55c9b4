"""年份表：每个候选年份与每条线索合不合，由日期算出；没有一年全合。"""

from __future__ import annotations

from macros.loading.tree import load
from macros.render import dating
from tests.support.build import ROOT

# 由讲话自己的话另行推出，不从记录抄：线索的起止年 -> 各候选年份该不该合。
EXPECTED = {
    "2020": {2020: True, 2021: False, 2022: False, 2024: False, 2019: False},
    "2021": {2020: False, 2021: True, 2022: False, 2024: False, 2019: False},
    "2023": {2020: False, 2021: True, 2022: True, 2024: False, 2019: False},
    "2024": {2020: False, 2021: True, 2022: True, 2024: True, 2019: False},
    "2025-09/..": {2020: False, 2021: True, 2022: True, 2024: True, 2019: False},
}


def test_the_year_table_agrees_with_the_speech() -> None:
    library = load(ROOT).library
    record = library.datings["dating-speech-year"]
    clues = dating.clues(library, record)
    starts = [clue.date.lower.year if clue.date.lower else None for clue in clues]
    assert set(starts) >= {2019, 2020, 2021, 2022, 2024}
    rows = {str(row.candidate.date): row for row in dating.rows(library, record)}
    for year, expected in EXPECTED.items():
        found = dict(zip(starts, rows[year].fits, strict=True))
        assert {start: found[start] for start in expected} == expected, year


def test_no_year_fits_every_clue() -> None:
    library = load(ROOT).library
    rows = dating.rows(library, library.datings["dating-speech-year"])
    assert [str(row.candidate.date) for row in rows if row.all_fit] == []
