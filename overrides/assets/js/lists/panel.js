/*
 * 「这一次」的面板：选哪一次、另起、改名、清空、删去、打印、导出、导入。做什么由 page.js 给，这里只管按钮和起名的一格。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu, lists = jianfu.lists = jianfu.lists || {};

  /**
   * 接好面板上的按钮。acts：{say, current, open, renamed, clear, remove, save, takeIn}，
   * 其中 current() 给出正开着的一次，open(run) 打开一次，takeIn(text) 收下文件的内容。
   */
  lists.panel = function (panel, runs, acts) {
    var select = panel.querySelector("[data-kb-run]"), naming = panel.querySelector("[data-kb-name]");
    var why = naming.querySelector("[data-kb-name-why]"), field = naming.elements.name, purpose = "";

    function askName(what, value) {
      purpose = what;
      naming.hidden = false;
      refuse("");
      field.value = value;
      field.focus();
      field.select();
    }

    function closeName() {
      naming.hidden = true;
      panel.querySelector('[data-kb-do="' + purpose + '"]').focus();
    }

    function refuse(words) {
      why.textContent = words;
      field.setAttribute("aria-invalid", String(Boolean(words)));
    }

    function named() {
      var given = field.value.trim(), name = given || (purpose === "create" ? runs.nameless() : runs.head(acts.current()).name);
      var taken = runs.named(name);
      if (taken && (purpose === "create" || taken !== acts.current())) {
        refuse("已经有一次叫「" + name + "」，请换一个名字。");
        field.focus();
        return;
      }
      if (purpose === "create") { acts.open(runs.create(name)); } else { runs.name(acts.current(), name); acts.renamed(); }
      closeName();
      acts.say(purpose === "create" ? "另起了「" + name + "」，原来的还在。" : "改名为「" + name + "」。");
    }

    var buttons = {
      create: function () { askName("create", ""); },
      rename: function () { askName("rename", runs.head(acts.current()).name); },
      cancel: closeName,
      clear: acts.clear,
      remove: acts.remove,
      print: function () { window.print(); },
      export: acts.save
    };

    panel.addEventListener("click", function (click) {
      var act = click.target.closest("[data-kb-do]");
      if (act) { buttons[act.dataset.kbDo](); }
    });
    naming.addEventListener("submit", function (submit) {
      submit.preventDefault();
      named();
    });
    naming.addEventListener("keydown", function (press) {
      if (press.key === "Escape" && !press.isComposing) { closeName(); }
    });
    select.addEventListener("change", function () {
      acts.open(select.value);
      acts.say("");
    });
    panel.querySelector("[data-kb-import]").addEventListener("change", function (change) {
      var file = change.target.files[0], large = file ? lists.files.tooLarge(file) : "";
      change.target.value = "";
      if (!file || large) { acts.say(large); return; }
      var reader = new FileReader();
      reader.onerror = function () { acts.say("这个文件读不了，什么也没有改。"); };
      reader.onload = function () { acts.takeIn(String(reader.result)); };
      reader.readAsText(file);
    });
  };
}());
