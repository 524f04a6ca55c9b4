/*
 * 页眉检索框的开合。框和勾选框 #__search 是主题的（约定见 theme.js），这里补上主题缺的：
 * 窄屏上开它的是真按钮，打开后是对话框，背后的内容不可及，Esc、「收起检索」收起，焦点回到按钮；
 * Tab 在框里依次走到复制、清空、结果（主题一按 Tab 就收起，那几样只用键盘够不着），走出去才收起。
 * 主题把每条结果写成一篇带一级标题的 article：读屏软件会念成一页里几十个题名，改成只是链接。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var NARROW = "(max-width: 59.984375em)"; // 与主题的断点一致：更窄时检索铺满全屏
  var BEHIND = ".kb-skip, .kb-menu, .kb-header__name, .kb-looks-link, .md-container, .md-top";

  function start() {
    var toggle = document.getElementById("__search"), box = document.getElementById("kb-search");
    var button = document.querySelector("[data-kb-search]");
    if (!toggle || !box || !button) { return; }
    var field = box.querySelector("input"), results = box.querySelector(".md-search-result__list"), narrow = window.matchMedia(NARROW), opened = false;

    function show() {
      var over = toggle.checked && narrow.matches;
      button.setAttribute("aria-expanded", String(toggle.checked));
      if (over === opened) { return; }
      opened = over;
      jianfu.putAway(BEHIND, over);
      if (over) {
        box.setAttribute("role", "dialog");
        box.setAttribute("aria-modal", "true");
        box.setAttribute("aria-label", "检索");
      } else {
        ["role", "aria-modal", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
        if (narrow.matches) { button.focus(); }
      }
    }

    function set(open) {
      if (toggle.checked !== open) { toggle.click(); }
      show();
      if (open) { field.focus(); }
    }

    button.addEventListener("click", function () { set(true); });
    box.querySelector("[data-kb-search-close]").addEventListener("click", function () { set(false); });
    new MutationObserver(function () {
      jianfu.all("article, h1, h2", results).forEach(function (each) { each.setAttribute("role", "presentation"); });
    }).observe(results, { childList: true, subtree: true });
    toggle.addEventListener("change", show);
    window.addEventListener("resize", show);
    // 宽屏上走出框就收起；窄屏上外面不可及，走不出去
    box.addEventListener("focusout", function (event) {
      if (toggle.checked && !narrow.matches && event.relatedTarget && !box.contains(event.relatedTarget)) { set(false); }
    });
    // 先于主题：Tab 照浏览器的走；在按钮、链接上按空格、回车是按它，不是回到框里接着打字
    document.addEventListener("keydown", function (event) {
      var inside = toggle.checked && (opened || box.contains(document.activeElement));
      var pressing = event.target !== field && (event.key === " " || event.key === "Shift");
      if (inside && (event.key === "Tab" || pressing)) { event.stopImmediatePropagation(); }
      // 主题的「/」直接去框里，窄屏上框还藏着：先打开
      if (event.key === "/" && narrow.matches && !toggle.checked && jianfu.search.keysOn() &&
          !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        set(true);
      }
    }, true);
    show();
  }

  jianfu.ready(start);
}());
