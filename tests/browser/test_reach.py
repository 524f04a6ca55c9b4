"""人人够得着：读屏软件看到的结构，只用键盘，放大到两倍，手指点得中，少动效，系统强制配色；各处打开着也一样。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_selftest import LENGTH, fill, question
from tests.support.reach import (
    ONCE,
    clipped,
    focus,
    lost_in_forced_colours,
    misread,
    moving,
    small_targets,
    unreached,
)
from tests.support.reader import DESKTOP, NARROW, PHONE, Findings, Reader, reading, way_of
from tests.support.server import Served

# 每一类页各一张
PAGES = (
    "index.html",
    "find.html",
    "documents/notice-2020.html",
    "measures/m01.html",
    "checklists/meeting.html",
    "examine.html",
    "timeline.html",
    "crosswalk.html",
    "limits.html",
    "study/selftest.html",
    "c.html",
    "404.html",
)
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
BEHIND = "document.querySelector('.md-container').inert"
KINDS = ("read aloud", "targets", "zoom", "text", "narrow", "motion", "forced")
MOVING = ("index.html", "checklists/meeting.html", "study/selftest.html")
DRAFT = "关于防疫的通知\n各站：\n一、要签订责任状。\n某县某局\n2026年3月2日"


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Path, http_site: Served) -> Iterator[Reader]:
    """One window for the whole file; nothing may have gone wrong when it is closed."""
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings, size=PHONE) as opened:
        yield opened
    assert not any(findings.faults.values()), findings.faults


def look(page: Page, kind: str) -> list[str]:
    """Judge the open page in one respect, at the size that it asks for."""
    size = {"zoom": (640, 512), "text": (1280, 1024), "narrow": NARROW}.get(kind, PHONE)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if kind == "text":
        # 主题把根字号定为 125%：两倍就是 250%
        page.evaluate("document.documentElement.style.fontSize = '250%'")
    if kind == "forced":
        page.emulate_media(forced_colors="active", color_scheme="dark")
    judges: dict[str, Callable[[Page], list[str]]] = {
        "read aloud": lambda one: misread(
            one.locator("body").aria_snapshot(),
            # 404 页什么文件都不引用，没有页眉
            ("main", "contentinfo") if one.url.endswith("404.html") else ONCE,
        ),
        "targets": small_targets,
        "motion": moving,
        "forced": lost_in_forced_colours,
    }
    try:
        return judges.get(kind, clipped)(page)
    finally:
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.emulate_media(forced_colors="none", color_scheme="light")


@pytest.fixture(scope="module")
def walked(reader: Reader) -> dict[str, list[str]]:
    """What is wrong on a page of each kind, everything that folds open, by respect."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for name in PAGES:
        reader.open(name)
        reader.page.evaluate(OPEN_ALL)
        for kind in KINDS:
            # 动效由全站一条规则收走，看有脚本的几页就够
            if kind == "motion" and name not in MOVING:
                continue
            found[kind] += [f"{name}：{fault}" for fault in look(reader.page, kind)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_within_reach(walked: dict[str, list[str]], kind: str) -> None:
    assert not walked[kind], "\n".join(walked[kind])


GOOD = "<header>头</header><main><h1>题</h1><p>一段。</p></main><footer>尾</footer>"
BAD = {
    "read aloud": [
        "<h3>跳了一级</h3>",
        "<h1>又一个</h1>",
        "<main>又一处</main>",
        "<button><svg></svg></button>",
        '<nav><a href="#">甲</a></nav><nav><a href="#">乙</a></nav>',
        "<h2></h2>",
    ],
    "targets": [
        '<p><button class="tiny">甲</button><button class="tiny">乙</button></p>',
        '<p><label><input type="checkbox"></label><input type="checkbox"></p>',
    ],
    "zoom": ['<p class="cut">很长的一段话<br>很长的一段话</p>'],
    "text": ['<p class="line">' + "长" * 20 + "</p>"],
    "narrow": ['<p class="wide">宽</p>'],
    "motion": ['<p class="slow">慢</p>', '<p class="turning">转</p>', '<p class="smooth">滑</p>'],
    "forced": [
        '<p><span class="tag">没有边</span></p>',
        '<p class="inverse">反白，字后面会垫上底色</p>',
        '<svg><rect width="9" height="9" fill="#222"/></svg>',
    ],
}
STYLES = """
.tiny { width: 12px; height: 12px; padding: 0; font-size: 8px }
.cut { height: 1em; overflow: hidden }
.line { width: 400px; font-size: 1rem; white-space: nowrap; overflow: hidden }
.wide { width: 330px }
.slow { transition: color 1s }
@keyframes turn { to { rotate: 1turn } }
.turning { animation: turn 2s infinite }
.smooth { scroll-behavior: smooth }
.inverse { background: CanvasText; color: Canvas }
"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A window for pages of the test's own."""
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_out_of_reach_is_told(blank: Page, kind: str) -> None:
    blank.set_content(f"<style>{STYLES}</style>{GOOD}")
    assert not look(blank, kind)
    for bad in BAD[kind]:
        blank.set_content(f"<style>{STYLES}</style>{GOOD.replace('</main>', bad + '</main>')}")
        assert look(blank, kind), bad


def walk(page: Page, key: str, most: int) -> list[str]:
    """Press `key` up to `most` times; tell where the focus cannot be seen or goes astray."""
    faults: list[str] = []
    before = -1000.0
    for step in range(most):
        page.keyboard.press(key)
        at = focus(page)
        if at is None:
            break
        faults += [f"{key} {step} {at.name}：{fault}" for fault in at.faults]
        if key == "Tab" and not at.forward:
            faults.append(f"{step} {at.name}：不照网页的次序")
        if key == "Tab" and at.main:
            if at.y < before - 120:
                faults.append(f"{step} {at.name}：往回跳了 {before - at.y:.0f}px")
            before = at.y
    return faults


@pytest.mark.parametrize(
    ("name", "size", "scheme", "most"),
    [
        ("index.html", DESKTOP, "dark", 130),
        ("checklists/meeting.html", PHONE, "light", 90),
        ("documents/rules-2024.html", PHONE, "dark", 40),
        ("find.html?q=开会", (640, 512), "light", 30),
    ],
)
def test_the_keyboard_reaches_everything_in_order(
    reader: Reader, name: str, size: tuple[int, int], scheme: Any, most: int
) -> None:
    page = reader.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    page.goto(reader.way.base + name)
    if "?" in name:
        page.wait_for_selector("#clause-results[aria-busy=false] [data-clause-id]")
    page.keyboard.press("Tab")
    expect(page.locator(".kb-skip")).to_be_focused()
    assert not walk(page, "Tab", most)
    if most > 50:
        assert not unreached(page)
        assert focus(page) is None, "走到头了还在网页里"
    assert not walk(page, "Shift+Tab", 25)
    page.emulate_media(color_scheme="light")


def open_search(page: Page, words: str) -> None:
    """Open the header's search by keyboard and wait for its results."""
    if page.locator("[data-kb-search]").is_visible():
        page.locator("[data-kb-search]").press("Enter")
    else:
        page.locator(".md-search__input").focus()
    page.wait_for_function("document.getElementById('__search').checked")
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_search_on_a_phone_is_a_dialog(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    reader.open("index.html")
    button = page.get_by_role("button", name="检索", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.get_by_role("textbox", name="检索条文").count() == 0
    open_search(page, "开会")
    expect(page.get_by_role("dialog", name="检索")).to_have_count(1)
    assert page.evaluate(BEHIND)
    # 走到头从头来，不落到背后
    stops = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        at = focus(page)
        stops.add(page.evaluate("(document.activeElement.closest('#kb-search, body') || {}).id"))
        assert at is None or not at.faults, at
    assert stops <= {"kb-search", ""}
    assert not misread(page.locator("header").aria_snapshot(), ("banner",))
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert not page.evaluate(BEHIND)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.get_by_role("button", name="收起检索").click()
    expect(button).to_be_focused()


def test_search_on_a_desk_closes_when_the_focus_leaves(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    reader.open("about.html")
    open_search(page, "开会")
    for name in ("复制这次检索的链接", "清空"):
        page.keyboard.press("Tab")
        expect(page.locator(f".md-search [aria-label={name}]")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".md-search__input")).to_have_value("")
    open_search(page, "调研")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert not page.evaluate("document.getElementById('__search').checked")
    at = focus(page)
    assert at
    assert not at.faults


def open_drawer(page: Page) -> None:
    page.locator("[data-kb-drawer]").press("Enter")


def open_find(page: Page) -> None:
    page.locator(".finder__more > summary").click()
    page.fill("#finder-q", "开会")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^找到\d+条。$"))).to_be_visible()


def open_examine(page: Page) -> None:
    page.locator("[data-kb-text]").fill(DRAFT)
    page.locator("[data-kb-examine]").click()
    expect(page.get_by_role("region", name="结果")).to_be_visible()
    expect(page.locator("[data-kb-said]")).to_have_text(re.compile("."))


def open_list(page: Page) -> None:
    for at, state in enumerate(("yes", "no", "na")):
        page.locator(f"[data-item-id] input[type=radio][value={state}]").nth(at).check()
    expect(page.get_by_role("status").filter(has_text="还有")).to_be_visible()
    expect(page.get_by_role("region", name="结果")).to_be_visible()


def open_question(page: Page) -> None:
    fill(page, question(page), right=False)
    card = page.locator("[data-question]")
    card.locator("button[type=submit]").click()
    # 判词是拿到焦点念出来的
    expect(card.locator(".quiz__told")).to_be_focused()


def open_term(page: Page) -> None:
    page.locator("a.term").first.press("Enter")
    expect(page.get_by_role("status").filter(has_text="：").first).to_be_visible()


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("about.html", open_drawer),
        ("about.html", lambda page: open_search(page, "开会")),
        ("find.html", open_find),
        ("examine.html", open_examine),
        ("checklists/village.html", open_list),
        (f"study/selftest.html?clause={LENGTH}", open_question),
        ("documents/state-notice-2019.html", open_term),
    ],
    ids=["drawer", "search", "find", "examine", "list", "question", "term"],
)
def test_what_is_open_is_said_and_reads_well_in_the_dark(
    reader: Reader, name: str, act: Callable[[Page], None]
) -> None:
    """浅色的各有各的测试；这里是深色，和说出来的话、打开以后的结构。"""
    page = reader.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(reader.way.base + name)
    act(page)
    assert not misread(page.locator("body").aria_snapshot())
    before = len(reader.findings.faults["axe"])
    reader.axe(PHONE, dark=True)
    assert not reader.findings.faults["axe"][before:]


def test_filtering_says_how_many_are_left(reader: Reader) -> None:
    reader.open("timeline.html")
    page = reader.page
    page.locator("form.filters input[type=checkbox]").first.uncheck()
    told = page.get_by_role("status").filter(has_text=re.compile(r"显示\d+条，共\d+条"))
    expect(told).to_be_visible()
