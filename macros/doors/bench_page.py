"""make bench 的另一半：首页在一部慢手机上（处理器放慢到 4 分之一，1.6 Mbit/s）多久能用、要取多少字节；Lighthouse 的分。

网页压缩了再发，像平常的服务器；Lighthouse 由 npm 取来，取不到就照说没有量。
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, ViewportSize

from macros.doors.bootstrap import ROOT
from macros.doors.yardsticks import Quiet, served

PAGES = (
    "index.html",
    "find.html",
    "documents/rules-2024.html",
    "checklists/meeting.html",
    "timeline.html",
    "study/selftest.html",
)
_RUNS = 5
_SLOWER = 4
_BYTES_A_SECOND: Final = 1.6e6 / 8
_LATENCY: Final = 150
_PHONE: Final = ViewportSize(width=360, height=800)
_LIGHTHOUSE: Final = "lighthouse@12.8.2"
_PATIENCE: Final = 600
_WATCH: Final = """
window.seen = { lcp: 0, cls: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((each) => { seen.lcp = each.startTime; }))
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) { seen.cls += each.value; } }))
  .observe({ type: "layout-shift", buffered: true });
"""
_BYTES: Final = """
() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, each) => sum + each.transferSize, 0)
"""


class _Zipped(Quiet):
    """Serves a folder as servers commonly do: text packed, other files as they are."""

    def do_GET(self) -> None:  # noqa: N802 - 标准库这样叫
        """Send one file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml")):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def phone(browser: Browser, site: Path) -> dict[str, Any]:
    """Return, for each of PAGES, the bytes before it is usable (the load event), the largest paint and the shift.

    Medians of a few runs, each with nothing cached.
    """
    found = {}
    with served(site, _Zipped) as address:
        for name in PAGES:
            runs = [_opened(browser, address + name) for _ in range(_RUNS)]
            found[name] = {
                "compressed_kb": round(statistics.median(each["bytes"] for each in runs) / 1000, 1),
                "largest_paint_ms": round(statistics.median(each["lcp"] for each in runs)),
                "layout_shift": round(max(each["cls"] for each in runs), 4),
            }
    return found


def _opened(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(
        viewport=_PHONE,
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
        locale="zh-CN",
    )
    try:
        context.add_init_script(_WATCH)
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": _LATENCY,
                "downloadThroughput": _BYTES_A_SECOND,
                "uploadThroughput": _BYTES_A_SECOND,
            },
        )
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.goto(address, wait_until="load")
        carried = float(page.evaluate(_BYTES))
        page.wait_for_timeout(1500)  # 载入以后还会有迟到的大块和移动
        seen = page.evaluate("() => seen")
        return {"bytes": carried, "lcp": float(seen["lcp"]), "cls": float(seen["cls"])}
    finally:
        context.close()


def lighthouse(executable: str, site: Path) -> dict[str, Any]:
    """Return Lighthouse's scores (0 to 100) of PAGES on its phone profile, or why there are none."""
    tools = ROOT / ".cache" / "lighthouse"
    program = tools / "node_modules" / "lighthouse" / "cli" / "index.js"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return {"unavailable": "没有 node 和 npm"}
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        words = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(tools), _LIGHTHOUSE]
        if subprocess.run(words, capture_output=True, check=False, timeout=_PATIENCE).returncode:
            return {"unavailable": f"npm 取不到 {_LIGHTHOUSE}"}
    found: dict[str, Any] = {"version": _LIGHTHOUSE}
    with served(site, _Zipped) as address:
        for name in PAGES:
            done = subprocess.run(
                [
                    node,
                    str(program),
                    address + name,
                    "--quiet",
                    "--output=json",
                    "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
                ],
                env={**os.environ, "CHROME_PATH": executable},
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=_PATIENCE,
            )
            if done.returncode:
                found[name] = {"unavailable": done.stderr.strip().splitlines()[-1:] or ["没有跑成"]}
                continue
            report = json.loads(done.stdout)
            found[name] = {
                key: round((each["score"] or 0) * 100) for key, each in report["categories"].items()
            }
            lost = [
                key
                for key, audit in report["audits"].items()
                if audit.get("score") is not None
                and audit["score"] < 1
                and audit.get("scoreDisplayMode") in {"binary", "numeric"}
            ]
            found[name]["below_full"] = sorted(lost)
    return found
