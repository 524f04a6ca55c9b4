"""数据里的文字只是文字：每种记录、每个字段都带着标签、模板、公式、十万个字，核对放过，照样建站、打开。

核对不放过的（看不见的、控制、倒转方向的字符，过长的短引文，不像样的网址）各有一句报错，也写在这里。
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.export.questions import bank
from macros.loading.tree import load
from macros.model.library import Library
from macros.search import index
from tests.support import hostile
from tests.support.build import ROOT
from tests.support.hostile import ENDLESS, JINJA, MARKUP, SHORT
from tests.support.reader import PHONE, Findings, Reader, reading, way_of
from tests.support.rules import (
    Site,
    foreign_references,
    inline_code,
    repeated_ids,
    weak_policies,
)
from tests.support.server import serving
from tests.support.tree import judge, told

_CONTACT = re.compile(r"\s*<p>发现错漏，请告知：[^<]*</p>")
_ALERTED = "() => { window.__alerted = []; window.alert = (said) => window.__alerted.push(said); }"
_PLANTED = """() => [...document.querySelectorAll(
  "[onerror], [onclick], img[src=x], i:empty, a[href^='data:'], a[href^='javascript:'], b > script")
].map((one) => one.outerHTML.slice(0, 80))"""


@dataclass(frozen=True)
class Deployment:
    """The hostile deployment: its records, the site built from them, the fields that are spoiled."""

    library: Library
    site: Path
    fields: Counter[str]


def _kept() -> frozenset[str]:
    """Name the pages to build: all in the navigation, and a few of each kind that is not."""
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    kept = set(re.findall(r"[\w/-]+\.md", nav)) | {"documents/speech.md"}
    for kind in ("documents", "checklists", "scenarios", "measures", "study/paths", "study/plans"):
        first = sorted((ROOT / "docs" / kind).glob("*.md"))[:3]
        kept |= {path.relative_to(ROOT / "docs").as_posix() for path in first}
    return frozenset(kept)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    """Write, judge and build it once; the checks must let all of it through."""
    root = tmp_path_factory.mktemp("hostile")
    fields = hostile.deployment(root)
    loaded, faults = judge(root)
    assert not faults, told(faults)
    # 用语照原来的名字标，网页的标签才比得出来；名字自己带怪字的，见 tests/render/test_hostile.py
    library = replace(loaded.library)
    library.glossary = load(ROOT).library.glossary
    kept = _kept()
    site = hostile.build_pages(library, tmp_path_factory.mktemp("built"), kept.__contains__)
    return Deployment(library, site, fields)


class _Elements(HTMLParser):
    """Collects the elements of a page in order with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([f"<{tag}", *(name for name, _ in attrs)]))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"</{tag}>")


def _tags(page: str) -> list[str]:
    found = _Elements()
    found.feed(page)
    found.close()
    return found.tags


def test_every_kind_of_record_holds_it(spoiled: Deployment) -> None:
    """核对放过的字段，一百多个，每种记录都有。"""
    kinds = {name.partition(".")[0] for name in spoiled.fields}
    assert {
        "Document", "Clause", "Norm", "Limit", "Source", "Event", "Term", "Discrepancy", "Dating",
        "Misquote", "Case", "Problem", "Measure", "Checklist", "ChecklistItem", "Scenario",
        "Question", "Option", "Pair", "Guide", "Lesson", "Plan", "Segment", "Exercise",
        "Discussion", "Change", "Absence", "History", "Role", "Machinery", "Channel", "Saying",
        "Outside", "Profile", "Topic", "Body", "Pattern", "Gauge", "Step",
    } <= kinds  # fmt: skip
    assert sum(spoiled.fields.values()) > 1000


def test_it_is_shown_letter_by_letter(spoiled: Deployment) -> None:
    """照原样显示在网页上：模板没有执行，标签没有生效；一百多个字段看得见。"""
    pages = Site(spoiled.site).pages
    text = " ".join(page.text for page in pages.values())
    written = " ".join(MARKUP.split())
    seen = {name for name in spoiled.fields if f"〔{name}〕{written}" in text}
    assert len(seen) > 120, sorted(set(spoiled.fields) - seen)
    # 数目相同：没有一处只剩一半
    shown, whole = text.count(JINJA), text.count(written)
    assert shown == whole
    assert "乘出" not in text
    assert pages["index.html"].title.strip() == f"基层减负规定知识库{SHORT}"
    assert ENDLESS in text


def test_pages_have_the_elements_of_the_harmless_site(spoiled: Deployment, site: Path) -> None:
    """与原来的站逐页比：元素、属性一个不多、一个不少（联系方式原来没有写，另算）。"""
    pages = Site(spoiled.site).source
    assert len(pages) > 50
    for name, page in pages.items():
        without, count = _CONTACT.subn("", page)
        assert count == (name != "404.html"), name
        assert _tags(without) == _tags((site / name).read_text(encoding="utf-8")), name


def test_the_rules_of_every_site_hold(spoiled: Deployment) -> None:
    built = Site(spoiled.site)
    for rule in (inline_code, weak_policies, foreign_references, repeated_ids):
        assert not rule(built), rule.__name__


def test_data_in_scripts_is_read_back(spoiled: Deployment) -> None:
    """页内的 JSON、题库和检索的脚本读回来一字不差，断不开脚本。"""
    page = (spoiled.site / "examine.html").read_text(encoding="utf-8")
    rules = re.findall(r'<script type="application/json" id="kb-rules">(.*?)</script>', page, re.S)
    assert len(rules) == 1
    assert MARKUP in json.dumps(json.loads(rules[0]), ensure_ascii=False).replace(
        '\\"', '"'
    ).replace("\\\\", "\\")
    assert not re.search("<!--|<script|</", rules[0])
    for address in (bank.ADDRESS, index.ADDRESS):
        script = (spoiled.site / address).read_text(encoding="utf-8")
        assert "</" not in script
        assert script.count("\n") == 1


@contextmanager
def _phone(browser: Browser, spoiled: Deployment) -> Iterator[tuple[Reader, Findings]]:
    findings = Findings()
    with serving(spoiled.site) as served:
        way = way_of("host", served, spoiled.site)
        with reading(browser, way, spoiled.site, findings, size=PHONE) as reader:
            reader.context.add_init_script(f"({_ALERTED})()")
            yield reader, findings


def _use(page: Page, name: str) -> None:
    """Do on a page what makes its script show the records."""
    match name:
        case "index.html":
            page.locator(".kb-search-button").click()
            page.keyboard.type("文件")
            page.locator(".md-search-result__link").first.wait_for()
        case "find.html?q=文件":
            page.locator("#clause-results[aria-busy=false] [data-clause-id]").first.wait_for()
        case "study/selftest.html":
            page.locator("[data-kb-choose] button[type=submit]").click()
            page.locator("[data-question]").wait_for()
        case "examine.html":
            page.locator("[data-kb-text]").fill("各站：\n要签订责任状，会后报送贯彻落实情况。\n")
            page.locator("[data-kb-examine]").click()
            page.locator("[data-kb-result] *").first.wait_for()
        case "documents/apps-2026.html":
            page.locator("a.term").first.click()


def test_nothing_runs_and_nothing_leaves_the_phone(spoiled: Deployment, browser: Browser) -> None:
    """真浏览器里：没有脚本执行，没有多出来的元素，策略没有被碰到，不连网，十万个字也不用左右滚。"""
    with _phone(browser, spoiled) as (reader, findings):
        for name in (
            "index.html",
            "find.html?q=文件",
            "documents/apps-2026.html",
            "checklists/app.html",
            "timeline.html",
            "terms.html",
            "study/selftest.html",
            "examine.html",
            "mine.html",
        ):
            address, _, query = name.partition("?")
            reader.open(address)
            if query:
                reader.page.goto(f"{reader.page.url}?{query}")
            reader.narrow(PHONE)
            _use(reader.page, name)
            if name != "index.html":  # 检索框展开时主题自己铺满整屏
                reader.narrow(PHONE)
            assert reader.page.evaluate("window.__alerted") == [], name
            assert reader.page.evaluate("window.__violations") == [], name
            assert reader.page.evaluate(_PLANTED) == [], name
    assert not any(findings.faults.values()), findings.faults


# 字符 -> 报出来的种类；写成字、写成转义都一样
UNSEEN = {
    "\u202e": "control-character",
    "\u2066": "control-character",
    "\u061c": "control-character",
    "\u200b": "control-character",
    "\ufeff": "control-character",
    "\u3164": "control-character",
    "\ufe0f": "control-character",
    "\U000e0041": "control-character",
    "\u2028": "control-character",
    "\x00": "control-character",
    "\x1b": "control-character",
    "\x85": "control-character",
    "\ufff9": "control-character",
    "\t": "tab",
}


def _told(tmp_path: Path, name: str, text: str) -> list[str]:
    """Load records of which one file says `text`; return the faults, without those of missing files."""
    path = tmp_path / "policies" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [str(fault) for fault in load(tmp_path).faults if fault.file == f"policies/{name}"]


@pytest.mark.parametrize("sign", UNSEEN, ids=[f"{ord(sign):04x}" for sign in UNSEEN])
def test_unseen_characters_are_refused_with_their_place(sign: str, tmp_path: Path) -> None:
    """倒转方向的、看不见的、控制的字符，照字写、写成转义，都指到行列，不建站。"""
    head = "site_name: 甲\ndescription: "
    for text, column in (
        (f"{head}乙{sign}丙\n", 15),
        (f'{head}"乙\\U{ord(sign):08x}丙"\n', 14),
        (f'"site{chr(92)}U{ord(sign):08x}_name": 甲\n', 1),
    ):
        place = f"policies/profile.yml:{text.count(chr(10))}:{column}: 错误[{UNSEEN[sign]}]"
        said = _told(tmp_path, "profile.yml", text)
        assert [each for each in said if each.startswith(place)], said


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", 'http://x/"><script>', "http://x/ y", "//x/", "http://x/?a", "甲"],
)
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    text = f"site_name: 甲\ndescription: 乙\nbase_url: {json.dumps(address)}\n"
    (said,) = _told(tmp_path, "profile.yml", text)
    assert said.startswith("policies/profile.yml:3:11: 错误[value]")
    assert "http:// 或 https:// 开头的网址" in said


def test_too_long_is_said_once_and_in_short(tmp_path: Path) -> None:
    """有上限的字段塞进十万个字：一句话，不把十万个字再打一遍。"""
    text = (ROOT / "policies/problems.yml").read_text(encoding="utf-8")
    spoiled = re.sub(r"words: [^,}\n]*", f"words: {ENDLESS}", text, count=1)
    (said,) = _told(tmp_path, "problems.yml", spoiled)
    assert "错误[too-long]" in said
    assert len(said) < 300
