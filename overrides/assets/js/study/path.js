/*
 * 学习路线读到哪里：每一步旁边一个勾，存在这台设备（jianfu:path:<路线>:<步的封样>）。
 * 封样由步的标题算出：标题改了，那一步的勾就不算，读者会再看一遍。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function start(root) {
    var guide = root.getAttribute("data-kb-guide"), steps = jianfu.all("[data-step]", root), line = root.querySelector("[data-kb-progress]");

    function key(step) { return "jianfu:path:" + guide + ":" + step.getAttribute("data-step"); }

    function tell() {
      var done = steps.filter(function (step) { return jianfu.store.get(key(step)) !== null; }).length;
      steps.forEach(function (step) { step.querySelector("input").checked = jianfu.store.get(key(step)) !== null; });
      line.querySelector("[role=status]").textContent = done === 0 ? "还没有开始，共" + steps.length + "步。从第1步读起，读完一步勾一步。" :
        "读过" + done + "步，共" + steps.length + "步。" + (done === steps.length ? "读完了，去自测。" : "");
      line.querySelector("[data-kb-trouble]").hidden = !jianfu.store.trouble();
      line.querySelector("[data-kb-reset]").hidden = done === 0;
    }

    steps.forEach(function (step, at) {
      var row = document.createElement("p"), label = document.createElement("label"), box = document.createElement("input");
      row.className = "steps__done";
      box.type = "checkbox";
      label.appendChild(box);
      label.appendChild(document.createTextNode(" 读过了"));
      box.setAttribute("aria-label", "第" + (at + 1) + "步读过了");
      row.appendChild(label);
      step.appendChild(row);
      box.addEventListener("change", function () {
        if (box.checked) { jianfu.store.set(key(step), jianfu.isoDay()); } else { jianfu.store.remove(key(step)); }
        tell();
      });
    });
    line.querySelector("[data-kb-reset]").addEventListener("click", function () {
      jianfu.store.keys("jianfu:path:" + guide + ":").forEach(function (each) { jianfu.store.remove(each); });
      tell();
      steps[0].querySelector("input").focus();
    });
    window.addEventListener("storage", tell);
    line.hidden = false;
    tell();
  }

  jianfu.ready(function () {
    var root = document.querySelector("[data-kb-guide]");
    if (root) { start(root); }
  });
}());
