"""印在 A4 上的检查真的会报。每一种网页由 test_reader_gates.py 逐页看，打开一次，不另开。"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.printing import on_paper

Put = Callable[[str], list[str]]

GOOD = "<h1>题</h1><p>正文</p><footer>数据版本 abc123</footer>"
BAD = {
    "伸出纸": "<table><tr><td><p style='width:700px'>宽</p></td></tr></table>",
    "还带着": "<nav><a href='#'>上一页</a></nav>",
    "要点、要填的：<button": "<button>复制</button>",
    "要点、要填的：<input": "<label>找什么 <input></label>",
}
LANDSCAPE = "<style>@page{size:A4 landscape}</style>"


@pytest.fixture(scope="module")
def printed(browser: Browser) -> Iterator[Put]:
    """Put a page of one's own on paper and say what is wrong with it."""
    page = browser.new_page()

    def put(html: str) -> list[str]:
        page.set_content(f"<!doctype html><title>题</title>{html}")
        return on_paper(page)

    yield put
    page.close()


def test_a_page_that_prints_well_is_not_blamed(printed: Put) -> None:
    assert printed(GOOD) == []
    assert (
        printed(f"{GOOD}<style>@media print{{button{{display:none}}}}</style><button>复制</button>")
        == []
    )


@pytest.mark.parametrize("what", BAD)
def test_a_page_that_prints_badly_is_caught(printed: Put, what: str) -> None:
    assert any(each.startswith(what) for each in printed(GOOD + BAD[what]))


def test_landscape_pages_are_wider(printed: Put) -> None:
    assert printed(LANDSCAPE + GOOD + BAD["伸出纸"]) == []
    assert printed(LANDSCAPE + GOOD + BAD["伸出纸"].replace("700px", "1200px"))


def test_a_page_without_the_version_on_paper_is_caught(printed: Put) -> None:
    assert printed(GOOD.replace("数据版本 abc123", "")) == ["没有数据版本"]
