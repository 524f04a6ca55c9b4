/*
 * 链接指到折起来的地方：打开它外面的每一层，再走过去。新的浏览器自己会打开；主题只打开最里一层，
 * 又在排好版之前就走，停在半路，所以这里等排好了再走一次。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function reveal() {
    var target = window.location.hash && document.getElementById(jianfu.address.decoded(window.location.hash.slice(1)));
    var fold = target && target.closest("details");
    if (!fold) { return; }
    while (fold) {
      fold.open = true;
      fold = fold.parentElement.closest("details");
    }
    window.setTimeout(function () { target.scrollIntoView(); }, 0);
  }

  jianfu.ready(reveal);
  window.addEventListener("hashchange", reveal);
  // 地址没有变的再点一次（读者又收起来了）没有 hashchange
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented && link.hash && link.hash === window.location.hash) { window.setTimeout(reveal, 0); }
  });
}());
