"""在真的 Chromium 90 里把网站走一遍：每一页、三种打开方式、几件要用脚本的事；怎么备它见 docs/maintain/oldest.md。

不进 make test：PyQt6-WebEngine 6.2 带着 Chromium 90，有一百多 MB，也不是本项目的依赖。只用标准库和 PyQt6：
  python tests/by_hand/chromium90.py 建好的站 放截图的文件夹
打印每一页的抱怨和每件事成没成；退出状态 0 是都成了。
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PyQt6.QtCore import QEventLoop, QMarginsF, QTimer, QUrl
from PyQt6.QtGui import QPageLayout, QPageSize
from PyQt6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PyQt6.QtWebEngineWidgets import QWebEngineView
from PyQt6.QtWidgets import QApplication

from tests.support.server import serving
from tests.support.wide import WIDE

FLAGS = ("--webEngineArgs", "--no-sandbox", "--disable-gpu")
NAMES = "--host-resolver-rules=MAP kb.intranet 127.0.0.1, MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
DESKTOP, PHONE = (1440, 900), (360, 740)
# 主题的样式表里有一条旧写法，Chromium 89 起每页说一次，不碍事
KNOWN = "::-webkit-details-marker pseudo element selector is deprecated"
TYPED = "new Event('input', {bubbles: true})"
KEYED = "new KeyboardEvent('keyup', {bubbles: true})"


@dataclass(frozen=True)
class Task:
    """A page, what is done on it, and a question whose answer must be true; both are JavaScript."""

    name: str
    page: str
    do: str
    good: str
    size: tuple[int, int] = DESKTOP


TASKS = (
    Task(
        "首页的框查到条文",
        "index.html",
        "const box = document.querySelector('.ask__row input'); box.value = '开会'; box.form.submit();",
        "location.pathname.endsWith('find.html') && document.querySelectorAll('#clause-results > *').length > 3",
    ),
    Task(
        "页眉的检索框",
        "about.html",
        "document.querySelector('[data-md-toggle=search]').click();"
        "const box = document.querySelector('.md-search__input'); box.focus(); box.value = '开会';"
        f"box.dispatchEvent({TYPED}); box.dispatchEvent({KEYED});",
        "document.querySelectorAll('.md-search-result__link').length > 3",
    ),
    Task(
        "查条文，边打边找",
        "find.html",
        f"const box = document.getElementById('finder-q'); box.value = 'kaihui'; box.dispatchEvent({TYPED});",
        "document.querySelectorAll('#clause-results > *').length > 3",
    ),
    Task(
        "清单勾一项",
        "checklists/meeting.html",
        "document.querySelector('[data-item-id] input[value=yes]').click();",
        "document.querySelector('[data-kb-progress]').textContent.includes('是1')"
        " || document.querySelector('[data-item-id]').dataset.state === 'yes'",
    ),
    Task(
        "勾的还在",
        "checklists/meeting.html",
        "",
        "document.querySelector('[data-item-id]').dataset.state === 'yes'",
    ),
    Task(
        "清单导出成文件",
        "checklists/meeting.html",
        "document.querySelector('[data-kb-do=export]').click();",
        "document.querySelector('[data-kb-said]').textContent.includes('导出了')",
    ),
    Task(
        "自测出题、判题",
        "study/selftest.html?clause=rules-2024-meeting-length",
        # 抽到哪种题不一定：选择、配对、填数都答得上
        "const card = document.querySelector('[data-question]');"
        "card.querySelectorAll('select').forEach((one) => { one.selectedIndex = 1; });"
        "const box = card.querySelector('input');"
        "if (box) { if (box.name === 'number') { box.value = '1'; } else { box.click(); } }"
        "card.querySelector('button[type=submit]').click();",
        "document.querySelector('.quiz__told').textContent.length > 0",
    ),
    Task(
        "体检一段草稿",
        "examine.html",
        "document.querySelector('[data-kb-text]').value = '一、要签订责任状。';"
        "document.querySelector('[data-kb-examine]').click();",
        "document.querySelector('[data-kb-result]').textContent.includes('责任状')",
    ),
    Task(
        "与我有关",
        "mine.html",
        "const one = document.querySelector('select[name=tier]'); one.value = 'township';"
        "one.dispatchEvent(new Event('change', {bubbles: true}));",
        "document.querySelectorAll('.mine__row').length > 3",
    ),
    Task(
        "手机上打开目录，背后的按不到",
        "documents/rules-2024.html",
        "document.querySelector('[data-kb-drawer]').click();",
        "document.querySelector('#__drawer').checked && document.activeElement.closest('#kb-panel')"
        " && getComputedStyle(document.querySelector('.md-content a')).visibility === 'hidden'",
        PHONE,
    ),
    Task(
        "卡片点开，引文填上",
        "documents/rules-2024.html",
        "document.querySelector('.cite').open = true;",
        "document.querySelector('.cite').querySelectorAll('[data-kb-copy]').length === 5"
        " && document.querySelector('.cite').querySelectorAll('button').length === 5",
    ),
    Task(
        "短码",
        "c.html",
        "location.hash = document.querySelector('.codes a').closest('li').id;",
        "!location.pathname.endsWith('/c.html')",
    ),
    Task(
        "深色、特大字",
        "documents/rules-2024.html",
        "for (const one of ['largest', 'dark'])"
        " document.querySelector('#kb-looks input[value=' + one + ']').click();",
        "getComputedStyle(document.body).backgroundColor === 'rgb(23, 24, 27)'",
    ),
    Task(
        "回到浅色、标准字",
        "documents/rules-2024.html",
        "for (const one of ['standard', 'auto'])"
        " document.querySelector('#kb-looks input[value=' + one + ']').click();",
        "getComputedStyle(document.body).backgroundColor === 'rgb(251, 250, 247)'",
    ),
)


class _Page(QWebEnginePage):
    """A page that keeps what the console says."""

    where = ""
    told: dict[str, list[str]]

    def javaScriptConsoleMessage(self, _level, text, line, source):  # noqa: ANN001, ANN202, N802
        if KNOWN not in text:
            self.told.setdefault(f"{text}（{source.rsplit('/', 1)[-1]}:{line}）", []).append(
                self.where
            )


class Window:
    """One window of the old browser."""

    def __init__(self) -> None:
        self.view = QWebEngineView()
        self.profile = QWebEngineProfile()
        self.page = _Page(self.profile, self.view)
        self.page.told = {}
        self.profile.downloadRequested.connect(lambda one: one.cancel())
        self.view.setPage(self.page)
        self.size(DESKTOP)
        self.view.show()

    def size(self, size: tuple[int, int]) -> None:
        """Take a new size and let the page follow."""
        self.view.resize(*size)
        self.wait(150)

    def wait(self, milliseconds: int) -> None:
        """Let the browser work."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def open(self, address: str) -> None:
        """Open an address and wait for its scripts; a page that does not come is noted."""
        loop, done = QEventLoop(), []

        def finish(good: bool) -> None:
            done.append(good)
            loop.quit()

        self.page.where = address
        self.page.loadFinished.connect(finish)
        self.page.load(QUrl(address))
        self.wait_for(loop)
        self.page.loadFinished.disconnect(finish)
        self.wait(200)
        if done != [True]:
            self.page.told.setdefault("没有打开", []).append(address)

    def ask(self, script: str) -> object:
        """Run JavaScript and return what it gives."""
        loop, found = QEventLoop(), []

        def finish(value: object) -> None:
            found.append(value)
            loop.quit()

        self.page.runJavaScript(script, finish)
        self.wait_for(loop)
        return found[0] if found else None

    def wait_for(self, loop: QEventLoop) -> None:
        """Run a loop for 20 seconds at most."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(20_000)
        loop.exec()

    def print(self, target: Path) -> None:
        """Print the open page to a PDF."""
        loop = QEventLoop()
        self.page.pdfPrintingFinished.connect(lambda *_: loop.quit())
        paper = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
        self.page.printToPdf(str(target), paper)
        self.wait_for(loop)


def perform(window: Window, base: str, task: Task) -> bool:
    """Do one task; the answer may take a few seconds to stand."""
    window.size(task.size)
    window.open(base + task.page)
    window.ask(f"(() => {{ {task.do} }})()")
    for _ in range(25):
        window.wait(200)
        if window.ask(f"Boolean({task.good})") is True:
            return True
    return False


def main(site: Path, shots: Path) -> int:
    """Walk through the built site; return 0 when all went well."""
    shots.mkdir(parents=True, exist_ok=True)
    window = Window()
    failed = 0
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    with serving(site) as served:
        for base in (served.base(), served.base("kb.intranet"), site.as_uri() + "/"):
            for name in names:
                window.open(base + name)
                if base == served.base():
                    window.size(PHONE)
                    wide = window.ask(f"({WIDE.strip()})()")
                    for what in wide if isinstance(wide, list) else ["问不到宽度"]:
                        window.page.told.setdefault(f"360px：{what}", []).append(name)
                    window.size(DESKTOP)
            print(f"{base}：{len(names)} 页，{window.ask('navigator.userAgent')}")
            for number, task in enumerate(TASKS):
                good = perform(window, base, task)
                failed += not good
                print(f"  {'成' if good else '没成'}　{task.name}")
                window.view.grab().save(str(shots / f"{base.split(':')[0]}-{number:02}.png"))
        window.size(DESKTOP)
        for name in ("checklists/meeting.html", "documents/rules-2024.html", "find.html"):
            window.open(served.base() + name)
            window.print(shots / (name.replace("/", "-") + ".pdf"))
    for what, where in window.page.told.items():
        print(f"{what}：{len(where)} 页，如 {where[0]}")
    failed += len(window.page.told) + len(served.refused)
    print(*served.refused, "都成了。" if not failed else f"{failed} 处没成。")
    return 1 if failed else 0


if __name__ == "__main__":
    QT = QApplication(["chromium90", *FLAGS, NAMES])
    STATUS = main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    sys.stdout.flush()
    os._exit(STATUS)  # 正常退出时 Qt 拆窗口的次序会崩溃
