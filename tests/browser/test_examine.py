"""体检页像读者那样用：填计划、贴草稿、开文件、打印；判得和命令行一样；草稿里的东西只是文字。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.examining import awkward, data, judge, unreadable, written
from tests.support.server import Served

PAGE = "examine.html"
BAD = "关于防疫的通知\n各站：\n一、要签订责任状。\n二、考核实行千分制。\n某县某局\n2026年3月2日"
JUDGE = """(drafts) => {
  const examine = window.jianfu.examine, rules = JSON.parse(document.getElementById("kb-rules").textContent);
  const made = examine.compile(rules);
  return drafts.map(([text, kind]) => examine.draft(text, made, kind));
}"""


def paste(page: Page, text: str) -> None:
    page.locator("[data-kb-text]").fill(text)
    page.locator("[data-kb-examine]").click()


def result(page: Page) -> str:
    return page.locator("[data-kb-result]").inner_text()


def open_file(page: Page, path: Path) -> str:
    page.locator("[data-kb-said]").evaluate("(one) => { one.textContent = ''; }")
    page.locator("[data-kb-file]").set_input_files(path)
    page.wait_for_function(
        "() => { const said = document.querySelector('[data-kb-said]').textContent;"
        " return said && !said.startsWith('正在读'); }"
    )
    return page.locator("[data-kb-said]").inner_text()


def test_the_page_judges_as_the_command_does(reader: Any) -> None:
    reader.open(PAGE)
    drafts = [
        [draft["text"], kind]
        for name in ("dev", "held")
        for draft in data(name)["drafts"]
        for kind in (draft["kind"], "")
    ]
    assert len(drafts) >= 120
    found = reader.page.evaluate(JUDGE, drafts)
    assert found == [judge().draft(text, kind) for text, kind in drafts]


def test_a_draft_is_examined_kept_and_cleared(reader: Any) -> None:
    reader.open(PAGE)
    page: Page = reader.page
    paste(page, BAD)
    said = result(page)
    assert "不合规定（1）" in said
    assert "要说得出理由（1）" in said
    assert "没有判的" in said
    assert "《若干规定》" in said
    assert page.locator('.finding a[href*="documents/"]').count() == 2
    page.get_by_role("button", name="在草稿里指出来").first.click()
    chosen = page.evaluate(
        "() => { const box = document.querySelector('[data-kb-text]');"
        " return box.value.slice(box.selectionStart, box.selectionEnd); }"
    )
    assert chosen == "千分制"
    page.reload()
    assert page.locator("[data-kb-text]").input_value() == BAD
    page.locator("[data-kb-clear]").click()
    page.reload()
    assert page.locator("[data-kb-text]").input_value() == ""


def test_a_plan_is_filled_in_step_by_step(reader: Any) -> None:
    reader.open(PAGE)
    page: Page = reader.page
    page.locator("[name=meeting-speech]").fill("一个半小时")
    page.locator("[name=meeting-direct]").select_option("unknown")
    assert not page.locator("[name=secondment-long]").is_visible()
    page.get_by_role("button", name="看看碰到什么").click()
    said = result(page)
    assert "限额是1小时，至少多出30分钟" in said
    assert page.evaluate("() => document.activeElement.id") == "result"
    assert "还不清楚，没有判" in said
    page.locator("select[name=step]").select_option("plan-secondment")
    page.locator("[name=secondment-long]").fill("2026年4月1日至2027年1月31日")
    page.locator("[name=secondment-filed]").select_option("no")
    page.get_by_role("button", name="看看碰到什么").click()
    said = result(page)
    assert "至少多出4个月" in said
    assert "提醒（1）" in said  # 备案一句是推断，只能提醒
    assert "30分钟" not in said
    page.locator("[data-kb-reset]").click()
    assert not page.locator("[data-kb-result]").is_visible()


def test_the_speech_stands_apart(phone: Any) -> None:
    phone.open(PAGE)
    page: Page = phone.page
    page.locator("select[name=step]").select_option("plan-village")
    page.locator("[name=village-fee]").select_option("yes")
    page.get_by_role("button", name="看看碰到什么").click()
    assert page.locator("[data-kb-findings] h3").all_inner_texts() == ["讲话提到，不是依据（1）"]


def test_what_a_draft_holds_is_only_text(phone: Any) -> None:
    phone.open(PAGE)
    page: Page = phone.page
    paste(page, "<img src=x onerror=window.hit=1>要签订<b>责任状</b>{{7*7}}\n=1+1\u202e倒过来")
    assert page.evaluate("() => window.hit === undefined")
    assert page.locator("[data-kb-result] :is(img, b)").count() == 0
    assert "签订<b>责任状" in result(page)


@pytest.mark.parametrize("name", awkward())
def test_files_are_read_as_the_command_reads_them(phone: Any, tmp_path: Path, name: str) -> None:
    phone.open(PAGE)
    files = awkward()
    open_file(phone.page, written(tmp_path, {name: files[name]}) / name)
    assert phone.page.locator("[data-kb-text]").input_value() == files[name][1]


def test_unreadable_files_are_told_and_nothing_is_lost(phone: Any, tmp_path: Path) -> None:
    phone.open(PAGE)
    page: Page = phone.page
    page.locator("[data-kb-text]").fill("原来的")
    files = unreadable()
    written(tmp_path, files)
    for name, (_, words) in files.items():
        assert words in open_file(page, tmp_path / name), name
        assert page.locator("[data-kb-text]").input_value() == "原来的"


def test_a_result_prints_as_one_sheet(phone: Any) -> None:
    phone.open(PAGE)
    page: Page = phone.page
    paste(page, BAD)
    page.emulate_media(media="print")
    text = page.inner_text("body")
    assert "不合规定（1）" in text
    assert "数据版本" in text
    assert "短码" in text
    assert not page.locator(".doctor__rules").is_visible()
    assert not page.locator("[data-kb-text]").is_visible()
    page.emulate_media(media="null")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_the_page_in_use_passes_the_accessibility_check(phone: Any) -> None:
    phone.open(PAGE)
    page: Page = phone.page
    paste(page, BAD)
    for size in ((360, 740), (1280, 900)):
        phone.axe(size)
        phone.narrow(size)
    phone.narrow((320, 640))


def test_without_scripts_the_rules_are_there_to_read(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + PAGE)
    assert page.get_by_text("体检要用脚本").is_visible()
    assert page.locator(".doctor__rules li").count() >= 40
    assert not page.locator("[data-kb-live]").is_visible()
    context.close()
