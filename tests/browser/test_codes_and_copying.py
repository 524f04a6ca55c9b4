"""短码打得开（大小写、抄错、没有脚本），引文复制得了：普通 http 的内网名下没有剪贴板接口也行。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.loading.tree import load
from macros.render.citing import cite, forms
from tests.support.build import ROOT
from tests.support.gates import WAYS
from tests.support.reader import PHONE, Findings, reading, way_of
from tests.support.server import Served

CLAUSE = "rules-2024-doc-quality"
TARGET = f"documents/rules-2024.html#{CLAUSE}"
CODE = load(ROOT).library.codes[CLAUSE]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("typed", [CODE, CODE.lower(), f"{CODE[:2]}-{CODE[2:]}"])
def test_a_code_opens_its_clause(
    browser: Browser, site: Path, http_site: Served, way: str, typed: str
) -> None:
    findings = Findings()
    with reading(browser, way_of(way, http_site, site), site, findings, size=PHONE) as reader:
        reader.open("find.html")
        reader.page.get_by_label("短码").fill(typed)
        reader.page.get_by_role("button", name="打开").click()
        reader.page.wait_for_url(f"**/{TARGET}")
        expect(reader.page.locator(f"#{CLAUSE}")).to_be_in_viewport()
        reader.page.go_back()
        reader.page.wait_for_url("**/find.html")
    assert not any(findings.faults.values()), findings.faults


@pytest.mark.parametrize("address", [f"c.html#{CODE}", f"c.html?code={CODE.lower()}"])
def test_the_address_of_a_code(browser: Browser, http_site: Served, address: str) -> None:
    page = browser.new_page()
    page.goto(http_site.base() + address)
    page.wait_for_url(f"**/{TARGET}")
    page.close()


def test_an_unknown_code_is_told(browser: Browser, http_site: Served) -> None:
    page = browser.new_page()
    for typed in ("ZZZZZ", "<img src=x onerror=alert(1)>", "%E0%A4%A"):
        page.goto(http_site.base() + "c.html#" + typed)
        expect(page.locator("#code-told")).to_contain_text("这个短码")
        assert page.locator("#code-told img").count() == 0
        page.goto("about:blank")
    page.close()


def test_without_scripts_the_row_is_there(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + f"c.html#{CODE}")
    row = page.locator(f'[id="{CODE}"]')
    expect(row).to_be_in_viewport()
    row.locator("a").click()
    assert page.url.endswith(TARGET)
    context.close()


def open_citations(page: Page) -> None:
    page.locator(f"#{CLAUSE} details.cite > summary").click()


@pytest.mark.parametrize("way", WAYS)
def test_a_citation_is_copied(browser: Browser, site: Path, http_site: Served, way: str) -> None:
    findings = Findings()
    with reading(browser, way_of(way, http_site, site), site, findings, size=PHONE) as reader:
        reader.open("documents/rules-2024.html")
        page = reader.page
        assert page.evaluate("Boolean(navigator.clipboard)") is (way != "host")
        open_citations(page)
        for name in ("公文引文", "口头引文", "脚注"):
            row = page.locator(f'#{CLAUSE} .cite dl > div:has([data-kb-copy="{name}"])')
            row.get_by_role("button", name=f"复制{name}").click()
            expect(row.get_by_role("status")).to_have_text("已复制")
            text = row.locator("[data-kb-copy]").inner_text()
            assert pasted(page) == text
            assert "若干规定" in text
        link = page.locator(f'#{CLAUSE} .cite dl > div:has([data-kb-copy="永久链接"])')
        link.get_by_role("button").click()
        expect(link.get_by_role("status")).to_have_text("已复制")
        assert pasted(page).endswith(TARGET)
        assert "://" in pasted(page)
    assert not any(findings.faults.values()), findings.faults


@pytest.mark.parametrize("key", ["rules-2024", "apps-2026", "notice-2019", "speech"])
def test_an_opened_card_cites_in_full(browser: Browser, http_site: Served, key: str) -> None:
    """点开以后每一条都同程序算出的一字不差，整份文件的提醒也在；合起来再点开，不添第二遍。"""
    library = load(ROOT).library
    document = library.documents[key]
    page = browser.new_page()
    page.goto(http_site.base() + f"documents/{key}.html")
    folds = page.locator("details.cite")
    for state in (True, False, True):
        folds.evaluate_all("(all, state) => all.forEach((one) => { one.open = state; })", state)
        page.wait_for_timeout(100)
    for clause in document.clauses:
        cited, fold = cite(library, clause), page.locator(f'[id="{clause.id}"] details.cite')
        wanted = {
            "公文引文": cited.official,
            "口头引文": cited.spoken,
            "脚注": cited.footnote,
            "永久链接": f"documents/{key}.html#{clause.id}",
            "短码": library.codes[clause.id],
        }
        said = fold.locator("[data-kb-copy]").evaluate_all(
            "(all) => all.map((one) => [one.dataset.kbCopy, one.textContent])"
        )
        assert said == [list(each) for each in wanted.items()]
        cautions = fold.locator(".cautions li").all_text_contents()
        assert cautions == [*cited.cautions, *forms(library, document).cautions]
    page.close()


def test_without_scripts_one_can_still_cite(browser: Browser, http_site: Served) -> None:
    """公文引文在卡片里；别的写法在「怎么引用」，只空着位置。"""
    library = load(ROOT).library
    clause = library.clauses[CLAUSE]
    cited, shared = cite(library, clause), forms(library, library.clause_document[CLAUSE])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + "documents/rules-2024.html")
    open_citations(page)
    assert cited.official in page.locator(f"#{CLAUSE} details.cite").inner_text()
    page.locator("#citing > summary").click()
    told = page.locator("#citing").inner_text()
    for form in (shared.official, shared.spoken, shared.footnote):
        assert form.at("〔位置〕") in told
    assert [each for each in shared.cautions if each not in told] == []
    context.close()


def pasted(page: Page) -> str:
    """Paste what was copied into a box made for it."""
    page.evaluate(
        "() => { const box = document.createElement('textarea'); box.id = 'paste-here';"
        " document.body.append(box); box.focus({preventScroll: true}); }"
    )
    page.keyboard.press("Control+V")
    return str(
        page.evaluate(
            "() => { const box = document.getElementById('paste-here');"
            " const text = box.value; box.remove(); return text; }"
        )
    )


def test_where_nothing_copies_the_text_is_selected(browser: Browser, http_site: Served) -> None:
    page = browser.new_page()
    page.add_init_script("document.execCommand = () => false;")
    page.goto(http_site.base("kb.intranet") + "documents/rules-2024.html")
    open_citations(page)
    row = page.locator(f'#{CLAUSE} .cite dl > div:has([data-kb-copy="脚注"])')
    row.get_by_role("button").click()
    expect(row.get_by_role("status")).to_contain_text("Ctrl+C")
    chosen = page.evaluate("window.getSelection().toString()")
    assert chosen == row.locator("[data-kb-copy]").inner_text()
    page.close()
