/*
 * 筛选：时间线、案例、存疑共用。没有脚本时全部条目照样列出；有脚本才显示筛选框。
 *
 * 表单写明筛什么：data-items 条目，data-groups 一组条目（连同标题，空了就收起），data-count 报数的 <output>。
 * 勾选框：条目的 data-<名> 里有一个值勾着就留下；下拉框：空值是全部，"a b" 形的 data-<名> 含所选值就留下。
 * 页上的图里，data-kb-mirrors="条目的编号" 的记号跟着那一条藏、现。筛过以后容器上有 kb--filtered，样式据此只印留下的。
 * 地址里的 ?名=值 先替读者选好，别的页面就能指到「讲到某条的案例」。
 * 筛掉的用 hidden 藏起，读屏软件也就读不到；筛选过的打印时也印出来。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  /** 一个控件显示的字：勾选框旁边的字，或选中的一项。 */
  function labelOf(control) {
    var text = control.options ? control.options[control.selectedIndex].textContent : control.parentNode.textContent;
    return text.trim();
  }

  function start(form) {
    var count = document.querySelector(form.dataset.count);
    var items = jianfu.all(form.dataset.items);
    var selects = jianfu.all("select", form);
    var mirrors = jianfu.all("[data-kb-mirrors]");
    var names = jianfu.all("input[type=checkbox]", form).map(function (box) { return box.name; })
      .filter(function (name, index, all) { return all.indexOf(name) === index; });

    function ticked(name) {
      return jianfu.all("input[name=" + name + "]:checked", form);
    }

    function fits(item) {
      return names.every(function (name) {
        var values = jianfu.values(item, name);
        return ticked(name).some(function (box) { return values.indexOf(box.value) >= 0; });
      }) && selects.every(function (select) {
        return !select.value || jianfu.values(item, select.name).indexOf(select.value) >= 0;
      });
    }

    /** 一组里一条也不剩，标题和本页目录里的那一行也收起来。 */
    function fold(group) {
      var empty = jianfu.all(form.dataset.items, group).every(function (item) { return item.hidden; });
      var heading = group.querySelector("h2[id]");
      group.hidden = empty;
      jianfu.all('a[href$="#' + heading.id + '"]').forEach(function (link) {
        var line = link.closest("li");
        if (line) { line.hidden = empty; }
      });
    }

    function said() {
      var boxes = [];
      names.forEach(function (name) {
        // 一组全勾着等于没有筛，不必念出来
        if (ticked(name).length < jianfu.all("input[name=" + name + "]", form).length) {
          boxes = boxes.concat(ticked(name));
        }
      });
      var chosen = selects.filter(function (select) { return select.value; });
      return boxes.concat(chosen).map(labelOf).join("、");
    }

    function apply() {
      var shown = 0;
      items.forEach(function (item) {
        item.hidden = !fits(item);
        if (!item.hidden) { shown += 1; }
      });
      jianfu.all(form.dataset.groups).forEach(fold);
      mirrors.forEach(function (mark) {
        mark.hidden = document.getElementById(mark.dataset.kbMirrors).hidden;
      });
      form.closest(".kb").classList.toggle("kb--filtered", shown < items.length);
      if (shown === items.length) {
        count.textContent = "全部" + shown + "条。";
      } else if (shown === 0) {
        count.textContent = "没有符合的：换一个选项，或按「全部显示」。";
      } else {
        count.textContent = "已筛选：" + said() + "；显示" + shown + "条，共" + items.length + "条。";
      }
    }

    /** 照地址里的 ?名=值 选好；不认识的不理。 */
    function fromAddress() {
      var given = jianfu.address.read();
      selects.forEach(function (select) { jianfu.choose(select, given[select.name]); });
    }

    fromAddress();
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (submit) { submit.preventDefault(); });
    // reset 事件在复位之前发出，等它复位完再算
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    // 从别的页退回来，浏览器会恢复所选，条目要跟上
    window.addEventListener("pageshow", apply);
    apply();
    showTarget();
  }

  /** 指到的一条被筛掉了或被筛选框挤走了，让读者还看得到它。 */
  function showTarget() {
    var target = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (target && !target.hidden) { target.scrollIntoView(); }
  }

  jianfu.ready(function () {
    jianfu.all("form.filters[data-items]").forEach(start);
  });
}());
