/*
 * 复制：给 [data-kb-copy] 的文字旁边添一个「复制」按钮；data-kb-copy 的值是这段文字的名字。链接复制的是完整的地址。
 * 普通 http 的内网主机名下没有 navigator.clipboard，就用老办法（选中再执行 copy）；老办法也不行，就选中文字请读者自己按。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  /** 老办法：放进一个看不见的文本框，选中，执行 copy。返回成没成。 */
  function byCommand(text) {
    var box = document.createElement("textarea");
    box.value = text;
    box.setAttribute("readonly", "");
    box.className = "visually-hidden";
    document.body.appendChild(box);
    var focused = document.activeElement;
    box.select();
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    document.body.removeChild(box);
    if (focused && focused.focus) { focused.focus(); }
    return done;
  }

  jianfu.copying = {
    /** 把 text 放进剪贴板；done(成没成) 在有了结果之后叫一次。 */
    copy: function (text, done) {
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(byCommand(text)); });
      } else {
        done(byCommand(text));
      }
    },
    button: start
  };

  /** 在 element 后面添一个「复制」按钮。 */
  function start(element) {
    var button = document.createElement("button");
    var told = document.createElement("span");
    button.type = "button";
    button.className = "copy";
    button.textContent = "复制";
    button.setAttribute("aria-label", "复制" + element.dataset.kbCopy);
    told.className = "copy__told";
    told.setAttribute("role", "status");
    button.addEventListener("click", function () {
      jianfu.copying.copy(element.href || element.textContent, function (done) {
        told.textContent = done ? "已复制" : "已选中，请按 Ctrl+C，或长按后选「复制」";
        if (!done) { select(element); }
      });
    });
    element.parentNode.insertBefore(told, element.nextSibling);
    element.parentNode.insertBefore(button, told);
  }

  jianfu.ready(function () {
    jianfu.all("[data-kb-copy]").forEach(start);
  });
}());
