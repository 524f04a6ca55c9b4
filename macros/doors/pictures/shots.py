"""几页的样子：怎样打开、打开以后做什么，手机和电脑各一张。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, ViewportSize

SIZES: Final = {
    "360": ViewportSize(width=360, height=740),
    "1440": ViewportSize(width=1440, height=900),
}
"""Widths that pictures are named by."""

_SAME = "Math.random = () => 0.42;"
"""The self-test draws by chance; here it is always the same draw."""


@dataclass(frozen=True)
class Shot:
    """One page: its name in file names, where it is, what a reader does there, whether it is dark."""

    name: str
    address: str
    use: Callable[[Page], None] = lambda _page: None
    dark: bool = False


def _found(page: Page) -> None:
    page.locator("#clause-results[aria-busy=false] [data-clause-id]").first.wait_for()
    page.evaluate("document.activeElement.blur()")


def _ticked(page: Page) -> None:
    items = page.locator("[data-item-id]")
    for at, state in enumerate(("yes", "yes", "no")):
        items.nth(at).locator(f"input[type=radio][value={state}]").check()
    page.evaluate("document.activeElement.blur()")
    items.first.evaluate("(item) => window.scrollTo(0, item.offsetTop - 120)")


def _asked(page: Page) -> None:
    page.locator("[data-question]").wait_for()
    page.evaluate("document.activeElement.blur()")


SHOTS: Final = (
    Shot("home", "index.html"),
    Shot("find", "find.html?q=开会不超过几天", _found),
    Shot("clause", "documents/rules-2024.html#rules-2024-meeting-length"),
    Shot("checklist", "checklists/meeting.html", _ticked),
    Shot("timeline", "timeline.html"),
    Shot("selftest", "study/selftest.html?clause=rules-2024-meeting-length", _asked),
    Shot("home-dark", "index.html", dark=True),
)


@contextmanager
def _opened(browser: Browser, shot: Shot, width: str, day: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport=SIZES[width],
        color_scheme="dark" if shot.dark else "light",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        is_mobile=width == "360",
        has_touch=width == "360",
    )
    try:
        context.add_init_script(_SAME)
        page = context.new_page()
        page.clock.set_fixed_time(f"{day}T09:00:00+08:00")
        yield page
    finally:
        context.close()


def taken(browser: Browser, site: Path, shot: Shot, width: str, day: str) -> bytes:
    """Return a picture (PNG) of one page of the built `site`.

    Args:
        browser: a Chromium.
        site: the built site's folder; opened as a file, as by a double click.
        shot: the page.
        width: a key of SIZES.
        day: the day it is for the reader, such as 2026-01-05.

    Raises:
        playwright.sync_api.Error: the page is not what the shot expects.

    """
    address, sign, rest = shot.address.partition("?" if "?" in shot.address else "#")
    with _opened(browser, shot, width, day) as page:
        page.goto((site / address).as_uri() + sign + rest, wait_until="load")
        shot.use(page)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        page.wait_for_timeout(300)  # 检索、滚动的收尾
        return page.screenshot(animations="disabled", caret="hide")
