"""读者的关口：http 下另一半的网页。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.gates import read_half
from tests.support.reader import KINDS, Findings
from tests.support.server import Served


@pytest.fixture(scope="module")
def findings(browser: Browser, site: Path, http_site: Served) -> Findings:
    """What the pages gave."""
    return read_half(browser, site, http_site, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_passes(findings: Findings, kind: str) -> None:
    assert findings.opened > 1
    assert not findings.report(kind), findings.report(kind)


def test_the_server_refused_nothing(findings: Findings, http_site: Served) -> None:
    assert findings.opened
    assert not [line for line in http_site.refused if "/missing/" not in line]
