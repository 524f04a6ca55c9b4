/*
 * 用语：点一下（或按回车、空格）在这一段下面展开解释，再点或按 Esc 收起。
 * 没有脚本时它是个链接，点过去是页末的「本页用语」；解释的文字只在那里存一份。
 * 放解释的框从一开始就在，是 role="status"：文字一放进去，读屏软件就念出来。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  /** 紧跟在 link 所在那一段后面的空框；列表项、单元格没有分段的，放在它们的末尾。 */
  function boxFor(link, number) {
    var box = document.createElement("div");
    var block = link.closest("p, li, dd, td, caption");
    box.className = "term__note";
    box.id = "term-note-" + number;
    box.setAttribute("role", "status");
    if (block.tagName === "P") {
      block.parentNode.insertBefore(box, block.nextSibling);
    } else {
      block.appendChild(box);
    }
    return box;
  }

  /** 解释：用语、文字和去用语页的链接，抄自页末。 */
  function fill(box, link) {
    var entry = document.getElementById(link.getAttribute("href").slice(1)), term = entry.querySelector("dt a");
    var name = document.createElement("strong"), more = document.createElement("a");
    name.textContent = term.textContent + "：";
    more.href = term.getAttribute("href");
    more.textContent = "来源与条文";
    more.setAttribute("aria-label", term.textContent + "：来源与条文");
    box.appendChild(name);
    box.appendChild(document.createTextNode(entry.querySelector("dd").textContent + " "));
    box.appendChild(more);
  }

  function start(link, number) {
    var box = boxFor(link, number);

    function show(open) {
      box.textContent = "";
      if (open) { fill(box, link); }
      link.setAttribute("aria-expanded", open ? "true" : "false");
    }

    function toggle(event) {
      event.preventDefault();
      show(link.getAttribute("aria-expanded") !== "true");
    }

    link.setAttribute("role", "button");
    link.setAttribute("aria-controls", box.id);
    show(false);
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") { toggle(event); }
    });
    [link, box].forEach(function (place) {
      place.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && box.firstChild) {
          show(false);
          link.focus();
        }
      });
    });
  }

  jianfu.ready(function () {
    jianfu.all("a.term").forEach(start);
  });
}());
