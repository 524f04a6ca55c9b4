"""页面的框架：跳过链接、抽屉目录、回到页首、打印、404，只用键盘也行，没有脚本也行。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.reader import DESKTOP, NARROW, PHONE, Findings, Way, reading
from tests.support.server import Served

PANEL = "#kb-panel"
BUTTON = "[data-kb-drawer]"
FOCUSED = """
() => {
  const element = document.activeElement;
  return element.hasAttribute("data-kb-drawer") ? "button" : element.id || element.tagName;
}
"""
IN_PANEL = """
() => {
  const element = document.activeElement;
  return element === document.body || Boolean(element.closest("#kb-panel"));
}
"""
SLIP_IN = """
() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 1";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", '<p id="x" style="color:red">x</p>');
  return [window.ran, document.getElementById("x").style.color];
}
"""


@pytest.fixture
def phone(browser: Browser, site: Path, http_site: Served) -> Iterator[Page]:
    way = Way("http", http_site.base(), secure=True)
    findings = Findings()
    with reading(browser, way, site, findings, size=PHONE) as reader:
        reader.open("index.html")
        yield reader.page
    assert not any(findings.faults.values()), findings.faults


def focused(page: Page) -> str:
    """Describe the element that has the focus."""
    return page.evaluate(FOCUSED)


def test_the_first_tab_stop_leads_to_the_text(phone: Page) -> None:
    phone.keyboard.press("Tab")
    skip = phone.locator(".kb-skip")
    assert skip.evaluate("(link) => link === document.activeElement")
    box = skip.bounding_box()
    assert box
    assert box["height"] >= 24
    phone.keyboard.press("Enter")
    assert focused(phone) == "kb-main"


@pytest.mark.parametrize("inert", [True, False], ids=["new", "old"])
def test_the_drawer_works_by_keyboard_alone(phone: Page, inert: bool) -> None:
    if not inert:  # 102 以前的 Chromium
        phone.add_init_script("delete HTMLElement.prototype.inert")
        phone.reload()
    assert not phone.locator(f"{PANEL} a").first.is_visible()
    assert phone.get_attribute(BUTTON, "aria-expanded") == "false"
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    assert focused(phone) == "button"
    phone.keyboard.press("Enter")
    assert phone.get_attribute(BUTTON, "aria-expanded") == "true"
    assert phone.locator(f"{PANEL} a").first.is_visible()
    stops = set()
    for _ in range(60):
        phone.keyboard.press("Tab")
        stops.add(phone.evaluate(IN_PANEL))
    assert stops == {True}, "抽屉打开时焦点跑到了背后"
    phone.keyboard.press("Escape")
    assert phone.get_attribute(BUTTON, "aria-expanded") == "false"
    assert focused(phone) == "button"
    phone.locator(f"{PANEL} a").first.wait_for(state="hidden")


def test_the_drawer_closes_by_its_button_and_by_the_shade(phone: Page) -> None:
    phone.click(BUTTON)
    phone.click("[data-kb-drawer-close]")
    assert phone.get_attribute(BUTTON, "aria-expanded") == "false"
    phone.click(BUTTON)
    phone.locator(".md-overlay").click(position={"x": PHONE[0] - 10, "y": 300})
    assert phone.get_attribute(BUTTON, "aria-expanded") == "false"
    assert not phone.evaluate("document.querySelector('.md-content').inert")


def test_the_open_drawer_has_no_accessibility_fault(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    way = Way("http", http_site.base(), secure=True)
    for size in (PHONE, NARROW):
        with reading(browser, way, site, findings, size=size) as reader:
            reader.open("index.html")
            reader.page.click(BUTTON)
            reader.axe(size)
            reader.narrow(size)
    assert not any(findings.faults.values()), findings.faults


def test_the_drawer_opens_without_scripts(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(
        java_script_enabled=False,
        viewport={"width": PHONE[0], "height": PHONE[1]},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(http_site.base() + "index.html")
    link = page.locator(f"{PANEL} a").first
    assert not link.is_visible()
    page.focus("#__drawer")
    page.keyboard.press("Space")
    link.wait_for(state="visible")
    page.keyboard.press("Space")
    link.wait_for(state="hidden")
    page.click(".kb-menu--label")
    link.wait_for(state="visible")
    context.close()


def test_no_single_key_turns_the_page(phone: Page) -> None:
    before = phone.url
    for key in ("n", "p", ".", ","):
        phone.keyboard.press(key)
    phone.wait_for_timeout(100)
    assert phone.url == before


def test_focus_is_visible(phone: Page) -> None:
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    width = phone.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2


def test_the_policy_stops_code_that_was_slipped_in(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    for way in (
        Way("http", http_site.base(), secure=True),
        Way("file", site.as_uri() + "/", secure=True),
    ):
        with reading(browser, way, site, findings, size=DESKTOP) as reader:
            reader.open("index.html")
            ran = reader.page.evaluate(SLIP_IN)
            assert ran == [None, ""], way.name
        assert findings.faults["csp"], way.name
        findings.faults["csp"].clear()


def test_print_says_the_version_on_every_sheet(phone: Page) -> None:
    rules = phone.evaluate(
        "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])"
        ".filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join(' ')"
    )
    assert "数据版本" in rules
    assert "counter(page)" in rules


@pytest.mark.parametrize(
    "path", ["missing.html", "documents/missing.html", "documents/a/b/missing"]
)
def test_a_missing_page_leads_home_at_any_depth(
    browser: Browser, http_site: Served, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # 地址本身是 404，浏览器总要说一句；别的话都算过错
    page.on("console", lambda one: told.append(one.text) if "404" not in one.text else None)
    answer = page.goto(http_site.base() + path)
    assert answer
    assert answer.status == 404
    assert [url for url in asked if not url.startswith("data:")] == [http_site.base() + path]
    assert page.locator("h1").inner_text() == "没有这一页"
    page.click("text=到本站首页去")
    page.wait_for_url(http_site.base() + "index.html")
    assert not told
    context.close()
    http_site.refused.clear()


def test_the_list_of_contents_follows_the_reader(browser: Browser, site: Path) -> None:
    """很长的一页：点哪一条就标哪一条；读到后面，标着的那一行还看得见。"""
    page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    page.goto((site / "documents/speech.html").as_uri())
    links = page.locator(".kb-toc li li a")
    assert links.count() > 40
    for number in (3, 30, links.count() - 8):
        link = links.nth(number)
        link.click()  # 像读者那样点：目录还在滚的时候点不到
        expect(page.locator(".kb-toc .md-nav__link--active").last).to_have_text(
            link.text_content() or ""
        )
        expect(link).to_be_in_viewport()
        target = page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
        assert 40 < target.evaluate("(one) => one.getBoundingClientRect().top") < 80
    page.close()
