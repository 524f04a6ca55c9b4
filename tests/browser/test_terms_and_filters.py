"""用语就地展开、筛选：鼠标、键盘都行；没有脚本时链接走得通、条目都在。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.reader import PHONE, Findings, Way, reading
from tests.support.server import Served

DOCUMENT = "documents/rules-2024.html"
VISIBLE = ":not([hidden])"


@pytest.fixture
def phone(browser: Browser, site: Path, http_site: Served) -> Iterator[Any]:
    way = Way("http", http_site.base(), secure=True)
    findings = Findings()
    with reading(browser, way, site, findings, size=PHONE) as reader:
        yield reader
    assert not any(findings.faults.values()), findings.faults


def explained(page: Page, link: str) -> str:
    """The explanation at the end of the page that the link leads to."""
    anchor = page.locator(link).get_attribute("href") or ""
    return page.locator(f'[id="{anchor[1:]}"] dd').inner_text()


def test_a_term_opens_in_place_and_closes(phone: Any) -> None:
    phone.open(DOCUMENT)
    page: Page = phone.page
    link = "a.term >> nth=0"
    text = explained(page, link)
    assert page.locator(link).get_attribute("aria-expanded") == "false"
    page.locator(link).click()
    note = page.locator(f'[id="{page.locator(link).get_attribute("aria-controls")}"]')
    assert note.is_visible()
    assert text in note.inner_text()
    page.locator(link).click()
    assert not note.is_visible()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_term_works_by_keyboard(phone: Any, key: str) -> None:
    phone.open(DOCUMENT)
    page: Page = phone.page
    link = page.locator("a.term").first
    link.focus()
    page.keyboard.press(key)
    note = page.locator(f'[id="{link.get_attribute("aria-controls")}"]')
    assert note.is_visible()
    note.locator("a").focus()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert link.evaluate("(one) => one === document.activeElement")


def test_without_scripts_a_term_leads_to_its_explanation(
    browser: Browser, http_site: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + DOCUMENT)
    link = page.locator("a.term").first
    anchor = (link.get_attribute("href") or "#")[1:]
    link.click()
    assert page.url.endswith(f"#{anchor}")
    assert page.locator(f'[id="{anchor}"]').is_visible()
    context.close()


def shown(page: Page, items: str) -> int:
    return page.locator(items + VISIBLE).count()


def test_points_are_filtered_by_kind_and_sort(phone: Any) -> None:
    phone.open("discrepancies.html")
    page: Page = phone.page
    whole = shown(page, "[data-point]")
    views = page.locator('[data-point][data-kind="editorial-view"]').count()
    assert 0 < views < whole
    page.locator('input[name="kind"][value="error"]').uncheck()
    assert shown(page, "[data-point]") == views
    assert f"显示{views}条，共{whole}条" in page.locator("#point-count").inner_text()
    page.locator("form.filters button[type=reset]").click()
    page.locator("select[name=sort]").select_option("wrong-date")
    dates = page.locator('[data-point][data-sort="wrong-date"]').count()
    page.wait_for_function(
        "(many) => document.querySelectorAll('[data-point]:not([hidden])').length === many",
        arg=dates,
    )
    assert "时间" in page.locator("#point-count").inner_text()


@pytest.mark.parametrize("name", ["topic", "problem", "clause"])
def test_cases_are_filtered_by_each_list(phone: Any, name: str) -> None:
    phone.open("cases.html")
    page: Page = phone.page
    options = page.locator(f"select[name={name}] option[value]:not([value=''])")
    value = options.first.get_attribute("value") or ""
    wanted = page.locator(f'[data-case][data-{name}~="{value}"]').count()
    assert wanted > 0
    assert f"（{wanted}）" in options.first.inner_text()
    page.locator(f"select[name={name}]").select_option(value)
    assert shown(page, "[data-case]") == wanted
    assert page.locator(f'[data-case][data-{name}~="{value}"]{VISIBLE}').count() == wanted


def test_the_address_chooses_for_the_reader(phone: Any) -> None:
    """条文卡片上的「几起」点过去，就只剩讲到那条的。"""
    phone.open(DOCUMENT)
    page: Page = phone.page
    ties = page.locator('details.clause__ties:has(a[href*="cases.html?clause="])').first
    ties.locator("> summary").click()
    link = ties.locator('a[href*="cases.html?clause="]')
    number = int(link.inner_text().removesuffix("起"))
    link.click()
    page.wait_for_url("**/cases.html?clause=*")
    page.wait_for_function("() => !document.getElementById('case-filters').hidden")
    assert shown(page, "[data-case]") == number
    page.locator("form.filters button[type=reset]").click()
    page.wait_for_function("() => !document.querySelector('[data-case][hidden]')")


def test_a_trainer_finds_a_lesson_by_audience_and_minutes_and_takes_it(
    phone: Any, site: Path
) -> None:
    phone.open("study/plans/index.html")
    page: Page = phone.page
    assert shown(page, "[data-plan]") > 1
    page.locator("#plan-filters [name=for]").select_option("townships")
    page.locator("#plan-filters [name=minutes]").select_option("45")
    assert shown(page, "[data-plan]") == 1
    card = page.locator(f"[data-plan]{VISIBLE}")
    for kind in (".zip", ".docx", ".pptx", "-handout.docx", "-answers.docx"):
        link = card.locator(f"a[download][href$='plan-township-45{kind}']")
        assert link.count() == 1
        address = site / "downloads" / Path(link.get_attribute("href") or "").name
        assert address.stat().st_size > 5000
    page.locator("#plan-filters button[type=reset]").click()
    # 先由浏览器把各格还原，脚本随后才看
    page.wait_for_function("() => !document.querySelector('[data-plan][hidden]')")
    assert shown(page, "[data-plan]") > 1
