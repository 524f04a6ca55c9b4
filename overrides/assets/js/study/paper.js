/*
 * 试卷：A、B 两卷同样的题、不同的次序和选项次序；答案一张，两卷各一栏，再是解释和依据。
 * 由卷号定，卷号印在卷上，数据版本印在答案上，照着能再出一份一样的。卷上没有要填姓名、签字的地方，要的自己加。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var HEADS = [["single", "单选题：恰有一个对"], ["multiple", "多选题：两个以上对"], ["judge", "判断题：写对或错"], ["numeric", "填数题：填一个数"],
    ["match", "配对题：写右边的字母"], ["case", "案例题：情景都是虚构"]];
  var NUMERALS = "一二三四五六";

  function make(tag, text, name) { return jianfu.study.card.make(tag, text, name); }

  /** A 卷里的一道：题、选项的次序。 */
  function placed(question, seed) {
    var draw = jianfu.study.draw, options;
    if (question.pairs) { options = draw.shuffled(question.rights, seed + question.id); }
    if (question.options && question.kind !== "judge") {
      options = draw.shuffled(question.options.map(function (each, at) { return at; }), seed + question.id);
    }
    return { question: question, options: options };
  }

  /** 换成 B 卷：同一题型里的题、一道题里的选项，个个都不在 A 卷的地方。 */
  function turned(entries, seed) {
    var draw = jianfu.study.draw, found = [];
    HEADS.forEach(function (head) {
      var heap = entries.filter(function (entry) { return entry.question.kind === head[0]; });
      found = found.concat(draw.moved(heap, seed + head[0]).map(function (entry) {
        return { question: entry.question, options: entry.options && draw.moved(entry.options, seed + entry.question.id) };
      }));
    });
    return found;
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
  function ordered(questions, seed) {
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
      var many = question.kind === "case" ? (question.several ? "（多选）" : "（单选）") : "";
      box.appendChild(make("p", (first ? number + ". " + many : "") + line));
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
    /** 造出三份，放进 box。about：印在每份题目下面的一行；version：数据版本，只印在答案上。 */
    build: function (questions, seed, about, version, box) {
      var one = ordered(questions, seed), other = turned(one, seed), notes = ["题目照本库的大意编写，不是原文"];
      questions.forEach(function (question) {
        question.notes.forEach(function (note) { if (notes.indexOf(note) < 0) { notes.push(note); } });
      });
      about += notes.join("；") + "。";
      box.textContent = "";
      [paper("A", one, about), paper("B", other, about), answers(one, other, about + "数据版本" + version + "。")].forEach(function (each) { box.appendChild(each); });
    }
  };
}());
