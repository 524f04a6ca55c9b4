"""make screenshots：先建站，再用 Chromium 逐页截图；画图标和分享的图。"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from macros.doors import store
from macros.doors.bootstrap import ROOT
from macros.doors.browser import CHROMIUM
from macros.doors.pictures import social
from macros.doors.pictures.shots import SHOTS, SIZES, taken
from macros.doors.pictures.small import small
from macros.model.deployment import Profile
from macros.model.library import Library

IMAGES: Final = "docs/images"
LARGEST: Final = 60 * 1024
SOCIAL_LARGEST: Final = 80 * 1024
"""Bytes of one picture."""


def screenshots(site: Path) -> int:
    """Write every picture; return 0 when done, 1 when there is no browser or a page is not as expected.

    Args:
        site: the built site.

    """
    executable = CHROMIUM.find_or_install()
    if executable is None:
        return 1
    library = store.current(ROOT).library
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            # 不用显卡、不按屏幕描边：同一个 Chromium 在哪里截都一样
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-lcd-text",
                "--font-render-hinting=none",
            ],
        )
        try:
            made = {
                f"{IMAGES}/{shot.name}-{width}.webp": small(
                    taken(browser, site, shot, width, day_of(library)), LARGEST
                )
                for shot in SHOTS
                for width in SIZES
            }
            if library.profile:
                made |= drawn(browser, ROOT / "overrides", library.profile)
        except ValueError as error:
            print(f"图太大：{error}", file=sys.stderr)
            return 1
        finally:
            browser.close()
    for name, content in made.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    size = sum(map(len, made.values())) // 1024
    print(f"写好了 {len(made)} 张图，共 {size} KB：{IMAGES}/、overrides/{social.FOLDER}/")
    return 0


def drawn(browser: Browser, overrides: Path, profile: Profile) -> dict[str, bytes]:
    """Return the icon and the social picture, by where they belong below the project's root."""
    made = {}
    page = browser.new_page()
    for name, (width, height) in social.SIZE.items():
        page.set_viewport_size({"width": width, "height": height})
        page.set_content(social.page_of(name, overrides, profile))
        said = social.says(profile) if name == social.SOCIAL else "图标"
        made[f"overrides/{name}"] = small(page.screenshot(), SOCIAL_LARGEST, said)
    page.close()
    return made


def day_of(library: Library) -> str:
    """Return the day of the newest change: how old a check is does not depend on when pictures are taken."""
    return max((str(change.date) for change in library.changes.values()), default="2026-01-01")
