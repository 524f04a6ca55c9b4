"""什么也没有的时候：说出了什么情况，也说下一步做什么。"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.test_search_box import BOX, LINKS, open_box


def find(page: Page, words: str) -> str:
    page.locator("#finder-q").fill(words)
    page.locator("#finder button[type=submit]").click()
    expect(page.locator("#clause-results")).to_have_attribute("aria-busy", "false")
    return page.locator("#finder-status").inner_text()


def test_the_finder(phone: Any) -> None:
    phone.open("find.html")
    page: Page = phone.page
    assert page.locator("#finder-status").inner_text() == ""
    said = find(page, "")
    assert "还没有可找的字" in said
    assert "按主题看" in said
    assert "还没有可找的字" in find(page, "。。")
    assert page.locator("#browse").is_visible()
    said = find(page, "zzqxv")
    assert "没有找到" in said
    assert "换一个说法" in said
    assert page.locator("#clause-results > li").count() == 0


def test_the_search_box(phone: Any) -> None:
    phone.open("measures/m01.html")
    page: Page = phone.page
    open_box(page)
    page.locator(BOX).press_sequentially("zzqxv")
    expect(page.locator(LINKS).first).to_contain_text("没有找到")
    expect(page.locator(LINKS).first).to_contain_text("按主题看")
    assert "find.html?q=zzqxv" in (page.locator(LINKS).first.get_attribute("href") or "")


def test_what_concerns_me(phone: Any, site: Path) -> None:
    # 现有的记录里，随便怎么选都有；把讲话的几条改成谁也不管，看空着的时候
    whole = (site / "mine.html").read_text(encoding="utf-8")
    head, speech = whole.split('data-standing="speech"')
    spoiled = re.sub(r'data-(bound|shielded)="[^"]*"', r'data-\1=""', speech)
    body = f'{head}data-standing="speech"{spoiled}'
    phone.context.route("**/mine.html", lambda route: route.fulfill(body=body))
    phone.open("mine.html")
    page: Page = phone.page
    status = page.locator("#mine-status")
    assert "还没有选" in status.inner_text()
    assert "选了级别或者身份" in status.inner_text()
    bare = page.locator("[data-kb-mine-bare]:visible")
    assert bare.count() == 0
    page.locator("select[name=tier]").select_option("county")
    assert bare.count() == 1
    assert page.locator('[data-standing="speech"] [data-kb-mine-bare]').is_visible()
    assert "点开下面一行" in bare.inner_text()
    assert page.locator('[data-standing="speech"] [data-kin="none"]').is_visible()


def test_a_checklist_and_a_path_not_begun(phone: Any) -> None:
    phone.open("checklists/meeting.html")
    assert "逐项选" in phone.page.locator("[data-kb-progress]").inner_text()
    phone.open("study/paths/guide-office.html")
    assert "从第1步读起" in phone.page.locator("[data-kb-progress] [role=status]").inner_text()


def test_the_selftest(phone: Any) -> None:
    phone.open("study/selftest.html")
    page: Page = phone.page
    assert "做几道题" in page.locator("[data-kb-summary]").inner_text()
    for which, fact in (("missed", "没有错过"), ("due", "今天没有该再做的题")):
        page.locator("[data-kb-choose] select[name=which]").select_option(which)
        page.locator("[data-kb-choose] button[type=submit]").click()
        said = page.locator("[data-kb-none]").inner_text()
        assert fact in said
        assert "随机抽" in said
    page.locator("[data-kb-export]").click()
    assert "先做几道题" in page.locator("[data-kb-said]").inner_text()


def test_the_filters(phone: Any) -> None:
    phone.open("timeline.html")
    page: Page = phone.page
    for box in page.locator("#timeline-filters input[name=level]").all():
        box.uncheck()
    assert "按「全部显示」" in page.locator("#timeline-count").inner_text()


def test_the_examination(phone: Any) -> None:
    phone.open("examine.html")
    page: Page = phone.page
    page.locator("[data-kb-examine]").click()
    assert "草稿是空的：贴一份" in page.locator("[data-kb-said]").inner_text()
    page.locator("[data-kb-text]").fill("今天天气很好。")
    page.locator("[data-kb-examine]").click()
    said = page.locator("[data-kb-findings]").inner_text()
    assert "没有碰到" in said
    assert "再照「清单」" in said
    assert ("没有判的在下面" in said) is page.locator("[data-kb-open]").is_visible()
