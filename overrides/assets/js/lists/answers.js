/*
 * 一项查的结果：怎样写成一份、怎样读回来、两份怎样合、过没过时、怎样用话说。只算，不碰网页，也不碰存储。
 *
 * 一份：{v: 1, s: 状态, reason: 不适用的理由, note: 备注, said: 勾时那一项的原话, text: 它的封样, basis: {条文: 封样}, at: 时刻}
 * 状态："" 未查，"yes" 是，"no" 否，"na" 不适用。封样由建站时算好，写在网页的 data-text、data-basis 里。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  jianfu.lists = jianfu.lists || {};
  var VERSION = 1;
  var LABELS = { "": "未查", yes: "是", no: "否", na: "不适用" };

  function text(value, most) { return typeof value === "string" && value.length <= most; }

  function sealed(basis) {
    return basis && typeof basis === "object" && !Array.isArray(basis) && Object.keys(basis).every(function (key) {
      return /^[a-z0-9-]{1,60}$/.test(key) && /^[0-9a-f]{6}$/.test(basis[key]);
    });
  }

  /** 看一份是不是合规：合规是 ""，更新的版本写的是 "newer"，别的是 "broken"。 */
  function fault(answer) {
    if (!answer || typeof answer !== "object" || typeof answer.v !== "number") { return "broken"; }
    if (answer.v > VERSION) { return "newer"; }
    var good = answer.v === VERSION && Object.prototype.hasOwnProperty.call(LABELS, answer.s) &&
      text(answer.reason, 200) && text(answer.note, 300) && text(answer.said, 1000) &&
      /^[0-9a-f]{6}$/.test(answer.text) && sealed(answer.basis) && text(answer.at, 40);
    return good ? "" : "broken";
  }

  jianfu.lists.answers = {
    VERSION: VERSION,
    LABELS: LABELS,
    fault: fault,

    /** 读一份原文：{answer, fault}；没有存过的 answer 是 null。 */
    parse: function (raw) {
      var answer, found;
      if (raw === null) { return { answer: null, fault: "" }; }
      try { answer = JSON.parse(raw); } catch (error) { return { answer: null, fault: "broken" }; }
      found = fault(answer);
      return { answer: found ? null : answer, fault: found };
    },

    /** 什么也没有写的，不必存。 */
    empty: function (answer) { return !answer.s && !answer.reason && !answer.note; },

    /**
     * 两个窗口改了同一项：各改各的格，就都要；改了同一格，留那边的，lost 记下没有写进去的。
     * base 是这边上次读到的，mine 是这边要写的，theirs 是现在存着的；没有的是 null。
     */
    merge: function (base, mine, theirs) {
      var blank = { s: "", reason: "", note: "" }, from = base || blank, there = theirs || blank, made = {}, lost = [];
      Object.keys(mine).forEach(function (name) { made[name] = mine[name]; });
      ["s", "reason", "note"].forEach(function (name) {
        if (mine[name] === there[name] || there[name] === from[name]) { return; }
        if (mine[name] !== from[name]) { lost.push(name); }
        made[name] = there[name];
      });
      // 留了那边的结果，封样也要是那边勾时的
      if (theirs && made.s === theirs.s && mine.s !== theirs.s) {
        ["said", "text", "basis", "at"].forEach(function (name) { made[name] = theirs[name]; });
      }
      return { answer: made, lost: lost };
    },

    /**
     * 勾过以后变了没有：没变是 null；变了是 {words: 文字变了, clauses: [实质变了或不再引、新引的条文]}。
     * item：{text, basis}，是网页上现在的封样。
     */
    stale: function (answer, item) {
      var clauses;
      if (!answer || !answer.s) { return null; }
      clauses = Object.keys(item.basis).concat(Object.keys(answer.basis)).filter(function (key, index, all) {
        return all.indexOf(key) === index && item.basis[key] !== answer.basis[key];
      });
      return answer.text === item.text && !clauses.length ? null : { words: answer.text !== item.text, clauses: clauses };
    },

    /** 还没有了结的：未查、否、不适用而没有理由。 */
    open: function (answer) {
      return !answer.s || answer.s === "no" || (answer.s === "na" && !answer.reason.trim());
    },

    /** 一次查的结果说成一句话。answers：每项一份，过时的先当未查。 */
    words: function (answers) {
      var open = answers.filter(jianfu.lists.answers.open).length, many = { "": 0, yes: 0, no: 0, na: 0 };
      answers.forEach(function (each) { many[each.s] += 1; });
      var said = answers.length + "项：" + ["yes", "no", "na", ""].filter(function (state) { return many[state]; })
        .map(function (state) { return LABELS[state] + many[state]; }).join("，") + "。";
      if (many[""] === answers.length) { return answers.length + "项都还没有查。"; }
      return said + (open ? "还有" + open + "项没有了结。" : "都了结了。");
    }
  };
}());
