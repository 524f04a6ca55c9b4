/*
 * 与我有关：选级别和身份，把规矩分成管你单位的、管你本人的、护着你的、不管你的四堆；一条又管又护的，两堆都有。
 * 选了什么写在地址里（?tier=county&post=staff），照着打开就是同一张单子。没有脚本时列出全部，主体写在每条后面。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  function start(form) {
    var tier = form.elements.tier, post = form.elements.post, status = document.getElementById("mine-status");
    var parts = jianfu.all("[data-standing]").map(function (part) {
      return {
        part: part, all: part.querySelector("[data-kb-mine-all]"), chosen: part.querySelector("[data-kb-mine-chosen]"),
        rows: jianfu.all(".mine__row", part)
      };
    });

    /** 一条规矩归哪几堆。 */
    function kin(row) {
      function meets(name, word) { return Boolean(word) && jianfu.values(row, name).indexOf(word) >= 0; }
      var found = [
        meets("bound", tier.value) && "unit",
        meets("bound", post.value) && "person",
        (meets("shielded", tier.value) || meets("shielded", post.value)) && "shield"
      ].filter(Boolean);
      return found.length ? found : ["none"];
    }

    function put(part, chosen) {
      var many = {};
      part.all.hidden = chosen;
      part.chosen.hidden = !chosen;
      jianfu.all("[data-kin]", part.chosen).forEach(function (heap) {
        var list = heap.querySelector("ul"), number = 0;
        list.textContent = "";
        part.rows.forEach(function (row) {
          if (!chosen || kin(row).indexOf(heap.dataset.kin) < 0) { return; }
          list.appendChild(row.cloneNode(true));
          number += 1;
        });
        many[heap.dataset.kin] = number;
        heap.hidden = number === 0;
        heap.querySelector("[data-kb-many]").textContent = "（" + number + "项）";
      });
      return many;
    }

    function label(select) { return select.options[select.selectedIndex].textContent; }

    function apply() {
      var chosen = Boolean(tier.value || post.value), binding = {};
      parts.forEach(function (part) {
        var many = put(part, chosen);
        if (part.part.dataset.standing === "binding") { binding = many; }
      });
      if (!chosen) { status.textContent = "还没有选，下面是全部。"; return; }
      status.textContent = [tier.value ? label(tier) : "", post.value ? label(post) : ""].filter(Boolean).join("，") +
        "：现行的，管你单位的" + (binding.unit || 0) + "项，管你本人的" + (binding.person || 0) + "项，护着你和你单位的" + (binding.shield || 0) + "项。";
    }

    function written(select) { return select.value ? [select.name + "=" + encodeURIComponent(select.value)] : []; }

    function fromAddress() {
      var given = jianfu.address.read();
      [tier, post].forEach(function (select) {
        select.value = "";
        jianfu.choose(select, given[select.name]);
      });
      apply();
    }

    form.hidden = false;
    form.addEventListener("submit", function (submit) { submit.preventDefault(); });
    form.addEventListener("change", function () {
      apply();
      jianfu.address.write(written(tier).concat(written(post)), true);
    });
    window.addEventListener("popstate", fromAddress);
    window.addEventListener("pageshow", fromAddress);
    fromAddress();
  }

  jianfu.ready(function () {
    jianfu.all("form[data-kb-mine]").forEach(start);
  });
}());
