"""页眉的检索框：主题的框，我们的引擎。与主题的约定（overrides/assets/js/search/theme.js）逐条核对，升级主题后先看这里。"""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.gates import WAYS
from tests.support.reader import DESKTOP, PHONE, Findings, reading, way_of
from tests.support.server import Served

BOX = ".md-search__input"
LINKS = ".md-search-result__link"


def open_box(page: Page) -> None:
    if page.locator(".kb-search-button").is_visible():
        page.locator(".kb-search-button").click()
    else:
        page.locator(BOX).click()
    expect(page.locator(BOX)).to_be_focused()


def test_the_contract_with_the_theme() -> None:
    """主题升级后这里先红：哪一条变了，照 theme.js 里写的逐条看。"""
    folder = resources.files("material") / "templates"
    base = (folder / "base.html").read_text(encoding="utf-8")
    assert '"search": "assets/javascripts/workers/' in base, "约定 1：__config 里的 search 一项"
    assert 'id="__config"' in base, "约定 1：__config"
    scripts = folder / "assets/javascripts"
    bundle = next(
        each for each in scripts.iterdir() if re.fullmatch(r"bundle\.\w+\.min\.js", each.name)
    )
    text = bundle.read_text(encoding="utf-8")
    assert "search/search_index.json" in text, "约定 2：http 下取的文件"
    assert "search/search_index.js" in text, "约定 2：file:// 下取的文件"
    assert "__index" in text, "约定 2：file:// 下读的全局名"
    assert '"keyup"' in text, "约定 4：框听 keyup"
    for part in ("search-query", "search-result", "search-suggest", "search-share"):
        assert part in text, f"部件 {part}"
    assert "data-md-score" in text, "约定 3：结果的分数"


def test_every_page_points_to_our_worker(site: Path) -> None:
    for name in ("index.html", "documents/rules-2024.html"):
        html = (site / name).read_text(encoding="utf-8")
        assert html.index("search/theme.js") < html.index("javascripts/bundle."), name
    settings = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert settings["docs"] == []
    assert not list(site.glob("assets/javascripts/workers/*"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_box_answers_like_the_finder(
    browser: Browser, site: Path, http_site: Served, way: str, size: tuple[int, int]
) -> None:
    findings = Findings()
    with reading(browser, way_of(way, http_site, site), site, findings, size=size) as reader:
        reader.open("measures/m01.html")
        page = reader.page
        open_box(page)
        page.keyboard.type("职责清单")
        expect(page.locator(LINKS).first).to_contain_text("乡镇（街道）职责清单")
        expect(page.locator(".md-search-result__meta")).to_contain_text("结果")
        page.keyboard.press("Enter")
        page.wait_for_url("**/documents/rules-2024.html*#rules-2024-duty-list")
        expect(page.locator("#rules-2024-duty-list mark").first).to_have_text("职责清单")
        expect(page.locator("#rules-2024-duty-list mark").first).to_be_visible()
    assert not any(findings.faults.values()), findings.faults


@pytest.mark.parametrize("way", ["http", "file"])
def test_committed_and_pasted_text_is_searched(
    browser: Browser, site: Path, http_site: Served, way: str
) -> None:
    """输入法上屏、粘贴只有 input，没有按键：主题听不见，我们补。"""
    findings = Findings()
    with reading(browser, way_of(way, http_site, site), site, findings) as reader:
        reader.open("index.html")
        open_box(reader.page)
        reader.page.keyboard.insert_text("一票否决")
        expect(reader.page.locator(LINKS).first).to_contain_text("一票否决")
    assert not any(findings.faults.values()), findings.faults


def test_suggestion_sharing_and_shared_address(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings) as reader:
        reader.open("about.html")
        page = reader.page
        open_box(page)
        page.keyboard.type("指尖上的")
        suggestion = page.locator(".md-search__suggest")
        expect(suggestion).to_contain_text("指尖上的形式主义")
        page.keyboard.press("ArrowRight")
        assert page.input_value(BOX).startswith("指尖上的形式主义")
        share = page.locator('[data-md-component="search-share"]')
        page.keyboard.press("Shift")
        expect(share).to_have_attribute("href", re.compile(r"\?q="))
        page.goto(f"{http_site.base()}about.html?q={quote('借调')}")
        expect(page.locator(LINKS).first).to_contain_text("借调")
        assert page.input_value(BOX) == "借调"
    assert not any(findings.faults.values()), findings.faults


def test_doubt_notes_and_other_records(browser: Browser, site: Path, http_site: Served) -> None:
    page = browser.new_page()
    page.goto(http_site.base() + "index.html")
    for query, told in (
        ("公积金提取", "本库不收"),
        ("若干规定第9条", "条号待核"),
        ("两以会", "存疑"),
    ):
        open_box(page)
        page.fill(BOX, "")
        page.keyboard.insert_text(query)
        expect(page.locator(".md-search-result__list")).to_contain_text(told)
    page.close()


def test_nothing_is_injected(browser: Browser, site: Path, http_site: Served) -> None:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings) as reader:
        reader.open("index.html")
        open_box(reader.page)
        reader.page.keyboard.insert_text("开会<img src=x onerror=window.bad=1>")
        expect(reader.page.locator(LINKS).first).to_be_visible()
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/documents/**")
        assert reader.page.evaluate("window.bad") is None
    assert not any(findings.faults.values()), findings.faults


def test_the_open_box_passes_the_accessibility_check(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    for size in (DESKTOP, PHONE):
        with reading(browser, way_of("http", http_site, site), site, findings, size=size) as reader:
            reader.open("index.html")
            open_box(reader.page)
            reader.page.keyboard.insert_text("开会")
            expect(reader.page.locator(LINKS).first).to_be_visible()
            reader.axe(size)
    assert not any(findings.faults.values()), findings.faults


def test_pages_that_are_not_searched_load_no_engine(browser: Browser, http_site: Served) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(http_site.base() + "index.html")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "search-index" in url or "engine.js" in url]
    page.close()


def test_without_scripts_there_is_a_link(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + "index.html")
    assert not page.locator(BOX).is_visible()
    page.locator(".kb-search-link").click()
    page.wait_for_url("**/find.html")
    context.close()
