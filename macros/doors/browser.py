"""测试要用的 Chromium：没有浏览器，读者那几道关口就没有查过。"""

from __future__ import annotations

from typing import Final

from macros.doors.tools import Tool

CHROMIUM: Final = Tool(
    label="Chromium",
    names=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"),
    # Windows 与 macOS 的浏览器不在 PATH 里；Edge 与 Chromium 同一内核，Windows 上一定有。
    places=(
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
        "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    # 没有中文字体时量不出真实的行宽与换行，所以一起装。
    packages=("chromium", "fonts-noto-cjk"),
    lost="真浏览器里的测试一项也没有跑",
    dnf="sudo dnf install -y chromium google-noto-sans-cjk-fonts",
    brew="brew install --cask chromium",
    winget="winget install --id Google.Chrome",
    by_hand="用本机的软件管理器安装 chromium 和 Noto CJK 字体",
)
