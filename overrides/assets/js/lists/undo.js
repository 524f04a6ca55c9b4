/*
 * 撤销：清空、删去的，离开本页以前都能放回来，后做的先撤。按钮上写着撤的是哪一件，做了别的事也不会没有。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  /** button：撤销的按钮；done(taken, left)：撤了以后做什么，taken 是记下的那一件，left 是没有放回去的几样。 */
  jianfu.lists.undo = function (button, runs, done) {
    var stack = [];

    function paint() {
      button.hidden = !stack.length;
      button.textContent = stack.length ? "撤销：" + stack[stack.length - 1].what : "";
    }

    button.addEventListener("click", function () {
      var taken = stack.pop();
      paint();
      done(taken, runs.restore(taken.keys));
    });

    return {
      /** 记下一件：{what: 做了什么, run: 哪一次, keys: runs.take 给的}。 */
      push: function (taken) {
        stack.push(taken);
        paint();
      }
    };
  };
}());
