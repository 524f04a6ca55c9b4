"""印在 A4 上：每一种网页各看一页，不伸出纸，不带要点、要填的东西，每张纸的页脚有数据版本。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.printing import PORTRAIT, on_paper
from tests.support.reader import Findings, Reader, reading, way_of
from tests.support.server import Served, serving

PAGES = (
    "404.html",
    "about.html",
    "c.html",
    "cases.html",
    "changes.html",
    "checklists/index.html",
    "checklists/meeting.html",
    "coverage.html",
    "crosswalk.html",
    "discrepancies.html",
    "documents/central.html",
    "documents/index.html",
    "documents/rules-2024.html",
    "documents/speech.html",
    "duties.html",
    "examine.html",
    "find.html",
    "index.html",
    "limits.html",
    "maintain/index.html",
    "measures/index.html",
    "measures/m01.html",
    "mine.html",
    "misquotes.html",
    "problems.html",
    "reporting.html",
    "scenarios/hold-meeting.html",
    "scenarios/index.html",
    "study/cases/exercises.html",
    "study/cases/index.html",
    "study/coverage.html",
    "study/index.html",
    "study/paths/guide-office.html",
    "study/plans/index.html",
    "study/plans/plan-office-45.html",
    "study/questions.html",
    "study/selftest.html",
    "terms.html",
    "timeline.html",
)


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Path, http_site: Served) -> Iterator[Reader]:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings, size=PORTRAIT) as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_prints(reader: Reader, name: str) -> None:
    reader.open(name)
    assert on_paper(reader.page) == []


GOOD = "<style>@page{@bottom-left{content:'数据版本 abc123'}}</style><h1>题</h1><p>正文</p>"
BAD = {
    "伸出纸": "<table><tr><td><p style='width:900px'>宽</p></td></tr></table>",
    "还带着": "<nav><a href='#'>上一页</a></nav>",
    "要点、要填的": "<button>复制</button>",
    "要填的": "<label>找什么 <input></label>",
}


def printed(browser: Browser, folder: Path, html: str) -> Any:
    folder.joinpath("index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>题</title>{html}', encoding="utf-8"
    )
    with serving(folder) as served:
        page = browser.new_page(viewport={"width": PORTRAIT[0], "height": PORTRAIT[1]})
        page.goto(served.base())
        told = on_paper(page)
        page.close()
        return told


@pytest.mark.parametrize("what", BAD)
def test_a_page_that_prints_badly_is_caught(browser: Browser, tmp_path: Path, what: str) -> None:
    assert printed(browser, tmp_path, GOOD) == []
    assert any(what in each for each in printed(browser, tmp_path, GOOD + BAD[what]))


def test_a_page_without_the_version_on_paper_is_caught(browser: Browser, tmp_path: Path) -> None:
    told = printed(browser, tmp_path, GOOD.replace("数据版本 abc123", ""))
    assert told == ["没有数据版本"]
