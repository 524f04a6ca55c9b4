/*
 * 网页上的一项：添上「未查、是、否、不适用」和备注，显示存着的那一份，说出勾掉了的为什么不算。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  var NAMES = { s: "结果", reason: "理由", note: "备注" };

  function pairs(words) {
    var found = {};
    words.split(" ").filter(Boolean).forEach(function (pair) {
      var cut = pair.split(":");
      found[cut[0]] = cut[1];
    });
    return found;
  }

  /**
   * 给一项添上控件。number：第几项；changed(view)：读者改了它；entered(view)：读者要改它了，先跟上别的窗口。
   * 返回的 view 有 id、say（原话）、seal（现在的封样）、set(answer)、get()、written()、refuse(names, mine)、composing()、
   * links()、look（看什么）、settle（没做到的下一步）。
   */
  jianfu.lists.item = function (element, number, changed, entered) {
    var answers = jianfu.lists.answers;
    var mark = document.getElementById("kb-mark").content.cloneNode(true);
    var told = element.querySelector("[data-kb-told-item]"), shown = null;
    var view = { id: element.dataset.itemId, element: element, number: number, say: element.querySelector(".check__do").textContent.trim() };
    var seal = view.seal = { text: element.dataset.text, basis: pairs(element.dataset.basis) };

    element.querySelector("[data-kb-mark]").appendChild(mark);
    var box = element.querySelector(".mark"), why = box.querySelector("[data-kb-why]");
    var reason = box.querySelector("[name=reason]"), note = box.querySelector("[name=note]");
    var refusal = box.querySelector("[data-kb-refused]"), refused = {}, composing = false;
    var radios = jianfu.all("input[type=radio]", box);
    box.querySelector("legend").textContent = "第" + number + "项：" + view.say;
    radios.forEach(function (radio) { radio.name = "mark-" + view.id; });

    view.links = function () {
      return jianfu.all(".unfold", element).map(function (fold) {
        return { text: fold.querySelector("summary").textContent.trim(), href: fold.querySelector(".brief__foot a").href, clause: fold.dataset.clause };
      });
    };
    var proof = element.querySelector(".check__proof dd").textContent.trim(), own = element.querySelector(".check__settle dd");
    view.look = element.querySelector(".check__proof dt").textContent + "：" + proof;
    view.settle = own ? own.textContent.trim() : "照这样补上：" + proof.replace(/^例：/, "");

    function chosen() {
      return radios.filter(function (radio) { return radio.checked; })[0].value;
    }

    /** 现在的结果和写的字；勾掉了的当未查。 */
    view.get = function () { return { s: chosen(), reason: reason.value, note: note.value }; };

    /** 要存的一份：勾没有动过的，封样还是原来勾时的；只写了字的，原来勾掉的照旧留着，好一直说得出为什么。 */
    view.written = function () {
      var now = view.get(), stale = answers.stale(shown, seal);
      var keep = shown && (stale ? now.s === "" : now.s === shown.s);
      return {
        v: answers.VERSION, s: keep ? shown.s : now.s, reason: now.reason, note: now.note,
        said: keep ? shown.said : view.say, text: keep ? shown.text : seal.text, basis: keep ? shown.basis : seal.basis,
        at: keep ? shown.at : new Date().toISOString()
      };
    };

    function reasons(stale) {
      var links = view.links(), said = [];
      if (stale.words) { said.push("这一项的文字改了，原来核的是：「" + shown.said + "」"); }
      stale.clauses.forEach(function (clause) {
        var link = links.filter(function (each) { return each.clause === clause; })[0];
        if (!link) {
          said.push("原来依据的一条不再引了");
        } else if (!shown.basis[clause]) {
          said.push("新添了依据：" + link.text);
        } else {
          said.push("依据的实质改了：" + link.text);
        }
      });
      return said.join("；");
    }

    /** 换一格里的字；光标还留在原处。 */
    function write(field, text) {
      var at = field.selectionStart;
      if (field.value === text) { return; }
      field.value = text;
      if (document.activeElement === field) { field.setSelectionRange(Math.min(at, text.length), Math.min(at, text.length)); }
    }

    /** 这几格在别的窗口先改了，没有写进去：写过的字留在这里，要用可以再放回去。 */
    view.refuse = function (names, mine) {
      names.forEach(function (name) {
        refused[name] = name !== "s" && refused[name] ? refused[name] + "／" + mine[name] : mine[name];
      });
      refusal.querySelector("span").textContent = "这一项在另一个窗口刚改过，留了那边的。您这边的没有写进去：" +
        Object.keys(refused).map(function (name) { return NAMES[name] + "「" + (name === "s" ? answers.LABELS[refused.s] : refused[name]) + "」"; }).join("，") + "。";
      refusal.hidden = false;
    };

    /** 改用读者自己写的。 */
    function insist() {
      radios.forEach(function (radio) { if ("s" in refused) { radio.checked = radio.value === refused.s; } });
      if ("reason" in refused) { reason.value = refused.reason.slice(0, reason.maxLength); }
      if ("note" in refused) { note.value = refused.note.slice(0, note.maxLength); }
      forget();
      changed(view);
      note.closest("details").querySelector("summary").focus();
    }

    function forget() {
      refused = {};
      refusal.hidden = true;
    }

    view.composing = function () { return composing; };

    /** 显示一份（没有的是 null）；过时的不勾，说明为什么，写的字留着。 */
    view.set = function (answer) {
      var stale = answers.stale(answer, seal), state = answer && !stale ? answer.s : "";
      shown = answer;
      radios.forEach(function (radio) { radio.checked = radio.value === state; });
      write(reason, answer ? answer.reason : "");
      write(note, answer ? answer.note : "");
      if (note.value) { box.querySelector("details").open = true; }
      why.hidden = !stale;
      why.querySelector("a").hidden = !stale || !stale.clauses.length;
      why.querySelector("span").textContent = stale ? "原来勾的「" + answers.LABELS[answer.s] + "」不算了，请再核：" + reasons(stale) + "。" : "";
      view.paint();
    };

    /** 照现在勾的改样子：理由框出不出来，打印时写什么。 */
    view.paint = function () {
      var now = view.get();
      element.dataset.state = now.s;
      reason.closest("[data-kb-reason]").hidden = now.s !== "na";
      reason.required = now.s === "na";
      reason.setAttribute("aria-invalid", String(now.s === "na" && !now.reason.trim()));
      told.textContent = [
        now.s ? "查的结果：" + answers.LABELS[now.s] + (now.s === "na" ? "，理由：" + (now.reason.trim() || "（还没有写）") : "") : "",
        now.note.trim() ? "备注：" + now.note.trim() : ""
      ].filter(Boolean).join("；");
    };

    // 输入法还没有选定的字不存，选定了再存
    box.addEventListener("compositionstart", function () { composing = true; });
    box.addEventListener("compositionend", function () { composing = false; changed(view); });
    box.addEventListener("input", function () { if (!composing) { changed(view); } });
    box.addEventListener("focusin", function (focus) { if (focus.target === reason || focus.target === note) { entered(view); } });
    refusal.querySelector("[data-kb-insist]").addEventListener("click", insist);
    refusal.querySelector("[data-kb-forget]").addEventListener("click", function () { forget(); note.closest("details").querySelector("summary").focus(); });
    return view;
  };
}());
