"""全部测试共用的几样：建好的站点、本机网页服务器、一个真浏览器。各在一次运行里只备一份。"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.doors.browser import CHROMIUM
from macros.doors.garbage import seldom_collect
from tests.support.build import ROOT, build_site
from tests.support.reader import FLAGS
from tests.support.rules import Site
from tests.support.server import Served, serving

seldom_collect()

PATIENCE = 300
"""Seconds that a build by another process may take."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once in a run: the process that comes first builds, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    built, told = shared / "built" / "site", shared / "built" / "done"
    try:
        built.parent.mkdir()
    except FileExistsError:
        waited = 0.0
        while not told.exists():
            time.sleep(0.2)
            waited += 0.2
            assert waited < PATIENCE, "另一个进程没有建成网站，它的测试里写着为什么"
        assert told.read_text(encoding="utf-8") == "ok", "另一个进程没有建成网站"
        return built
    try:
        build_site(ROOT, built)
    except BaseException:
        told.write_text("failed", encoding="utf-8")
        raise
    told.write_text("ok", encoding="utf-8")
    return built


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
    executable = CHROMIUM.find()
    if executable is None:
        pytest.fail(CHROMIUM.advice(), pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()
