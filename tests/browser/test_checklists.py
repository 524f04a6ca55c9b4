"""清单像读者那样用：勾、写理由、重开、几次并排、导出导入、两个窗口、存不下、坏掉的存货、打印。"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.server import Served

LIST = "checklists/meeting.html"
OTHER = "checklists/paper.html"
STORED = "jianfu:list:meeting:"
FULL = """() => {
  let size = 1000000, at = 0;
  while (size > 0) {
    try { localStorage.setItem("fill" + (at += 1), "x".repeat(size)); } catch (error) { size = Math.floor(size / 2); }
  }
}"""


def items(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('[data-item-id]')].map((one) => one.dataset.itemId)"
    )


def mark(page: Page, item: str, state: str) -> None:
    page.locator(f'[data-item-id="{item}"] input[type=radio][value="{state}"]').check()


def state(page: Page, item: str) -> str:
    return page.locator(f'[data-item-id="{item}"]').get_attribute("data-state") or ""


def progress(page: Page) -> str:
    return page.locator("[data-kb-progress]").inner_text()


def told(page: Page) -> str:
    return page.locator("[data-kb-said]").inner_text()


def act(page: Page, name: str) -> None:
    page.evaluate("document.querySelector('.runs__more').open = true")
    page.locator(f'[data-kb-do="{name}"]').click()


def again(page: Page) -> None:
    page.reload(wait_until="load")


def name_run(page: Page, name: str) -> None:
    page.locator("[data-kb-name] input").fill(name)
    page.locator("[data-kb-name] button[type=submit]").click()


def stored(page: Page, item: str) -> dict[str, Any]:
    """What the device keeps of one item, in whichever run."""
    raw = page.evaluate(
        "([start, item]) => { for (let at = 0; at < localStorage.length; at += 1) {"
        " const key = localStorage.key(at);"
        " if (key.startsWith(start) && key.endsWith(':' + item)) return localStorage.getItem(key); }"
        " return null; }",
        [STORED, item],
    )
    return json.loads(raw) if raw else {}


def keep(page: Page, item: str, raw: str) -> None:
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [f"{STORED}first:{item}", raw])


def test_ticks_reasons_and_notes_survive_a_reload(reader: Any) -> None:
    reader.open(LIST)
    page: Page = reader.page
    one, two, three, *rest = items(page)
    assert f"{3 + len(rest)}项都还没有查。逐项选" in progress(page)
    mark(page, one, "yes")
    mark(page, two, "na")
    assert "不适用1" in progress(page)
    box = page.locator(f'[data-item-id="{two}"]')
    assert box.locator("[name=reason]").get_attribute("aria-invalid") == "true"
    assert f"还有{len(rest) + 2}项没有了结" in progress(page)
    box.locator("[name=reason]").fill("本次没有这一环节")
    assert f"还有{len(rest) + 1}项没有了结" in progress(page)
    mark(page, three, "no")
    page.locator(f'[data-item-id="{three}"] .mark__note summary').click()
    page.locator(f'[data-item-id="{three}"] [name=note]').fill("等批示")
    again(page)
    assert [state(page, each) for each in (one, two, three, *rest)] == ["yes", "na", "no"] + [
        ""
    ] * len(rest)
    assert box.locator("[name=reason]").input_value() == "本次没有这一环节"
    assert page.locator(f'[data-item-id="{three}"] [name=note]').input_value() == "等批示"
    assert "是1，否1，不适用1" in progress(page)


def test_the_result_lists_what_is_open_with_clause_and_mend(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    every = items(page)
    for each in every[1:]:
        mark(page, each, "yes")
    mark(page, every[0], "no")
    result = page.locator("[data-kb-result]")
    lines = result.locator("[data-kb-open] > li")
    assert lines.count() == 1
    said = lines.first.inner_text()
    assert "否" in said
    assert "下一步：" in said
    assert lines.first.locator('a[href*="documents/"]').count() >= 1
    lines.first.locator(f'a[href="#{every[0]}"]').click()
    assert page.url.endswith(f"#{every[0]}")
    mark(page, every[0], "yes")
    assert lines.count() == 0
    assert "都了结了" in result.locator("[data-kb-verdict]").inner_text()


def test_a_clause_unfolds_in_place(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    fold = page.locator(".unfold").first
    assert not fold.locator(".brief__gist").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator(".brief__gist").first.is_visible()
    assert page.url.endswith(LIST)
    # 主题打印时把折叠的都打开；纸上只留一行，不靠新的浏览器才认的写法
    page.emulate_media(media="print")
    assert fold.locator("summary").is_visible()
    assert not fold.locator(".brief__gist").first.is_visible()
    page.emulate_media(media="screen")


def test_runs_stand_side_by_side(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one = items(page)[0]
    mark(page, one, "yes")
    act(page, "create")
    name_run(page, "7月例会")
    assert state(page, one) == ""
    mark(page, one, "no")
    assert progress(page).startswith("「7月例会」")
    again(page)
    assert progress(page).startswith("「7月例会」")
    assert state(page, one) == "no"
    beside = page.locator("[data-kb-beside]")
    beside.locator("summary").click()
    assert beside.locator("thead th").count() == 3
    assert beside.locator("tbody tr").first.locator("td").all_inner_texts() == ["是", "否"]
    mark(page, one, "na")
    assert beside.locator("tbody tr").first.locator("td").all_inner_texts() == ["是", "不适用"]
    page.locator("[data-kb-run]").select_option(index=0)
    assert state(page, one) == "yes"
    act(page, "rename")
    name_run(page, "6月例会")
    assert progress(page).startswith("「6月例会」")


def test_clear_and_remove_can_be_undone(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    mark(page, one, "yes")
    mark(page, two, "no")
    act(page, "clear")
    assert (state(page, one), state(page, two)) == ("", "")
    assert "清空了" in told(page)
    page.locator("[data-kb-undo]").click()
    assert (state(page, one), state(page, two)) == ("yes", "no")
    act(page, "create")
    name_run(page, "要删的")
    mark(page, one, "no")
    act(page, "remove")
    assert state(page, one) == "yes"
    page.locator("[data-kb-undo]").click()
    assert progress(page).startswith("「要删的」")
    assert state(page, one) == "no"
    again(page)
    assert state(page, one) == "no"


def exported(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        act(page, "export")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def take_in(page: Page, path: Path) -> str:
    page.evaluate("document.querySelector('.runs__more').open = true")
    page.locator("[data-kb-said]").evaluate("(one) => { one.textContent = ''; }")
    page.locator("[data-kb-import]").set_input_files(path)
    page.wait_for_function("() => document.querySelector('[data-kb-said]').textContent")
    return told(page)


def test_a_run_goes_to_a_file_and_back(reader: Any, tmp_path: Path) -> None:
    reader.open(LIST)
    page: Page = reader.page
    one, two, *_ = items(page)
    mark(page, one, "yes")
    mark(page, two, "na")
    page.locator(f'[data-item-id="{two}"] [name=reason]').fill('<b class="bad">"引号"</b>、=1+1')
    path = exported(page, tmp_path)
    assert re.fullmatch(r"清单-开会前-\d{4}-\d{2}-\d{2}\.json", path.name)
    held = json.loads(path.read_text("utf-8"))
    assert held["kind"] == "jianfu-checklist"
    assert held["runs"][0]["items"][one]["s"] == "yes"
    assert take_in(page, path).startswith("文件里没有新的")
    page.evaluate("localStorage.clear()")
    again(page)
    assert state(page, one) == ""
    assert "导入了1次" in take_in(page, path)
    assert state(page, one) == "yes"
    reason = page.locator(f'[data-item-id="{two}"] [name=reason]')
    assert reason.input_value() == '<b class="bad">"引号"</b>、=1+1'
    assert page.locator("[data-kb-list] b.bad").count() == 0


def test_importing_never_overwrites(phone: Any, tmp_path: Path) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one = items(page)[0]
    mark(page, one, "yes")
    path = exported(page, tmp_path)
    mark(page, one, "no")
    assert "（导入）" in take_in(page, path)
    assert state(page, one) == "yes"
    page.locator("[data-kb-run]").select_option(index=0)
    assert state(page, one) == "no"


def damaged(good: dict[str, Any], **changes: Any) -> str:
    return json.dumps({**good, **changes}, ensure_ascii=False)


def test_files_of_another_kind_are_refused_and_nothing_is_lost(phone: Any, tmp_path: Path) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one = items(page)[0]
    mark(page, one, "yes")
    good = json.loads(exported(page, tmp_path).read_text("utf-8"))
    before = page.evaluate("JSON.stringify(localStorage)")
    bad = tmp_path / "坏.json"
    for content, words in (
        ("这不是JSON", "不是清单导出的"),
        ("", "不是清单导出的"),
        ("null", "不是清单导出的"),
        ("[1, 2]", "不是清单导出的"),
        (damaged(good, kind="别的"), "不是清单导出的"),
        (damaged(good, runs="很多"), "不是清单导出的"),
        (damaged(good, v=2), "更新版本"),
        (damaged(good, list="paper", title="发文前"), "另一张清单的（发文前）"),
        ("x" * (20 * 1024 * 1024), "这个文件有20.0 MB"),
    ):
        bad.write_text(content, encoding="utf-8")
        assert words in take_in(page, bad), content[:60]
        assert state(page, one) == "yes"
    assert page.evaluate("JSON.stringify(localStorage)") == before
    half = json.loads(damaged(good))
    half["runs"][0] |= {
        "name": "半坏的",
        "items": {one: good["runs"][0]["items"][one], "x": {"v": 1}},
    }
    bad.write_text(json.dumps(half), encoding="utf-8")
    assert "有1项读不出来" in take_in(page, bad)
    assert state(page, one) == "yes"


def test_a_changed_item_loses_its_tick_and_says_why(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, three, *_ = items(page)
    for each in (one, two, three):
        mark(page, each, "yes")
    worded, rested, plain = (stored(page, each) for each in (one, two, three))
    worded |= {"text": "000000", "said": "原来的话"}
    clause = next(iter(rested["basis"]))
    rested["basis"][clause] = "000000"
    keep(page, one, json.dumps(worded))
    keep(page, two, json.dumps(rested))
    again(page)
    assert [state(page, each) for each in (one, two, three)] == ["", "", "yes"]
    why = [
        page.locator(f'[data-item-id="{each}"] [data-kb-why]').inner_text() for each in (one, two)
    ]
    assert "「是」不算了" in why[0]
    assert "原来的话" in why[0]
    assert "依据的实质改了：《若干规定》" in why[1]
    # 只添一句备注，原来的还不算，还说得出为什么；再勾一次就算了
    page.locator(f'[data-item-id="{one}"] .mark__note summary').click()
    page.locator(f'[data-item-id="{one}"] [name=note]').fill("记一笔")
    again(page)
    assert state(page, one) == ""
    assert "原来的话" in page.locator(f'[data-item-id="{one}"] [data-kb-why]').inner_text()
    mark(page, one, "yes")
    again(page)
    assert state(page, one) == "yes"
    assert stored(page, one)["text"] != "000000"
    assert plain["text"] == stored(page, three)["text"]


def second(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url, wait_until="load")
    return page


def test_two_windows_do_not_overwrite_each_other(reader: Any) -> None:
    reader.open(LIST)
    page: Page = reader.page
    if reader.way.name == "host":
        assert page.evaluate("navigator.locks === undefined")
    other = second(reader.context, page.url)
    one, two, three, *_ = items(page)
    mark(page, one, "yes")
    mark(other, two, "no")
    for each in (page, other):
        each.wait_for_function(
            "([one, two]) => document.querySelector(`[data-item-id='${one}']`).dataset.state === 'yes'"
            " && document.querySelector(`[data-item-id='${two}']`).dataset.state === 'no'",
            arg=[one, two],
        )
    mark(page, three, "no")
    other.wait_for_function(
        "(three) => document.querySelector(`[data-item-id='${three}']`).dataset.state === 'no'",
        arg=three,
    )
    again(page)
    assert [state(page, each) for each in (one, two, three)] == ["yes", "no", "no"]


def test_a_window_that_missed_the_news_merges_instead_of_overwriting(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    mark(page, one, "yes")
    mark(page, two, "yes")
    theirs = stored(page, one) | {"note": "那边写的"}
    keep(page, one, json.dumps(theirs))
    mark(page, one, "no")
    assert stored(page, one)["note"] == "那边写的"
    assert stored(page, one)["s"] == "no"
    assert page.locator(f'[data-item-id="{one}"] [name=note]').input_value() == "那边写的"
    keep(page, two, json.dumps(stored(page, two) | {"s": "na", "reason": "那边的理由"}))
    # 留了那边的，所以点了「否」，勾还在「不适用」上
    page.locator(f'[data-item-id="{two}"] input[type=radio][value=no]').click()
    assert stored(page, two)["s"] == "na"
    assert state(page, two) == "na"
    refused = page.locator(f'[data-item-id="{two}"] [data-kb-refused]')
    assert "另一个窗口刚改过" in refused.inner_text()
    assert "「否」" in refused.inner_text()
    refused.get_by_role("button", name="改用我写的").click()
    assert stored(page, two)["s"] == "no"
    assert not refused.is_visible()


def typed(page: Page, item: str) -> str:
    return str(page.locator(f'[data-item-id="{item}"] [name=note]').input_value())


def open_note(page: Page, item: str) -> Any:
    box = page.locator(f'[data-item-id="{item}"]')
    box.locator(".mark__note").evaluate("(one) => { one.open = true; }")
    return box.locator("[name=note]")


def test_a_note_written_elsewhere_is_seen_while_the_cursor_stands_in_it(reader: Any) -> None:
    """那边写了备注，这边光标停在框里：先跟上，再打的字接在后面，两边都不丢。"""
    reader.open(LIST)
    page: Page = reader.page
    one = items(page)[0]
    other = second(reader.context, page.url)
    here, there = open_note(page, one), open_note(other, one)
    here.fill("甲")
    other.wait_for_function(
        "(one) => document.querySelector(`[data-item-id='${one}'] [name=note]`).value === '甲'",
        arg=one,
    )
    here.focus()
    there.fill("甲，乙")
    page.wait_for_function(
        "(one) => document.querySelector(`[data-item-id='${one}'] [name=note]`).value === '甲，乙'",
        arg=one,
    )
    here.press("End")
    here.press_sequentially("，丙")
    assert stored(page, one)["note"] == "甲，乙，丙"


def test_what_could_not_be_written_stays_below_the_item(phone: Any) -> None:
    """没有得到消息的窗口接着打字：留那边的，这边打的字在那一项下面，一按就用得上。"""
    phone.open(LIST)
    page: Page = phone.page
    one = items(page)[0]
    note = open_note(page, one)
    note.fill("这边")
    note.focus()
    keep(page, one, json.dumps(stored(page, one) | {"note": "那边"}))
    note.press_sequentially("的")
    assert stored(page, one)["note"] == "那边"
    refused = page.locator(f'[data-item-id="{one}"] [data-kb-refused]')
    assert "备注「这边的」" in refused.inner_text()
    refused.get_by_role("button", name="改用我写的").click()
    assert stored(page, one)["note"] == "这边的"


def test_a_run_deleted_elsewhere_is_told_and_not_lost(reader: Any) -> None:
    reader.open(LIST)
    page: Page = reader.page
    one, two, *_ = items(page)
    act(page, "create")
    name_run(page, "7月例会")
    mark(page, one, "yes")
    other = second(reader.context, page.url)
    assert progress(other).startswith("「7月例会」")
    note = open_note(page, two)
    note.fill("写到一半")
    act(other, "remove")
    page.wait_for_function("() => !document.querySelector('[data-kb-trouble]').hidden")
    assert "「7月例会」在别的窗口里删去了" in page.locator("[data-kb-trouble]").inner_text()
    assert progress(page).startswith("「7月例会」")
    assert (state(page, one), typed(page, two)) == ("yes", "写到一半")
    note.press("End")
    note.press_sequentially("接着写")
    assert not page.locator("[data-kb-trouble]").is_visible()
    again(page)
    assert progress(page).startswith("「7月例会」")
    assert (state(page, one), typed(page, two)) == ("yes", "写到一半接着写")


def test_undo_outlives_other_messages_and_tells_what_it_left(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    mark(page, one, "yes")
    mark(page, two, "no")
    act(page, "clear")
    act(page, "create")
    name_run(page, "要删的")
    mark(page, one, "no")
    act(page, "remove")
    undo = page.locator("[data-kb-undo]")
    assert undo.inner_text() == "撤销：删去「要删的」"
    undo.click()
    assert undo.inner_text() == "撤销：清空「第1次」"
    page.locator("[data-kb-run]").select_option(
        label=page.locator("[data-kb-run] option").first.inner_text()
    )
    mark(page, two, "yes")
    undo.click()
    assert "有1项后来又改过" in told(page)
    assert (state(page, one), state(page, two)) == ("yes", "yes")
    assert not undo.is_visible()


def test_names_are_told_apart(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    mark(page, items(page)[0], "yes")
    act(page, "create")
    name_run(page, "")
    assert progress(page).startswith("「第2次」")
    act(page, "create")
    name_run(page, "第2次")
    assert "已经有一次叫「第2次」" in page.locator("[data-kb-name-why]").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("[data-kb-name]").is_visible()
    act(page, "rename")
    name_run(page, "一个很长很长很长很长很长很长很长很长很长很长很长很长的名字一共四十个字")
    phone.narrow((360, 740))
    act(page, "remove")
    act(page, "clear")
    act(page, "remove")
    assert progress(page).startswith("「第1次」")
    act(page, "remove")
    assert "没有什么可删" in told(page)


def test_a_note_on_an_unchecked_item_is_printed(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    open_note(page, one).fill("等批示")
    mark(page, two, "no")
    page.emulate_media(media="print")
    first = page.locator(f'[data-item-id="{one}"]')
    assert first.locator(".check__told").inner_text() == "备注：等批示"
    assert first.locator(".check__paper").is_visible()
    assert not page.locator(f'[data-item-id="{two}"] .check__paper').is_visible()
    phone.open("checklists/task.html")
    assert page.get_by_text("不合规定时怎么回应").first.is_visible()
    page.emulate_media(media="null")


def test_full_storage_is_told_and_the_list_still_works(phone: Any, tmp_path: Path) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    page.evaluate(FULL)
    mark(page, one, "yes")
    trouble = page.locator("[data-kb-trouble]")
    assert "存不下了" in trouble.inner_text()
    assert state(page, one) == "yes"
    assert "是1" in progress(page)
    held = json.loads(exported(page, tmp_path).read_text("utf-8"))
    assert held["runs"][0]["items"][one]["s"] == "yes"
    page.evaluate(
        "() => Object.keys(localStorage).forEach((key) => {"
        " if (/^fill/.test(key)) localStorage.removeItem(key); })"
    )
    mark(page, two, "no")
    assert not trouble.is_visible()
    again(page)
    assert (state(page, one), state(page, two)) == ("yes", "no")


FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""


def test_forbidden_storage_is_told_and_the_list_still_works(phone: Any) -> None:
    phone.context.add_init_script(FORBIDDEN)
    phone.open(LIST)
    page: Page = phone.page
    one, *_ = items(page)
    assert "不让本页存东西" in page.locator("[data-kb-trouble]").inner_text()
    mark(page, one, "yes")
    assert "是1" in progress(page)
    act(page, "create")
    name_run(page, "第二次")
    assert state(page, one) == ""
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("{坏", "坏了"),
        ("null", "坏了"),
        ('"yes"', "坏了"),
        ('{"v": 1, "s": "maybe"}', "坏了"),
        ('{"v": 1, "s": "yes", "reason": 5}', "坏了"),
        ('{"v": 2, "s": "yes", "extra": {"x": [1]}}', "更新版本"),
    ],
)
def test_broken_state_is_told_and_kept(phone: Any, tmp_path: Path, raw: str, words: str) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one, two, *_ = items(page)
    mark(page, two, "yes")
    keep(page, one, raw)
    again(page)
    said = page.locator("[data-kb-trouble]").inner_text()
    assert "有1项存着的读不出来" in said
    assert words in said
    assert (state(page, one), state(page, two)) == ("", "yes")
    mark(page, one, "no")
    again(page)
    assert state(page, one) == "no"
    held = json.loads(exported(page, tmp_path).read_text("utf-8"))
    assert held["runs"][0]["unread"] == {one: raw}


def test_what_is_no_longer_on_the_list_is_told_and_kept(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    mark(page, items(page)[0], "yes")
    keep(page, "gone-item", json.dumps(stored(page, items(page)[0])))
    again(page)
    assert "清单里已经没有了" in page.locator("[data-kb-trouble]").inner_text()
    assert stored(page, "gone-item")["s"] == "yes"


def test_a_window_closed_in_mid_write_leaves_a_whole_answer(reader: Any) -> None:
    reader.open(LIST)
    page: Page = reader.page
    one, *_ = items(page)
    other = second(reader.context, page.url)
    mark(other, one, "na")
    other.locator(f'[data-item-id="{one}"] [name=reason]').press_sequentially("写到一半")
    other.close(run_before_unload=False)
    again(page)
    assert state(page, one) == "na"
    assert page.locator(f'[data-item-id="{one}"] [name=reason]').input_value() == "写到一半"


def test_lists_keep_apart(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    mark(page, items(page)[0], "yes")
    phone.open(OTHER)
    assert f"{len(items(page))}项都还没有查。逐项选" in progress(page)


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF that Chromium wrote: page objects stand uncompressed in it."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_every_list_prints_on_one_sheet(browser: Browser, site: Path, http_site: Served) -> None:
    """空白的、勾满还写了字的，都是一张 A4；有数据版本、短码、日期、要填几处。"""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    names = sorted(path.stem for path in (site / "checklists").glob("*.html"))
    names.remove("index")
    assert len(names) == 12
    for name in names:
        page.goto(f"{http_site.base()}checklists/{name}.html")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, name
        every = items(page)
        page.evaluate(
            "(every) => every.forEach((item) => document.querySelector("
            "`[data-item-id='${item}'] input[value=yes]`).click())",
            every[:-1],
        )
        mark(page, every[-1], "na")
        page.locator(f'[data-item-id="{every[-1]}"] [name=reason]').fill("本次没有这一环节")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, name
        page.emulate_media(media="print")
        text = page.inner_text("body")
        page.emulate_media(media="null")
        assert f"要填{len(every)}处" in text, name
        assert "查的结果：" in text or "本次没有这一环节" in text
        assert "数据版本" in text
        assert "短码" in text
        assert re.search(r"打印日期：\d{4}年\d+月\d+日", text)
    context.close()


def test_without_scripts_the_list_is_there_to_print(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + LIST)
    assert page.locator("[data-item-id] .check__paper").first.is_visible()
    assert not page.locator("[data-kb-runs]").is_visible()
    assert page.get_by_text("或者直接打印本页").is_visible()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    context.close()


def test_the_page_says_where_state_is_kept(phone: Any) -> None:
    phone.open(LIST)
    assert phone.page.locator(".runs__where").is_visible()
    assert "只存在这台设备的这个浏览器里" in phone.page.locator(".runs__where").inner_text()


def test_a_list_is_worked_by_keyboard(phone: Any) -> None:
    phone.open(LIST)
    page: Page = phone.page
    one = items(page)[0]
    page.locator(f'[data-item-id="{one}"] input[type=radio]').first.focus()
    page.keyboard.press("ArrowRight")
    assert state(page, one) == "yes"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert state(page, one) == "na"
    page.keyboard.press("Tab")
    page.keyboard.type("没有这一环节")
    assert stored(page, one)["reason"] == "没有这一环节"


def test_a_list_in_use_passes_the_accessibility_check(phone: Any) -> None:
    """勾过、写过、起过名、两次并排、撤销和出错的话都在，折叠的都打开，仍没有无障碍的毛病。"""
    phone.open(LIST)
    page: Page = phone.page
    one, two, three, *_ = items(page)
    mark(page, one, "yes")
    mark(page, two, "na")
    keep(page, three, "{坏")
    act(page, "create")
    name_run(page, "7月例会")
    mark(page, one, "no")
    page.locator("[data-kb-run]").select_option(index=0)
    again(page)
    act(page, "clear")
    act(page, "rename")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator("[data-kb-undo]").is_visible()
    assert page.locator("[data-kb-beside]").is_visible()
    for size in ((360, 740), (1280, 900)):
        phone.axe(size)
        phone.narrow(size)
    phone.narrow((320, 640))


def test_words_are_read_aloud_as_they_change(phone: Any) -> None:
    """进度、做完什么、出了什么错，各有各的播报处；每组单选念得出是第几项、问什么。"""
    phone.open(LIST)
    page: Page = phone.page
    assert page.locator("[data-kb-progress]").get_attribute("role") == "status"
    assert page.locator("[data-kb-said]").get_attribute("role") == "status"
    assert page.locator("[data-kb-trouble]").get_attribute("role") == "alert"
    group = page.get_by_role("group", name="第1项：")
    assert group.count() == 1
    assert group.get_by_role("radio").count() == 4
    group.get_by_role("radio", name="不适用").check()
    assert group.get_by_role("textbox", name="不适用的理由（必填）").is_visible()
