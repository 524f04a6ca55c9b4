"""在打印的样式下看一页：量宽度，找纸上没有用的东西。"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.rules import data_versions

# A4 减去 site.css 的左右边距，按 96 dpi；横的另减自己的边距。
PORTRAIT = (642, 964)
LANDSCAPE = (1001, 657)

_LOOK = """
() => {
  const told = [];
  const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.right <= innerWidth + 1) continue;
    const style = getComputedStyle(element);
    // 行内的框到行末会多算一个空格，量装着它的那一块
    if (style.visibility === "hidden" || style.display === "inline") continue;
    const name = element.tagName.toLowerCase() + "." + element.getAttribute("class");
    told.push(`伸出纸：${name} 右边到 ${Math.round(box.right)}，纸宽 ${innerWidth}`);
  }
  const chrome = "nav, .md-header, .md-sidebar, .md-search, .md-top, .kb-turn, .kb-skip, .kb-looks, .filters";
  for (const element of document.body.querySelectorAll(chrome)) {
    if (seen(element)) told.push(`还带着 ${element.tagName.toLowerCase()}.${element.className}`);
  }
  for (const element of document.body.querySelectorAll("button, input, select, textarea")) {
    if (seen(element)) told.push(`要点、要填的：${element.outerHTML.slice(0, 60)}`);
  }
  return told.slice(0, 8);
}
"""
_LANDSCAPE = "() => [...document.querySelectorAll('style')].some((one) => one.textContent.includes('A4 landscape'))"


def on_paper(page: Page) -> list[str]:
    """Return what is wrong with the open page on A4, in words; the page is left on screen."""
    size = LANDSCAPE if page.evaluate(_LANDSCAPE) else PORTRAIT
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(media="print")
    told: list[str] = page.evaluate(_LOOK)
    if not data_versions(page.inner_text("body")):
        told.append("没有数据版本")
    page.emulate_media(media="screen")
    return told
