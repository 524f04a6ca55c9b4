/*
 * 窄屏的目录抽屉。开合仍由主题的勾选框 #__drawer 管（没有脚本时点标签也行）；
 * 这里补上主题缺的：真按钮与 aria-expanded，打开后焦点进去、背后的内容不可及，Esc 收起、焦点回来。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var WIDE = "(min-width: 76.25em)"; // 与主题、site.css 的断点一致：更宽时目录常驻左侧
  var BEHIND = ".md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-top";

  jianfu.drawer = {
    /** 接上抽屉；页上没有目录就什么也不做。 */
    start: function () {
      var toggle = document.getElementById("__drawer");
      var panel = document.getElementById("kb-panel");
      var button = document.querySelector("[data-kb-drawer]");
      if (!toggle || !panel || !button) {
        return;
      }
      var wide = window.matchMedia(WIDE);
      var opened = false;

      function show() {
        var open = toggle.checked && !wide.matches;
        button.setAttribute("aria-expanded", String(open));
        jianfu.putAway(BEHIND, open);
        if (open && !opened) {
          panel.querySelector("[data-kb-drawer-close]").focus();
        } else if (!open && opened && !wide.matches) {
          button.focus();
        }
        opened = open;
      }

      function set(open) {
        toggle.checked = open;
        show();
      }

      button.addEventListener("click", function () {
        set(!toggle.checked);
      });
      panel.querySelector("[data-kb-drawer-close]").addEventListener("click", function () {
        set(false);
      });
      document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && opened) {
          set(false);
        }
      });
      toggle.addEventListener("change", show);
      window.addEventListener("resize", show);
      // 从「后退」回来时浏览器会恢复勾选框，页面状态要跟上
      window.addEventListener("pageshow", function () {
        set(false);
      });
    }
  };

  jianfu.ready(jianfu.drawer.start);
}());
