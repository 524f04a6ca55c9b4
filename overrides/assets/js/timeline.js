/*
 * 时间线的筛选。没有脚本时全部条目照样列出；有脚本才显示勾选框。
 * 勾掉的条目用 hidden 藏起，读屏软件也就读不到；剩下几条由 <output> 报出，筛选过的打印时也印出来。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  jianfu.ready(function () {
    var form = document.getElementById("timeline-filters");
    if (!form) { return; }
    var count = document.getElementById("timeline-count");
    var events = jianfu.all(".event[data-type]");

    /** 勾着的值；labels 为真时给出显示的字。 */
    function chosen(name, labels) {
      return jianfu.all("input[name=" + name + "]:checked", form).map(function (box) {
        return labels ? box.parentNode.textContent.trim() : box.value;
      });
    }

    /** 一年里一条也不剩，年份标题和本页目录里的那一行也收起来。 */
    function fold(year) {
      var empty = !year.querySelector(".event:not([hidden])");
      var heading = year.querySelector("h2[id]");
      year.hidden = empty;
      jianfu.all('a[href$="#' + heading.id + '"]').forEach(function (link) {
        var line = link.closest("li");
        if (line) { line.hidden = empty; }
      });
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
      jianfu.all(".year").forEach(fold);
      if (shown === events.length) {
        count.textContent = "全部" + shown + "条。";
      } else if (shown === 0) {
        count.textContent = "没有符合的：级别和种类请至少各选一项。";
      } else {
        count.textContent = "已筛选：" + chosen("level", true).concat(chosen("type", true)).join("、") +
          "；显示" + shown + "条，共" + events.length + "条。";
      }
    }

    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (submit) { submit.preventDefault(); });
    // reset 事件在复位之前发出，等它复位完再算
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    apply();
  });
}());
