"""读者够不够得着：在打开的网页里量，毛病写成一句句话，没有毛病就是空的。

量的是间距、放大、动效、强制配色、焦点和读屏软件看到的结构；对比度、名字这些 axe 查得出的不在这里重查。
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# 几段脚本共用：看得见没有，怎么称呼一个元素，两种颜色的对比度
_COMMON = r"""
const shown = (one) => {
  const box = one.getBoundingClientRect();
  if (box.width < 1 || box.height < 1 || !one.checkVisibility()) return false;
  for (let up = one; up; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.visibility === "hidden" || style.opacity === "0" || style.clipPath === "inset(50%)" || up.inert) return false;
  }
  return true;
};
const told = (one) => one.tagName.toLowerCase() + "." + (one.getAttribute("class") || "") +
  "「" + (one.getAttribute("aria-label") || one.textContent || one.name || "").trim().replace(/\s+/g, " ").slice(0, 16) + "」";
const STOPS = "a[href], button, input, select, textarea, summary";
const rgb = (text) => (text.match(/[\d.]+/g) || []).map(Number);
const light = (text) => rgb(text).slice(0, 3).map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
const clear = (color) => rgb(color)[3] === 0;
const ground = (one) => {
  for (let up = one; up; up = up.parentElement) {
    const back = getComputedStyle(up).backgroundColor;
    if (!clear(back)) return back;
  }
  return "rgb(255, 255, 255)";
};
"""

# WCAG 2.5.8：目标至少 24×24；不够的，以它为中心直径 24 的圆不碰别的目标（够大的）、别的圆（不够大的）。
# 行文里的链接不算；勾选框连同它的标签算一个。留半个像素给取整。
_TARGETS = r"""
const LEAST = 23.5;
const areaOf = (one) => {
  const label = /^(checkbox|radio|file)$/.test(one.type || "") && one.labels && one.labels[0];
  return label && shown(label) ? label : one;
};
const inText = (one) => {
  if (getComputedStyle(one).display !== "inline") return false;
  let block = one.parentElement;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  const words = (node) => node.nodeType === 3 ? node.data
    : node.nodeType !== 1 || node.matches(STOPS) || !node.checkVisibility() ? "" : [...node.childNodes].map(words).join("");
  return /\S{2}/.test(words(block));
};
const all = [...new Set([...document.querySelectorAll(STOPS)].filter((one) => !one.disabled).map(areaOf))].filter(shown);
const boxes = all.map((one) => [...one.getClientRects()].filter((box) => box.width && box.height));
const small = (box) => box.width < LEAST || box.height < LEAST;
const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
all.forEach((one, at) => {
  const box = one.getBoundingClientRect();
  if (!small(box) || inText(one)) return;
  const [x, y] = middle(box);
  const near = all.find((other, index) => index !== at && !other.contains(one) && !one.contains(other) &&
    boxes[index].some((rect) => (small(rect) && Math.hypot(middle(rect)[0] - x, middle(rect)[1] - y) < 24) ||
      Math.hypot(Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom)) < 12));
  if (near) faults.push(`${told(one)} ${Math.round(box.width)}×${Math.round(box.height)}，挨着 ${told(near)}`);
});
"""

# 放大以后：整页不左右滚，裁掉溢出的框里没有被裁掉的字
_CLIPPED = r"""
const page = document.scrollingElement;
if (page.scrollWidth > document.documentElement.clientWidth) faults.push(`整页宽 ${page.scrollWidth}`);
for (const one of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(one), cut = /hidden|clip/;
  if (!cut.test(style.overflowX + style.overflowY) || one.tagName === "svg" || style.display === "inline") continue;
  if (!one.textContent.trim() || !shown(one)) continue;
  const wide = cut.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  const high = cut.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
  if (wide || high)
    faults.push(`裁掉了 ${told(one)} ${one.scrollWidth}×${one.scrollHeight} 装在 ${one.clientWidth}×${one.clientHeight} 里`);
}
"""

# 读者要求少些动效：没有过渡、动画，滚动不滑
_MOTION = r"""
const long = (text) => text.split(",").some((part) => parseFloat(part) * (part.includes("ms") ? 0.001 : 1) > 0.01);
for (const one of document.querySelectorAll("html, body, body *")) {
  for (const part of [null, "::before", "::after"]) {
    const style = getComputedStyle(one, part);
    if (long(style.transitionDuration) || long(style.transitionDelay)) faults.push(`过渡 ${told(one)}${part || ""}`);
    if (style.animationName !== "none" && long(style.animationDuration)) faults.push(`动画 ${told(one)}${part || ""}`);
    if (!part && style.scrollBehavior === "smooth") faults.push(`滑着滚 ${told(one)}`);
  }
}
"""

# 系统定颜色时：字垫着系统的底色也读得出，成框的有边，箭头和图的线、块看得出，勾选框还在
_FORCED = r"""
const canvas = getComputedStyle(document.body).backgroundColor;
const FRAMES = ".tag, .clause, .clause__limits, .notice, .check, .norms > li, .chips a, .card, .entry, .kb button, .md-search__form";
for (const one of document.querySelectorAll("body *")) {
  const style = getComputedStyle(one);
  if (one.tagName === "svg") continue;
  if (one.ownerSVGElement) {
    const seen = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]
      .some(([paint, opacity]) => paint !== "none" && opacity > 0 && contrast(paint, canvas) >= 3);
    const drawn = one.getBoundingClientRect().width && one.matches("rect, path, line, circle, polyline, polygon");
    if (drawn && !seen) faults.push(`图里看不出 ${one.getAttribute("class")} ${style.fill} ${style.stroke}`);
    continue;
  }
  const wordy = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (wordy && shown(one)) {
    const ratio = contrast(style.color, style.forcedColorAdjust === "none" ? ground(one) : canvas);
    if (ratio < 4.5) faults.push(`字看不出 ${told(one)} ${ratio.toFixed(1)}:1`);
  }
  if (one.matches(FRAMES) && shown(one)) {
    const edge = ["Top", "Left"].some((side) => parseFloat(style[`border${side}Width`]) >= 1 &&
      style[`border${side}Style`] !== "none" && contrast(style[`border${side}Color`], canvas) >= 3);
    if (!edge) faults.push(`没有边 ${told(one)}`);
  }
  if (one.tagName === "SUMMARY" && shown(one)) {
    const arrow = getComputedStyle(one, "::after");
    const drawn = arrow.display !== "none" && arrow.maskImage !== "none";
    if (drawn && contrast(arrow.backgroundColor, canvas) < 3) faults.push(`箭头看不出 ${told(one)}`);
  }
  if (/^(checkbox|radio)$/.test(one.type || "") && shown(one) && style.appearance === "none") faults.push(`勾选框是画的 ${told(one)}`);
}
"""

# 现在的焦点：有没有看得见的框，框够不够深，是不是被页眉、别的东西盖住；y 是它在整页里的位置
_FOCUS = r"""
const one = document.activeElement;
if (!one || one === document.body) return null;
const style = getComputedStyle(one);
// 折成两行的链接，整个的框里有别人的字：看它的第一行
const box = [...one.getClientRects()].find((each) => each.width && each.height) || one.getBoundingClientRect();
if (parseFloat(style.outlineWidth) < 2 || style.outlineStyle === "none") faults.push("没有焦点框");
else if (contrast(style.outlineColor, ground(one.parentElement)) < 3) faults.push(`焦点框太淡 ${style.outlineColor}`);
if (!shown(one)) faults.push("看不见");
const header = document.querySelector(".md-header");
const under = header && !header.contains(one) && box.top < header.getBoundingClientRect().bottom - 1;
if (under && box.height < innerHeight / 2) faults.push("压在页眉下面");
if (box.bottom < 0 || box.top > innerHeight) faults.push("在屏幕外");
const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8));
if (over && !one.contains(over) && !over.contains(one)) faults.push(`盖着 ${told(over)}`);
const last = window.kbLastFocus;
window.kbLastFocus = one;
if (!window.kbSeen) window.kbSeen = new Set();
window.kbSeen.add(one.type === "radio" ? one.name : one);
return { name: told(one), faults, y: box.top + scrollY, main: Boolean(one.closest("main article")),
  forward: !last || last === one || Boolean(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) };
"""
_MISSED = r"""
const seen = window.kbSeen || new Set();
for (const one of document.querySelectorAll(STOPS)) {
  if (shown(one) && !one.disabled && one.tabIndex >= 0 && !seen.has(one.type === "radio" ? one.name : one)) faults.push(told(one));
}
"""


def _measured(page: Page, script: str) -> list[str]:
    found: list[str] = page.evaluate(
        "() => {" + _COMMON + "const faults = [];" + script + "return faults.slice(0, 8); }"
    )
    return found


def small_targets(page: Page) -> list[str]:
    """Tell which targets are too small and too near to another."""
    return _measured(page, _TARGETS)


def clipped(page: Page) -> list[str]:
    """Tell what is cut off or makes the page scroll sideways at the present size."""
    return _measured(page, _CLIPPED)


def moving(page: Page) -> list[str]:
    """Tell what still moves; the page must have been opened with reduced motion."""
    return _measured(page, _MOTION)


def lost_in_forced_colours(page: Page) -> list[str]:
    """Tell what cannot be seen; forced colours must be on."""
    return _measured(page, _FORCED)


def unreached(page: Page) -> list[str]:
    """Tell which controls in sight the focus has not been on since the page was opened."""
    return _measured(page, _MISSED)


@dataclass(frozen=True)
class Focus:
    """Where the focus is and what is wrong with how it is shown."""

    name: str
    faults: list[str]
    y: float
    main: bool
    forward: bool


def focus(page: Page) -> Focus | None:
    """Look at the focus; None when no element has it."""
    told: dict[str, Any] | None = page.evaluate(
        "() => {" + _COMMON + "const faults = [];" + _FOCUS + "}"
    )
    return None if told is None else Focus(**told)


_NODE = re.compile(r'^(?P<deep> *)- (?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<rest>.*)$')
ONCE = ("banner", "main", "contentinfo")
_NAMED = ("navigation", "search", "region", "form", "complementary", "dialog")
_ACTED = ("link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "img")


def misread(tree: str, once: tuple[str, ...] = ONCE) -> list[str]:
    """Judge what is read aloud: headings, landmarks and the names of what can be acted on.

    Args:
        tree: the page's accessibility tree as Playwright writes it.
        once: landmarks that must be there exactly once.

    """
    faults: list[str] = []
    landmarks: Counter[str] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    level = 0
    for line in tree.splitlines():
        node = _NODE.match(line)
        if not node:
            continue
        role, name = node["role"], (node["name"] or "").strip()
        landmarks[role] += 1
        if role in _NAMED:
            names[role, name] += 1
        if role in _ACTED and not name:
            faults.append(f"没有名字：{line.strip()}")
        if role == "heading":
            now = int(re.findall(r"level=(\d)", node["rest"])[0])
            if not name:
                faults.append(f"空标题：{line.strip()}")
            if now > level + 1:
                faults.append(f"标题跳级，{level} 级后面是 {now} 级：{name}")
            if now == 1 and level:
                faults.append(f"又一个一级标题：{name}")
            level = now
    faults += [f"{role} 有 {landmarks[role]} 处" for role in once if landmarks[role] != 1]
    for (role, name), count in names.items():
        if not name and (landmarks[role] > 1 or role in {"region", "dialog"}):
            faults.append(f"{role} 没有名字")
        elif count > 1:
            faults.append(f"{role}「{name}」有 {count} 处")
    return faults
