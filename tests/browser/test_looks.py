"""字号和配色：挑了就记住，别的页、别的窗口也照着；放到最大也不用左右滚；打印一律浅色。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.build import ROOT
from tests.support.reader import NARROW, PHONE, Findings, reading, way_of
from tests.support.server import Served

PAGES = (
    "index.html",
    "documents/rules-2024.html",
    "checklists/meeting.html",
    "find.html",
    "limits.html",
    "study/selftest.html",
    "study/plans/index.html",
)
PAPER = "() => getComputedStyle(document.body).backgroundColor"
LETTERS = "() => parseFloat(getComputedStyle(document.querySelector('.md-typeset')).fontSize)"
PLAIN, DARK = "rgb(251, 250, 247)", "rgb(23, 24, 27)"


@pytest.fixture(params=["http", "host", "file"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, site: Path, http_site: Served
) -> Iterator[Any]:
    findings = Findings()
    with reading(browser, way_of(request.param, http_site, site), site, findings) as opened:
        yield opened
    assert not any(findings.faults.values()), findings.faults


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"#kb-looks input[name={name}][value={value}]").check()


def test_what_is_chosen_stays_and_goes_before_the_page_is_drawn(reader: Any) -> None:
    reader.open("index.html")
    page: Page = reader.page
    assert page.evaluate(PAPER) == PLAIN
    small = page.evaluate(LETTERS)
    choose(page, "size", "largest")
    choose(page, "scheme", "dark")
    assert page.evaluate(PAPER) == DARK
    assert page.evaluate(LETTERS) > small * 1.3
    reader.open("documents/rules-2024.html")
    assert page.evaluate(PAPER) == DARK
    assert page.locator("#kb-looks input:checked").evaluate_all(
        "(all) => all.map((one) => one.value)"
    ) == ["largest", "dark"]
    # 摆好的样子写在 <html> 上，比正文先有：第一遍画出来就是深色
    head = page.locator("head script[src*='looks.js']")
    assert head.count() == 1
    assert head.get_attribute("defer") is None
    choose(page, "size", "standard")
    choose(page, "scheme", "auto")
    assert page.evaluate("() => document.documentElement.dataset.kbSize") is None
    assert page.evaluate(PAPER) == PLAIN


def test_another_window_follows(reader: Any) -> None:
    reader.open("index.html")
    other = reader.context.new_page()
    other.goto(reader.page.url)
    choose(other, "scheme", "dark")
    reader.page.wait_for_function("() => document.documentElement.dataset.kbScheme === 'dark'")
    assert reader.page.evaluate(PAPER) == DARK


def test_the_system_decides_until_the_reader_does(reader: Any) -> None:
    reader.page.emulate_media(color_scheme="dark")
    reader.open("index.html")
    assert reader.page.evaluate(PAPER) == DARK
    choose(reader.page, "scheme", "light")
    assert reader.page.evaluate(PAPER) == PLAIN


@pytest.mark.parametrize("scheme", ["dark", "auto"])
def test_paper_is_always_light(reader: Any, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark")
    reader.open("checklists/meeting.html")
    choose(reader.page, "scheme", scheme)
    reader.page.emulate_media(media="print", color_scheme="dark")
    ink = reader.page.evaluate("() => getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgb(0, 0, 0)"
    assert not reader.page.locator("#kb-looks").is_visible()


def test_the_largest_letters_need_no_sideways_scrolling(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings) as reader:
        reader.open("index.html")
        choose(reader.page, "size", "largest")
        for name in PAGES:
            reader.open(name)
            reader.narrow((360, 740))
            reader.narrow(NARROW)
    assert not any(findings.faults.values()), findings.faults


def test_a_spoilt_or_forbidden_store_leaves_the_standard(
    browser: Browser, http_site: Served
) -> None:
    for spoil in (
        'localStorage.setItem(\'jianfu.looks\', \'{"size": "huge", "scheme": 7}\')',
        "localStorage.setItem('jianfu.looks', '坏')",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('不许'); } })",
    ):
        context = browser.new_context()
        context.add_init_script(spoil)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error, told=errors: told.append(str(error)))
        page.goto(http_site.base() + "index.html")
        assert page.evaluate("() => document.documentElement.dataset.kbSize") is None
        choose(page, "size", "large")
        assert page.evaluate("() => document.documentElement.dataset.kbSize") == "large"
        assert not errors
        context.close()


def test_without_scripts_there_is_nothing_to_choose(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(http_site.base() + "index.html")
    assert not page.locator("#kb-looks").is_visible()
    assert not page.locator(".kb-looks-link").is_visible()
    shown = page.evaluate(PAPER)
    assert shown == DARK
    context.close()


def test_both_dark_schemes_are_one() -> None:
    text = (ROOT / "overrides/assets/css/looks.css").read_text(encoding="utf-8")
    blocks = re.findall(r"color-scheme: dark;([^}]*)\}", text)
    assert len(blocks) == 2
    first, second = ([line.strip() for line in each.strip().splitlines()] for each in blocks)
    assert first == second


def test_home_tells_all_in_a_screen_and_a_half(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    with reading(
        browser, way_of("http", http_site, site), site, findings, size=(360, 800)
    ) as reader:
        reader.open("index.html")
        headings = reader.page.locator("main h2").evaluate_all(
            "(all) => all.map((one) => [one.id, one.getBoundingClientRect().top])"
        )
        tops = dict(headings)
        assert list(tops)[:4] == ["want", "measures", "learn", "current"]
        assert tops["look"] <= 1200
        reader.page.locator("#home-q").fill("不过夜")
        reader.page.locator(".ask button").click()
        reader.page.wait_for_selector("#clause-results[aria-busy=false] [data-clause-id]")
        assert reader.page.locator("#clause-results").get_attribute("data-query") == "不过夜"
    assert not any(findings.faults.values()), findings.faults


BELOW = """
() => [...document.querySelectorAll("[data-kb-coming]")].map((one) => one.nextElementSibling || one.parentElement.nextElementSibling)
  .filter(Boolean).map((one) => Math.round(one.getBoundingClientRect().top))
"""
COMING = (
    "find.html",
    "checklists/meeting.html",
    "mine.html",
    "timeline.html",
    "cases.html",
    "study/plans/index.html",
)


@pytest.mark.parametrize("name", COMING)
def test_what_scripts_bring_has_its_place_before_they_run(
    browser: Browser, http_site: Served, name: str
) -> None:
    """Where only the script of <head> ran, what stands below is where it will be; only lines that tell of scripts come or go."""
    places = []
    for alone in (True, False):
        page = browser.new_page(viewport={"width": 360, "height": 800})
        if alone:
            page.route(re.compile(r"/(?!looks)[\w.-]+\.js$"), lambda route: route.abort())
        page.goto(f"{http_site.base()}{name}")
        places.append(page.evaluate(BELOW))
        page.close()
    before, after = places
    assert before
    assert len(before) == len(after)
    assert all(abs(one - other) <= 80 for one, other in zip(before, after, strict=True)), places


def test_the_start_page_says_it_all_in_a_screen_and_a_half(browser: Browser, site: Path) -> None:
    """是什么、查、我要……、十项措施、学、多新：一块半手机屏里都在，别的在后面。"""
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    page.goto((site / "index.html").as_uri())
    parts = [".lead", ".ask", "#want + ul", "#measures ~ ol", "#learn + ul", "#current + p"]
    ends = [
        page.locator(part).first.evaluate("(one) => one.getBoundingClientRect().bottom")
        for part in parts
    ]
    assert ends == sorted(ends)
    assert ends[-1] <= 1.5 * PHONE[1]
    page.close()
