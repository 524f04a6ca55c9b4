/*
 * 检索的 Worker（http 下用；file:// 下 theme.js 里的替身在主线程上做同样的事）。
 * 说两种话：主题检索框的（见 theme.js 的约定），和查条文页的 {ask: 编号, query} → {answer: 编号, data}。
 * 引擎和索引到第一次真有问题时才载入，不检索的读者不必下载。
 */
(function (self) {
  "use strict";

  var engine = null, broken = "";

  function load() {
    if (engine || broken) { return; }
    try {
      self.importScripts("parts.js");
      self.importScripts.apply(self, self.jianfu.search.parts);
      engine = self.jianfu.search.create(self.jianfu.searchIndex);
    } catch (error) {
      broken = "检索用不了：索引没有载入，或者坏了。";
    }
  }

  function ask(query) {
    if (query) { load(); }
    return broken ? { broken: broken, query: query } : engine ? engine.ask(query) : { query: query, confidence: "empty", clauses: [], others: [], words: [] };
  }

  self.addEventListener("message", function (event) {
    var message = event.data;
    if ("ask" in message) {
      self.postMessage({ answer: message.ask, data: ask(message.query) });
    } else if (message.type === 0) {
      self.postMessage({ type: 1 });
    } else if (message.type === 2) {
      var answer = ask(message.data);
      self.postMessage({ type: 3, data: answer.broken || engine ? reply(answer) : { items: [] } });
    }
  });

  function reply(answer) {
    return self.jianfu && self.jianfu.search && self.jianfu.search.replies
      ? self.jianfu.search.replies(answer, engine && engine.phrases)
      : { items: [[{ location: "find.html", title: answer.broken + "到「查条文」按主题浏览", text: "", score: 1, terms: {} }]] };
  }
}(self));
