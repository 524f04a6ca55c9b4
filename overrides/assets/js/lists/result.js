/*
 * 结果：还没有了结的逐项列出，各附依据和下一步；没有查的只说要看什么，不替人下结论。不适用的附理由。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function line(name, text) {
    var made = document.createElement("p");
    made.textContent = name + text;
    return made;
  }

  function toItem(view) {
    var link = document.createElement("a");
    link.href = "#" + view.id;
    link.textContent = "第" + view.number + "项";
    return link;
  }

  function rests(view) {
    var made = line("依据：", "");
    view.links().forEach(function (each, index) {
      var clause = document.createElement("a");
      clause.href = each.href;
      clause.textContent = each.text;
      if (index) { made.appendChild(document.createTextNode("；")); }
      made.appendChild(clause);
    });
    return made;
  }

  function next(now, view) {
    if (now.s === "na") { return "写明为什么不适用"; }
    return now.s === "no" ? view.settle : "核对这一项。" + view.look;
  }

  function openItem(view) {
    var item = document.createElement("li"), now = view.get();
    var state = now.s === "na" ? "不适用，还没有写理由" : jianfu.lists.answers.LABELS[now.s];
    item.appendChild(toItem(view));
    item.appendChild(document.createTextNode("〔" + state + "〕" + view.say));
    if (now.note.trim()) { item.appendChild(line("备注：", now.note.trim())); }
    item.appendChild(rests(view));
    item.appendChild(line("下一步：", next(now, view)));
    return item;
  }

  function asideItem(view) {
    var item = document.createElement("li");
    item.appendChild(toItem(view));
    item.appendChild(document.createTextNode("：" + view.get().reason.trim()));
    return item;
  }

  function fill(list, views, make) {
    list.textContent = "";
    views.forEach(function (view) { list.appendChild(make(view)); });
  }

  /** 重写结果。words：一句话的结果。 */
  jianfu.lists.result = function (root, views, words) {
    var answers = jianfu.lists.answers;
    var open = views.filter(function (view) { return answers.open(view.get()); });
    var aside = views.filter(function (view) { return view.get().s === "na" && !answers.open(view.get()); });
    root.querySelector("[data-kb-verdict]").textContent = words + (open.length ? "下面逐项写明依据和下一步。" : "");
    fill(root.querySelector("[data-kb-open]"), open, openItem);
    root.querySelector("[data-kb-aside]").hidden = !aside.length;
    fill(root.querySelector("[data-kb-aside] ul"), aside, asideItem);
  };
}());
