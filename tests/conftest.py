"""全部测试共用的几样：建好的站点、本机网页服务器、一个真浏览器。各在一次运行里只备一份。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.doors.browser import advice, find
from tests.support.build import ROOT, build_site
from tests.support.reader import FLAGS
from tests.support.rules import Site
from tests.support.server import Served, serving


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    return build_site(ROOT, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    """The site as the rules read it."""
    return Site(site)


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[Served]:
    """The site over http on this machine, under a sub-path."""
    with serving(site) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium; where there is none the tests fail, they are never skipped."""
    executable = find()
    if executable is None:
        pytest.fail(advice(), pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()
