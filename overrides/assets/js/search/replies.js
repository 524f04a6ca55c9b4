/* 把引擎的回答写成主题检索框要的样子：{items: [[{location, title, text, score, terms}]…], suggest: [词…]}。约定见 theme.js。 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var MOST = 12;
  var MARKUP = /[<&]/;

  function item(location, title, score, words) {
    var terms = {};
    (words || []).slice(0, 6).forEach(function (word) { terms[word] = true; });
    return [{ location: location, title: escaped(title), text: "", score: score, terms: terms }];
  }

  /** 主题用 innerHTML 放结果的题名：尖括号、& 要写成字。 */
  function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }

  /** 主题检索框的一次回答。phrases 给出补全用的名称，可以不给。 */
  search.replies = function (answer, phrases) {
    if (answer.broken) {
      return { items: [item("find.html", answer.broken + "到「查条文」按主题浏览", 1)] };
    }
    var items = [], asked = encodeURIComponent(answer.query);
    if ((answer.confidence === "low" && !answer.note) || answer.outside) {
      items.push(item("find.html?q=" + asked, answer.outside ? "本库不收「" + answer.outside + "」方面的规定" + (answer.clauses.length ? "，字面上最接近的是：" : "") : "没有把握，最接近的是：", 0.001));
    }
    if (answer.correction) {
      items.push(item(answer.correction.address, "易写错：「" + answer.correction.wrong + "」不对，可以写：" + answer.correction.right, 0.001));
    }
    if (answer.note) { items.push(item("find.html?q=" + asked, answer.note, 0.001)); }
    answer.clauses.slice(0, MOST).forEach(function (clause) {
      items.push(item(clause.address, clause.title + "　" + clause.under + " · " + clause.standing, clause.score, clause.words));
    });
    answer.others.forEach(function (other) {
      var said = other.kind === "misquote" ? "「" + other.title + "」不对，可以写：" + other.under : other.title;
      items.push(item(other.address, other.name + "：" + said, other.score / 1000, other.words));
    });
    if (answer.clauses.length) { items.push(item("find.html?q=" + asked, "在「查条文」里看全部结果、筛选", 0.0001)); }
    if (!items.length && answer.confidence !== "empty") {
      items.push(item("find.html?q=" + asked, "没有找到。换一个说法，或者到「查条文」按主题看", 0.0001));
    }
    return { items: items, suggest: phrases ? completion(answer.query, phrases()) : [] };
  };

  /** 最后一个词的补全：名称和标题里以它开头的最短的一个。主题用 innerHTML 放补全，连同打进来的字：有尖括号、& 的不补。 */
  function completion(query, phrases) {
    var words = query.split(/[\s-]+/), last = words.pop();
    if (!last || MARKUP.test(query)) { return []; }
    var fitting = phrases.filter(function (phrase) { return !MARKUP.test(phrase) && phrase.length > last.length && phrase.indexOf(last) === 0; });
    fitting.sort(function (one, other) { return one.length - other.length || (one < other ? -1 : 1); });
    return fitting.length ? words.concat(fitting[0]) : [];
  }
}(self));
