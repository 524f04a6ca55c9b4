/*
 * 宽表格、长代码在窄屏上自己左右滚动，不带动整页。只用键盘的人要能选中它才滚得动：
 * 真的放不下时给它 tabindex 与名字，放得下时撤掉，不平白多一个焦点。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var BOXES = ".md-typeset__scrollwrap, .md-typeset pre, .md-typeset pre > code, [data-kb-scroll]";

  function mark(box) {
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "内容较宽，可左右滚动");
    } else if (box.getAttribute("role") === "group") {
      ["tabindex", "role", "aria-label"].forEach(function (name) {
        box.removeAttribute(name);
      });
    }
  }

  jianfu.scrollers = {
    /** 把全页放不下的框都标上；页面加载完与窗口变宽变窄时各做一遍。 */
    update: function () {
      jianfu.all(BOXES).forEach(mark);
    }
  };

  window.addEventListener("load", jianfu.scrollers.update);
  window.addEventListener("resize", jianfu.scrollers.update);
}());
