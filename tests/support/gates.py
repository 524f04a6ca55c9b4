"""逐页的关口：三种打开方式，每一页，在真浏览器里，断着网。费时间，所以分在几份测试里，各占一个核。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.reader import (
    DESKTOP,
    KINDS,
    NARROW,
    PHONE,
    Findings,
    Way,
    page_names,
    reading,
    way_of,
    without_scripts,
)
from tests.support.server import Served

WAYS = ("http", "host", "file")
MOST = 48
"""Pages of the site that are read; every folder and kind is among them."""

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def read_all(browser: Browser, way: Way, site: Path, names: list[str]) -> Findings:
    """Open every page in one way; the first way also bears the checks that cost time."""
    findings = Findings()
    thorough = way.name == "http"
    with reading(browser, way, site, findings) as reader:
        for name in names:
            reader.open(name)
            reader.examine(paper=thorough)
            # 版面、颜色不随打开的方式变，只在一种方式里量
            if thorough:
                reader.axe(DESKTOP, dark=True)
                reader.narrow(PHONE)
                reader.axe(PHONE, OPEN_ALL)
                reader.narrow(NARROW)
            reader.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    if thorough:
        without_scripts(browser, way, names, findings)
    return findings


def read_half(browser: Browser, site: Path, http_site: Served, half: int) -> Findings:
    """Open every other page over http, from the page number `half` (0 or 1)."""
    names = page_names(site, most=MOST)[half::2]
    return read_all(browser, way_of("http", http_site, site), site, names)


class Gates:
    """What every page passes; the module that takes it over says in `findings` which pages, and how opened."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_page_passes(self, findings: Findings, kind: str) -> None:
        assert findings.opened > 1
        assert not findings.report(kind), findings.report(kind)

    def test_the_server_refused_nothing(self, findings: Findings, http_site: Served) -> None:
        # 图标之类浏览器自己去取的，页面的请求记录里没有，服务器的记录里有
        assert findings.opened
        assert not [line for line in http_site.refused if "/missing/" not in line]
