"""条目多到网页只写数目时：检索、筛选、分堆同逐条写在网页里时一样；没有脚本的看得到各在哪份文件。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.doors.grown import project
from tests.support.build import ROOT, build_site
from tests.support.finder import settle
from tests.support.reader import faultless_phone, way_of
from tests.support.server import Served, serving

FOUND = "[...document.querySelectorAll('#clause-results > *')].map((one) => one.outerHTML)"
COUNTED = (
    "[...document.querySelectorAll('.finder option[data-label]')].map((one) => one.textContent)"
)
HEAPS = (
    "[...document.querySelectorAll('[data-kin]')].filter((one) => !one.hidden)"
    ".map((one) => one.innerText.replace(/\\s+/g, ' '))"
)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same records, built by a project in which three entries in one place are too many."""
    root = tmp_path_factory.mktemp("few")
    project(ROOT, root)
    module = root / "macros/render/plenty.py"
    text = module.read_text(encoding="utf-8")
    assert "MOST = 300\n" in text
    module.write_text(text.replace("MOST = 300\n", "MOST = 3\n"), encoding="utf-8")
    return build_site(root, root / "site", pages=True)


@pytest.fixture(scope="module", params=["http", "file"])
def opened(
    request: Any, browser: Browser, site: Path, http_site: Served, few: Path
) -> Iterator[Callable[[str], list[Page]]]:
    """Opens a page of both sites and returns what is asked of each."""
    with (
        serving(few) as served,
        faultless_phone(browser, way_of(request.param, http_site, site), site) as usual,
        faultless_phone(browser, way_of(request.param, served, few), few) as tallied,
    ):

        def both(name: str) -> list[Page]:
            for each in (usual, tallied):
                each.page.goto(each.way.base + name)
            return [usual.page, tallied.page]

        yield both


def queried(page: Page, query: str) -> list[Any]:
    page.fill("#finder-q", query)
    settle(page)
    return [page.evaluate(FOUND), page.evaluate(COUNTED)]


def test_what_the_page_only_counts_is_found_all_the_same(opened: Any) -> None:
    usual, tallied = opened("find.html")
    assert "太多，不逐项列" in tallied.locator("#browse").inner_text()
    assert tallied.locator("[data-entry]").count() < usual.locator("[data-entry]").count() / 4
    for query in ("会议不超过", "村级证明", "若干规定第2条", "jiediao", ""):
        one, other = (queried(page, query) for page in (usual, tallied))
        assert one == other, query
        assert bool(one[0]) is bool(query)


def test_facets_alone_list_the_same_clauses(opened: Any) -> None:
    usual, tallied = opened("find.html?authority=in-force&limit=yes")
    found = []
    for page in (usual, tallied):
        settle(page)
        found.append(sorted(page.evaluate(FOUND)))
    assert found[0] == found[1]
    assert found[0]


def test_mine_falls_into_the_same_heaps(opened: Any) -> None:
    usual, tallied = opened("mine.html")
    assert tallied.locator("[data-kb-mine-all] .mine__row").count() == 0
    for choice in (("township", "grassroots"), ("county", ""), ("", "principal")):
        heaps = []
        for page in (usual, tallied):
            page.locator("select[name=tier]").select_option(choice[0])
            page.locator("select[name=post]").select_option(choice[1])
            heaps.append(page.evaluate(HEAPS))
        assert heaps[0] == heaps[1]
        assert any("项" in each for each in heaps[0])


@pytest.mark.parametrize("name", ["find.html", "mine.html"])
def test_without_scripts_every_document_is_named(
    browser: Browser, few: Path, name: str, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serving(few) as served:
        page.goto(served.base() + name)
        links = page.locator("main a[href^='documents/']").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href').split('#')[0])"
        )
    held = {f"documents/{path.name}" for path in (site / "documents").glob("*.html")}
    cited = {each for each in links if each in held}
    assert {
        "documents/rules-2024.html",
        "documents/speech.html",
        "documents/apps-2026.html",
    } <= cited
    context.close()
