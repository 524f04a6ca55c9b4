/*
 * 句式：编辑写的「(报送|上报)…8(贯彻|落实)…4情况」怎样读、怎样在一句话里找。
 *
 * 字照字面；(甲|乙) 任一个；… 隔至多 8 个字，…n 隔至多 n 个字（1 到 20）；## 带单位的数量。没有别的记号。
 * 不回溯：每一截在一句话里只找一遍，接到离它最近的前一截上，什么样的草稿都拖不慢。
 */
(function () {
  "use strict";

  var examine = window.jianfu.examine, GAP = 8, WIDEST = 20;

  function fail(message) { throw new Error(message); }

  /** 读一个句式：[{gap, words, quantity}]；写错了抛出一句中文。 */
  examine.phrase = function (written) {
    var steps = [], gap = 0, plain = "", at = 0, char, end, words, digits, apart;
    function close() {
      if (plain) { steps.push({ gap: gap, words: [plain] }); gap = 0; plain = ""; }
    }
    while (at < written.length) {
      char = written.charAt(at);
      if (char === "(") {
        close();
        end = written.indexOf(")", at);
        if (end < 0) { fail("左括号没有配上右括号"); }
        words = written.slice(at + 1, end).split("|");
        if (words.some(function (word) { return !word || /[(…#]/.test(word); })) { fail("括号里是用 | 隔开的几个词，不能空着，不能再套括号、… 和 #"); }
        steps.push({ gap: gap, words: words });
        gap = 0;
        at = end + 1;
      } else if (char === "…") {
        close();
        digits = /^[0-9]*/.exec(written.slice(at + 1))[0];
        apart = gap > 0; // 两个 … 挨着
        gap = digits ? Number(digits) : GAP;
        if (gap < 1 || gap > WIDEST || !steps.length || apart) { fail("… 前后都要有字，后面的数是 1 到 " + WIDEST); }
        at += 1 + digits.length;
      } else if (char === "#") {
        if (written.charAt(at + 1) !== "#") { fail("数量写作 ##"); }
        close();
        if (!steps.length) { fail("句式不能以数量开头"); }
        steps.push({ gap: gap, words: [], quantity: true });
        gap = 0;
        at += 2;
      } else if (char === ")" || char === "|") {
        fail("多出来的「" + char + "」");
      } else {
        plain += char;
        at += 1;
      }
    }
    close();
    if (!steps.length || gap) { fail(gap ? "… 前后都要有字" : "句式是空的"); }
    return steps;
  };

  function byPlace(one, other) { return one.start - other.start || other.end - one.end; }

  /** 一截在 text[start, end) 里的各处，照先后。 */
  function near(step, text, start, end) {
    var found = [], part = text.slice(start, end), at, held;
    if (step.quantity) {
      for (at = start; at < end; at += 1) {
        held = examine.quantity(text, at);
        if (held && at + held.length <= end) {
          found.push({ start: at, end: at + held.length, quantity: held });
          at += held.length - 1;
        }
      }
      return found;
    }
    step.words.forEach(function (word) {
      for (at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + 1)) { found.push({ start: start + at, end: start + at + word.length, quantity: null }); }
    });
    return found.sort(byPlace);
  }

  /** 中间隔着两个逗号，说的多半不是一回事。 */
  function far(text, one, other) {
    return text.slice(one.end, other.start).split(/[，,]/).length > 2;
  }

  /** 一截一截接起来，每一截接到离它最近的前一截上。places(step)：这一截的各处；apart(一处, 另一处)：不能接。 */
  function join(steps, places, apart) {
    var stops = null;
    steps.forEach(function (step) {
      var before = stops, at = 0, last = null;
      if (before && !before.length) { return; }
      if (!before) {
        stops = places(step).map(function (place) { return { start: place.start, end: place.end, quantity: place.quantity, gaps: [] }; });
        return;
      }
      before.sort(function (one, other) { return one.end - other.end; });
      stops = [];
      places(step).forEach(function (place) {
        while (at < before.length && before[at].end <= place.start) { last = before[at]; at += 1; }
        if (last && place.start - last.end <= step.gap && !apart(last, place)) {
          stops.push({ start: last.start, end: place.end, quantity: place.quantity || last.quantity, gaps: last.gaps.concat([[last.end, place.start]]) });
        }
      });
    });
    return stops;
  }

  /** 句式在 text[start, end) 里的各处：[{start, end, quantity, gaps: [[起, 止]]}]，照先后。 */
  examine.find = function (steps, text, start, end) {
    return join(steps, function (step) { return near(step, text, start, end); }, function (one, other) { return far(text, one, other); });
  };

  /** 备好一份草稿：每个词在全文里只找一遍，句式再多也不重找。sentences：examine.sentences 给的。 */
  examine.reading = function (text, sentences) {
    var sentenceAt = new Array(text.length), words = Object.create(null), quantities = null;
    var present = new Uint8Array(65536), place; // 草稿里有哪些字
    for (place = 0; place < text.length; place += 1) { present[text.charCodeAt(place)] = 1; }
    sentences.forEach(function (sentence, number) {
      for (var at = sentence.start; at < sentence.end; at += 1) { sentenceAt[at] = number; }
    });

    function places(step) {
      var found = [], at, word;
      if (step.quantity) {
        quantities = quantities || [].concat.apply([], sentences.map(function (sentence) { return near(step, text, sentence.start, sentence.end); }));
        return quantities;
      }
      for (at = 0; at < step.words.length; at += 1) {
        word = step.words[at];
        if (!present[word.charCodeAt(0)]) { continue; } // 多半连头一个字都没有
        if (!words[word]) { words[word] = near({ words: [word] }, text, 0, text.length); }
        found = found.concat(words[word]);
      }
      return step.words.length > 1 ? found.sort(byPlace) : found;
    }

    return {
      /** 句式在全文里的各处，照句子分：{第几句: [各处]}。 */
      find: function (steps) {
        var found = {};
        join(steps, places, function (one, other) { return sentenceAt[one.start] !== sentenceAt[other.start] || far(text, one, other); }).forEach(function (hit) {
          var number = sentenceAt[hit.start];
          (found[number] = found[number] || []).push(hit);
        });
        return found;
      }
    };
  };
}());
