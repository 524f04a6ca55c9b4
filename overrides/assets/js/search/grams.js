/*
 * 切词：汉字切成一字和两字，字母和数字成串的算一个，数连同单位另算一个。
 * macros/search/grams.py 是同一套规则的另一份，共用对照表 tests/data/search/grams.yml。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var RUN = /[\u3400-\u4dbf\u4e00-\u9fff]+|\d+(?:\.\d+)?%?(?:-\d+(?:\.\d+)?%?)?|[a-z]+/g;
  var UNIT = /^(?:个月|小时|部分|方面|天|周|年|字|页|次|项|人|件|条|场|级|个|类)/;

  function figures(run, unit) {
    var ends = run.split("-"), found = [];
    if (ends.length > 1) {
      found.push(run);
      if (/%$/.test(ends[1]) && !/%$/.test(ends[0])) { ends[0] += "%"; }
    }
    ends.forEach(function (end) {
      found.push(end);
      if (unit) { found.push(end + unit); }
    });
    return found;
  }

  /** 统一写法的文字里的各个词，照先后；每个是 {text, at, size}：词、起点、在原文里多长。 */
  search.grams = function (normal) {
    var found = [], match;
    RUN.lastIndex = 0;
    while ((match = RUN.exec(normal))) {
      var run = match[0], start = match.index;
      if (/^\d/.test(run)) {
        var unit = UNIT.exec(normal.slice(start + run.length));
        figures(run, unit ? unit[0] : "").forEach(function (text) {
          found.push({ text: text, at: start, size: run.length, figure: true });
        });
      } else if (/^[a-z]/.test(run)) {
        found.push({ text: run, at: start, size: run.length, word: true });
      } else {
        for (var at = 0; at < run.length; at += 1) { found.push({ text: run[at], at: start + at, size: 1 }); }
        for (at = 0; at + 1 < run.length; at += 1) { found.push({ text: run.slice(at, at + 2), at: start + at, size: 2 }); }
      }
    }
    return found;
  };
}(self));
