"""查条文页：三种打开方式都找得到，结果合约、筛选、次序、地址、键盘、读屏软件听到的话、没有脚本、索引坏了。"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.loading.tree import load
from tests.support.build import ROOT
from tests.support.finder import settle
from tests.support.gates import WAYS
from tests.support.reader import DESKTOP, NARROW, PHONE, Findings, reading, way_of
from tests.support.server import Served, serving

LIBRARY = load(ROOT).library
RESULTS = "#clause-results"
HOSTILE = "<img src=x onerror=window.bad=1>"


@pytest.fixture
def page(browser: Browser, site: Path, http_site: Served) -> Iterator[Page]:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings, size=PHONE) as reader:
        yield reader.page
    assert not any(findings.faults.values()), findings.faults


def go(page: Page, base: str, query: str = "") -> None:
    page.goto(f"{base}find.html{query}")
    settle(page)


def ask(page: Page, query: str) -> list[str]:
    page.fill("#finder-q", query)
    settle(page)
    return ids(page)


def ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#clause-results > *')].map((one) => one.dataset.clauseId)"
    )
    return found


@pytest.mark.parametrize("way", WAYS)
def test_a_query_in_the_address_is_answered(
    browser: Browser, site: Path, http_site: Served, way: str
) -> None:
    findings = Findings()
    opened = way_of(way, http_site, site)
    with reading(browser, opened, site, findings, size=PHONE) as reader:
        reader.open("find.html")
        assert reader.page.locator(f"{RESULTS} > *").count() == 0
        go(reader.page, opened.base, "?q=" + quote("五千字"))
        assert ids(reader.page)[0] == "rules-2024-doc-quality"
        assert reader.page.locator(RESULTS).get_attribute("data-query") == "五千字"
        assert reader.page.locator(RESULTS).get_attribute("data-confidence") is None
        first = reader.page.locator(f"{RESULTS} > li").first
        assert "5000字" in first.locator("mark").all_inner_texts()
        first.locator("h3 a").click()
        reader.page.wait_for_url("**/documents/rules-2024.html#rules-2024-doc-quality")
        reader.page.go_back()
        settle(reader.page)
        assert ids(reader.page)[0] == "rules-2024-doc-quality"
    assert not any(findings.faults.values()), findings.faults


def test_results_follow_the_typing_and_the_address_follows_them(
    page: Page, http_site: Served
) -> None:
    go(page, http_site.base())
    assert not page.locator("#finder-answer").is_visible()
    assert page.locator("#browse").is_visible()
    assert ask(page, "借掉干部")[0] == "rules-2024-second-county"
    assert quote("借掉干部") in page.url
    expect(page.locator("#finder-status")).to_contain_text("找到")
    assert not page.locator("#browse").is_visible()
    assert ask(page, "") == []
    assert page.locator("#browse").is_visible()
    assert "q=" not in page.url


def test_text_by_input_method_and_paste_is_searched(page: Page, http_site: Served) -> None:
    go(page, http_site.base())
    page.focus("#finder-q")
    page.keyboard.insert_text("职责清单")  # 输入法上屏、粘贴：有 input，没有按键
    settle(page)
    assert ids(page)[0] == "rules-2024-duty-list"


def test_why_it_matched_is_said(page: Page, http_site: Served) -> None:
    go(page, http_site.base(), "?q=" + quote("借人"))
    why = page.locator(f"{RESULTS} > li").first.locator(".brief__why")
    expect(why).to_contain_text("常指这一条")
    ask(page, "若干规定第2条")
    expect(page.locator(f"{RESULTS} > li").first.locator(".brief__why")).to_contain_text(
        "条号合得上"
    )


def test_a_number_nobody_confirmed_says_so(page: Page, http_site: Served) -> None:
    go(page, http_site.base(), "?q=" + quote("若干规定第8条"))
    expect(page.locator("#finder-note")).to_contain_text("条号待核")


@pytest.mark.parametrize("query", ["红烧肉怎么做", "社保缴费"])
def test_doubt_is_shown(page: Page, http_site: Served, query: str) -> None:
    go(page, http_site.base(), "?q=" + quote(query))
    if ids(page):
        assert page.locator(RESULTS).get_attribute("data-confidence") == "low"
        expect(page.locator("#finder-note")).to_contain_text("最接近的")
    else:
        expect(page.locator("#finder-status")).to_contain_text("没有找到")


def test_nothing_found_says_what_to_do(page: Page, http_site: Served) -> None:
    go(page, http_site.base(), "?q=zzzzqqq")
    assert ids(page) == []
    expect(page.locator("#finder-status")).to_contain_text("按主题浏览")


def test_other_records_come_after_the_clauses(page: Page, http_site: Served) -> None:
    wrong = next(iter(LIBRARY.misquotes.values()))
    go(page, http_site.base(), "?q=" + quote(wrong.wrong))
    others = page.locator("#other-results")
    expect(others).to_contain_text("易写错")
    expect(others).to_contain_text(wrong.right[:20])
    assert page.locator(f"{RESULTS} ~ section #other-results").count() == 1


def test_back_undoes_a_facet_and_not_the_typing(page: Page, http_site: Served) -> None:
    go(page, http_site.base())
    before = ids(page)
    page.locator(".finder__more > summary").click()
    page.select_option("select[name=level]", "city")
    page.wait_for_url("**/find.html?*")
    settle(page)
    assert ids(page) != before
    page.go_back()
    settle(page)
    assert ids(page) == before


def wanted(query: dict[str, str]) -> set[str]:
    """Work out from the records which clauses the facets leave."""
    left = set()
    for key, clause in LIBRARY.clauses.items():
        document = LIBRARY.clause_document[key]
        has = {
            "level": {document.level.value},
            "document": {document.id},
            "topic": set(clause.topics),
            "force": {norm.force.value for norm in clause.norms},
            "bearer": {body for norm in clause.norms for body in norm.bearer},
            "measure": {each.id for each in LIBRARY.measures_of(key)},
            "evidence": {clause.evidence.value},
            "authority": {LIBRARY.authority_of(clause).status.value},
            "limit": {"yes"} if clause.limits else set(),
        }
        if all(value in has[name] for name, value in query.items()):
            left.add(key)
    return left


@pytest.mark.parametrize(
    "query",
    [
        {"level": "central"},
        {"document": "apps-2026", "force": "prohibited"},
        {"topic": "meetings", "limit": "yes"},
        {"bearer": "principal-leaders"},
        {"measure": "m01", "level": "city"},
        {"evidence": "full", "authority": "in-force"},
    ],
)
def test_facets_leave_what_they_say(page: Page, http_site: Served, query: dict[str, str]) -> None:
    go(page, http_site.base(), "?" + "&".join(f"{name}={value}" for name, value in query.items()))
    assert set(ids(page)) == wanted(query)
    expect(page.locator("#finder-status")).to_contain_text(f"找到{len(wanted(query))}条")


def test_facets_count_and_combine_with_a_query(page: Page, http_site: Served) -> None:
    go(page, http_site.base(), "?q=" + quote("会议"))
    everything = ids(page)
    page.locator(".finder__more > summary").click()
    option = page.locator("select[name=level] option[value=city]")
    number = int((option.text_content() or "").split("（")[1].rstrip("）"))
    assert number == sum(key.startswith("speech-") for key in everything)
    page.select_option("select[name=level]", "city")
    settle(page)
    assert ids(page) == [key for key in everything if key.startswith("speech-")]
    assert "level=city" in page.url
    page.select_option("select[name=sort]", "place")
    settle(page)
    order = list(LIBRARY.clauses)
    assert ids(page) == sorted(ids(page), key=order.index)
    page.reload()
    settle(page)
    assert ids(page) == sorted(ids(page), key=order.index)
    assert page.locator("select[name=level]").input_value() == "city"
    page.get_by_role("button", name="全部清除").click()
    page.wait_for_function("() => !location.search")
    page.wait_for_function("() => !document.querySelector('#clause-results > *')")


def test_keyboard(page: Page, http_site: Served) -> None:
    go(page, http_site.base())
    page.locator("#kb-main").focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "finder-q"
    page.keyboard.type("借调")
    settle(page)
    page.keyboard.press("ArrowDown")
    first = page.locator(f"{RESULTS} h3 a").first
    assert first.evaluate("(one) => one === document.activeElement")
    page.keyboard.press("ArrowDown")
    second = page.locator(f"{RESULTS} h3 a").nth(1)
    assert second.evaluate("(one) => one === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "finder-q"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('#clause-results') !== null")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)
    assert page.input_value("#finder-q") == ""


def test_the_slash_can_be_switched_off(page: Page, http_site: Served) -> None:
    go(page, http_site.base())
    page.locator(".finder__more > summary").click()
    page.check("#finder-keys")
    go(page, http_site.base())
    page.locator("#kb-main").focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "finder-q"
    page.goto(http_site.base() + "index.html")
    page.keyboard.press("/")
    page.keyboard.press("s")
    page.keyboard.press("f")
    assert not page.evaluate("document.getElementById('__search').checked")


@pytest.mark.parametrize("query", [HOSTILE, "a" * 9000, "(.*)+$[", "&limit=yes&level=city", "%"])
def test_odd_queries_do_no_harm(page: Page, http_site: Served, query: str) -> None:
    go(page, http_site.base(), "?q=" + quote(query))
    page.fill("#finder-q", query[:200])
    settle(page)
    assert page.evaluate("window.bad") is None
    assert page.locator("#finder-answer img").count() == 0


def test_results_pass_the_accessibility_check(
    browser: Browser, site: Path, http_site: Served
) -> None:
    findings = Findings()
    with reading(browser, way_of("http", http_site, site), site, findings, size=PHONE) as reader:
        reader.open("find.html")
        ask(reader.page, "开会")
        reader.page.locator(".finder__more > summary").click()
        for size in (DESKTOP, PHONE):
            reader.axe(size)
        for size in (PHONE, NARROW):
            reader.narrow(size)
    assert not any(findings.faults.values()), findings.faults


def test_without_scripts_every_clause_is_listed(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + "find.html")
    assert not page.locator("#finder").is_visible()
    links = page.locator("#browse h3 a").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href').split('#')[1])"
    )
    assert set(links) == set(LIBRARY.clauses)
    context.close()


@pytest.mark.parametrize("spoil", ["missing", "corrupt", "engine"])
@pytest.mark.parametrize("way", ["http", "file"])
def test_a_broken_index_leaves_the_list(
    browser: Browser, site: Path, tmp_path: Path, spoil: str, way: str
) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    index = copy / "assets/search-index.js"
    if spoil == "missing":
        index.unlink()
    elif spoil == "corrupt":
        index.write_text("self.jianfu.searchIndex=JSON.parse('{\"postings\":')", encoding="utf-8")
    else:
        (copy / "assets/js/search/engine.js").unlink()
    with serving(copy) as served:
        page = browser.new_page()
        page.goto((served.base() if way == "http" else copy.as_uri() + "/") + "find.html?q=a")
        expect(page.locator("#finder-status")).to_contain_text("检索用不了")
        assert page.locator("#browse").is_visible()
        page.goto((served.base() if way == "http" else copy.as_uri() + "/") + "index.html")
        page.locator(".md-search__input").click()
        page.keyboard.type("会议")
        expect(page.locator(".md-search-result__list")).to_contain_text("检索用不了")
        page.close()
