/*
 * 字号和配色：读者挑的存在这台设备上，开页时先照着摆好，再画页面（这一份脚本在 <head> 里，不等网页读完）。
 * 没有脚本、存不了，都只是照标准：字号标准，配色随系统。
 */
(function () {
  "use strict";

  var KEY = "jianfu.looks", ROOT = document.documentElement;
  var STANDARD = { size: "standard", scheme: "auto" };
  var ALLOWED = { size: ["standard", "large", "largest"], scheme: ["auto", "light", "dark"] };

  /** 存着的；缺的、不认得的照标准。 */
  function kept() {
    var found = {}, said = {};
    try { said = JSON.parse(window.localStorage.getItem(KEY) || "{}") || {}; } catch (error) { said = {}; }
    Object.keys(STANDARD).forEach(function (name) {
      found[name] = ALLOWED[name].indexOf(said[name]) >= 0 ? said[name] : STANDARD[name];
    });
    return found;
  }

  /** 照着摆：标准的不写属性。 */
  function show(chosen) {
    Object.keys(STANDARD).forEach(function (name) {
      if (chosen[name] === STANDARD[name]) {
        ROOT.removeAttribute("data-kb-" + name);
      } else {
        ROOT.setAttribute("data-kb-" + name, chosen[name]);
      }
    });
  }

  var chosen = kept();
  show(chosen);
  ROOT.classList.add("kb-scripted"); // 脚本随后要亮出来的（data-kb-coming），先空着它的地方，亮出来时下面的不跳

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.getElementById("kb-looks");
    if (!form) { return; }
    function tick() {
      Object.keys(chosen).forEach(function (name) {
        form.elements[name].value = chosen[name];
      });
    }
    tick();
    form.hidden = false;
    form.addEventListener("change", function (event) {
      chosen[event.target.name] = event.target.value;
      show(chosen);
      try { window.localStorage.setItem(KEY, JSON.stringify(chosen)); } catch (error) { /* 存不了就只管这一页 */ }
    });
    // 别的窗口改了，这里跟着
    window.addEventListener("storage", function (event) {
      if (event.key === KEY || event.key === null) { chosen = kept(); show(chosen); tick(); }
    });
  });
}());
