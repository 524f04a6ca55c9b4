"""建成的站点守不守规矩；以及每一条规矩遇到坏网页都报得出来。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.rules import (
    Fault,
    Site,
    broken_links,
    css_addresses,
    dependent_404,
    foreign_references,
    inline_code,
    repeated_ids,
    unlike_pages,
    weak_policies,
)

Rule = Callable[[Site], list[Fault]]
RULES: tuple[Rule, ...] = (
    broken_links,
    repeated_ids,
    foreign_references,
    inline_code,
    weak_policies,
    dependent_404,
    unlike_pages,
)


@pytest.mark.parametrize("rule", RULES)
def test_the_built_site_keeps_the_rule(built: Site, rule: Rule) -> None:
    faults = rule(built)
    assert not faults, "\n".join(map(str, faults))


def test_the_map_of_the_site_carries_no_time(built: Site) -> None:
    # 没有完整网址就没有站点地图；压缩的那一份带着建站的时刻，任何时候都不要
    addressed = 'rel="canonical"' in built.source["index.html"]
    assert ("sitemap.xml" in built.files) is addressed
    assert "sitemap.xml.gz" not in built.files


CSP = "default-src 'none'; script-src 'self'; style-src 'self'"


def html(head: str = "", body: str = "", csp: str = CSP, lang: str = "zh") -> str:
    """Return a page that keeps every rule, apart from what is put in."""
    return (
        f'<!doctype html><html lang="{lang}"><head>'
        f'<meta http-equiv="Content-Security-Policy" content="{csp}"><meta charset="utf-8">'
        f"{head}</head><body><h1>标题</h1>{body}<p>数据版本 abc123</p></body></html>"
    )


def make(folder: Path, body: str = "", head: str = "", **others: str) -> Site:
    """Write a small site whose page documents/a.html holds `body` and `head`."""
    pages = {
        "404.html": html("<title>四</title>"),
        "index.html": html("<title>首页</title>", '<h2 id="top">顶</h2>'),
        "documents/a.html": html(f"<title>甲</title>{head}", body),
        "site.css": "p{background:url(data:image/svg+xml,x)}",
        **others,
    }
    for name, text in pages.items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return Site(folder)


GOOD_BODY = (
    '<a href="../index.html#top">首页</a><a href="#c1">这里</a><p id="c1">甲</p><a href="#">顶</a>'
    '<a href="https://www.gov.cn/">官网</a><a href="../index.html?q=%E4%BC%9A">查</a>'
    '<img src="data:image/png;base64,AA==" alt=""><img src="../site.css" alt="">'
)


@pytest.mark.parametrize("rule", RULES)
def test_a_good_site_keeps_every_rule(tmp_path: Path, rule: Rule) -> None:
    assert rule(make(tmp_path, GOOD_BODY, '<link rel="stylesheet" href="../site.css">')) == []


BAD: list[tuple[Rule, str, str]] = [
    (broken_links, '<a href="b.html">无</a>', "documents/b.html 不在站点里"),
    (broken_links, '<a href="A.html">大小写</a>', "documents/A.html 不在站点里"),
    (broken_links, '<a href="../index.html#none">无</a>', "没有编号 none"),
    (broken_links, '<a href="#none">无</a>', "没有编号 none"),
    (broken_links, '<a href="/index.html">根</a>', "不是相对地址"),
    (broken_links, '<a href="//example.org/">外</a>', "不是相对地址"),
    (broken_links, '<a href="../">目录</a>', "不在站点里"),
    (broken_links, '<a href="../../index.html">出去</a>', "不在站点里"),
    (broken_links, '<a href="">空</a>', "空地址"),
    (broken_links, '<a href="ftp://example.org/">旧</a>', "不是相对地址"),
    (broken_links, '<img src="no.png" alt="">', "不在站点里"),
    (broken_links, '<img srcset="../site.css 1x, no.png 2x" alt="">', "no.png"),
    (broken_links, '<script src="no.js"></script>', "no.js"),
    (broken_links, '<form action="no.html"></form>', "no.html"),
    (repeated_ids, '<p id="x">一</p><p id="x">二</p>', "编号 x"),
    (repeated_ids, '<p id="a b">一</p>', "带空白"),
    (repeated_ids, '<p id="">一</p>', "空的"),
    (foreign_references, '<img src="https://example.org/a.png" alt="">', "example.org"),
    (foreign_references, '<script src="//example.org/a.js"></script>', "example.org"),
    (foreign_references, '<iframe src="http://example.org/"></iframe>', "example.org"),
    (foreign_references, '<form action="https://example.org/"></form>', "example.org"),
    (inline_code, '<p style="color:red">红</p>', "style"),
    (inline_code, '<p onclick="x()">点</p>', "onclick"),
    (inline_code, '<a href="javascript:x()">点</a>', "javascript"),
    (weak_policies, "<script>x()</script>", "没有这段的哈希"),
    (weak_policies, "<style>p{}</style>", "没有这段的哈希"),
    (unlike_pages, "<h1>又一个</h1>", "2 个一级标题"),
    (unlike_pages, "<p>数据版本 abc124</p>", "没有「数据版本"),
]


@pytest.mark.parametrize(("rule", "body", "told"), BAD)
def test_a_bad_body_is_told(tmp_path: Path, rule: Rule, body: str, told: str) -> None:
    faults = rule(make(tmp_path, body))
    assert [fault for fault in faults if fault.page == "documents/a.html" and told in fault.what]


@pytest.mark.parametrize(
    ("rule", "name", "text", "told"),
    [
        (foreign_references, "bad.css", "@import 'https://example.org/a.css';", "example.org"),
        (foreign_references, "bad.css", "p{background:url(no.png)}", "no.png"),
        (weak_policies, "b.html", "<html lang=zh><head></head><h1>乙</h1></html>", "有 0 条"),
        (weak_policies, "b.html", html(csp="default-src 'self'"), "应为 'none'"),
        (weak_policies, "b.html", html(csp=CSP + " 'unsafe-inline'"), "'unsafe-inline'"),
        (weak_policies, "b.html", html(csp=CSP + " https://example.org"), "example.org"),
        (weak_policies, "b.html", html(csp=CSP + "; " + "x" * 1000), "1024"),
        (
            weak_policies,
            "b.html",
            html().replace("<head>", '<head><link rel="icon" href="data:,">'),
            "管不到",
        ),
        (dependent_404, "404.html", html('<link rel="icon" href="site.css">'), "site.css"),
        (dependent_404, "404.html", html("", '<a href="index.html">首页</a>'), "index.html"),
        (unlike_pages, "b.html", html("<title>乙</title>", lang="en"), "lang"),
        (unlike_pages, "b.html", html(), "没有题名"),
        (unlike_pages, "b.html", html("<title>甲</title>"), "相同"),
        (unlike_pages, "b.html", html("<title>乙</title>").replace("c123", "c12"), "没有「数据"),
        (unlike_pages, "b.html", html("<title>乙</title>").replace("c123", "c124"), "不一致"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, rule: Rule, name: str, text: str, told: str) -> None:
    faults = rule(make(tmp_path, **{name: text}))
    assert [fault for fault in faults if told in fault.what], faults


def test_a_missing_404_is_told(tmp_path: Path) -> None:
    site = make(tmp_path)
    tmp_path.joinpath("404.html").unlink()
    assert dependent_404(Site(site.folder))


def test_addresses_in_a_style_sheet_are_found() -> None:
    text = """@import "a.css"; /* url(no.png) */ p{background:url( 'b.png' ) , url(c.png)}"""
    assert css_addresses(text) == ["a.css", "b.png", "c.png"]
