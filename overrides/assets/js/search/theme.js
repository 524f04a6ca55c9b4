/*
 * 与主题检索框的约定，全在这一个文件里（主题没有写进文档，升级后由 tests/browser/test_search_box.py 照此核对）：
 *   1. 网页里 <script id="__config"> 的 JSON 有 search 一项，是 Worker 的地址；改成我们的 worker.js。
 *   2. 网页里有 name="search" 的表单时，主题取 search/search_index.json（file:// 下载入 search/search_index.js，
 *      读全局名 __index）；我们给的只有设置，没有内容（macros/search/index.py 的 for_theme）。
 *   3. Worker 收 {type: 0, data: {config, docs, options}} 答 {type: 1}；
 *      收 {type: 2, data: 查询} 答 {type: 3, data: {items: [[{location, title, text, score, terms}]], suggest: [词]}}。
 *   4. 检索框只听 keyup 和焦点（补全听 keydown）；输入法上屏、粘贴不触发按键，这里补上。
 * 这个文件在主题的脚本之前载入。file:// 下浏览器不许开 Worker，换成主线程上的替身。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu || (window.jianfu = {});
  var search = jianfu.search || (jianfu.search = {});
  var here = document.currentScript.src.replace(/[^/]*$/, "");
  var local = window.location.protocol === "file:";
  var engine = null, waiting = null;

  search.worker = here + "worker.js";

  /** 依次载入引擎和索引（只载一次），然后叫 done(引擎) 或 done(null)。 */
  search.load = function (done) {
    if (engine) { done(engine); return; }
    if (waiting) { waiting.push(done); return; }
    waiting = [done];
    load("parts.js", function () {
      (function next(at) {
        if (at === search.parts.length) { finish(); return; }
        load(search.parts[at], function () { next(at + 1); });
      }(0));
    });
  };

  function load(name, then) {
    var script = document.createElement("script");
    script.src = here + name;
    script.onload = then;
    script.onerror = finish;
    document.head.appendChild(script);
  }

  function finish() {
    try {
      engine = search.create(jianfu.searchIndex);
    } catch (error) {
      engine = null;
    }
    var all = waiting;
    waiting = null;
    all.forEach(function (done) { done(engine); });
  }

  /** 主线程上的替身：同样的两种话，同样的回答。 */
  function StandIn() {
    var listeners = [];
    function say(data) { listeners.forEach(function (each) { each({ data: data }); }); }
    function later(data) { window.setTimeout(function () { say(data); }, 0); }
    this.addEventListener = function (kind, listener) { if (kind === "message") { listeners.push(listener); } };
    this.removeEventListener = function (kind, listener) { listeners = listeners.filter(function (each) { return each !== listener; }); };
    this.terminate = function () { listeners = []; };
    this.postMessage = function (message) {
      var query = "ask" in message ? message.query : message.data;
      if (message.type === 0) { later({ type: 1 }); return; }
      if (!query) {
        later("ask" in message ? { answer: message.ask, data: { query: query, confidence: "empty", clauses: [], others: [], words: [] } } : { type: 3, data: { items: [] } });
        return;
      }
      search.load(function (ready) {
        var answer = ready ? ready.ask(query) : { broken: "检索用不了：索引没有载入，或者坏了。", query: query };
        if ("ask" in message) {
          later({ answer: message.ask, data: answer });
        } else if (search.replies) {
          later({ type: 3, data: search.replies(answer, ready && ready.phrases) });
        } else {
          later({ type: 3, data: { items: [[{ location: "find.html", title: answer.broken + "到「查条文」按主题浏览", text: "", score: 1, terms: {} }]] } });
        }
      });
    };
  }

  /** 开一个检索的 Worker；开不了（file://、太旧）就用替身。 */
  search.start = function () {
    if (local || !window.Worker) { return new StandIn(); }
    try {
      return new window.Worker(search.worker);
    } catch (error) {
      return new StandIn();
    }
  };

  // 1. 换 Worker 的地址
  var config = document.getElementById("__config");
  if (config) {
    var settings = JSON.parse(config.textContent);
    settings.search = search.worker;
    config.textContent = JSON.stringify(settings);
  }
  // 3. file:// 下主题要开的 Worker 换成替身
  if (local) {
    var Original = window.Worker;
    window.Worker = function (url, options) {
      return String(url) === search.worker ? new StandIn() : new Original(url, options);
    };
  }
  // 4. 输入法上屏、粘贴、语音输入没有按键：补一个 keydown（补全听它；不冒泡，免得当成快捷键）和一个 keyup
  function typed(event) {
    var field = event.target;
    if (field.matches && field.matches("[data-md-component=search-query]") && !event.isComposing) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", bubbles: false }));
      field.dispatchEvent(new KeyboardEvent("keyup", { key: "Unidentified", bubbles: true }));
    }
  }
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
  // 主题把 f、s、/ 都当检索的快捷键；单个字母会妨碍语音和只用键盘的人，只留 /，而且关得掉
  document.addEventListener("keydown", function (event) {
    var typing = event.target.matches && event.target.matches("input, textarea, select, [contenteditable]");
    var off = event.key === "f" || event.key === "s" || (event.key === "/" && !search.keysOn());
    if (!typing && off && !event.ctrlKey && !event.metaKey && !event.altKey) { event.stopImmediatePropagation(); }
  }, true);

  /** 快捷键「/」开着没有（查条文页可以关，记在这台设备上）。 */
  search.keysOn = function () {
    try {
      return window.localStorage.getItem("jianfu.keys") !== "off";
    } catch (error) {
      return true;
    }
  };
}());
