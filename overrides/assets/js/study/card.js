/*
 * 一道题的样子和判法：造一个表单，读出答的，判对错，说清为什么。不管抽题和成绩。
 * 控件都是浏览器自己的（单选、复选、下拉、输入框），键盘和读屏照平常用。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var LETTERS = "ABCDEFGH";

  function make(tag, text, name) {
    var made = document.createElement(tag);
    if (text) { made.textContent = text; }
    if (name) { made.className = name; }
    return made;
  }

  /** 几行字，一行一个 p。 */
  function lines(box, text, name) {
    text.split("\n").forEach(function (line) { box.appendChild(make("p", line, name)); });
  }

  /** 填的数：全角、后面带着单位的都认；不是数给 null。 */
  function numberOf(typed, unit) {
    var plain = String(typed).normalize("NFKC").replace(/\s|,|，/g, "");
    if (unit && plain.slice(-unit.length) === unit) { plain = plain.slice(0, -unit.length); }
    return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  }

  /** 要选的各项，次序由种子定；判断题总是先对后错。 */
  function order(question, seed) {
    var places = (question.options || []).map(function (each, at) { return at; });
    return question.kind === "judge" ? places : jianfu.study.draw.shuffled(places, seed + question.id);
  }

  function choices(question, seed) {
    var box = make("div", "", "quiz__options");
    order(question, seed).forEach(function (place, at) {
      var label = make("label", "", "quiz__option"), input = document.createElement("input"), said = make("span");
      input.type = question.several ? "checkbox" : "radio";
      input.name = "choice";
      input.value = String(place);
      said.textContent = (question.kind === "judge" ? "" : LETTERS.charAt(at) + ". ") + question.options[place][0];
      label.appendChild(input);
      label.appendChild(said);
      box.appendChild(label);
    });
    return box;
  }

  function pairs(question, seed) {
    var box = make("div", "", "quiz__pairs"), rights = jianfu.study.draw.shuffled(question.rights, seed + question.id);
    question.pairs.forEach(function (pair, at) {
      var row = make("p"), label = make("label"), select = document.createElement("select");
      select.name = "pair" + at;
      select.appendChild(make("option", "选一个"));
      select.firstChild.value = "";
      rights.forEach(function (right) {
        var option = make("option", right);
        option.value = right;
        select.appendChild(option);
      });
      label.appendChild(make("span", pair[0], "quiz__left"));
      label.appendChild(select);
      row.appendChild(label);
      box.appendChild(row);
    });
    return box;
  }

  function blank(question) {
    var row = make("p"), label = make("label", "填一个数 "), input = document.createElement("input");
    input.type = "text";
    input.name = "number";
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.size = 8;
    input.maxLength = 16;
    label.appendChild(input);
    label.appendChild(document.createTextNode(" " + question.unit));
    row.appendChild(label);
    return row;
  }

  /** 答了什么：{given} 或 {lacking: 还缺什么}。 */
  function answerOf(question, form) {
    var given;
    if (question.options) {
      given = jianfu.all("input[name=choice]", form).filter(function (each) { return each.checked; }).map(function (each) { return Number(each.value); }).sort();
      return given.length ? { given: given } : { lacking: question.several ? "至少选一个" : "先选一个" };
    }
    if (question.pairs) {
      given = jianfu.all("select", form).map(function (each) { return each.value; });
      return given.every(Boolean) ? { given: given } : { lacking: "每一行都要选" };
    }
    given = numberOf(form.elements.number.value, question.unit);
    return given === null ? { lacking: "填一个数，如 6 或 1.5" } : { given: given };
  }

  function isRight(question, given) {
    if (question.options) { return given.join() === question.right.join(); }
    if (question.pairs) { return question.pairs.every(function (pair, at) { return pair[1] === given[at]; }); }
    return Math.abs(given - question.answer) < 1e-9;
  }

  /** 答错的地方各说一句：[说的是哪一个, 为什么]。 */
  function faults(question, given) {
    if (question.options) {
      var wrong = given.filter(function (at) { return question.right.indexOf(at) < 0; }).map(function (at) {
        return ["选了「" + question.options[at][0] + "」", question.options[at][1]];
      });
      return wrong.concat(question.right.filter(function (at) { return question.several && given.indexOf(at) < 0; }).map(function (at) {
        return ["漏了「" + question.options[at][0] + "」", ""];
      }));
    }
    if (question.pairs) {
      return question.pairs.map(function (pair, at) { return [pair, given[at]]; }).filter(function (each) {
        return each[0][1] !== each[1];
      }).map(function (each) {
        return ["「" + each[0][0] + "」你配的是「" + each[1] + "」，应配「" + each[0][1] + "」。这一对容易错在", each[0][2].replace(/^配错(?:的，是|了，是|，说明)/, "")];
      });
    }
    return question.traps.filter(function (trap) { return Math.abs(trap[0] - given) < 1e-9; }).map(function (trap) {
      return ["填了" + trap[0], trap[1]];
    });
  }

  /** 对的答案，用话说。 */
  function rightWords(question) {
    if (question.options) { return question.right.map(function (at) { return question.options[at][0]; }).join("；"); }
    if (question.pairs) { return question.pairs.map(function (pair) { return pair[0] + "——" + pair[1]; }).join("；"); }
    return question.answer + question.unit;
  }

  /** 解释、依据和要说明的，放进 box。base：从这一页到站根的相对路径。 */
  function explain(question, box, base) {
    var basis = make("p", jianfu.bank.basis + "：", "brief__foot");
    box.appendChild(make("p", question.explanation));
    question.grounds.forEach(function (ground, at) {
      var link = make("a", ground[0]);
      link.href = base + ground[1];
      link.target = "_blank"; // 另开一页：回来还在这一题
      link.rel = "noopener";
      if (at) { basis.appendChild(document.createTextNode("；")); }
      basis.appendChild(link);
    });
    box.appendChild(basis);
    question.remarks.forEach(function (remark) { box.appendChild(make("p", remark, "brief__scope")); });
  }

  jianfu.study.card = {
    make: make,
    lines: lines,
    LETTERS: LETTERS,
    numberOf: numberOf,
    isRight: isRight,
    rightWords: rightWords,
    explain: explain,

    /**
     * 一道题的表单。seed 定选项的次序；count：「第2题，共10题」；answered(right)：判完叫一次；next()：看完往下。
     */
    form: function (question, seed, count, answered, next) {
      var form = make("form", "", "quiz__card"), field = make("fieldset", "", "mark"), legend = make("legend");
      var lacking = make("p", "", "quiz__lacking"), told = make("div", "", "quiz__told"), row = make("p", "", "runs__line");
      var submit = make("button", "提交"), done = false;
      form.setAttribute("data-question", question.id);
      form.noValidate = true;
      legend.appendChild(make("span", count + "　" + question.label + "　" + question.id, "quiz__count"));
      lines(legend, question.asked);
      if (question.notes.length) { legend.appendChild(make("p", question.notes.join("；") + "。", "quiz__note")); }
      if (question.several) { legend.appendChild(make("p", "（可以选几个）")); }
      field.appendChild(legend);
      field.appendChild(question.options ? choices(question, seed) : question.pairs ? pairs(question, seed) : blank(question));
      lacking.setAttribute("role", "alert");
      submit.type = "submit";
      row.appendChild(submit);
      told.tabIndex = -1;
      [field, lacking, row, told].forEach(function (each) { form.appendChild(each); });

      form.addEventListener("submit", function (event) {
        var answer, right, head;
        event.preventDefault();
        if (done) { next(); return; }
        answer = answerOf(question, form);
        lacking.textContent = answer.lacking || "";
        if (answer.lacking) {
          (form.querySelector("input, select") || submit).focus();
          return;
        }
        done = true;
        right = isRight(question, answer.given);
        field.disabled = true;
        form.setAttribute("data-right", right ? "yes" : "no");
        head = make("p", right ? "答对了。" : "答错了。" + (question.pairs ? "" : "答案：" + rightWords(question)), "quiz__verdict");
        told.appendChild(head);
        if (!right) {
          faults(question, answer.given).forEach(function (fault) { told.appendChild(make("p", fault[0] + (fault[1] ? "：" + fault[1] : ""))); });
        }
        explain(question, told, jianfu.study.base);
        told.appendChild(make("p", answered(right), "quiz__when"));
        form.appendChild(row); // 读完解释，往下就是「下一题」
        submit.textContent = "下一题";
        told.focus();
      });
      return form;
    }
  };
}());
