"""make bench：量时间与大小，写进 docs/maintain/bench.json。量的是这台机器，不是测试。

建站同一个普通的 Material 站一次量完（bench_build），首页照慢手机量（bench_page）。
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.doors import bench_build, bench_page, commands
from macros.doors.bootstrap import ROOT
from macros.doors.browser import CHROMIUM

RESULT = ROOT / "docs" / "maintain" / "bench.json"
_PARTS = ("build", "phone", "lighthouse")


def measure(arguments: list[str]) -> int:
    """Measure and write the figures with the machine's name; with --only, one part, the others stay.

    Returns:
        0 when done, 1 when there is no browser or no site.

    """
    parser = argparse.ArgumentParser(prog="python -m macros bench")
    parser.add_argument("--only", choices=_PARTS, help="只量一样，别的留着上次的")
    parser.add_argument(
        "--most",
        type=int,
        default=max(bench_build.SIZES),
        help="造出来的条文至多这么多（一万条要十来分钟）",
    )
    options = parser.parse_args(arguments)
    executable = CHROMIUM.find()
    if executable is None:
        print(CHROMIUM.advice(), file=sys.stderr)
        return 1
    figures: dict[str, Any] = {}
    if options.only and RESULT.exists():
        figures = json.loads(RESULT.read_text(encoding="utf-8"))
    wanted = (options.only,) if options.only else _PARTS
    about = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.node()}，{platform.system()} {platform.machine()}，Python {platform.python_version()}",
        "processors": os.cpu_count(),
    }
    if "build" in wanted:
        sizes = [size for size in bench_build.SIZES if size <= options.most]
        figures["build"] = {**about, **bench_build.measured(ROOT, sizes)}
    if wanted != ("build",):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            if commands.build(["--out", str(site)]):
                return 1
            _pages(figures, wanted, about, executable, site)
    RESULT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0


def _pages(
    figures: dict[str, Any],
    wanted: tuple[str, ...],
    about: dict[str, Any],
    executable: Path,
    site: Path,
) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - 只有这一半要它

    if "phone" in wanted:
        print("慢手机 ……", flush=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
            )
            figures["phone"] = {
                **about,
                "chromium": browser.version,
                "profile": "处理器放慢到4分之一，1.6 Mbit/s，来回150毫秒，360×800，缓存空着，5次的中位数",
                **bench_page.phone(browser, site),
            }
            browser.close()
    if "lighthouse" in wanted:
        print("Lighthouse ……", flush=True)
        figures["lighthouse"] = {**about, **bench_page.lighthouse(str(executable), site)}
