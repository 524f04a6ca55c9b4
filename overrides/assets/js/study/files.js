/*
 * 成绩导出到文件、从文件导入：{kind: "jianfu-selftest", v: 1, data: 数据版本, exported: 日期, items: {题号: 一份成绩}}。
 * 导入时这台设备上答过更多次的留着；不是这种文件、太大、更新版本的，说清楚，什么也不动。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var KIND = "jianfu-selftest", VERSION = 1, LARGEST = 1024 * 1024;

  jianfu.study.files = {
    LARGEST: LARGEST,

    /** 全部成绩写成文件的内容。 */
    written: function (version) {
      var results = jianfu.study.results, items = {};
      results.ids().forEach(function (id) { items[id] = results.read(id); });
      return JSON.stringify({ kind: KIND, v: VERSION, data: version, exported: jianfu.isoDay(), items: items }, null, 1) + "\n";
    },

    /** 读文件的内容，添进来；给出一句话说做了什么。 */
    add: function (text) {
      var results = jianfu.study.results, whole = null, added = 0, kept = 0, skipped = 0;
      try { whole = JSON.parse(text); } catch (error) { whole = null; }
      if (!whole || whole.kind !== KIND || !whole.items || typeof whole.items !== "object") {
        return "这个文件不是自测导出的（或者坏了），什么也没有改。";
      }
      if (typeof whole.v !== "number" || whole.v > VERSION) {
        return "这个文件是更新版本的网站导出的，这一版读不了，什么也没有改。";
      }
      Object.keys(whole.items).forEach(function (id) {
        var theirs = whole.items[id], ours = results.read(id);
        if (!/^q-\d{3,4}$/.test(id) || !results.good(theirs)) {
          skipped += 1;
        } else if (ours && ours.n >= theirs.n) {
          kept += 1;
        } else {
          results.write(id, theirs);
          added += 1;
        }
      });
      return "导入了" + added + "道题的成绩" + (kept ? "，" + kept + "道这里答过的次数不少于文件里的，留着" : "") +
        (skipped ? "，" + skipped + "道读不懂，没有收" : "") + "。";
    }
  };
}());
