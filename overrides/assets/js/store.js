/*
 * 勾的、答的存在哪里：浏览器的 localStorage。满了、不许存，就先记在内存里，页面照样能用、能打印、能导出。
 * 用它的有清单（lists/）、自测和学习路线（study/）。
 *
 * 一样东西一个键，互不相干：两个窗口各改各的，谁也盖不掉谁；不靠加锁的接口（普通 http 的内网没有它）。
 * 一个键一次写完，写到一半关了窗口，留下的也是完整的上一份或这一份。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  var AREA = null, memory = {}, trouble = "";

  try {
    AREA = window.localStorage;
    AREA.getItem("jianfu");
  } catch (error) {
    AREA = null;
  }
  if (!AREA) { trouble = "forbidden"; }

  /** 内存里还没有存下去的，再试一次。 */
  function flush() {
    Object.keys(memory).forEach(function (key) {
      try {
        if (memory[key] === null) { AREA.removeItem(key); } else { AREA.setItem(key, memory[key]); }
        delete memory[key];
      } catch (error) { /* 还是不行，留着 */ }
    });
    if (!Object.keys(memory).length) { trouble = ""; }
  }

  function put(key, raw) {
    memory[key] = raw;
    if (!AREA) { return; }
    trouble = "full"; // 全都存下去了 flush 会改回来
    flush();
  }

  jianfu.store = {
    /** 键里存的原文；没有是 null。 */
    get: function (key) {
      if (Object.prototype.hasOwnProperty.call(memory, key)) { return memory[key]; }
      try { return AREA ? AREA.getItem(key) : null; } catch (error) { return null; }
    },
    set: function (key, raw) { put(key, raw); },
    remove: function (key) { put(key, null); },
    /** 以 prefix 开头的全部键，次序固定。 */
    keys: function (prefix) {
      var found = [], at;
      for (at = 0; AREA && at < AREA.length; at += 1) { found.push(AREA.key(at)); }
      found = found.concat(Object.keys(memory));
      return found.filter(function (key, index) {
        return key.indexOf(prefix) === 0 && found.indexOf(key) === index && jianfu.store.get(key) !== null;
      }).sort();
    },
    /** 把 text（JSON）存成名叫 name 的文件。 */
    save: function (name, text) {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = name;
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    },
    /** 存得下是空；"full" 满了，"forbidden" 浏览器不许存。 */
    trouble: function () { return trouble; }
  };
}());
