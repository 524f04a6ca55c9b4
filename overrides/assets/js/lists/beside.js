/*
 * 各次并排：一行一项，一列一次，格子里写状态。有两次以上才出来。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function cell(row, tag, text) {
    var made = document.createElement(tag);
    made.textContent = text;
    if (tag === "th") { made.scope = row.parentNode.tagName === "THEAD" ? "col" : "row"; }
    row.appendChild(made);
    return made;
  }

  function row(body) { return body.appendChild(document.createElement("tr")); }

  /** 重画并排的表。views：网页上的各项；current：正在核的一次。 */
  jianfu.lists.beside = function (root, runs, views, current) {
    var answers = jianfu.lists.answers, all = runs.all();
    var head = root.querySelector("[data-kb-beside-head]"), body = root.querySelector("[data-kb-beside-body]");
    root.querySelector("[data-kb-beside]").hidden = all.length < 2;
    head.textContent = "";
    body.textContent = "";
    if (all.length < 2) { return; }
    var top = row(head);
    cell(top, "th", "项");
    all.forEach(function (run) { cell(top, "th", run.name + (run.id === current ? "（正在核）" : "")); });
    views.forEach(function (view) {
      var line = row(body);
      cell(line, "th", view.number + ". " + view.say.split("：")[0]);
      all.forEach(function (run) {
        var answer = runs.read(run.id, view.id).answer, stale = answers.stale(answer, view.seal);
        cell(line, "td", !answer ? answers.LABELS[""] : stale ? "要再核" : answers.LABELS[answer.s] + (answer.reason && answer.s === "na" ? "：" + answer.reason : ""));
      });
    });
  };
}());
