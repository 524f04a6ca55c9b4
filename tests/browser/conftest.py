"""几份测试共用的：像读者那样拿着手机打开，用完看浏览器有没有抱怨过。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.reader import faultless_phone, way_of
from tests.support.server import Served


@pytest.fixture(params=["host", "file"])
def reader(request: Any, browser: Browser, site: Path, http_site: Served) -> Iterator[Any]:
    """A phone on the two harder ways: plain http by name has no locks, file:// has no server."""
    with faultless_phone(browser, way_of(request.param, http_site, site), site) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, site: Path, http_site: Served) -> Iterator[Any]:
    """A phone on plain http on this machine."""
    with faultless_phone(browser, way_of("http", http_site, site), site) as opened:
        yield opened
