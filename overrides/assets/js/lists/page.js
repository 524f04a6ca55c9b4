/*
 * 清单页：把各项、各次、存储接起来。存在哪里见 store.js，一份的写法见 answers.js，各次见 runs.js，文件见 files.js。
 * 没有脚本时是一张可以打印的清单，本文件做的都没有，也不缺内容。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu, lists = jianfu.lists;
  var TROUBLES = {
    forbidden: "这个浏览器不让本页存东西。照样能勾、能打印、能导出；离开本页，没有导出的就没有了。",
    full: "存不下了：浏览器给的地方满了。照样能勾、能打印、能导出；离开本页，没有导出的就没有了。腾出地方以后再改任何一项，会一起补存。"
  };

  function start(root) {
    var list = { id: root.dataset.kbList, title: root.dataset.title, version: root.dataset.version };
    var runs = lists.runs(list.id), answers = lists.answers, store = lists.store;
    var panel = root.querySelector("[data-kb-runs]"), select = panel.querySelector("[data-kb-run]"), naming = panel.querySelector("[data-kb-name]");
    var said = panel.querySelector("[data-kb-said]"), undo = panel.querySelector("[data-kb-undo]"), trouble = panel.querySelector("[data-kb-trouble]");
    var progress = root.querySelector("[data-kb-progress]"), result = root.querySelector("[data-kb-result]"), sheet = root.querySelector("[data-kb-sheet]");
    var current = runs.last(), base = {}, taken = null, purpose = "";

    var views = jianfu.all("[data-item-id]", root).map(function (element, index) {
      return lists.item(element, index + 1, save);
    });

    function say(words, undoable) {
      said.textContent = words;
      undo.hidden = !undoable;
      taken = undoable || null;
    }

    function warn(more) {
      var words = [TROUBLES[store.trouble()] || "", more || ""].filter(Boolean).join("");
      trouble.textContent = words;
      trouble.hidden = !words;
    }

    /** 读者改了一项：先看别的窗口动过没有，合好了再写。 */
    function save(view) {
      var stored = runs.read(current, view.id), from = base[view.id] || { raw: null, answer: null };
      var mine = view.written(), merged = { answer: mine, lost: [] };
      if (stored.raw !== from.raw && !stored.fault) { merged = answers.merge(from.answer, mine, stored.answer); }
      runs.write(current, view.id, merged.answer);
      base[view.id] = runs.read(current, view.id);
      if (merged.answer !== mine) { view.set(base[view.id].answer); } else { view.set(answers.empty(mine) ? null : mine); }
      if (merged.lost.length) { say("第" + view.number + "项在另一个窗口刚改过，留了那边的；您刚才改的没有写进去，请再看。"); }
      warn();
      tell();
    }

    /** 照存着的显示一项；读不出来的当没有，原样留着。 */
    function load(view) {
      base[view.id] = runs.read(current, view.id);
      view.set(base[view.id].answer);
      return base[view.id].fault;
    }

    function show() {
      var faults = views.map(load), newer = faults.indexOf("newer") >= 0, bad = faults.filter(Boolean).length;
      var gone = runs.answered(current).length - views.filter(function (view) { return base[view.id].raw !== null; }).length;
      var more = bad ? "有" + bad + "项存着的读不出来（" + (newer ? "是更新版本的网站存的" : "坏了，或者被改过") + "），当作未查；原文留着，导出时一并带走。" : "";
      if (gone) { more += "上次核过的有" + gone + "项，这张清单里已经没有了；原来存的没有删，导出时一并带走。"; }
      runs.remember(current);
      warn(more);
      fillRuns();
      tell();
    }

    function fillRuns() {
      select.textContent = "";
      runs.all().forEach(function (run) {
        var option = document.createElement("option");
        option.value = run.id;
        option.textContent = run.name + (run.made ? "（" + run.made + "起）" : "");
        option.selected = run.id === current;
        select.appendChild(option);
      });
    }

    /** 进度、结果、并排的表、打印用的一行。 */
    function tell() {
      lists.beside(root, runs, views, current);
      var all = views.map(function (view) { return view.get(); }), words = answers.words(all);
      var open = views.filter(function (view) { return answers.open(view.get()); });
      progress.textContent = "「" + runs.head(current).name + "」" + words;
      sheet.textContent = "「" + runs.head(current).name + "」" + words + "打印日期：" + lists.today().replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日") + "。";
      root.querySelector("[data-kb-verdict]").textContent = words + (open.length ? "下面逐项写明依据和怎么了结。" : "");
      result.hidden = open.length === views.length && !all.some(function (each) { return each.s; });
      root.classList.toggle("list--begun", !result.hidden);
      var box = root.querySelector("[data-kb-open]");
      box.textContent = "";
      open.forEach(function (view) { box.appendChild(openItem(view)); });
    }

    function line(name, text) {
      var made = document.createElement("p");
      made.textContent = name + text;
      return made;
    }

    function openItem(view) {
      var item = document.createElement("li"), link = document.createElement("a"), now = view.get(), rests = line("依据：", "");
      link.href = "#" + view.id;
      link.textContent = "第" + view.number + "项";
      item.appendChild(link);
      item.appendChild(document.createTextNode("〔" + (now.s === "na" ? "不适用，还没有写理由" : answers.LABELS[now.s]) + "〕" + view.say));
      view.links().forEach(function (each, index) {
        var clause = document.createElement("a");
        clause.href = each.href;
        clause.textContent = each.text;
        if (index) { rests.appendChild(document.createTextNode("；")); }
        rests.appendChild(clause);
      });
      item.appendChild(rests);
      item.appendChild(line("怎么了结：", now.s === "na" ? "写明为什么不适用" : view.settle));
      return item;
    }

    function open(run) {
      current = run;
      show();
    }

    function askName(what, value) {
      purpose = what;
      naming.hidden = false;
      naming.elements.name.value = value;
      naming.elements.name.focus();
      naming.elements.name.select();
    }

    function closeName() {
      naming.hidden = true;
      panel.querySelector('[data-kb-do="' + purpose + '"]').focus();
    }

    var acts = {
      create: function () { askName("create", ""); },
      rename: function () { askName("rename", runs.head(current).name); },
      cancel: closeName,
      clear: function () {
        var gone = runs.take(runs.answered(current));
        show();
        say(gone.length ? "清空了「" + runs.head(current).name + "」的" + gone.length + "项。离开本页以前可以撤销。" : "这一次本来就是空的。", gone.length ? { run: current, keys: gone } : null);
      },
      remove: function () {
        var name = runs.head(current).name, was = current, gone = runs.take(runs.keys(current));
        open(runs.all()[0].id);
        say("删去了「" + name + "」。离开本页以前可以撤销。", { run: was, keys: gone });
      },
      print: function () { window.print(); },
      export: function () {
        lists.files.save("清单-" + list.title + "-" + lists.today() + ".json", lists.files.written(list, runs));
        say("导出了" + runs.all().length + "次，文件在浏览器的下载里。");
      }
    };

    panel.addEventListener("click", function (click) {
      var act = click.target.closest("[data-kb-do]");
      if (act) { acts[act.dataset.kbDo](); }
    });
    naming.addEventListener("submit", function (submit) {
      submit.preventDefault();
      var name = naming.elements.name.value.trim() || lists.today() + "的一次";
      if (purpose === "create") { open(runs.create(name)); } else { runs.name(current, name); show(); }
      closeName();
      say(purpose === "create" ? "另起了「" + name + "」，原来的还在。" : "改名为「" + name + "」。");
    });
    undo.addEventListener("click", function () {
      var back = taken;
      runs.restore(back.keys);
      open(back.run);
      say("撤销了，都放回来了。");
      select.focus();
    });
    select.addEventListener("change", function () { open(select.value); say(""); });
    panel.querySelector("[data-kb-import]").addEventListener("change", function (change) {
      var file = change.target.files[0], why = file ? lists.files.tooLarge(file) : "";
      change.target.value = "";
      if (!file || why) { say(why); return; }
      var reader = new FileReader();
      reader.onerror = function () { say("这个文件读不了，什么也没有改。"); };
      reader.onload = function () { say(takenIn(String(reader.result))); };
      reader.readAsText(file);
    });

    function takenIn(text) {
      var found = lists.files.parsed(text, list), added;
      if (found.why) { return found.why; }
      added = lists.files.add(found, runs);
      if (added.length) { open(added[0].id); }
      return (added.length ? "导入了" + added.length + "次：" + added.map(function (run) { return "「" + run.name + "」"; }).join("、") + "。原有的都在。" : "文件里没有新的，这里都有了。") +
        (found.skipped ? "有" + found.skipped + "项读不出来，没有导入。" : "");
    }

    // 别的窗口改了：正在写的字不动，别的跟上
    window.addEventListener("storage", function (event) {
      var parts = (event.key || "").split(":");
      if (event.key !== null && (parts[0] !== "jianfu" || parts[2] !== list.id)) { return; }
      var busy = document.activeElement && document.activeElement.closest("[data-item-id]");
      views.forEach(function (view) {
        var typing = busy === view.element && /^(text|textarea)$/.test(document.activeElement.type);
        if (!typing && runs.read(current, view.id).raw !== base[view.id].raw) { load(view); }
      });
      if (!runs.all().some(function (run) { return run.id === current; })) { open(runs.all()[0].id); return; }
      fillRuns();
      tell();
    });
    window.addEventListener("beforeprint", tell);

    panel.hidden = false;
    root.classList.add("list--live");
    show();
  }

  jianfu.ready(function () {
    jianfu.all("[data-kb-list]").forEach(start);
  });
}());
