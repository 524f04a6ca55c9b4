/*
 * 链接指到折起来的地方：打开它外面的每一层，再走过去。新的浏览器自己会打开；主题只打开最里一层，
 * 又在排好版之前就走，停在半路，所以这里等排好了再走一次。也给卡片上的折叠添上是哪一条的。
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

  /** 条文卡片上折起来的几栏：只给读屏软件听的，是哪一条的。每条的几栏叫法相同，光列折叠时分不清。 */
  function name() {
    jianfu.all(".clause").forEach(function (card) {
      var heading = card.querySelector(".clause__heading").cloneNode(true);
      heading.querySelector(".clause__number").remove();
      jianfu.all("summary", card).forEach(function (summary) {
        var told = document.createElement("span");
        told.className = "visually-hidden";
        told.textContent = "：" + heading.textContent.trim();
        summary.appendChild(told);
      });
    });
  }

  jianfu.ready(name);
  jianfu.ready(reveal);
  window.addEventListener("hashchange", reveal);
  // 地址没有变的再点一次（读者又收起来了）没有 hashchange
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented && link.hash && link.hash === window.location.hash) { window.setTimeout(reveal, 0); }
  });
}());
