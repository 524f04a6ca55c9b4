/*
 * 本站脚本的公用部分。所有脚本都是普通脚本（file:// 下不能用模块），只占一个全局名 window.jianfu。
 * 没有脚本时每一页照样能读、能打印；脚本只添便利。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu || (window.jianfu = {});

  /** 网页内容就绪后执行 task；已经就绪就立刻执行。 */
  jianfu.ready = function (task) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", task, { once: true });
    } else {
      task();
    }
  };

  /** 选出 root（默认整页）里的所有元素，给出真正的数组。 */
  jianfu.all = function (selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  };

  /** 网页只写了数目、各条另放在 assets/rest/ 的（macros/render/rest.py）：造好的元素，不在网页里；没有就是空的。 */
  jianfu.unlisted = function () {
    var box = document.createElement("template");
    box.innerHTML = jianfu.rest || "";
    return box.content;
  };

  /** 选中的元素按不到、读不到（away 为真），或者还原：抽屉、铺满全屏的检索打开时，背后的内容就是这样。 */
  jianfu.putAway = function (selector, away) {
    jianfu.all(selector).forEach(function (element) {
      // 102 以前的 Chromium 没有 inert：藏起来，一样按不到、读不到
      if ("inert" in element) { element.inert = away; } else { element.classList.toggle("kb-behind", away); }
    });
  };

  /** 下拉框选中 value；没有这一项就不动。 */
  jianfu.choose = function (select, value) {
    jianfu.all("option", select).forEach(function (option) {
      if (option.value === value) { select.value = value; }
    });
  };

  /** 一天，写成「2026-01-05」；不写是今天。 */
  jianfu.isoDay = function (day) {
    var at = day || new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate());
  };

  /** 今天，写成「2026年1月5日」，印在纸上。 */
  jianfu.todayInWords = function () {
    var now = new Date();
    return now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日";
  };

  /** 元素的 data-<name> 里的各个值；几个值用空格隔开。 */
  jianfu.values = function (element, name) {
    return (element.getAttribute("data-" + name) || "").split(" ");
  };
}());
