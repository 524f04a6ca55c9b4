/*
 * 合上的字：挑出说得出口的，在结果里标出来。
 */
(function () {
  "use strict";

  var search = window.jianfu.search;

  /** 说得出口的字：三个字以上的、带数的、查询里自成一段的；两个字的碎片不报。 */
  search.telling = function (words, query) {
    var parts = query.trim().split(/\s+/);
    return words.filter(function (word) { return word.length > 2 || /\d/.test(word) || parts.indexOf(word) >= 0; });
  };

  /** 把 words 在 root 的文字里标出来；只造 <mark> 元素，不当作 HTML。 */
  search.mark = function (root, words) {
    var wanted = words.filter(function (word) { return word.length > 1; }).sort(function (one, other) { return other.length - one.length; });
    if (!wanted.length) { return; }
    var pattern = new RegExp(wanted.map(function (word) { return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }).join("|"), "gi");
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    nodes.forEach(function (node) {
      var text = node.nodeValue, match, done = 0, pieces = document.createDocumentFragment();
      pattern.lastIndex = 0;
      while ((match = pattern.exec(text))) {
        var marked = document.createElement("mark");
        marked.textContent = match[0];
        pieces.appendChild(document.createTextNode(text.slice(done, match.index)));
        pieces.appendChild(marked);
        done = match.index + match[0].length;
      }
      if (done) {
        pieces.appendChild(document.createTextNode(text.slice(done)));
        node.parentNode.replaceChild(pieces, node);
      }
    });
  };
}());
