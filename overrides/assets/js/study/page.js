/*
 * 自测页：选题、答题、出卷、成绩。题库在 assets/study-bank.js（window.jianfu.bank）。
 * 地址里认的：?topic= &reader= &n= &which= &clause=条文 &path=路线，出卷 &paper=种子；照着打开就是同一个样子。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var NOTHING = "没有合条件的题，换一个主题或者读者；只有讲话说到的主题，勾上「也出讲话的题」。";
  var AGAIN = ["missed", "due"]; // 错过的题照原样再问：当时问到了，讲话的、问本库的也不滤掉

  function start(root) {
    var study = jianfu.study, bank = jianfu.bank, results = study.results, make = study.card.make;
    var choose = root.querySelector("[data-kb-choose]"), quiz = root.querySelector("[data-kb-quiz]"), given = jianfu.address.read();
    var paperForm = root.querySelector("[data-kb-paper]"), papers = root.querySelector("[data-kb-papers]");
    var path = bank.paths[given.path] || null, clause = bank.clauses[given.clause] ? given.clause : "", narrow = root.querySelector("[data-kb-path]");

    study.base = "../"; // 这一页在 study/ 下

    function say(name, text) { root.querySelector("[data-kb-" + name + "]").textContent = text; }

    function tell() {
      var ids = results.ids().filter(function (id) { return bank.questions.some(function (each) { return each.id === id; }); });
      var missed = ids.filter(results.missed), due = missed.filter(results.due);
      root.querySelector("[data-kb-due]").hidden = !due.length;
      var told = ids.length ? "做过" + ids.length + "道，错过还没做熟的" + missed.length + "道，今天该再做的" + due.length + "道。" : "";
      say("standing", told);
      say("summary", told || "还没有成绩。做几道题，这里就记下做过多少、错了多少。");
      root.querySelector("[data-kb-trouble]").hidden = !jianfu.store.trouble();
    }

    function narrowed() {
      narrow.textContent = "";
      narrow.hidden = !(path || clause);
      if (path) { narrow.textContent = "学习路线「" + path.title + "」的自测。"; }
      if (clause) { narrow.textContent = "只问「" + bank.clauses[clause] + "」这一条。"; }
      if (!narrow.hidden) {
        var off = make("button", "不限于此");
        off.type = "button";
        off.addEventListener("click", function () { path = null; clause = ""; narrowed(); choose.elements.topic.focus(); });
        narrow.appendChild(document.createTextNode(" "));
        narrow.appendChild(off);
      }
    }

    /** 选了哪些主题：下拉框一个，试卷的方框几个。 */
    function topicsOf(form) {
      return form === choose ? [form.elements.topic.value].filter(Boolean) : jianfu.all("[name=topic]", form).filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    }

    function wantedOf(form) {
      var own = form === choose;
      var more = form.elements.speech.checked || (own && AGAIN.indexOf(form.elements.which.value) >= 0);
      return { topics: topicsOf(form), reader: form.elements.reader.value, more: more, clause: own ? clause : "", path: own ? path : null };
    }

    function pairsOf(form, more) {
      var topics = topicsOf(form);
      return (topics.length ? ["topic=" + topics.join(",")] : []).concat(["reader", "n", "which"].filter(function (name) {
        return form.elements[name] && form.elements[name].value;
      }).map(function (name) { return name + "=" + encodeURIComponent(form.elements[name].value); }), form.elements.speech.checked ? ["speech=1"] : [], more);
    }

    function heapOf() {
      var which = choose.elements.which.value;
      return study.draw.fitting(bank.questions, wantedOf(choose)).filter(function (question) {
        return which === "any" || (which === "new" && !results.read(question.id)) ||
          (which === "missed" && results.missed(question.id)) || (which === "due" && results.due(question.id));
      });
    }

    function why() {
      var which = choose.elements.which.value;
      var kept = AGAIN.indexOf(which) < 0 ? 0 : bank.questions.filter(function (each) { return results[which](each.id); }).length;
      if (kept) { return "合这里选的主题、读者的没有；别的还有" + kept + "道，主题、读者都不限就做得到。"; }
      if (which === "missed") { return "没有错过、还没做熟的题。要接着练，把「哪些」换成「随机抽」或者「没有做过的」。"; }
      if (which === "due") { return "今天没有该再做的题，错过的过几天才再问。要接着练，把「哪些」换成「随机抽」。"; }
      if (which === "new") { return "合条件的都做过了。换一个主题，或者把「哪些」换成「随机抽」再做一遍。"; }
      return NOTHING;
    }

    /** 开始做 questions；seed 定选项次序。 */
    function run(questions, seed) {
      var at = -1, wrong = [];

      function when(record) {
        if (!record.box) { return record.w && record.last ? "这道以前错过，现在做熟了。" : ""; }
        if (!record.last) { return "记下了，" + record.due + "再做一遍。"; }
        return record.moved ? "往后挪了一格，" + record.due + "再做一遍。" : "还没到日子，日子不变：" + record.due + "再做一遍。";
      }

      /** 不做完也走得开：答过的已经记下。 */
      function leave() {
        var row = make("p", "", "runs__line"), button = make("button", "先不做了");
        button.type = "button";
        button.setAttribute("data-kb-leave", "");
        button.addEventListener("click", function () {
          root.classList.remove("selftest--asking");
          quiz.hidden = true;
          choose.querySelector("select").focus();
        });
        row.appendChild(button);
        return row;
      }

      function finish() {
        var head = make("h3", "做完了：" + questions.length + "道，对" + (questions.length - wrong.length) + "道"), again = make("button", "再做错的"), more = make("button", "另选一批");
        root.classList.remove("selftest--asking");
        quiz.textContent = "";
        head.tabIndex = -1;
        quiz.appendChild(head);
        if (wrong.length) {
          var list = make("ul");
          wrong.forEach(function (question) {
            var row = make("li"), link = make("a", question.id);
            link.href = "questions.html#" + question.id;
            row.appendChild(link);
            row.appendChild(document.createTextNode(" " + (question.asked.length > 60 ? question.asked.slice(0, 60) + "……" : question.asked)));
            list.appendChild(row);
          });
          quiz.appendChild(make("p", "错的："));
          quiz.appendChild(list);
        }
        var row = make("p", "", "runs__line");
        again.type = more.type = "button";
        again.addEventListener("click", function () { run(wrong, study.draw.newSeed()); });
        more.addEventListener("click", function () { quiz.hidden = true; choose.querySelector("select").focus(); });
        if (wrong.length) { row.appendChild(again); }
        row.appendChild(more);
        if (path) {
          var back = make("a", "回到学习路线");
          back.href = study.base + path.address;
          row.appendChild(back);
        }
        quiz.appendChild(row);
        head.focus();
      }

      function next() {
        var question, form;
        at += 1;
        if (at >= questions.length) { finish(); return; }
        question = questions[at];
        form = study.card.form(question, seed, "第" + (at + 1) + "题，共" + questions.length + "题", function (right) {
          var record = results.note(question.id, right);
          if (!right) { wrong.push(question); }
          tell();
          return when(record);
        }, next);
        quiz.textContent = "";
        quiz.appendChild(form);
        quiz.appendChild(leave());
        quiz.hidden = false;
        root.classList.add("selftest--asking"); // 答题时收起别的表
        form.querySelector("input, select").focus();
        form.scrollIntoView({ block: "start" });
      }

      next();
    }

    function begin(seed) {
      var heap = heapOf(), number = choose.elements.n.value === "all" ? heap.length : Number(choose.elements.n.value);
      if (!heap.length) {
        say("none", why());
        quiz.hidden = true;
        return;
      }
      say("none", heap.length < number && !path ? "合条件的只有" + heap.length + "道，都用上了。" : "");
      run(path && choose.elements.which.value === "any" ? study.draw.forPath(heap, path, seed) : study.draw.some(heap, number, seed), seed);
    }

    function setPaper() {
      var seed = paperForm.elements.seed.value.trim() || study.draw.newSeed(), reader = paperForm.elements.reader, topics = topicsOf(paperForm);
      var heap = study.draw.fitting(bank.questions, wantedOf(paperForm)).filter(function (question) { return !question.inside; });
      var wanted = Number(paperForm.elements.n.value), chosen = study.draw.some(heap, wanted, seed);
      paperForm.elements.seed.value = seed;
      papers.hidden = !chosen.length;
      document.documentElement.classList.toggle("kb-paper-ready", Boolean(chosen.length));
      say("paper-said", chosen.length ? "出好了：" + chosen.length + "道。" + (chosen.length < wanted ? "合条件的只有这些，都用上了。" : "") : NOTHING);
      if (!chosen.length) { return; }
      study.paper.build(chosen, seed, [
        topics.length ? bank.topics.filter(function (each) { return topics.indexOf(each[0]) >= 0; }).map(function (each) { return each[1]; }).join("、") : "全部主题",
        reader.value ? "给" + reader.options[reader.selectedIndex].text : "", chosen.length + "道", "卷号" + seed
      ].filter(Boolean).join("，") + "。", bank.version, root.querySelector("[data-kb-sheets]"));
      show();
    }

    function show() {
      jianfu.all("[data-kb-papers] input[type=checkbox]", root).forEach(function (box) {
        root.querySelector("[data-sheet=" + box.value + "]").hidden = !box.checked;
      });
    }

    ["reader", "n", "which"].forEach(function (name) {
      [choose, paperForm].forEach(function (form) { if (form.elements[name] && given[name]) { jianfu.choose(form.elements[name], given[name]); } });
    });
    (given.topic || "").split(",").forEach(function (topic) {
      jianfu.choose(choose.elements.topic, topic);
      jianfu.all("[name=topic]", paperForm).forEach(function (box) { if (box.value === topic) { box.checked = true; } });
    });
    choose.elements.speech.checked = paperForm.elements.speech.checked = given.speech === "1";

    choose.addEventListener("submit", function (event) {
      event.preventDefault();
      jianfu.address.write(pairsOf(choose, [].concat(path ? "path=" + given.path : [], clause ? "clause=" + clause : [])));
      begin(study.draw.newSeed());
    });
    paperForm.addEventListener("submit", function (event) {
      event.preventDefault();
      setPaper();
      jianfu.address.write(pairsOf(paperForm, ["paper=" + encodeURIComponent(paperForm.elements.seed.value)]));
      var said = root.querySelector("[data-kb-papers]");
      if (!said.hidden) { said.scrollIntoView({ block: "start" }); }
    });
    papers.addEventListener("change", show);
    root.querySelector("[data-kb-print]").addEventListener("click", function () { window.print(); });
    root.querySelector("[data-kb-due]").addEventListener("click", function () {
      path = null;
      clause = "";
      narrowed();
      choose.elements.which.value = "due";
      choose.elements.topic.value = choose.elements.reader.value = "";
      choose.elements.n.value = "all";
      begin(study.draw.newSeed());
    });
    root.querySelector("[data-kb-export]").addEventListener("click", function () {
      if (!results.ids().length) { say("said", "还没有成绩，没有导出。先做几道题。"); return; }
      jianfu.store.save("自测成绩-" + jianfu.isoDay() + ".json", study.files.written(bank.version));
      say("said", "导出了" + results.ids().length + "道题的成绩；学习路线读到哪里不在里面。");
    });
    root.querySelector("[data-kb-import]").addEventListener("change", function (event) {
      var file = event.target.files[0], reader = new window.FileReader();
      if (!file) { return; }
      event.target.value = ""; // 同一个文件改好了还能再选
      if (file.size > study.files.LARGEST) {
        say("said", "这个文件太大，最多读1 MB的，什么也没有改。");
        return;
      }
      reader.onload = function () { say("said", study.files.add(String(reader.result))); tell(); };
      reader.onerror = function () { say("said", "这个文件读不出来，什么也没有改。"); };
      reader.readAsText(file);
    });
    root.querySelector("[data-kb-clear]").addEventListener("click", function () {
      if (!window.confirm("清空这台设备上的自测成绩？清了找不回来；要留先导出。")) { return; }
      results.clear();
      tell();
      say("said", "清空了。");
    });
    window.addEventListener("storage", tell);

    root.querySelector("[data-kb-noscript]").hidden = true;
    root.querySelector("[data-kb-live]").hidden = false;
    narrowed();
    tell();
    if (given.paper) {
      paperForm.elements.seed.value = given.paper.slice(0, 12);
      setPaper();
    }
    if (path || clause) { begin(study.draw.newSeed()); }
  }

  jianfu.ready(function () {
    var root = document.querySelector("[data-kb-selftest]");
    if (root && jianfu.bank) { start(root); }
  });
}());
