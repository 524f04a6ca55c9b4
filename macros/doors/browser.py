"""测试要用的 Chromium：找得到就用，找不到就装，装不了就说清楚该敲哪一条命令。

只用标准库。从不跳过：没有浏览器，读者那几道关口就没有查过。
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
# Windows 与 macOS 的浏览器不在 PATH 里；Edge 与 Chromium 同一内核，Windows 上一定有。
PLACES: Final = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# 没有中文字体时量不出真实的行宽与换行，所以一起装。
PACKAGES: Final = ("chromium", "fonts-noto-cjk")
COMMAND: Final = f"apt-get update && apt-get install -y {' '.join(PACKAGES)}"

Which = Callable[[str], str | None]
Run = Callable[[Sequence[str]], int]


def _run(command: Sequence[str]) -> int:
    """Run a command with its output shown; no question is ever asked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(list(command), env=quiet)


def _is_root() -> bool:
    """Tell whether packages may be installed; never so on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find(which: Which = shutil.which, places: Sequence[str] = PLACES) -> Path | None:
    """Look for a Chromium, Chrome or Edge on the path and where installers put it.

    Args:
        which: how a name is looked up on the path.
        places: full paths to try after that.

    Returns:
        The executable, or None.

    """
    for name in NAMES:
        found = which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in places if Path(place).is_file()), None)


def advice(which: Which = shutil.which) -> str:
    """Return the sentence, with the one command to type, for whoever has no browser."""
    if which("apt-get"):
        typed = f"sudo sh -c '{COMMAND}'"
    elif which("dnf"):
        typed = "sudo dnf install -y chromium google-noto-sans-cjk-fonts"
    elif sys.platform == "darwin":
        typed = "brew install --cask chromium"
    elif sys.platform == "win32":
        typed = "winget install --id Google.Chrome"
    else:
        typed = "用本机的软件管理器安装 chromium 和 Noto CJK 字体"
    return f"没有找到 Chromium，真浏览器里的测试一项也没有跑。请运行：\n  {typed}\n然后再来一次。"


def find_or_install(
    which: Which = shutil.which,
    is_root: Callable[[], bool] = _is_root,
    run: Run = _run,
    places: Sequence[str] = PLACES,
) -> Path | None:
    """Return a Chromium, installing Debian's package where that is possible.

    Args:
        which: how a name is looked up on the path.
        is_root: whether this process may install packages.
        run: runs one command and returns its exit status.
        places: full paths to try after the path.

    Returns:
        The executable; None after telling on stderr what to type, and then the caller fails.

    """
    browser = find(which, places)
    if browser:
        return browser
    if which("apt-get") and is_root():
        print(f"没有找到 Chromium，正在安装：{COMMAND}", flush=True)
        # update 失败（比如某个源连不上）时仍试着装：旧的软件清单里多半有它
        run(["apt-get", "update"])
        if run(["apt-get", "install", "-y", *PACKAGES]) == 0:
            browser = find(which, places)
            if browser:
                return browser
    print(advice(which), file=sys.stderr)
    return None
