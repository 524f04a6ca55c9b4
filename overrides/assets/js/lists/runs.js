/*
 * 一次次的核对（「7月例会」）：一次有一个名字，下面一项一份。都存在 store 里，键是：
 *   jianfu:run:<清单>:<次>          {v: 1, name: 名字, made: 日期}
 *   jianfu:list:<清单>:<次>:<项>    见 answers.js
 *   jianfu:kept:<清单>:<次>:<项>    读不出来、又被新答的顶下来的原文；导出时一并带走
 *   jianfu:last:<清单>              上次开着的那一次
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var FIRST = "first"; // 没有起过名字的那一次
  var count = 0; // 本页建了几次，同一毫秒里建的靠它分先后

  /** 管一张清单的各次。list：清单的编号。 */
  jianfu.lists.runs = function (list) {
    var store = jianfu.store, answers = jianfu.lists.answers;

    function head(run) { return "jianfu:run:" + list + ":" + run; }
    function key(run, item) { return "jianfu:list:" + list + ":" + run + ":" + item; }
    function kept(run, item) { return "jianfu:kept:" + list + ":" + run + ":" + item; }

    function headOf(run) {
      var read;
      try { read = JSON.parse(store.get(head(run)) || "null"); } catch (error) { read = null; }
      var named = read && typeof read.name === "string" && read.name.trim();
      return {
        id: run,
        name: named ? read.name.trim().slice(0, 40) : run === FIRST ? "第1次" : "没有名字的一次",
        made: read && /^\d{4}-\d{2}-\d{2}$/.test(read.made) ? read.made : ""
      };
    }

    var runs = {
      /** 全部各次，先建的在前；一次也没有时给出还没有存的第1次。open：正开着的一次，没有存也列。 */
      all: function (open) {
        var ids = open && open !== FIRST ? [FIRST, open] : [FIRST];
        ["run", "list"].forEach(function (kind) {
          store.keys("jianfu:" + kind + ":" + list + ":").forEach(function (each) {
            var id = each.split(":")[3];
            if (id && ids.indexOf(id) < 0) { ids.push(id); }
          });
        });
        var heads = ids.map(headOf).sort(function (one, other) {
          return one.id === FIRST ? -1 : other.id === FIRST ? 1 : one.made < other.made ? -1 : one.made > other.made ? 1 : one.id < other.id ? -1 : 1;
        });
        // 第1次空着、又有了别的次，就不必列
        return heads.length > 1 && open !== FIRST && !runs.keys(FIRST).length ? heads.slice(1) : heads;
      },
      head: headOf,
      key: key,
      /** 一次的全部键：名字和每一项。 */
      keys: function (run) {
        return (store.get(head(run)) === null ? [] : [head(run)]).concat(runs.answered(run));
      },
      answered: function (run) { return store.keys("jianfu:list:" + list + ":" + run + ":"); },
      /** 起名、改名。made：哪天建的；不写就是原来的，原来没有的是今天。 */
      name: function (run, name, made) {
        store.set(head(run), JSON.stringify({ v: 1, name: name.slice(0, 40), made: made || headOf(run).made || jianfu.isoDay() }));
      },
      /** 编号开头是时刻和先后，照编号排就是照先后排；末尾几位随机，两个窗口同时建的不撞。 */
      create: function (name, made) {
        var id = Date.now().toString(36) + ("0" + (count % 1296).toString(36)).slice(-2) + Math.random().toString(36).slice(2, 6);
        count += 1;
        runs.name(id, name, made);
        return id;
      },
      /** 没有起名的：第几次，同已有的不重。 */
      nameless: function () {
        var number = runs.all().length + 1;
        while (runs.named("第" + number + "次")) { number += 1; }
        return "第" + number + "次";
      },
      /** 叫这个名字的那一次的编号；没有是空。 */
      named: function (name) {
        var found = runs.all().filter(function (run) { return run.name === name; })[0];
        return found ? found.id : "";
      },
      last: function () {
        var id = store.get("jianfu:last:" + list);
        return runs.all().some(function (run) { return run.id === id; }) ? id : runs.all()[0].id;
      },
      remember: function (run) { store.set("jianfu:last:" + list, run); },

      /** 读一项：{raw, answer, fault}。 */
      read: function (run, item) {
        var raw = store.get(key(run, item)), parsed = answers.parse(raw);
        return { raw: raw, answer: parsed.answer, fault: parsed.fault };
      },
      /** 写一项；原来那份读不出来，先挪到一边，不丢。什么也没写的就删去。 */
      write: function (run, item, answer) {
        var before = runs.read(run, item);
        if (before.fault) { store.set(kept(run, item), before.raw); }
        if (store.get(head(run)) === null) { runs.name(run, headOf(run).name); } // 清空以后这一次也还在
        if (answers.empty(answer)) { store.remove(key(run, item)); } else { store.set(key(run, item), JSON.stringify(answer)); }
      },
      /** 拿走这些键，给出能放回去的一份。 */
      take: function (keys) {
        var taken = keys.map(function (each) { return [each, store.get(each)]; });
        keys.forEach(function (each) { store.remove(each); });
        return taken;
      },
      /** 放回去；这期间又写过的不动。给出有几项没有放回去（名字不算）。 */
      restore: function (taken) {
        return taken.filter(function (pair) {
          var free = store.get(pair[0]) === null;
          if (free) { store.set(pair[0], pair[1]); }
          return !free && pair[0].indexOf("jianfu:list:") === 0 && store.get(pair[0]) !== pair[1];
        }).length;
      },
      /** 读不出来的原文，连同以前挪开的。 */
      unread: function (run) {
        var found = {};
        runs.answered(run).forEach(function (each) {
          var raw = store.get(each);
          if (answers.parse(raw).fault) { found[each.split(":")[4]] = raw; }
        });
        store.keys("jianfu:kept:" + list + ":" + run + ":").forEach(function (each) {
          found[each.split(":")[4]] = store.get(each);
        });
        return found;
      }
    };
    return runs;
  };
}());
