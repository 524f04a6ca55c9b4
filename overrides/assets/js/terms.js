/*
 * 用语：点一下（或按回车、空格）就地展开解释，再点或按 Esc 收起。
 * 没有脚本时它是个链接，点过去是页末的「本页用语」；解释的文字只在那里存一份。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  /** 就地的解释：文字取自页末，末尾的链接去用语页。 */
  function noteFor(link, number) {
    var entry = document.getElementById(link.getAttribute("href").slice(1));
    var note = document.createElement("span");
    note.className = "term__note";
    note.id = "term-note-" + number;
    note.hidden = true;
    jianfu.all("dd > *", entry).forEach(function (part) {
      note.appendChild(part.cloneNode(true));
      note.appendChild(document.createTextNode(" "));
    });
    link.parentNode.insertBefore(note, link.nextSibling);
    return note;
  }

  function start(link, number) {
    var note = noteFor(link, number);

    function show(open) {
      note.hidden = !open;
      link.setAttribute("aria-expanded", open ? "true" : "false");
    }

    link.setAttribute("role", "button");
    link.setAttribute("aria-controls", note.id);
    show(false);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      show(note.hidden);
    });
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") {
        event.preventDefault();
        show(note.hidden);
      }
    });
    [link, note].forEach(function (place) {
      place.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && !note.hidden) {
          show(false);
          link.focus();
        }
      });
    });
  }

  jianfu.ready(function () {
    jianfu.all("a.term").forEach(start);
  });
}());
