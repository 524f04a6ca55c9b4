/*
 * 卡片上「引用、链接和短码」：公文引文写在卡片里，其余几种写法整份文件只写一次（文件页的「怎么引用」），
 * 第一次点开时照样填上这一条的位置，并上对整份文件的提醒。没有脚本的照「怎么引用」自己换。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function row(name, content) {
    var made = document.createElement("div"), term = document.createElement("dt"), said = document.createElement("dd");
    term.textContent = name;
    said.appendChild(content);
    made.appendChild(term);
    made.appendChild(said);
    return made;
  }

  /** 文件的一种写法，换上这一条的位置。 */
  function filled(form, places) {
    var made = form.cloneNode(true), text = made.querySelector("[data-kb-filled]"), blank = text.querySelector("[data-kb-place]");
    blank.replaceWith(places[blank.dataset.kbPlace]);
    text.dataset.kbCopy = form.dataset.kbForm;
    return made;
  }

  function link(card, forms) {
    var made = document.createElement("a");
    made.className = "sources__address";
    made.href = "#" + card.id;
    made.textContent = forms.querySelector("[data-kb-permalink]").textContent + "#" + card.id;
    made.dataset.kbCopy = "永久链接";
    var line = row("永久链接", made), local = forms.querySelector("[data-kb-local]");
    if (local) { line.lastChild.appendChild(local.cloneNode(true)); }
    return line;
  }

  /** 短码；知道全站网址的（data-kb-pictures 是二维码的地址，* 处是短码）带二维码。 */
  function code(card, forms) {
    var made = document.createElement("span"), line = row("短码", made), picture = document.createElement("img");
    made.className = "code";
    made.textContent = card.querySelector(".clause__place .code").textContent;
    made.dataset.kbCopy = "短码";
    if (forms.dataset.kbPictures) {
      picture.className = "qr";
      picture.src = forms.dataset.kbPictures.replace("*", made.textContent);
      picture.alt = "短码" + made.textContent + "的二维码";
      line.lastChild.appendChild(picture);
    }
    return line;
  }

  function fill(fold, forms) {
    var card = fold.closest(".clause"), list = fold.querySelector("dl"), place = list.querySelector("[data-kb-at]"), cited = place.closest("dd");
    var written = place.textContent, places = { written: written, aloud: cited.dataset.aloud || written };
    var rows = jianfu.all("[data-kb-form]", forms).map(function (form) { return filled(form, places); }).concat(link(card, forms), code(card, forms));
    var before = cited.parentNode.nextSibling, warned = fold.querySelector(".cautions") || fold.appendChild(document.createElement("ul"));
    rows.forEach(function (one) {
      list.insertBefore(one, before);
      jianfu.all("[data-kb-copy]", one).forEach(jianfu.copying.button);
    });
    warned.className = "cautions";
    jianfu.all(".cautions li", forms).forEach(function (one) { warned.appendChild(one.cloneNode(true)); });
  }

  jianfu.ready(function () {
    var forms = document.getElementById("citing");
    if (!forms) { return; }
    jianfu.all(".clause .cite").forEach(function (fold) {
      fold.addEventListener("toggle", function () { fill(fold, forms); }, { once: true });
    });
  });
}());
