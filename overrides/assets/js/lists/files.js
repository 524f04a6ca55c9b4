/*
 * 清单导出到文件、从文件导入。文件是 JSON，人也看得懂：
 *   {kind: "jianfu-checklist", v: 1, list: 清单编号, title: 清单名, data: 数据版本, exported: 日期,
 *    runs: [{name, made, items: {项: 见 answers.js}, unread: {项: 读不出来的原文}}]}
 * 导入只添，不改已有的；不是这种文件、太大、别的清单的，说清楚，什么也不动。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var KIND = "jianfu-checklist", VERSION = 1, LARGEST = 1024 * 1024;
  var DAY = /^\d{4}-\d{2}-\d{2}$/;
  var MOST = 200; // 一个文件里至多这么多次

  function sizeOf(bytes) { return bytes < LARGEST ? Math.ceil(bytes / 1024) + " KB" : (bytes / LARGEST).toFixed(1) + " MB"; }

  /** 一次里读得出来的各项：{项: 那一份}。 */
  function itemsOf(runs, run) {
    var items = {};
    runs.answered(run).forEach(function (key) {
      var item = key.split(":")[4], answer = runs.read(run, item).answer;
      if (answer) { items[item] = answer; }
    });
    return items;
  }

  /** 名字有人用了的，后面添「（导入）」「（导入2）」。 */
  function freshName(name, runs) {
    var made = name, number = 1;
    while (runs.named(made)) {
      made = name.slice(0, 34) + "（导入" + (number > 1 ? number : "") + "）";
      number += 1;
    }
    return made;
  }

  jianfu.lists.files = {
    /** 各次写成文件的内容。list：{id, title, version}。 */
    written: function (list, runs) {
      return JSON.stringify({
        kind: KIND, v: VERSION, list: list.id, title: list.title, data: list.version, exported: jianfu.isoDay(),
        runs: runs.all().map(function (run) {
          return { name: run.name, made: run.made, items: itemsOf(runs, run.id), unread: runs.unread(run.id) };
        })
      }, null, 1) + "\n";
    },

    /** 读之前先看大小：太大给出一句话，不然是空。 */
    tooLarge: function (file) {
      return file.size > LARGEST ? "这个文件有" + sizeOf(file.size) + "，最多读1 MB的，没有读，什么也没有改。" : "";
    },

    /** 读文件的内容：{runs, skipped} 或 {why: 为什么不收}。 */
    parsed: function (text, list) {
      var whole, skipped = 0;
      try { whole = JSON.parse(text); } catch (error) { whole = null; }
      if (!whole || whole.kind !== KIND || !Array.isArray(whole.runs)) {
        return { why: "这个文件不是清单导出的（或者坏了），什么也没有改。" };
      }
      if (typeof whole.v !== "number" || whole.v > VERSION) {
        return { why: "这个文件是更新版本的网站导出的，这一版读不了，什么也没有改。" };
      }
      if (whole.list !== list.id) {
        return { why: "这个文件是另一张清单的（" + String(whole.title || whole.list).slice(0, 30) + "），请到那一页导入。什么也没有改。" };
      }
      var runs = whole.runs.slice(0, MOST).map(function (run) {
        var items = {};
        Object.keys((run && run.items) || {}).forEach(function (item) {
          var good = /^[a-z0-9-]{1,60}$/.test(item) && !jianfu.lists.answers.fault(run.items[item]);
          if (good) { items[item] = run.items[item]; } else { skipped += 1; }
        });
        return { name: run && typeof run.name === "string" && run.name.trim() ? run.name.trim().slice(0, 40) : "没有名字的一次", made: run && DAY.test(run.made) ? run.made : "", items: items };
      });
      return { runs: runs, skipped: skipped };
    },

    /** 把文件里的各次添进来；一模一样的不再添。给出添了哪几次。 */
    add: function (found, runs) {
      function content(items) {
        return JSON.stringify(Object.keys(items).sort().map(function (item) { return [item, items[item]]; }));
      }
      var have = runs.all().map(function (run) {
        return { name: run.name, content: content(itemsOf(runs, run.id)) };
      });
      return found.runs.filter(function (run) {
        return Object.keys(run.items).length && !have.some(function (each) { return each.name === run.name && each.content === content(run.items); });
      }).map(function (run) {
        var name = freshName(run.name, runs), id = runs.create(name, run.made);
        Object.keys(run.items).forEach(function (item) { runs.write(id, item, run.items[item]); });
        return { id: id, name: name };
      });
    }
  };
}());
