/*
 * 时间线的筛选。没有脚本时全部条目照样列出；有脚本才显示勾选框。
 * 勾掉的条目用 hidden 藏起，读屏软件也就读不到；剩下几条由 <output> 报出。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  jianfu.ready(function () {
    var form = document.getElementById("timeline-filters");
    if (!form) { return; }
    var count = document.getElementById("timeline-count");
    var events = jianfu.all(".event[data-type]");

    function chosen(name) {
      return jianfu.all("input[name=" + name + "]:checked", form).map(function (box) { return box.value; });
    }

    function apply() {
      var levels = chosen("level");
      var types = chosen("type");
      var shown = 0;
      events.forEach(function (event) {
        var fits = levels.indexOf(event.dataset.level) >= 0 && types.indexOf(event.dataset.type) >= 0;
        event.hidden = !fits;
        if (fits) { shown += 1; }
      });
      // 一年里一条也不剩，年份标题也收起来
      jianfu.all(".year").forEach(function (year) {
        year.hidden = !year.querySelector(".event:not([hidden])");
      });
      count.textContent = "显示 " + shown + " 条，共 " + events.length + " 条。";
    }

    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (submit) { submit.preventDefault(); });
    apply();
  });
}());
