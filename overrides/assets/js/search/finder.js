/*
 * 查条文页：边打边找，结果是条文卡片（抄自页面下半截按主题排的那些），可以筛选、换次序，状态写在地址里。
 * 条文多到网页只写数目的，卡片在另一份文件里（jianfu.unlisted）。没有脚本、索引坏了，下半截照样可以浏览。#clause-results 的 data-query、aria-busy、data-confidence 见 docs/maintain/search.md。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu, search = jianfu.search;
  var MOST = 40; // 引擎至多给这么多条（engine.js）
  var WAIT = 60; // 毫秒：停手这么久再找

  function start(form) {
    var field = form.elements.q, list = document.getElementById("clause-results"), status = document.getElementById("finder-status");
    var answerBox = document.getElementById("finder-answer"), browse = document.getElementById("browse"), note = document.getElementById("finder-note"), printed = document.getElementById("finder-printed"), heading = document.getElementById("finder-heading");
    var othersBox = document.getElementById("finder-others"), othersList = document.getElementById("other-results");
    var keys = document.getElementById("finder-keys");
    var cards = {}, order = [], worker = search.start(), asked = 0, answered = 0, timer = 0, last = null, eager = false;

    jianfu.all("[data-entry]", browse).concat(jianfu.all("[data-entry]", jianfu.unlisted())).forEach(function (card) {
      var id = card.dataset.entry;
      if (!cards[id]) { cards[id] = card; order.push(id); }
    });
    var facets = search.facets(form);

    /** 照地址填好；地址里没有的清空。 */
    function fromAddress() {
      var given = jianfu.address.read();
      field.value = given.q || "";
      facets.fill(given);
      if (facets.on() || form.elements.sort.value) { form.querySelector("details").open = true; }
    }

    function toAddress(kept) {
      var typed = field.value.trim() ? ["q=" + encodeURIComponent(field.value.trim())] : [];
      // 按「找」、回车的留一步，「后退」就回到上一次检索；边打边找的不留
      jianfu.address.write(typed.concat(facets.written()), kept);
    }

    function ask() {
      asked += 1;
      list.setAttribute("aria-busy", "true");
      worker.postMessage({ ask: asked, query: field.value.trim() });
    }

    worker.addEventListener("message", function (event) {
      if (!("answer" in event.data) || event.data.answer < answered) { return; }
      answered = event.data.answer;
      last = event.data.data;
      if (answered === asked) { show(); }
    });
    worker.addEventListener("error", function () {
      last = { broken: "检索用不了：检索的程序没有载入。", query: field.value };
      show();
    });

    function show() {
      var answer = last, filtering = facets.on();
      var asking = answer.confidence !== "empty" && !answer.broken;
      var found = asking ? answer.clauses : filtering ? order.map(function (id) { return { id: id, words: [], why: [] }; }) : [];
      found = found.filter(function (each) { return cards[each.id]; });
      facets.count((found.length ? found : answer.confidence === "empty" ? order.map(function (id) { return { id: id }; }) : [])
        .map(function (each) { return cards[each.id]; }));
      found = found.filter(function (each) { return facets.fits(cards[each.id]); });
      if (form.elements.sort.value === "place") {
        found = found.slice().sort(function (one, other) { return Number(cards[one.id].dataset.place) - Number(cards[other.id].dataset.place); });
      }
      list.textContent = "";
      found.forEach(function (each) { list.appendChild(cardOf(each)); });
      showOthers(asking && !filtering ? answer.others : []);
      browse.hidden = asking || filtering;
      answerBox.hidden = !(asking || filtering);
      say(answer, found.length, asking, filtering);
      list.dataset.query = answer.query || "";
      if (answer.confidence === "low") { list.dataset.confidence = "low"; } else { delete list.dataset.confidence; }
      heading.hidden = !found.length;
      list.setAttribute("aria-busy", "false");
      // 回车就是要看第一条：答案到了再走过去
      if (eager && links()[0]) { links()[0].focus(); }
      eager = false;
    }

    function cardOf(each) {
      var card = cards[each.id].cloneNode(true), why = document.createElement("p");
      card.dataset.clauseId = each.id;
      card.removeAttribute("data-entry");
      var reasons = (each.why || []).slice();
      var met = search.telling(each.words, field.value).filter(function (word) { return card.textContent.indexOf(word) >= 0; });
      if (met.length) {
        search.mark(card, met);
        reasons.unshift("合上：" + met.slice(0, 6).join("、"));
      }
      if (reasons.length) {
        why.className = "brief__why";
        why.textContent = reasons.join("；");
        card.appendChild(why);
      }
      return card;
    }

    function showOthers(others) {
      othersList.textContent = "";
      others.forEach(function (other) {
        var line = document.createElement("li"), link = document.createElement("a"), under = document.createElement("span");
        link.href = other.address;
        link.textContent = other.name + "：" + other.title;
        under.textContent = other.kind === "misquote" ? "不对。可以写：" + other.under : other.under;
        line.appendChild(link);
        line.appendChild(document.createElement("br"));
        line.appendChild(under);
        search.mark(line, search.telling(other.words, field.value));
        othersList.appendChild(line);
      });
      othersBox.hidden = !others.length;
    }

    function say(answer, number, asking, filtering) {
      note.hidden = true;
      if (answer.broken) {
        status.textContent = answer.broken + (filtering ? "筛选照样可用：" + number + "条。" : "下面按主题列着全部条文，可以照样浏览。");
        return;
      }
      if (!asking && !filtering) { status.textContent = eager || field.value.trim() ? "还没有可找的字：写几个字，或者在下面按主题看。" : ""; return; }
      if (answer.outside) { tell("本库不收「" + answer.outside + "」方面的规定。" + (number ? "下面是字面上最接近的，多半不是要找的。" : "")); }
      else if (answer.correction) { tell("易写错：「" + answer.correction.wrong + "」不对。可以写：" + answer.correction.right, answer.correction.address); }
      else if (answer.note) { tell(answer.note); }
      else if (answer.confidence === "low") { tell("没有把握，最接近的是下面这些。换一个说法，或者写条文里会有的词，会准一些。"); }
      printed.textContent = "检索：" + (field.value.trim() || "（没有写字）") + (filtering ? "；筛选：" + facets.names() : "");
      if (!number) {
        status.textContent = answer.outside ? "没有找到相近的条文。清空以后按主题看，就知道收了哪些。" : asking && !answer.clauses.length ? "没有找到。换一个说法，少写几个字，或者清空以后按主题浏览。" : "没有符合筛选的：放宽几项筛选再看。";
      } else {
        status.textContent = (asking && answer.clauses.length >= MOST ? "最接近的" : "找到") + number + "条" + (filtering ? "（已筛选）" : "") + "。";
      }
    }
    function tell(text, address) {
      note.textContent = text + (address ? " " : "");
      if (address) {
        var link = document.createElement("a");
        link.href = address;
        link.textContent = "看为什么";
        note.appendChild(link);
      }
      note.hidden = false;
    }
    function links() { return jianfu.all("#clause-results h3 a, #other-results a"); }
    function move(step) {
      var all = links(), at = all.indexOf(document.activeElement) + step;
      if (at < 0) { field.focus(); } else if (all[at]) { all[at].focus(); }
    }

    function soon() {
      list.setAttribute("aria-busy", "true");
      window.clearTimeout(timer);
      timer = window.setTimeout(function () { toAddress(); ask(); }, WAIT);
    }

    field.addEventListener("input", function (event) { if (!event.isComposing) { soon(); } });
    field.addEventListener("compositionend", soon);
    form.addEventListener("change", function (event) {
      if (event.target === keys) {
        try { window.localStorage.setItem("jianfu.keys", keys.checked ? "off" : "on"); } catch (error) { /* 存不了就只管这一页 */ }
        return;
      }
      if (event.target !== field) { toAddress(true); if (last) { show(); } }
    });
    form.addEventListener("submit", function (submit) {
      submit.preventDefault();
      window.clearTimeout(timer);
      toAddress(true);
      eager = true;
      ask();
    });
    form.addEventListener("reset", function () {
      window.setTimeout(function () {
        keys.checked = !search.keysOn();
        toAddress();
        ask();
        field.focus();
      }, 0);
    });
    document.addEventListener("keydown", function (event) {
      var inside = event.target === field || (event.target.closest && event.target.closest("#finder-answer"));
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (event.key === "ArrowDown" && inside) { event.preventDefault(); move(1); }
      else if (event.key === "ArrowUp" && inside && event.target !== field) { event.preventDefault(); move(-1); }
      else if (event.key === "Escape" && event.target === field) { field.value = ""; soon(); }
      else if (event.key === "Escape" && inside) { field.focus(); field.select(); }
      else if (event.key === "/" && search.keysOn() && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); field.focus(); field.select(); }
    });
    window.addEventListener("popstate", function () { fromAddress(); ask(); });
    window.addEventListener("pageshow", function (event) { if (event.persisted) { fromAddress(); ask(); } });

    keys.checked = !search.keysOn();
    form.hidden = false;
    fromAddress();
    ask();
  }

  jianfu.ready(function () {
    var form = document.getElementById("finder");
    if (form) { start(form); }
  });
}());
