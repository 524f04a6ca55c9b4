/*
 * 折叠起来的内容在纸上也要有：打印以前打开，打印完收回原样。
 * 新的浏览器由 site.css 的 ::details-content 打开，这里管不认它的旧浏览器。清单里的依据（.unfold）纸上只留一行，
 * 条文卡片上的相关、引用（.offpaper）不印，都不打开。
 */
(function () {
  "use strict";

  var opened = [];

  window.addEventListener("beforeprint", function () {
    opened = window.jianfu.all(".md-typeset details:not(.unfold):not(.offpaper):not([open])").filter(function (fold) {
      return !fold.closest("[data-kb-list]");
    });
    opened.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
    opened = [];
  });
}());
