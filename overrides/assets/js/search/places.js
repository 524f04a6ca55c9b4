/*
 * 条号：若干规定第2条、规定 6、第五条 会议、二（三）5、讲话二（四）、应用办法第三条、2020年通知之五……
 * 先认文件的名字，再认编号；认出来的条文排在最前，照编号的写法合不合原件分先后。
 * 条号没有核实的，索引里没有条号：答「条号待核」，给出可能在的那几条。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var NUMERAL = "[零〇一二两三四五六七八九十百]+|\\d+";
  var END = "(?![0-9一二三四五六七八九十百千万%])";
  // 二（三）5、二(三)、第二部分（五）第4项、一（2）：部分、节、项
  var TREE = new RegExp("(?:^|[^0-9])第? *(" + NUMERAL + ") *(?:部分)? *[、,.]? *(?:[(] *(" + NUMERAL + ") *[)]|第 *(" + NUMERAL + ") *节) *[、,.]? *(?:第? *(" + NUMERAL + ")" + END + " *[项条]?)?");
  var PART = new RegExp("第 *(" + NUMERAL + ") *(?:个)?部分");
  var ITEM = new RegExp("第 *(" + NUMERAL + ") *(条|项|款|个方面|方面)");
  var ASPECT = new RegExp("^ *(?:的|之|方面|着力|禁止)* *第? *(" + NUMERAL + ") *(?:个|类)?(?:方面|着力|禁止)?$");
  var NTH = new RegExp("^ *(?:的)?(?:之|第)? *(" + NUMERAL + ") *(?:个|类)?$");
  var BARE = new RegExp("^ *(" + NUMERAL + ") *(?:条|项)?$");
  var LOOSE = 8; // 原文里的文件名比统一写法至多长这么多个字（书名号、空格）
  var GENERIC = ["规定", "办法", "意见", "通知", "讲话"];

  function value(text) {
    return text === undefined ? 0 : /^\d+$/.test(text) ? Number(text) : search.fromChinese(text) || 0;
  }

  search.places = function (index, normal) {
    var names = [], sectioned = {};
    index.places.forEach(function (all, number) {
      if (all.some(function (place) { return place[1]; })) { sectioned[index.clauses[number][1]] = true; }
    });
    index.documents.forEach(function (document, number) {
      var forms = [normal(document[1])].concat(document[2]);
      // 只写文种也行（规定 6）：第一份这一种的文件
      GENERIC.forEach(function (kind) {
        if (normal(document[1]).slice(-kind.length) === kind) { forms.push(kind); }
      });
      // 简称只写后几个字也行（应用办法、减负通知）
      for (var at = 1; at + 3 < forms[0].length; at += 1) { forms.push(forms[0].slice(at)); }
      // 年份加文种（2020年通知）；编号末尾就是年份
      var year = /-(\d{4})$/.exec(document[0]), kind = /(规定|办法|意见|通知|条例)$/.exec(normal(document[1]));
      if (year && kind) { forms.push(year[1] + "年" + kind[1], year[1] + kind[1]); }
      forms.forEach(function (form) { if (form.length > 1) { names.push({ form: form, document: number }); } });
    });
    names.sort(function (one, other) { return other.form.length - one.form.length; });

    /** 文字里点到的文件：最长的名字为准；只写文种时可能有几份。 */
    function documentsIn(text) {
      var found = [], form = "";
      names.forEach(function (name) {
        if (text.indexOf(name.form) >= 0 && (!form || name.form === form)) {
          form = name.form;
          if (found.indexOf(name.document) < 0) { found.push(name.document); }
        }
      });
      return { documents: found, form: form };
    }

    /** 八个方面之三、五类禁止之二：数过的部分按名字认，排在编号前面认。 */
    function nth(raw, text) {
      var found = null;
      index.documents.forEach(function (document, number) {
        document[4].forEach(function (form) {
          var at = text.indexOf(form), rest = at < 0 ? null : NTH.exec(without(raw.normalize("NFKC"), form).split(" ").pop());
          if (rest && value(rest[1])) { found = { documents: [number], form: form, item: value(rest[1]) }; }
        });
      });
      return found;
    }

    /** 去掉文件名只剩编号的（若干规定 一、3；讲话二.四；讲话 第三部分 三 5）：照文件有没有节来分。 */
    function bare(flat, named) {
      var left = flat.replace(/([一二三四五六七八九十])(?=\d)/g, "$1 ").replace(/部分|个方面|方面/g, " ").replace(/[第节项条款之的()、,.。\s]+/g, " ").trim();
      var numbers = left ? left.split(" ").map(function (each) { return new RegExp("^(?:" + NUMERAL + ")$").test(each) ? value(each) : 0; }) : [];
      if (numbers.length < 2 || numbers.length > 3 || numbers.indexOf(0) >= 0) { return null; }
      if (named.some(function (document) { return sectioned[document]; })) {
        return { part: numbers[0], section: numbers[1], item: numbers[2] || 0, written: "", tree: true };
      }
      return numbers.length === 2 ? { part: numbers[0], section: 0, item: numbers[1], written: "" } : null;
    }

    /** flat 是去掉文件名的原文。 */
    function asked(flat, named) {
      // 光写数的（规定 6）要先写文件名：「八条规定」不是规定第八条
      var leading = /^ /.test(flat);
      flat = flat.trim();
      var tree = TREE.exec(flat), part = PART.exec(flat), item = ITEM.exec(flat);
      if (tree) { return { part: value(tree[1]), section: value(tree[2] || tree[3]), item: value(tree[4]), written: tree[1], tree: true }; }
      var spread = named.length ? bare(flat, named) : null;
      if (spread && !item) { return spread; }
      if (part) { return { part: value(part[1]), section: 0, item: item ? value(item[1]) : 0, written: part[1] }; }
      if (item) { return { part: 0, section: 0, item: value(item[1]), written: item[1], article: item[2] === "条" }; }
      var single = named.length && leading ? BARE.exec(flat) : null;
      if (single) { return { part: 0, section: 0, item: value(single[1]), written: single[1], either: true }; }
      var aspect = named.length && ASPECT.exec(flat);
      return aspect ? { part: 0, section: 0, item: value(aspect[1]), written: aspect[1], either: true } : null;
    }

    /** 从没有统一写法的原文里去掉文件名：逐段试着对上。 */
    function without(flat, form) {
      if (!form) { return flat; }
      for (var start = 0; start < flat.length; start += 1) {
        // 头一个字对不上就不用试；2020年、八个方面在统一写法里以数开头，原文可能是汉字
        if (!/^\d/.test(form) && normal(flat[start])[0] !== form[0]) { continue; }
        for (var end = Math.min(flat.length, start + form.length + LOOSE); end > start; end -= 1) {
          if (normal(flat.slice(start, end)) === form) { return flat.slice(0, start) + " " + flat.slice(end); }
        }
      }
      return flat;
    }

    /** 不编号的位置（若干规定末款）。 */
    function labelled(text, named) {
      var label = "";
      index.places.forEach(function (all, number) {
        all.forEach(function (place) {
          if (place[4] && (named.length ? named.indexOf(index.clauses[number][1]) >= 0 && text.indexOf(place[4]) >= 0 : text === place[4])) { label = place[4]; }
        });
      });
      return label ? { part: 0, section: 0, item: 0, written: "", label: label } : null;
    }

    function fits(place, want) {
      // 数过的部分：有自己的编号（八个方面之三）就是它，没有就在部分一格（四个着力之二、五类禁止之三）
      if (want.counted) { return place[0] ? place[0] === want.item && !place[2] : place[2] === want.item; }
      if (want.either) { return place[2] === want.item || (!place[2] && place[0] === want.item); }
      return (!want.part || place[0] === want.part) && (!want.section || place[1] === want.section) &&
        (!want.item || place[2] === want.item);
    }

    /**
     * 查询里的条号。给出 {clauses: [[条文, 分]], note, rest}：认出的条文、要说的话、去掉条号和文件名剩下的字；
     * listed：没有条号，只写了一份文件的名字。两样都没有就是 null。
     */
    return function (raw, text) {
      var counted = nth(raw, text), named = counted || documentsIn(text);
      var rest = named.form ? text.replace(named.form, " ") : text;
      var flat = raw.normalize("NFKC").replace(/[\[［【〔]/g, "(").replace(/[\]］】〕]/g, ")").replace(/[《》「」“”]/g, " ");
      var want = counted ? { part: 0, section: 0, item: counted.item, written: "", counted: true }
        : asked(without(flat, named.form), named.documents) || labelled(text, named.documents);
      if (!want && named.form && GENERIC.indexOf(named.form) < 0 && !rest.trim()) {
        // 只写了文件的名字或文号：照先后列出它的各条
        var whole = index.clauses.map(function (clause, number) { return number; }).filter(function (number) {
          return named.documents.indexOf(index.clauses[number][1]) >= 0;
        }).map(function (number, order) { return [number, 8 - order * 0.01]; });
        return whole.length ? { clauses: whole, note: "", rest: "", listed: true } : null;
      }
      if (!want) { return null; }
      // 「第6条 讲话多长」的讲话不是文件名：讲话没有「条」
      if (want.article && named.form === "讲话") {
        named = { documents: [], form: "" };
        rest = text;
      }
      if (want.section && !want.item && !index.places.some(function (all) { return all.some(function (place) { return fits(place, want); }); })) {
        want = { part: want.part, section: 0, item: want.section, written: want.written, tree: true };
      }
      var chinese = /[一二三四五六七八九十]/.test(want.written);
      var clauses = [], pending = [];
      index.clauses.forEach(function (clause, number) {
        var style = index.documents[clause[1]][3];
        var position = named.documents.indexOf(clause[1]);
        if (named.documents.length ? position < 0 : want.article && style === 2) { return; }
        // 讲话的（节）和项只在写成 二（三）5 的样子时认，「第五条」不当讲话的第五项
        index.places[number].forEach(function (place) {
          if (!named.documents.length && !want.section && place[1]) { return; }
          if (want.label ? place[4] === want.label : fits(place, want) && (want.item || want.section || want.part)) {
            var score = 10 - position * 0.1 - clause[4] * 0.2;
            if (want.counted ? place[0] : want.either && place[2] === want.item) { score += 1; }
            if (want.tree && sectioned[clause[1]]) { score += 2; }
            if (want.item && !want.section && !!style === chinese) { score += 0.3; }
            clauses.push([number, score]);
          } else if (named.documents.length && want.item && !place[3] && !place[2] && (!want.part || place[0] === want.part)) {
            pending.push(number);
          }
        });
      });
      var note = "", title = named.documents.length ? "「" + index.documents[named.documents[0]][1] + "」" : "";
      var held = index.clauses.map(function (clause, number) { return number; }).filter(function (number) {
        return named.documents.indexOf(index.clauses[number][1]) >= 0;
      });
      if (title && !held.length) {
        return { clauses: [], note: title + "本库只收了题名，没有收条文。", rest: rest.trim(), empty: true };
      }
      if (!clauses.length && pending.length) {
        note = "条号待核：" + title + "的这一条是哪一条没有核实，下面是条号待核的各条，核对原文以后再引用。";
        clauses = pending.map(function (number, order) { return [number, 6 - order * 0.01]; });
      } else if (!clauses.length && title) {
        // 点了文件的名，就不拿别的文件来答
        note = title + "里没有这个编号，或者本库没有收；下面是这份文件收了的各条。";
        clauses = held.map(function (number, order) { return [number, 6 - order * 0.01]; });
      } else if (!clauses.length && want.article) {
        note = "没有哪份文件的第" + want.item + "条是核实过的。条号待核的有下面这些，核对原文以后再引用。";
        index.clauses.forEach(function (clause, number) {
          var place = index.places[number][0];
          if (!place[3] && clause[4] === 0 && index.documents[clause[1]][3] < 2) { clauses.push([number, 6 - number * 0.001]); }
        });
      }
      var left = rest.replace(/第? *(?:[零〇一二两三四五六七八九十百]+|\d+) *(?:条|项|款|部分|节|个方面|方面)/g, " ").replace(/\d+/g, " ");
      return clauses.length ? { clauses: clauses, note: note, rest: left.trim() } : null;
    };
  };
}(self));
