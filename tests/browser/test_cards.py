"""条文卡片：读者看到的次序，折起来以后还看得见什么，手机上有多长，折着的地方链接走得到，纸上印什么。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.loading.tree import load
from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.vocabulary import AuthorityStatus
from macros.render import words
from tests.support.build import ROOT
from tests.support.reader import DESKTOP, PHONE, faultless_phone, way_of
from tests.support.server import Served

RULES = "documents/rules-2024.html"
PARTS = (
    ".clause__heading",
    ".norms",
    ".clause__limits",
    ".clause__standing",
    ".clause__place",
    ".clause__sources",
    ".clause__caveats",
    ".clause__folds",
)
OUT_OF_ORDER = """
(card, parts) => {
  const shown = parts.map((part) => [part, card.querySelector(part)]).filter(([, one]) => one);
  const told = [];
  shown.slice(1).forEach(([part, one], index) => {
    const [before, other] = shown[index];
    if (other.getBoundingClientRect().bottom > one.getBoundingClientRect().top + 1) {
      told.push(`${part} 不在 ${before} 下面`);
    }
    if (!(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      told.push(`网页里 ${part} 不在 ${before} 之后`);
    }
  });
  return told;
}
"""
SHOWN = "(one) => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})"
KINDS = ("limited", "unlimited", "speech", "expired", "unnumbered", "excepted")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def shared(browser: Browser, site: Path, http_site: Served) -> Iterator[Any]:
    """One phone for all: opening the long pages is what costs time."""
    with faultless_phone(browser, way_of("http", http_site, site), site) as opened:
        yield opened


@pytest.fixture
def phone(shared: Any) -> Iterator[Any]:
    """The shared phone in its first state: its own size, on screen."""
    shared.page.emulate_media(media="screen")
    resized(shared.page, PHONE)
    yield shared


def turned_to(phone: Any, name: str) -> None:
    """Open a page unless it is open as it was made: no fold opened, no place gone to."""
    if phone.page.url != phone.way.base + name or phone.page.locator("main details[open]").count():
        phone.open(name)


def chosen(library: Library, kind: str) -> Clause:
    """The first clause of a kind; the kinds are those whose cards differ."""
    clauses = library.clauses.values()
    found = {
        "limited": (each for each in clauses if each.limits and library.binds(each)),
        "unlimited": (each for each in clauses if not each.limits and library.binds(each)),
        "speech": (
            each
            for each in clauses
            if library.authority_of(each).status is AuthorityStatus.INSTANCE and each.scope
        ),
        "expired": (
            each for each in clauses if library.authority_of(each).status is AuthorityStatus.EXPIRED
        ),
        "unnumbered": (
            each for each in clauses if each.gaps and "条号待核" in library.number_of(each)
        ),
        "excepted": (each for each in clauses if any(norm.exceptions for norm in each.norms)),
    }
    return next(found[kind])


def opened(phone: Any, library: Library, clause: Clause) -> Any:
    turned_to(phone, f"documents/{library.clause_document[clause.id].id}.html")
    return phone.page.locator(f'article[id="{clause.id}"]')


def resized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_reads_in_order_and_keeps_what_must_not_be_missed(
    phone: Any, library: Library, kind: str
) -> None:
    clause = chosen(library, kind)
    card = opened(phone, library, clause)
    assert card.locator(".clause__limits").count() == bool(clause.limits)
    for size in (PHONE, DESKTOP):
        resized(phone.page, size)
        assert card.evaluate(OUT_OF_ORDER, PARTS) == []
    # 没有点开任何一处时看得见的字
    assert card.locator("details[open]").count() == 0
    seen = card.inner_text()
    assert "写在公文里" not in seen
    document = library.clause_document[clause.id]
    wanted = [
        words.GIST_ONLY,
        *(norm.text for norm in clause.norms),
        *(each for norm in clause.norms for each in norm.exceptions),
        *(word for norm in clause.norms for word in norm.qualifier),
        *(norm.force.label for norm in clause.norms),
        *(words.limit(each, norm) for norm in clause.norms for each in norm.limits),
        words.standing(library, clause),
        clause.evidence.label,
        words.short(document) + library.place_of(clause),
        library.codes[clause.id],
        *clause.gaps,
        *(each.title for each in library.discrepancies_of("clause", clause.id)),
    ]
    if clause.scope:
        wanted.append(clause.scope)
    if kind == "expired":
        wanted.append("不再适用")
    assert [each for each in wanted if each not in seen] == []


@pytest.mark.parametrize(
    "spoil",
    [
        "card.insertBefore(card.querySelector('.clause__standing'), card.children[1])",
        "card.querySelector('.clause__heading').before(card.querySelector('.norms'))",
        "card.style.display = 'flex'; card.style.flexDirection = 'column-reverse'",
    ],
)
def test_a_card_out_of_order_is_noticed(phone: Any, library: Library, spoil: str) -> None:
    card = opened(phone, library, chosen(library, "limited"))
    told = card.evaluate(
        f"(real, parts) => {{ const card = real.cloneNode(true); real.after(card); {spoil};"
        f" const told = ({OUT_OF_ORDER})(card, parts); card.remove(); return told; }}",
        PARTS,
    )
    assert told


@pytest.mark.parametrize(
    ("name", "screens"),
    [(RULES, 38), ("documents/speech.html", 64), ("discrepancies.html", 28), ("problems.html", 38)],
)
def test_long_pages_stay_within_so_many_phone_screens(phone: Any, name: str, screens: int) -> None:
    turned_to(phone, name)
    height = phone.page.evaluate("document.documentElement.scrollHeight")
    assert height <= screens * PHONE[1], f"{height / PHONE[1]:.1f} 屏"
    # 有地址的条文、存疑、问题都不在折起来的里面
    assert phone.page.locator("details :is(.clause, .entry)").count() == 0


def test_a_document_begins_with_links_to_each_of_its_clauses(phone: Any) -> None:
    turned_to(phone, RULES)
    page: Page = phone.page
    cards = page.locator("article.clause").evaluate_all("(all) => all.map((one) => '#' + one.id)")
    links = page.locator(".contents ol a").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    assert links == cards
    contents, first = (page.locator(each).first for each in (".contents", "article.clause"))
    assert (contents.bounding_box() or {})["y"] < (first.bounding_box() or {})["y"]
    page.locator(".contents ol a").last.click()
    assert page.locator(cards[-1]).evaluate("(one) => one.getBoundingClientRect().top") < PHONE[1]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_a_fold_opens_it(browser: Browser, http_site: Served, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(http_site.base() + RULES)
    entry = page.locator(".glossary__list > div").last
    assert not entry.is_visible()
    anchor = entry.get_attribute("id")
    page.goto(f"{http_site.base()}{RULES}#{anchor}")
    page.wait_for_selector(f'[id="{anchor}"]', state="visible")
    context.close()


def test_the_script_opens_folds_where_the_browser_does_not(phone: Any) -> None:
    """不经浏览器的跳转：只改地址、发出事件，折叠只能由脚本打开。"""
    turned_to(phone, RULES)
    page: Page = phone.page
    entry = page.locator(".glossary__list > div").last
    page.evaluate(
        "(id) => { history.replaceState(null, '', '#' + id);"
        " window.dispatchEvent(new HashChangeEvent('hashchange')); }",
        entry.get_attribute("id"),
    )
    assert entry.is_visible()
    page.wait_for_function(
        "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }",
        arg=entry.get_attribute("id"),
    )


def test_paper_shows_the_rule_its_sources_and_caveats_but_not_the_ties(
    phone: Any, library: Library
) -> None:
    clause = chosen(library, "limited")
    card = opened(phone, library, clause)
    phone.page.emulate_media(media="print")
    # 主题在打印前把折叠的全打开：开着关着都照样
    for state in ("false", "true"):
        card.locator("details").evaluate_all(
            f"(all) => all.forEach((one) => {{ one.open = {state}; }})"
        )
        for part in (*PARTS[:6], "ul.sources", ".clause__about dl"):
            assert card.locator(part).first.evaluate(SHOWN), (part, state)
        for part in (".clause__ties", ".cite"):
            assert not card.locator(part).first.evaluate(SHOWN), (part, state)
    assert card.evaluate(OUT_OF_ORDER, PARTS) == []


def test_search_results_and_measures_read_in_the_same_order(phone: Any) -> None:
    order = (
        "(brief) => [...brief.children].map((one) => one.className.split(' ')[0])"
        ".filter((name) => name !== 'term__note')"
    )
    for name, brief in (
        ("find.html", "#browse .brief[data-limit]"),
        ("measures/m01.html", ".brief:has(.limit)"),
    ):
        phone.open(name)
        said = phone.page.locator(brief).first.evaluate(order)
        wanted = ["brief__head", "brief__gist", "brief__scope", "limit", "brief__foot"]
        assert said == sorted(said, key=wanted.index), said
        assert {"brief__gist", "limit", "brief__foot"} <= set(said)
