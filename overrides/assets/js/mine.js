/*
 * 与我有关：选级别和身份，把全部规矩分成管你单位的、管你本人的、护着你的、不管你的四堆，各堆里现行的在前。
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

    /** 一条规矩归哪一堆：先看管不管单位，再看管不管本人，再看护不护着。 */
    function kin(row) {
      function meets(name, word) { return word && jianfu.values(row, name).indexOf(word) >= 0; }
      if (meets("bound", tier.value)) { return "unit"; }
      if (meets("bound", post.value)) { return "person"; }
      if (meets("shielded", tier.value) || meets("shielded", post.value)) { return "shield"; }
      return "none";
    }

    function put(part, chosen) {
      var many = {};
      part.all.hidden = chosen;
      part.chosen.hidden = !chosen;
      part.rows.forEach(function (row) {
        var home = part.all, name;
        if (chosen) {
          name = kin(row);
          many[name] = (many[name] || 0) + 1;
          home = part.chosen.querySelector('[data-kin="' + name + '"] ul');
        }
        home.appendChild(row);
      });
      jianfu.all("[data-kin]", part.chosen).forEach(function (heap) {
        var number = many[heap.dataset.kin] || 0;
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
