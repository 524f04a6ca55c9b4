"""窄屏上有没有伸出屏幕的：在网页里跑的一段脚本，给出至多五句话。真浏览器的测试和手工试旧浏览器都用它。"""

WIDE = """
() => {
  const width = document.documentElement.clientWidth;
  const told = [];
  const scroller = document.scrollingElement;
  if (scroller.scrollWidth > width) told.push(`整页宽 ${scroller.scrollWidth}，窗口 ${width}`);
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.right <= width + 1) continue;
    if (getComputedStyle(element).visibility === "hidden") continue;
    let held = false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (/auto|scroll/.test(style.overflowX) || style.clipPath !== "none") { held = true; break; }
    }
    if (!held) {
      const name = element.tagName.toLowerCase() + "." + element.getAttribute("class");
      const text = element.textContent.trim().slice(0, 20);
      told.push(`${name} 右边到 ${Math.round(box.right)}：${text}`);
    }
  }
  return told.slice(0, 5);
}
"""
