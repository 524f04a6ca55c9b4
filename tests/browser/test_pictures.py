"""一眼看的图在浏览器里：点得到那一条，筛选时跟着变；补录单可以只看、只印一份文件的。"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MARKS = ".flow__table [data-kb-mirrors]"


def test_a_mark_leads_to_its_entry(phone: Any) -> None:
    phone.open("timeline.html")
    page: Page = phone.page
    page.get_by_role("link", name="2024年8月6日：《整治形式主义为基层减负若干规定》：印发").click()
    entry = page.locator("#rules-2024-issued")
    assert page.url.endswith("#rules-2024-issued")
    assert entry.bounding_box()["y"] < 200  # type: ignore[index]


def test_the_picture_follows_the_filters(phone: Any) -> None:
    phone.open("timeline.html")
    page: Page = phone.page
    assert page.locator(f"{MARKS}[hidden]").count() == 0
    page.locator("#timeline-filters input[name=type][value=bulletin]").uncheck()
    seen = page.locator(MARKS).evaluate_all(
        "(all) => all.map((one) => [document.getElementById(one.dataset.kbMirrors).dataset.type, one.hidden])"
    )
    assert {kind for kind, hidden in seen if hidden} == {"bulletin"}
    assert "bulletin" not in {kind for kind, hidden in seen if not hidden}
    page.locator("#timeline-filters button[type=reset]").click()
    page.wait_for_function("() => !document.querySelector('.flow__table [hidden]')")


def test_one_document_of_the_gaps_is_shown_and_printed_alone(phone: Any) -> None:
    phone.open("coverage.html")
    page: Page = phone.page
    page.goto(f"{page.url}?document=inspection-2018")
    assert page.locator("#gaps-inspection-2018").is_visible()
    assert page.locator("[data-fill]:visible").count() == 1
    page.emulate_media(media="print")
    assert page.locator("#gaps-inspection-2018").is_visible()
    assert not page.locator(".held").is_visible()
    assert "2018年督查检查考核通知" in page.locator("#gap-count").inner_text()
    page.emulate_media(media="screen")
    page.locator("#gap-document").select_option("")
    page.emulate_media(media="print")
    assert page.locator(".held").is_visible()
    assert page.locator("[data-fill]:visible").count() > 10
