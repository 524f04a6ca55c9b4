"""读者的关口：另两种打开方式，内网的主机名（没有安全上下文）和双击打开，每一页。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.gates import MOST, read_all
from tests.support.reader import KINDS, Findings, page_names, way_of
from tests.support.server import Served

WAYS = ("host", "file")


@pytest.fixture(scope="module")
def findings(browser: Browser, site: Path, http_site: Served) -> dict[str, Findings]:
    """What all pages gave, by way."""
    names = page_names(site, most=MOST)
    return {name: read_all(browser, way_of(name, http_site, site), site, names) for name in WAYS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_every_page_passes(findings: dict[str, Findings], way: str, kind: str) -> None:
    assert findings[way].opened > 1
    assert not findings[way].report(kind), findings[way].report(kind)


def test_the_server_refused_nothing(findings: dict[str, Findings], http_site: Served) -> None:
    assert findings
    assert not [line for line in http_site.refused if "/missing/" not in line]
