"""读者够不够得着：在打开的网页里量，毛病写成一句句话。每一段脚本给出一组字符串，空的就是没有毛病。"""

from __future__ import annotations

from playwright.sync_api import Page

# 几段脚本共用：看得见没有，怎么称呼一个元素
_COMMON = """
const shown = (one) => {
  const box = one.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return false;
  for (let up = one; up; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.visibility === "hidden" || style.opacity === "0" || style.clipPath === "inset(50%)") return false;
    if (up.inert) return false;
  }
  return one.checkVisibility ? one.checkVisibility() : true;
};
const told = (one) => one.tagName.toLowerCase() + "." + (one.getAttribute("class") || "") + "#" + one.id +
  "「" + (one.getAttribute("aria-label") || one.textContent || one.name || "").trim().replace(/\\s+/g, " ").slice(0, 16) + "」";
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
"""

# 标题逐级下来不跳级；横幅、正文、页脚各一处，导航、区块各有各的名字
OUTLINE = (
    "() => {"
    + _COMMON
    + """
  const faults = [];
  const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility());
  let before = 0;
  for (const head of heads) {
    const level = Number(head.tagName[1]);
    if (level > before + 1) faults.push(`标题跳级 h${before} → h${level}：${told(head)}`);
    if (!head.textContent.trim()) faults.push(`空标题 ${told(head)}`);
    before = level;
  }
  if (heads.length && heads[0].tagName !== "H1") faults.push("第一个标题不是 h1");
  return faults;
}"""
)

# 目标至少 24×24；不够的，以它为中心直径 24 的圆不碰别的目标（WCAG 2.5.8 的间距例外）；行文里的链接不算
TARGETS = (
    "() => {"
    + _COMMON
    + """
  const areaOf = (one) => {
    if (/^(checkbox|radio|file)$/.test(one.type || "")) {
      const label = one.closest("label") || (one.id && document.querySelector(`label[for="${one.id}"]`));
      if (label && shown(label)) return label;
    }
    return one;
  };
  const inText = (one) => {
    if (one.tagName !== "A" && one.getAttribute("role") !== "button") return false;
    if (getComputedStyle(one).display !== "inline") return false;
    // 同一块里链接以外还有字，就是行文（分隔的顿号、逗号也算字，不过要有两个以上的汉字）
    let block = one.parentElement;
    while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const rest = [...block.childNodes].map(function words(node) {
      if (node.nodeType === 3) return node.data;
      if (node.nodeType !== 1 || node.matches(STOPS) || !node.checkVisibility()) return "";
      return [...node.childNodes].map(words).join("");
    }).join("");
    return /\\S{2}/.test(rest);
  };
  const all = [...new Set([...document.querySelectorAll(STOPS + ", label.kb-menu")].filter((one) =>
    one.getAttribute("tabindex") !== "-1" && !one.disabled && !one.matches("[tabindex='0']:not(a, button)") && one.type !== "hidden").map(areaOf))]
    .filter(shown);
  const boxes = all.map((one) => [...one.getClientRects()].filter((box) => box.width && box.height));
  const faults = [];
  all.forEach((one, at) => {
    if (inText(one)) return;
    const box = one.getBoundingClientRect();
    if (box.width >= 23.5 && box.height >= 23.5) return;
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const near = all.find((other, index) => index !== at && !other.contains(one) && !one.contains(other) &&
      boxes[index].some((rect) => {
        const small = rect.width < 23.5 || rect.height < 23.5;
        if (small) {
          const dx = rect.x + rect.width / 2 - x, dy = rect.y + rect.height / 2 - y;
          if (Math.hypot(dx, dy) < 24) return true;
        }
        const dx = Math.max(rect.left - x, 0, x - rect.right), dy = Math.max(rect.top - y, 0, y - rect.bottom);
        return Math.hypot(dx, dy) < 12;
      }));
    if (near) faults.push(`${told(one)} ${Math.round(box.width)}×${Math.round(box.height)}，挨着 ${told(near)}`);
  });
  return faults;
}"""
)

# 放大以后：整页不左右滚，裁掉溢出的框里没有被裁掉的字
CLIPPED = (
    "() => {"
    + _COMMON
    + """
  const faults = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > document.documentElement.clientWidth) faults.push(`整页宽 ${page.scrollWidth}`);
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || one.tagName === "svg" || style.display === "inline") continue;
    if (!shown(one) || !one.textContent.trim()) continue;
    const wide = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const high = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (wide || high) faults.push(`裁掉了 ${told(one)} ${one.scrollWidth}×${one.scrollHeight} 装在 ${one.clientWidth}×${one.clientHeight} 里`);
  }
  return faults;
}"""
)

# 现在的焦点：有没有看得见的框，框的颜色够不够，是不是被页眉、别的东西盖住
_FOCUS = (
    "() => {"
    + _COMMON
    + """
  const one = document.activeElement;
  if (!one || one === document.body) return { id: "", faults: [] };
  const faults = [], style = getComputedStyle(one), box = one.getBoundingClientRect();
  if (parseFloat(style.outlineWidth) < 2 || style.outlineStyle === "none") faults.push("没有焦点框");
  // 元素自己或外面透明、裁掉，画了框也看不见
  if (!shown(one)) faults.push("看不见");
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = (text) => rgb(text).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  let behind = one.parentElement, ground = "rgb(255, 255, 255)";
  for (; behind; behind = behind.parentElement) {
    const back = getComputedStyle(behind).backgroundColor, parts = rgb(back);
    if (parts.length === 3 || parts[3] === 1) { ground = back; break; }
  }
  const pair = [light(style.outlineColor), light(ground)].sort((one, other) => other - one);
  const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (contrast < 3) faults.push(`焦点框只有 ${contrast.toFixed(1)}:1`);
  const header = document.querySelector(".md-header");
  if (header && !header.contains(one) && getComputedStyle(header).position !== "static") {
    const edge = header.getBoundingClientRect().bottom;
    if (box.bottom <= edge + 1 && box.bottom > 0) faults.push("整个压在页眉下面");
    else if (box.top < edge - 1 && box.height < innerHeight / 2) faults.push(`压在页眉下面 ${Math.round(edge - box.top)}px`);
  }
  if (box.bottom < 0 || box.top > innerHeight) faults.push("在屏幕外");
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.y + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  if (over && !one.contains(over) && !over.contains(one) && !(one.labels && [...one.labels].some((label) => label.contains(over)))) faults.push(`盖着 ${told(over)}`);
  if (!window.kbStops) window.kbStops = new Map();
  if (!window.kbStops.has(one)) window.kbStops.set(one, window.kbStops.size);
  return { id: told(one), at: window.kbStops.get(one), faults, y: Math.round(box.top + scrollY), main: Boolean(one.closest("main")),
    after: window.kbLast && window.kbLast !== one ? Boolean(window.kbLast.compareDocumentPosition(one) & 4) : true, set: (window.kbLast = one, 1) };
}"""
)


def focus(page: Page) -> dict[str, object]:
    """Describe what has the focus and what is wrong with how it is shown."""
    told: dict[str, object] = page.evaluate(_FOCUS)
    return told
