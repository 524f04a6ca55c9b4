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

    /** 卡片合不合选的各项；but：这一项不算。 */
    function fits(card, but) {
      return FACETS.every(function (name) {
        var value = form.elements[name].value;
        return !value || name === but || jianfu.values(card, name).indexOf(value) >= 0;
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
          var base = cards.filter(function (card) { return fits(card, select.name); });
          jianfu.all("option[data-label]", select).forEach(function (option) {
            var number = base.filter(function (card) { return jianfu.values(card, select.name).indexOf(option.value) >= 0; }).length;
            option.textContent = option.dataset.label + "（" + number + "）";
            option.disabled = number === 0 && !option.selected;
          });
        });
      }
    };
  };
}());
