/*
 * 成绩：一道题一个键（jianfu:study:<题号>），{v: 1, n: 答过几次, w: 错过几次, last: 上次对不对, box: 第几格, due: 哪天再做}。
 *
 * 复习照莱特纳的卡片格（Sebastian Leitner, So lernt man lernen, 1972）：答错的放第 1 格，到日子答对就往后挪一格，
 * 各格隔 1、2、4、8、16 天；在第 5 格答对就算做熟，取出来；哪一格答错都回第 1 格。没有错过的不进格子。
 * 还没到日子就又做对的，不往后挪，日子不变。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  jianfu.study = jianfu.study || {};

  var PREFIX = "jianfu:study:", VERSION = 1;
  var DAYS = [1, 2, 4, 8, 16];
  var DAY = /^\d{4}-\d{2}-\d{2}$/;
  var ID = /^q-\d{3,4}$/;

  function whole(value, most) { return typeof value === "number" && value >= 0 && value <= most && Math.floor(value) === value; }

  /** 看一份成绩读不读得懂。 */
  function good(record) {
    return Boolean(record) && record.v === VERSION && whole(record.n, 1e6) && whole(record.w, 1e6) && record.w <= record.n &&
      typeof record.last === "boolean" && whole(record.box, DAYS.length) && (record.box === 0 ? record.due === "" : DAY.test(record.due));
  }

  /** today（2026-01-05）以后 days 天。 */
  function later(today, days) {
    var parts = today.split("-").map(Number);
    return jianfu.isoDay(new Date(parts[0], parts[1] - 1, parts[2] + days));
  }

  function read(id) {
    var record = null;
    try { record = JSON.parse(jianfu.store.get(PREFIX + id) || "null"); } catch (error) { record = null; }
    return good(record) ? record : null;
  }

  function write(id, record) { jianfu.store.set(PREFIX + id, JSON.stringify(record)); }

  /** 答了一次以后的成绩。before：以前的，没有是 null。 */
  function after(before, right, today) {
    var made = before || { v: VERSION, n: 0, w: 0, last: true, box: 0, due: "" };
    var next = { v: VERSION, n: made.n + 1, w: made.w + (right ? 0 : 1), last: right, box: made.box, due: made.due };
    if (!right) {
      next.box = 1;
      next.due = later(today, DAYS[0]);
    } else if (made.box && made.due <= today) {
      next.box = made.box < DAYS.length ? made.box + 1 : 0;
      next.due = next.box ? later(today, DAYS[next.box - 1]) : "";
    }
    return next;
  }

  jianfu.study.results = {
    DAYS: DAYS,
    good: good,
    after: after,
    read: read,
    write: write,
    /** 记下答了一次；给出新的成绩，moved 说挪没挪格。 */
    note: function (id, right) {
      var before = read(id), made = after(before, right, jianfu.isoDay());
      write(id, made);
      return Object.assign({ moved: Boolean(before) && made.box !== before.box }, made);
    },
    /** 有成绩的题号，读不懂的不算。 */
    ids: function () {
      return jianfu.store.keys(PREFIX).map(function (key) { return key.slice(PREFIX.length); }).filter(function (id) {
        return ID.test(id) && read(id);
      });
    },
    /** 清空：只清成绩，清单、路线的不动。 */
    clear: function () {
      jianfu.store.keys(PREFIX).forEach(function (key) {
        if (ID.test(key.slice(PREFIX.length))) { jianfu.store.remove(key); }
      });
    },
    /** 错过、还没有做熟的。 */
    missed: function (id) { var record = read(id); return Boolean(record && record.box); },
    /** 今天该再做的。 */
    due: function (id) { var record = read(id); return Boolean(record && record.box && record.due <= jianfu.isoDay()); }
  };
}());
