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
    var runs = lists.runs(list.id), answers = lists.answers, store = jianfu.store;
    var panel = root.querySelector("[data-kb-runs]"), select = panel.querySelector("[data-kb-run]");
    var said = panel.querySelector("[data-kb-said]"), trouble = panel.querySelector("[data-kb-trouble]");
    var current = runs.last(), head = runs.head(current), base = {}, lostHead = null;
    var undo = lists.undo(panel.querySelector("[data-kb-undo]"), runs, undone);

    var views = jianfu.all("[data-item-id]", root).map(function (element, index) {
      return lists.item(element, index + 1, save, sync);
    });

    function say(words) { said.textContent = words; }

    function warn(more) {
      var gone = lostHead ? "「" + lostHead.name + "」在别的窗口里删去了，这里还留着它的样子：接着改任何一项，就连同这里的都放回来；不要了，在上面另选一次。" : "";
      var words = [TROUBLES[store.trouble()] || "", gone, more || ""].filter(Boolean).join("");
      trouble.textContent = words;
      trouble.hidden = !words;
    }

    /** 读者改了一项：先看别的窗口动过没有，合好了再写；没有写进去的字放在那一项下面。 */
    function save(view) {
      var mine = view.written();
      if (lostHead) { bringBack(); }
      var stored = runs.read(current, view.id), from = base[view.id] || { raw: null, answer: null };
      var merged = { answer: mine, lost: [] };
      if (stored.raw !== from.raw && !stored.fault) { merged = answers.merge(from.answer, mine, stored.answer); }
      runs.write(current, view.id, merged.answer);
      head = runs.head(current);
      base[view.id] = runs.read(current, view.id);
      if (merged.answer !== mine) { view.set(base[view.id].answer); } else { view.set(answers.empty(mine) ? null : mine); }
      if (merged.lost.length) { view.refuse(merged.lost, mine); }
      warn();
      tell();
    }

    /** 别的窗口删去的这一次，照这里留着的样子放回去。 */
    function bringBack() {
      runs.name(current, lostHead.name, lostHead.made);
      views.forEach(function (view) {
        var kept = base[view.id];
        if (kept && kept.raw !== null) { store.set(runs.key(current, view.id), kept.raw); }
        base[view.id] = runs.read(current, view.id);
      });
      say("「" + lostHead.name + "」放回来了。");
      lostHead = null;
      fillRuns();
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
      head = runs.head(current);
      runs.remember(current);
      warn(more);
      fillRuns();
      tell();
    }

    function fillRuns() {
      select.textContent = "";
      runs.all(current).forEach(function (run) {
        var option = document.createElement("option"), lost = lostHead && run.id === current;
        option.value = run.id;
        option.textContent = lost ? lostHead.name + "（别的窗口删去了）" : run.name + (run.made ? "（" + run.made + "起）" : "");
        option.selected = run.id === current;
        select.appendChild(option);
      });
    }

    /** 进度、结果、并排的表、打印用的一行。 */
    function tell() {
      var all = views.map(function (view) { return view.get(); }), words = answers.words(all);
      var begun = all.some(function (each) { return each.s || each.note.trim(); });
      lists.beside(root, runs, views, current);
      root.querySelector("[data-kb-progress]").textContent = "「" + head.name + "」" + words +
        (all.some(function (each) { return each.s; }) ? "" : "逐项选是、否、不适用，选了就存。");
      root.querySelector("[data-kb-sheet-run]").textContent = "「" + head.name + "」" + words;
      root.querySelector("[data-kb-sheet]").textContent = "打印日期：" + jianfu.todayInWords() + "。";
      lists.result(root, views, words);
      root.querySelector("[data-kb-result]").hidden = !begun;
      root.classList.toggle("list--begun", begun);
    }

    function open(run) {
      current = run;
      lostHead = null;
      show();
    }

    function undone(taken, left) {
      open(taken.run);
      say("撤销了" + taken.what + (left ? "；有" + left + "项后来又改过，留着后来的，没有放回来。" : "，都放回来了。"));
      select.focus();
    }

    function takenIn(text) {
      var found = lists.files.parsed(text, list), added;
      if (found.why) { return found.why; }
      added = lists.files.add(found, runs);
      if (added.length) { open(added[0].id); }
      return (added.length ? "导入了" + added.length + "次：" + added.map(function (run) { return "「" + run.name + "」"; }).join("、") + "。原有的都在。" : "文件里没有新的，这里都有了。") +
        (found.skipped ? "有" + found.skipped + "项读不出来，没有导入。" : "");
    }

    lists.panel(panel, runs, {
      say: say,
      current: function () { return current; },
      open: open,
      renamed: show,
      clear: function () {
        var what = "清空「" + head.name + "」", gone = runs.take(runs.answered(current));
        show();
        if (gone.length) { undo.push({ what: what, run: current, keys: gone }); }
        say(gone.length ? "清空了「" + head.name + "」的" + gone.length + "项。离开本页以前可以撤销。" : "这一次本来就是空的。");
      },
      remove: function () {
        var name = head.name, was = current, gone = runs.take(runs.keys(current));
        if (!gone.length && runs.all().length < 2) { say("「" + name + "」是空的，也没有别的一次，没有什么可删。"); return; }
        open(runs.all()[0].id);
        if (gone.length) { undo.push({ what: "删去「" + name + "」", run: was, keys: gone }); }
        say("删去了「" + name + "」，现在看的是「" + head.name + "」。" + (gone.length ? "离开本页以前可以撤销。" : ""));
        select.focus();
      },
      save: function () {
        jianfu.store.save("清单-" + list.title + "-" + jianfu.isoDay() + ".json", lists.files.written(list, runs));
        say("导出了" + runs.all().length + "次，文件在浏览器的下载里。");
      },
      takeIn: function (text) { say(takenIn(text)); }
    });

    /** 别的窗口改了：跟上。这一次被删去的，不换走，说出来。only：只看这一项。 */
    function sync(only) {
      var kept = Boolean(runs.head(current).made); // 删的时候先删名字，名字没有了就是删了
      if (head.made && !kept) { lostHead = lostHead || head; }
      if (kept) { lostHead = null; }
      if (!lostHead) {
        head = runs.head(current);
        (only ? [only] : views).forEach(function (view) {
          if (!view.composing() && runs.read(current, view.id).raw !== base[view.id].raw) { load(view); }
        });
      }
      if (only) { return; }
      warn();
      fillRuns();
      tell();
    }

    window.addEventListener("storage", function (event) {
      var parts = (event.key || "").split(":");
      if (event.key === null || (parts[0] === "jianfu" && parts[2] === list.id && parts[1] !== "last")) { sync(); }
    });
    window.addEventListener("focus", function () { sync(); });
    window.addEventListener("beforeprint", tell);

    panel.hidden = false;
    root.classList.add("list--live");
    show();
  }

  jianfu.ready(function () {
    jianfu.all("[data-kb-list]").forEach(start);
  });
}());
