"""读者的关口：http 下每一页（单数的；双数的在 test_reader_gates_more），和坏网页——每一种过错都报得出来。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.gates import Gates, read_all, read_half
from tests.support.reader import Findings, Way, page_names, reading, way_of
from tests.support.server import Served, serving


@pytest.fixture(scope="module")
def findings(browser: Browser, site: Path, http_site: Served) -> Findings:
    """What the pages gave."""
    return read_half(browser, site, http_site, 0)


class TestPages(Gates):
    """单数的各页。"""


HEAD = (
    '<!doctype html><html lang="zh"><head><meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src * data:"
    '"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>题</title>'
    '<link rel="icon" href="data:,"></head><body>'
)
GOOD = (
    "<main><h1>标题</h1><p>这里有足够长的一段正文，供读者阅读。</p></main>"
    "<footer>数据版本 abc123</footer></body></html>"
)
BAD = {
    "console": "<script>console.warn('慢')</script>",
    "csp": '<iframe src="data:text/html,x" title="框"></iframe>',
    "script-error": "<script>throw new Error('坏')</script>",
    "foreign": '<img src="http://example.invalid/a.png" alt="图">',
    "refused": '<img src="missing/a.png" alt="图">',
    "sideways": '<p style="width:500px">宽</p>',
    "axe": '<img src="data:,">',
    "heading": "<h1>又一个</h1>",
    "print": '<style>@media print{footer{display:none}}</style><div class="md-top">顶</div>',
}


def gates_for(browser: Browser, folder: Path, html: str) -> Findings:
    """Run every check on a site of one page."""
    folder.joinpath("index.html").write_text(html, encoding="utf-8")
    with serving(folder) as served:
        return read_all(browser, way_of("http", served, folder), folder, ["index.html"])


def test_a_good_page_gives_no_fault(browser: Browser, tmp_path: Path) -> None:
    found = gates_for(browser, tmp_path, HEAD + GOOD)
    assert not any(found.faults.values()), found.faults


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_page_is_caught(browser: Browser, tmp_path: Path, kind: str) -> None:
    found = gates_for(browser, tmp_path, HEAD + GOOD.replace("</main>", BAD[kind] + "</main>"))
    assert found.faults[kind]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("language", 'lang="zh"', 'lang="en"'),
        ("version", "<footer>数据版本 abc123", "<footer>"),
        ("version", "<footer>", "<footer hidden>"),
        (
            "no-script",
            GOOD,
            "<script>document.write(`" + GOOD.replace("</", "<\\/") + "`)</script>",
        ),
    ],
)
def test_a_page_that_lacks_something_is_caught(
    browser: Browser, tmp_path: Path, kind: str, old: str, new: str
) -> None:
    found = gates_for(browser, tmp_path, (HEAD + GOOD).replace(old, new))
    assert found.faults[kind]


@pytest.mark.parametrize(
    "faint",
    [
        '<p style="color:#aaa">看不清的一句</p>',
        '<div style="background:#777"><p>深底上的<b style="color:#444">一句</b></p></div>',
        '<p>平常的</p><p style="opacity:.4">淡下去的一句</p>',
        '<button style="color:#ccc;background:#fff">按一下</button>',
        '<input style="color:#ccc;background:#fff" value="写了字的" aria-label="写">',
    ],
)
def test_faint_words_are_caught(browser: Browser, tmp_path: Path, faint: str) -> None:
    """Of words that look the same two are measured; one that looks otherwise is always among them."""
    many = "<p>读得清的一句</p>" * 50
    html = (HEAD + GOOD).replace("</main>", f"{many}{faint}{many}</main>")
    found = gates_for(browser, tmp_path, html)
    assert "color-contrast" in found.report("axe")


def test_a_wrong_context_is_caught(browser: Browser, tmp_path: Path) -> None:
    tmp_path.joinpath("index.html").write_text(HEAD + GOOD, encoding="utf-8")
    findings = Findings()
    with serving(tmp_path) as served:
        way = Way("host", served.base("kb.intranet"), secure=True)
        with reading(browser, way, tmp_path, findings) as reader:
            reader.open("index.html")
    assert findings.faults["context"]


def test_many_pages_are_sampled_from_every_folder(tmp_path: Path) -> None:
    for folder in ("", "documents", "measures"):
        tmp_path.joinpath(folder).mkdir(exist_ok=True)
        for number in range(40):
            page = tmp_path.joinpath(folder, f"p{number:02}.html")
            page.write_text("x" * (number + 1), encoding="utf-8")
    assert len(page_names(tmp_path, most=200)) == 120
    names = page_names(tmp_path, most=60)
    assert {name for name in names if "/" not in name} == {f"p{n:02}.html" for n in range(40)}
    for folder in ("documents", "measures"):
        inside = [name for name in names if name.startswith(folder)]
        assert f"{folder}/p00.html" in inside
        assert f"{folder}/p39.html" in inside
        assert 3 <= len(inside) < 40
