"""读者的关口：另两种打开方式，内网的主机名（没有安全上下文）和双击打开，每一页。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.gates import MOST, WAYS, Gates, read_all
from tests.support.reader import Findings, page_names, way_of
from tests.support.server import Served


@pytest.fixture(scope="module", params=[way for way in WAYS if way != "http"])
def findings(
    request: pytest.FixtureRequest, browser: Browser, site: Path, http_site: Served
) -> Findings:
    """What all pages gave in one way."""
    names = page_names(site, most=MOST)
    return read_all(browser, way_of(request.param, http_site, site), site, names)


class TestPages(Gates):
    """每一页，两种打开方式。"""
