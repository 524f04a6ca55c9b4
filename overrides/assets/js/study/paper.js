/*
 * 试卷：A、B 两卷同样的题、不同的次序和选项次序；答案一张，两卷各一栏，再是解释和依据。
 * 由种子定，种子和数据版本印在卷上，照着能再出一份一样的。卷上没有要填姓名、签字的地方，要的自己加。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var HEADS = [["single", "单选题：恰有一个对"], ["multiple", "多选题：两个以上对"], ["judge", "判断题：写对或错"], ["numeric", "填数题：填一个数"],
    ["match", "配对题：写右边的字母"], ["case", "案例题：情景都是虚构"]];
  var NUMERALS = "一二三四五六";

  function make(tag, text, name) { return jianfu.study.card.make(tag, text, name); }

  /** 一卷里的一道：题、选项的次序。 */
  function placed(question, seed) {
    var draw = jianfu.study.draw, options;
    if (question.pairs) { options = draw.shuffled(question.rights, seed + question.id); }
    if (question.options && question.kind !== "judge") {
      options = draw.shuffled(question.options.map(function (each, at) { return at; }), seed + question.id);
    }
    return { question: question, options: options };
  }

  /** 答案写成字母、对错或数。 */
  function key(entry) {
    var question = entry.question, letters = jianfu.study.card.LETTERS;
    if (question.kind === "judge") { return question.options[question.right[0]][0]; }
    if (question.options) {
      return question.right.map(function (at) { return letters.charAt(entry.options.indexOf(at)); }).sort().join("");
    }
    if (question.pairs) {
      return question.pairs.map(function (pair, at) { return (at + 1) + letters.charAt(entry.options.indexOf(pair[1])); }).join(" ");
    }
    return question.answer + question.unit;
  }

  /** 一卷：各题型依次，题型里的次序由种子定。 */
  function version(questions, seed) {
    var found = [];
    HEADS.forEach(function (head) {
      var heap = questions.filter(function (each) { return each.kind === head[0]; });
      jianfu.study.draw.shuffled(heap, seed, function (each) { return each.id; }).forEach(function (each) { found.push(placed(each, seed)); });
    });
    return found;
  }

  function item(entry, number) {
    var question = entry.question, box = make("div", "", "sheet__item"), first = true, list, letters = jianfu.study.card.LETTERS;
    question.asked.split("\n").forEach(function (line) {
      box.appendChild(make("p", (first ? number + ". " : "") + line));
      first = false;
    });
    if (question.pairs) {
      question.pairs.forEach(function (pair, at) { box.appendChild(make("p", "（" + (at + 1) + "）" + pair[0] + "　＿＿＿", "sheet__left")); });
    }
    if (entry.options) {
      list = make("ul", "", "sheet__options");
      entry.options.forEach(function (each, at) {
        list.appendChild(make("li", letters.charAt(at) + ". " + (question.pairs ? each : question.options[each][0])));
      });
      box.appendChild(list);
    }
    return box;
  }

  function sheet(name, title, about) {
    var made = make("section", "", "sheet");
    made.setAttribute("data-sheet", name);
    made.setAttribute("aria-label", title);
    made.appendChild(make("h3", title));
    made.appendChild(make("p", about, "sheet__about"));
    return made;
  }

  function paper(name, entries, about) {
    var made = sheet(name, "基层减负规定试卷（" + name + " 卷）", about), number = 0, parts = 0;
    HEADS.forEach(function (head) {
      var heap = entries.filter(function (entry) { return entry.question.kind === head[0]; });
      if (!heap.length) { return; }
      made.appendChild(make("h4", NUMERALS.charAt(parts) + "、" + head[1]));
      parts += 1;
      heap.forEach(function (entry) {
        number += 1;
        made.appendChild(item(entry, number));
      });
    });
    return made;
  }

  function answers(one, other, about) {
    var made = sheet("key", "答案和解释", about), table = make("table", "", "matrix"), head = make("tr"), body = make("tbody"), notes = make("ol", "", "sheet__notes");
    ["题号", "A 卷第几题", "A 卷答案", "B 卷第几题", "B 卷答案"].forEach(function (title) {
      var cell = make("th", title);
      cell.scope = "col";
      head.appendChild(cell);
    });
    table.appendChild(make("caption", "两卷的答案"));
    table.appendChild(make("thead")).appendChild(head);
    one.forEach(function (entry, at) {
      var row = make("tr"), there = other.map(function (each) { return each.question.id; }).indexOf(entry.question.id);
      [entry.question.id, String(at + 1), key(entry), String(there + 1), key(other[there])].forEach(function (text, place) {
        var cell = make(place ? "td" : "th", text);
        if (!place) { cell.scope = "row"; }
        row.appendChild(cell);
      });
      body.appendChild(row);
    });
    table.appendChild(body);
    made.appendChild(table);
    one.forEach(function (entry) {
      var note = make("li");
      note.appendChild(make("p", entry.question.id + "　" + jianfu.study.card.rightWords(entry.question), "sheet__right"));
      jianfu.study.card.explain(entry.question, note, jianfu.study.base);
      notes.appendChild(note);
    });
    made.appendChild(make("h4", "解释（次序照 A 卷）"));
    made.appendChild(notes);
    return made;
  }

  jianfu.study.paper = {
    /** 造出三份，放进 box。about：印在每份题目下面的一行。 */
    build: function (questions, seed, about, box) {
      var notes = [];
      questions.forEach(function (question) {
        question.notes.forEach(function (note) { if (notes.indexOf(note) < 0) { notes.push(note); } });
      });
      about += notes.length ? notes.join("；") + "。" : "";
      var one = version(questions, seed + ":A"), other = version(questions, seed + ":B");
      box.textContent = "";
      [paper("A", one, about), paper("B", other, about), answers(one, other, about)].forEach(function (each) { box.appendChild(each); });
    }
  };
}());
