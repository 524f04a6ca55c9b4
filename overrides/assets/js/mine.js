/*
 * 与我有关：选级别和身份，把规矩分成管你单位的、管你本人的、管你单位领导的、护着你的、不管你的几堆；一条又管又护的，两堆都有。
 * 选了什么写在地址里（?tier=county&post=staff），照着打开就是同一张单子。没有脚本时列出全部，主体写在每条后面。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  var FEW = 8; // 一堆里不多于这些就不分主题

  function topicOf(row) { return row.getAttribute("data-topic"); }

  function start(form) {
    var tier = form.elements.tier, post = form.elements.post, status = document.getElementById("mine-status");
    var share = document.querySelector("[data-kb-mine-share]"), odd = [];
    var unlisted = jianfu.unlisted();
    var parts = jianfu.all("[data-standing]").map(function (part) {
      return {
        part: part, all: part.querySelector("[data-kb-mine-all]"), chosen: part.querySelector("[data-kb-mine-chosen]"),
        bare: part.querySelector("[data-kb-mine-bare]"),
        rows: jianfu.all(".mine__row", part).concat(jianfu.all('[data-rest="' + part.dataset.standing + '"] > .mine__row', unlisted))
      };
    });

    /** 选的是给领导办事的人，或者只看单位：管领导的也要照着办。 */
    function led() { return tier.value ? post.value === "" || post.value === "staff" : post.value === "staff"; }

    /** 一条规矩归哪几堆。 */
    function kin(row) {
      function meets(name, word) { return Boolean(word) && jianfu.values(row, name).indexOf(word) >= 0; }
      var found = [
        meets("bound", tier.value) && "unit",
        meets("bound", post.value) && "person",
        led() && (meets("bound", "principal") || meets("bound", "leader")) && !meets("bound", post.value) && "chief",
        (meets("shielded", tier.value) || meets("shielded", post.value)) && "shield"
      ].filter(Boolean);
      return found.length ? found : ["none"];
    }

    /** 放进一堆；多了就按主题分开，主题照它在库里的先后。 */
    function fill(box, rows) {
      var topics = rows.map(topicOf).filter(function (topic, index, all) { return all.indexOf(topic) === index; });
      box.textContent = "";
      if (rows.length <= FEW) { topics = [""]; }
      topics.forEach(function (topic) {
        var list = document.createElement("ul"), head = document.createElement("h4");
        list.className = "duties";
        rows.forEach(function (row) { if (!topic || topicOf(row) === topic) { list.appendChild(row.cloneNode(true)); } });
        if (topic) { head.textContent = topic + "（" + list.children.length + "）"; box.appendChild(head); }
        box.appendChild(list);
      });
    }

    function put(part, chosen) {
      var many = {};
      part.all.hidden = chosen;
      part.chosen.hidden = !chosen;
      jianfu.all("[data-kin]", part.chosen).forEach(function (heap) {
        var mine = part.rows.filter(function (row) { return chosen && kin(row).indexOf(heap.dataset.kin) >= 0; });
        var soft = mine.filter(function (row) { return row.hasAttribute("data-soft"); }).length;
        fill(heap.querySelector("[data-kb-heap]"), mine);
        many[heap.dataset.kin] = mine.length;
        heap.hidden = mine.length === 0;
        heap.querySelector("[data-kb-many]").textContent = "（" + mine.length + "项" + (soft ? "，其中" + soft + "项是倡导或者允许" : "") + "）";
      });
      part.bare.hidden = !chosen || ["unit", "person", "chief", "shield"].some(function (word) { return many[word]; });
      return many;
    }

    function label(select) { return select.options[select.selectedIndex].textContent; }

    function apply() {
      var chosen = Boolean(tier.value || post.value), binding = {};
      parts.forEach(function (part) {
        var many = put(part, chosen);
        if (part.part.dataset.standing === "binding") { binding = many; }
      });
      share.hidden = !chosen;
      if (!chosen) { status.textContent = odd.join("") + "还没有选，下面是全部。选了级别或者身份，就分成管你的、护着你的、不管你的。"; return; }
      var usual = post.value ? jianfu.values(post.options[post.selectedIndex], "usual") : [];
      var strange = tier.value && post.value && usual.indexOf(tier.value) < 0;
      status.textContent = odd.join("") + [tier.value ? label(tier) : "", post.value ? label(post) : ""].filter(Boolean).join("，") +
        "：现行的，管你单位的" + (binding.unit || 0) + "项，管你本人的" + (binding.person || 0) + "项，护着你和你单位的" + (binding.shield || 0) + "项。" +
        (binding.chief ? "管你单位领导的" + binding.chief + "项，另列。" : "") +
        (strange ? "这一级通常没有这种身份，仍照选的列出，请看选得对不对。" : "");
    }

    function written(select) { return select.value ? [select.name + "=" + encodeURIComponent(select.value)] : []; }

    function fromAddress() {
      var given = jianfu.address.read();
      [tier, post].forEach(function (select) {
        select.value = "";
        jianfu.choose(select, given[select.name]);
      });
      odd = [tier, post].filter(function (select) { return given[select.name] && select.value !== given[select.name]; }).map(function (select) {
        return "地址里的「" + select.name + "=" + given[select.name].slice(0, 20) + "」认不出，没有用它。";
      });
      apply();
    }

    form.hidden = false;
    form.addEventListener("submit", function (submit) { submit.preventDefault(); });
    document.querySelector("[data-kb-mine-told]").hidden = false;
    share.querySelector("button").addEventListener("click", function () {
      jianfu.copying.copy(window.location.href, function (done) {
        share.querySelector("[role=status]").textContent = done ? "已复制" : "复制不了，请从地址栏里选中再复制。";
      });
    });
    form.addEventListener("change", function () {
      odd = [];
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
