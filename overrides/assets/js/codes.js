/*
 * 短码：在短码页上打开 c.html#短码 或 c.html?code=短码 所指的地方；别的页上的短码框把读者送到短码页。
 * 没有脚本时，c.html#短码 跳到表里那一行，行里是链接。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  jianfu.codes = {
    /** 照写法整理：全角变半角，大写，去空格和标点，I、L 当 1，O 当 0。 */
    normal: function (typed) {
      return typed.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
    },
    /** 地址里要打开的短码；没有就是空。 */
    asked: function () {
      return jianfu.address.decoded(window.location.hash.slice(1)) || jianfu.address.read().code || "";
    }
  };

  /** 打开短码；不是短码的锚点（页内标题）不理。 */
  function open() {
    var told = document.getElementById("code-told");
    var typed = jianfu.codes.asked();
    if (!told || !typed) { return; }
    var code = jianfu.codes.normal(typed);
    var row = document.getElementById(code), listed = row && row.closest(".codes");
    var link = listed && row.querySelector("a"), gone = listed && row.querySelector("[data-code-gone]");
    if (link) {
      window.location.replace(link.href);
    } else if (gone) {
      told.textContent = "短码" + code + "已经撤下：" + gone.textContent;
    } else if (!document.getElementById(typed)) {
      told.textContent = "没有「" + typed.slice(0, 12) + "」这个短码：看看有没有抄错，短码是五个字符。";
    }
  }

  jianfu.ready(function () {
    jianfu.all("[data-kb-code-form]").forEach(function (form) {
      form.addEventListener("submit", function (submit) {
        submit.preventDefault();
        var page = form.getAttribute("action");
        var code = jianfu.codes.normal(form.elements.code.value);
        if (code) { window.location.href = page.split("#")[0] + "#" + encodeURIComponent(code); }
      });
    });
    open();
    window.addEventListener("hashchange", open);
  });
}());
