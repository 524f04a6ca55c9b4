/*
 * 查条文页的筛选：哪些条文合得上选的几项，每个选项照别的筛选还有几条，状态怎么写进地址。
 * 条文的各项写在卡片的 data-* 里（templates/topics.html），一项有几个值的用空格隔开。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  var FACETS = ["level", "document", "topic", "force", "bearer", "measure", "evidence", "authority"];

  jianfu.search.facets = function (form) {
    var selects = jianfu.all("select", form), only = form.elements.limit;

    function chosen() {
      return FACETS.filter(function (name) { return form.elements[name].value; });
    }

    /** 卡片合不合选的各项。names：要合的各项，不写就是选了的全部。 */
    function fits(card, names) {
      return (names || chosen()).every(function (name) {
        return jianfu.values(card, name).indexOf(form.elements[name].value) >= 0;
      }) && (!only.checked || card.dataset.limit === "yes");
    }

    return {
      fits: fits,

      /** 选了没有。 */
      on: function () { return chosen().length > 0 || only.checked; },

      /** 照 {名: 值} 填好；没有的清空，没有这个选项的当没有选。 */
      fill: function (given) {
        selects.forEach(function (select) {
          select.value = given[select.name] || "";
          if (select.selectedIndex < 0) { select.value = ""; }
        });
        only.checked = given.limit === "yes";
      },

      /** 写进地址的各段，次序也在内。 */
      written: function () {
        var parts = selects.filter(function (select) { return select.value; }).map(function (select) {
          return select.name + "=" + encodeURIComponent(select.value);
        });
        return parts.concat(only.checked ? ["limit=yes"] : []);
      },

      /** 选了的各项，照选项上的字。 */
      names: function () {
        var names = chosen().map(function (name) {
          var select = form.elements[name];
          return select.options[select.selectedIndex].dataset.label;
        });
        return names.concat(only.checked ? "有限额的" : []).join("、");
      },

      /** 各个选项后面写上照别的筛选还有几条；一条都没有的不给选。 */
      count: function (cards) {
        selects.forEach(function (select) {
          if (FACETS.indexOf(select.name) < 0) { return; }
          // 先数好每个值有几条：条文、文件都多时，逐个选项再数一遍要好几秒
          var many = Object.create(null), others = chosen().filter(function (name) { return name !== select.name; });
          cards.forEach(function (card) {
            if (!fits(card, others)) { return; }
            jianfu.values(card, select.name).forEach(function (value) { many[value] = (many[value] || 0) + 1; });
          });
          jianfu.all("option[data-label]", select).forEach(function (option) {
            var number = many[option.value] || 0;
            option.textContent = option.dataset.label + "（" + number + "）";
            option.disabled = number === 0 && !option.selected;
          });
        });
      }
    };
  };
}());
