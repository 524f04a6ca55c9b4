"""像读者那样打开网页，把浏览器的每一声抱怨都记下来。"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.support.printing import on_paper
from tests.support.rules import data_versions
from tests.support.server import Served
from tests.support.wide import WIDE

# 只认得 127.0.0.1 与 kb.intranet 两个名字，别的一概解析不了：等于断网。
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--host-resolver-rules=MAP kb.intranet 127.0.0.1, MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
DESKTOP = (1440, 900)
PHONE = (360, 740)
NARROW = (320, 640)

# 每一种过错的名字；测试按它们逐项断言，坏网页的测试保证每一种都报得出来。
KINDS = (
    "console",  # 控制台有错误或警告
    "csp",  # 违反内容安全策略
    "script-error",  # 脚本抛错
    "foreign",  # 向别的主机发了请求
    "refused",  # 请求没有得到正常的回答
    "context",  # 安全上下文与这种打开方式应有的不符
    "version",  # 屏幕上看不到数据版本
    "print",  # 打印时看不到数据版本、伸出纸，或还带着页眉、目录、要点要填的
    "language",  # 没有说明是中文
    "heading",  # 一级标题不是恰有一个
    "sideways",  # 窄屏上要左右滚动整页，或有内容伸出屏幕
    "axe",  # 无障碍检查不通过
    "no-script",  # 关掉脚本就没有正文
)

_LISTEN = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(event.violatedDirective + " " + (event.blockedURI || "inline") +
    " " + event.sourceFile + ":" + event.lineNumber);
});
"""
# 让各页的脚本做完开头的事；再晚的抱怨在后面几步里一样会记到这一页名下。
_SETTLE = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50))"
# 对比度是最费时的一项（八成），又只看字色、字号、底色：这几样都相同的字，看头两处就够
_AXE = """
async () => {
  const told = (result) => result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}：${node.target.join(" ")}：${node.failureSummary.replace(/\\s+/g, " ")}`));
  const grounds = new Map();
  const ground = (one) => {
    if (!one) { return ""; }
    if (!grounds.has(one)) {
      const style = getComputedStyle(one), plain = /^rgb\\(/.test(style.backgroundColor);
      const own = style.backgroundColor + style.backgroundImage + style.opacity + style.filter;
      const whole = plain && style.backgroundImage === "none" && style.opacity === "1" && style.filter === "none";
      grounds.set(one, whole ? own : own + ground(one.parentElement));
    }
    return grounds.get(one);
  };
  const seen = new Map(), some = new Set(), shown = new Set(document.querySelectorAll("input, select, textarea"));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) { shown.add(walker.currentNode.parentElement); }
  }
  for (const one of shown) {
    const style = getComputedStyle(one);
    const key = [style.color, style.fontSize, style.fontWeight, style.textShadow, ground(one)].join();
    const many = seen.get(key) || 0;
    if (many < 2 && one.checkVisibility({ visibilityProperty: true })) { seen.set(key, many + 1); some.add(one); }
  }
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const rest = await axe.run(document, {
    resultTypes: ["violations"], runOnly: rules, preload: false,
    rules: { "color-contrast": { enabled: false } },
  });
  const contrast = await axe.run({ include: [...some] }, {
    resultTypes: ["violations"], runOnly: ["color-contrast"], preload: false,
  });
  return [...told(rest), ...told(contrast)];
}
"""


@dataclass(frozen=True)
class Way:
    """One way to open the site."""

    name: str
    base: str
    secure: bool


@dataclass
class Findings:
    """What was found, by kind."""

    faults: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    opened: int = 0

    def add(self, kind: str, where: str, what: str) -> None:
        """Note one fault; the kind must be one of KINDS."""
        self.faults[kind].append(f"{where}：{what}")

    def report(self, kind: str) -> str:
        """Return the faults of one kind as text, empty when there are none."""
        return "\n".join(self.faults[kind])


def page_names(site: Path, most: int = 60) -> list[str]:
    """List the pages; of many, every folder's shortest, longest and a few between.

    Args:
        site: the built site.
        most: above this number a choice is made.

    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    if len(names) <= most:
        return names
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    chosen = set(folders.pop("", []))
    share = max(3, (most - len(chosen)) // max(1, len(folders)))
    for inside in folders.values():
        ordered = sorted(inside, key=lambda name: ((site / name).stat().st_size, name))
        step = max(1, (len(ordered) - 1) / (share - 1))
        picked = {ordered[min(len(ordered) - 1, round(step * index))] for index in range(share)}
        chosen |= picked | {name for name in inside if name.endswith("/index.html")}
    return sorted(chosen)


@cache
def axe_source() -> str:
    """Return the text of axe-core, which lies in the wheel of axe-playwright-python."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


class Reader:
    """A browser window that opens pages of one site in one way and notes every complaint."""

    def __init__(self, context: BrowserContext, way: Way, site: Path, findings: Findings) -> None:
        self.way, self.findings, self._site = way, findings, site
        self.context = context
        context.add_init_script(_LISTEN)
        self.page: Page = context.new_page()
        self._where = ""
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self._note("script-error", str(error)))
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)
        self.page.on(
            "requestfailed",
            # 离开一页时没有取完的会被浏览器取消，不算取不到
            lambda request: (
                self._note("refused", f"{request.url} {request.failure}")
                if request.failure != "net::ERR_ABORTED"
                else None
            ),
        )

    def _note(self, kind: str, what: str) -> None:
        self.findings.add(kind, f"{self.way.name} {self._where}", what)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self._note(
                "csp" if "Content Security Policy" in message.text else "console", message.text
            )

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        home = urlsplit(self.way.base)
        if parts.scheme in {"data", "blob", "about"}:
            return
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc) or not parts.path.startswith(
            home.path
        ):
            self._note("foreign", request.url)

    def _on_response(self, response: Response) -> None:
        # 304 是浏览器问过、没有变；file:// 取不到时走 requestfailed
        if response.status >= 400:
            self._note("refused", f"{response.status} {response.url}")

    def open(self, name: str) -> None:
        """Open a page, wait until its scripts are done, walk to its end, note what it says."""
        self._where = name
        self.findings.opened += 1
        self.page.goto(self.way.base + quote(name), wait_until="load")
        self.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        self.page.evaluate(_SETTLE)
        for violation in self.page.evaluate("window.__violations"):
            self._note("csp", violation)
        secure = self.page.evaluate("window.isSecureContext")
        if secure is not self.way.secure:
            self._note("context", f"isSecureContext 是 {secure}")
        self.page.evaluate("scrollTo(0, 0)")

    def examine(self, *, paper: bool = True) -> None:
        """Judge the open page: language, heading, data version on screen and, where wanted, on paper."""
        page = self.page
        language = page.evaluate("document.documentElement.lang")
        if not language.startswith("zh"):
            self._note("language", f"lang={language!r}")
        if (count := page.locator("h1:visible").count()) != 1:
            self._note("heading", f"看得见的一级标题有 {count} 个")
        if not data_versions(page.inner_text("body")):
            self._note("version", "看不到「数据版本 xxxxxx」")
        for what in on_paper(page) if paper else ():
            self._note("print", what)
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    def narrow(self, size: tuple[int, int]) -> None:
        """Judge the open page in a narrow window."""
        self._resize(size)
        for what in self.page.evaluate(WIDE):
            self._note("sideways", f"{size[0]}px：{what}")

    def _resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"
        )

    def axe(self, size: tuple[int, int], prepare: str = "", dark: bool = False) -> None:
        """Run axe on the open page at `size`, after the script `prepare`, in light or dark colours."""
        self._resize(size)
        if dark:
            self.page.emulate_media(color_scheme="dark")
        # 浏览器的调试接口不受页面策略管，所以不必为此绕开策略
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(axe_source())
        if prepare:
            self.page.evaluate(prepare)
        self._settle_animations()
        for what in self.page.evaluate(_AXE):
            self._note("axe", f"{size[0]}px{'，深色' if dark else ''}：{what}")
        if dark:
            self.page.emulate_media(color_scheme="light")

    def _settle_animations(self) -> None:
        self.page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished))")


@contextlib.contextmanager
def reading(
    browser: Browser,
    way: Way,
    site: Path,
    findings: Findings,
    *,
    size: tuple[int, int] = DESKTOP,
) -> Iterator[Reader]:
    """Open a fresh profile of the browser for one way of reading."""
    context: Any = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", reduced_motion="reduce"
    )
    try:
        yield Reader(context, way, site, findings)
    finally:
        context.close()


def way_of(name: str, served: Served, site: Path) -> Way:
    """Return one of the three ways to open the site."""
    if name == "http":
        return Way(name, served.base(), secure=True)
    if name == "host":
        return Way(name, served.base("kb.intranet"), secure=False)
    return Way(name, site.as_uri() + "/", secure=True)


@contextlib.contextmanager
def faultless_phone(browser: Browser, way: Way, site: Path) -> Iterator[Reader]:
    """Open a phone for one way of reading; nothing may have gone wrong when it is closed."""
    findings = Findings()
    with reading(browser, way, site, findings, size=PHONE) as opened:
        yield opened
    assert not any(findings.faults.values()), findings.faults


def without_scripts(browser: Browser, way: Way, names: list[str], findings: Findings) -> None:
    """Open pages with scripts off: text and data version must still be there."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        for name in names:
            page.goto(way.base + quote(name), wait_until="load")
            where = f"{way.name} {name}"
            text = "".join("".join(page.locator("main:visible").all_inner_texts()).split())
            if len(text) < 10 or not page.locator("h1:visible").count():
                findings.add("no-script", where, f"正文只有 {text!r}")
            if not data_versions(page.inner_text("body")):
                findings.add("no-script", where, "没有数据版本")
    finally:
        context.close()
