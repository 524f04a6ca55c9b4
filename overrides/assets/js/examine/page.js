/*
 * 体检页：照计划填、贴草稿、打开文件，三样都在这里判，什么也不离开这台设备。判法见 engine.js；文字一律当文字放进网页。
 * 填的、贴的只存在这台设备的浏览器里（localStorage 的 jianfu:examine），一按就清空。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu, KEY = "jianfu:examine";
  var NAMES = { fault: "不合规定", reason: "要说得出理由", advice: "提醒", speech: "讲话提到，不是依据" };

  function made(tag, text, name) {
    var element = document.createElement(tag);
    if (text) { element.textContent = text; }
    if (name) { element.className = name; }
    return element;
  }

  function start(root) {
    var examine = jianfu.examine, rules = JSON.parse(document.getElementById("kb-rules").textContent), compiled = examine.compile(rules);
    var form = root.querySelector("[data-kb-plan]"), step = form.elements.step, text = root.querySelector("[data-kb-text]"), kind = root.querySelector("[data-kb-kind]");
    var said = root.querySelector("[data-kb-said]"), result = root.querySelector("[data-kb-result]"), trouble = root.querySelector("[data-kb-trouble]");
    var heading = result.querySelector("h2"), byId = {}, notes = [];

    heading.tabIndex = -1;

    rules.patterns.concat(rules.gauges, rules.lengths, rules.fields).forEach(function (rule) { byId[rule.id] = rule; });

    function answers() {
      var found = {};
      jianfu.all("[data-step]", form).filter(function (part) { return part.dataset.step === step.value; }).forEach(function (part) {
        jianfu.all("input, select", part).forEach(function (field) { found[field.name] = field.value; });
      });
      return found;
    }

    function kept() {
      var whole = { step: step.value, text: text.value, kind: kind.value, answers: {} };
      jianfu.all("[data-step] input, [data-step] select", form).forEach(function (field) { if (field.value) { whole.answers[field.name] = field.value; } });
      return whole;
    }

    function save() {
      try {
        window.localStorage.setItem(KEY, JSON.stringify(kept()));
        trouble.hidden = true;
      } catch (error) {
        trouble.hidden = false;
      }
    }

    function load() {
      var whole = null;
      try { whole = JSON.parse(window.localStorage.getItem(KEY) || "null"); } catch (error) { whole = null; }
      if (!whole || typeof whole !== "object") { return; }
      jianfu.choose(step, String(whole.step || ""));
      jianfu.choose(kind, String(whole.kind || ""));
      text.value = typeof whole.text === "string" ? whole.text : "";
      jianfu.all("[data-step] input, [data-step] select", form).forEach(function (field) {
        var value = whole.answers && whole.answers[field.name];
        if (typeof value === "string") { if (field.tagName === "SELECT") { jianfu.choose(field, value); } else { field.value = value.slice(0, 60); } }
      });
    }

    function showStep() {
      jianfu.all("[data-step]", form).forEach(function (part) { part.hidden = part.dataset.step !== step.value; });
    }

    function finding(each, inText) {
      var item = made("li", "", "finding finding--" + each.strength), rule = byId[each.rule], link = made("a", "看这一条（短码 " + rule.code + "）");
      var quote = made("q", each.quote);
      item.appendChild(quote);
      if (inText) { item.appendChild(document.createTextNode("（第" + (each.start + 1) + "字起）")); }
      item.appendChild(document.createTextNode("：" + each.message));
      link.href = rule.href; // 体检页就在网站的根上
      item.appendChild(link);
      if (inText) {
        var button = made("button", "在草稿里指出来");
        button.type = "button";
        button.addEventListener("click", function () {
          var points = Array.from(text.value), from = points.slice(0, each.start).join("").length;
          text.focus();
          text.setSelectionRange(from, from + points.slice(each.start, each.end).join("").length);
          text.scrollTop = text.scrollHeight * from / Math.max(1, text.value.length) - text.clientHeight / 2;
        });
        item.appendChild(document.createTextNode(" "));
        item.appendChild(button);
      }
      return item;
    }

    function show(found, inText, words) {
      var box = root.querySelector("[data-kb-findings]"), open = root.querySelector("[data-kb-unjudged]");
      box.textContent = "";
      Object.keys(NAMES).forEach(function (strength) {
        var mine = found.findings.filter(function (each) { return each.strength === strength; }), list = made("ol");
        if (!mine.length) { return; }
        box.appendChild(made("h3", NAMES[strength] + "（" + mine.length + "）"));
        mine.forEach(function (each) { list.appendChild(finding(each, inText)); });
        box.appendChild(list);
      });
      if (!found.findings.length) { box.appendChild(made("p", "没有碰到本库记下的条文。没有碰到不等于合规，本库只记下了一部分说法" +
        (found.unjudged.length ? "；没有判的在下面，请自己看。" : "。") + "发出以前，再照「清单」里对应的一张核一遍。")); }
      open.textContent = "";
      found.unjudged.forEach(function (each) { open.appendChild(made("li", each)); });
      root.querySelector("[data-kb-open]").hidden = !found.unjudged.length;
      root.querySelector("[data-kb-words]").textContent = words + jianfu.todayInWords() + "看的。";
      result.hidden = false;
      heading.focus(); // 结果在下面，读者、读屏都跟过去
      result.scrollIntoView();
      said.textContent = words + (found.findings.length ? "碰到" + found.findings.length + "处，见「结果」。" : "没有碰到，见「结果」。");
    }

    /** 没有什么可判的：旧的结果收起来，说一句。 */
    function nothing(words) {
      result.hidden = true;
      said.textContent = words;
    }

    function draft() {
      if (!text.value.trim()) { nothing("草稿是空的：贴一份，或者打开文件。"); return; }
      var found = examine.draft(text.value, compiled, kind.value), name = rules.kinds.filter(function (each) { return each.id === found.kind; })[0].name;
      found.unjudged = notes.concat(found.unjudged);
      show(found, true, "「" + text.value.trim().split("\n")[0].slice(0, 40) + "」：当作" + name + "看" + (found.guessed ? "（猜的，不对请选文种）" : "") + "，正文" + found.characters + "字。");
    }

    function plan() {
      var given = answers(), many = Object.keys(given).filter(function (name) { return given[name].trim(); }).length;
      if (!many) { nothing("「" + step.options[step.selectedIndex].textContent + "」还没有填。"); return; }
      show(examine.plan(given, rules), false, step.options[step.selectedIndex].textContent + "，填了" + many + "处。");
    }

    function open(file) {
      var large = examine.tooLarge(file), reader = new FileReader();
      if (large) { nothing(large); return; }
      said.textContent = "正在读 " + file.name + " ……";
      reader.onerror = function () { nothing(file.name + " 读不了。"); };
      reader.onload = function () {
        var read;
        try { read = examine.read(new Uint8Array(reader.result), file.name); } catch (error) { nothing(error.message + "草稿框里还是原来的。"); return; }
        text.value = read.text;
        notes = read.notes;
        save();
        draft();
      };
      reader.readAsArrayBuffer(file);
    }

    root.querySelector("[data-kb-live]").hidden = false;
    load();
    showStep();
    step.addEventListener("change", function () { showStep(); nothing(""); });
    form.addEventListener("submit", function (submit) { submit.preventDefault(); plan(); });
    form.addEventListener("input", save);
    text.addEventListener("input", function () { notes = []; save(); });
    kind.addEventListener("change", save);
    root.querySelector("[data-kb-examine]").addEventListener("click", draft);
    root.querySelector("[data-kb-print]").addEventListener("click", function () { window.print(); });
    root.querySelector("[data-kb-clear]").addEventListener("click", function () {
      text.value = "";
      kind.value = "";
      notes = [];
      save();
      nothing("草稿清空了，这台设备上也没有留；照计划填的没有动。");
    });
    root.querySelector("[data-kb-reset]").addEventListener("click", function () {
      form.reset();
      save();
      showStep();
      nothing("照计划填的清空了，这台设备上也没有留；草稿没有动。");
    });
    root.querySelector("[data-kb-file]").addEventListener("change", function (change) {
      var file = change.target.files[0];
      change.target.value = "";
      if (file) { open(file); }
    });
  }

  jianfu.ready(function () {
    jianfu.all("[data-kb-doctor]").forEach(start);
  });
}());
