"""读者的关口：http 下另一半的网页。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.gates import Gates, read_half
from tests.support.reader import Findings
from tests.support.server import Served


@pytest.fixture(scope="module")
def findings(browser: Browser, site: Path, http_site: Served) -> Findings:
    """What the pages gave."""
    return read_half(browser, site, http_site, 1)


class TestPages(Gates):
    """双数的各页。"""
