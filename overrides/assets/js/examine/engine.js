/*
 * 体检：一份草稿、一套规矩（由记录编出来的，见 macros/render/examining.py），给出各条发现。网页和命令行用的是同一份。
 *
 * 规矩里没有的，这里一样也不判：不得的是 fault，一般、原则上的是 reason（要说得出理由），提倡的、效力未核的是 advice，
 * 讲话的是 speech。读不准的数量不判，问出来。位置按字（码点）从 0 数。
 */
(function () {
  "use strict";

  var examine = window.jianfu.examine, ANSWERS = { yes: "是", no: "否" }, BREAKS = "，,：:", NEAR = 12, FAR = 40, MOST = 300, ORDER = ["fault", "reason", "advice", "speech"];

  /** 句式读好，一次编好用多次。 */
  examine.compile = function (rules) {
    function read(list) { return list.map(examine.phrase); }
    return {
      rules: rules,
      patterns: rules.patterns.map(function (each) { return { rule: each, find: read(each.find), unless: read(each.unless), excused: read(each.excused) }; }),
      gauges: rules.gauges.map(function (each) { return { rule: each, find: read(each.find), unless: read(each.unless) }; })
    };
  };

  /** 猜文种：标题里先见到哪个词；都没有是 rules.fallback。 */
  examine.guess = function (draft, rules) {
    var title = examine.fold(draft.slice(0, 400)).text.split("\n").filter(Boolean).slice(0, 1).join("");
    var found = rules.kinds.filter(function (kind) { return kind.words.some(function (word) { return title.indexOf(word) >= 0; }); })[0];
    return found ? found.id : rules.fallback;
  };

  /** 重的在前，一样重的照先后。 */
  function byStrength(one, other) {
    return ORDER.indexOf(one.strength) - ORDER.indexOf(other.strength) || one.start - other.start;
  }

  function any(steps, text, from, to) {
    return steps.some(function (each) { return examine.find(each, text, from, to).length > 0; });
  }

  /** 句子里写着这样的话，而且不是说不要：「不安排分组讨论」不算写了分组。 */
  function said(steps, rules, text, sentence) {
    return steps.some(function (each) {
      return examine.find(each, text, sentence.start, sentence.end).some(function (hit) { return !denied(rules, text, sentence, hit); });
    });
  }

  /** 说的是不要这样、别处有人这样，就不是这份草稿的要求。 */
  function denied(rules, text, sentence, hit) {
    var from = Math.max(sentence.start, hit.start - NEAR), before, at;
    for (at = hit.start - 1; at >= from; at -= 1) { if (BREAKS.indexOf(text.charAt(at)) >= 0) { from = at + 1; } }
    before = text.slice(from, hit.start);
    hit.gaps.forEach(function (gap) { before += "\n" + text.slice(gap[0], gap[1]); });
    rules.not_negations.forEach(function (word) { before = before.split(word).join("\n"); });
    return rules.negations.some(function (word) { return before.indexOf(word) >= 0; }) ||
      rules.cancelled.some(function (word) { return text.slice(hit.end, Math.min(sentence.end, hit.end + NEAR)).indexOf(word) >= 0; }) ||
      rules.reported.some(function (word) { return text.slice(Math.max(sentence.start, hit.start - FAR), hit.start).indexOf(word) >= 0; });
  }

  /** 落在书名号里的是文件的名字。 */
  function named(text, sentence, hit) {
    var before = text.slice(Math.max(sentence.start, hit.start - FAR), hit.start), after = text.slice(hit.end - 1, Math.min(sentence.end, hit.end + FAR));
    return before.lastIndexOf("《") > before.lastIndexOf("》") && after.indexOf("》") >= 0 && (after.indexOf("《") < 0 || after.indexOf("》") < after.indexOf("《"));
  }

  /** 写一个数量：不到1小时的写分钟。 */
  function amount(value, unit) {
    return unit === "小时" && value < 1 ? Math.round(value * 60) + "分钟" : String(Math.round(value * 100) / 100) + unit;
  }

  /** 天同个月比：一个月28到31天，两头都算。 */
  function inMonths(held) { return { low: held.low / 31, high: held.high / 28, unit: "个月", vague: held.vague }; }

  /** 一个数量同限额比：{over, words} 或 {ask}。 */
  function compare(limit, held) {
    if (held.negative || held.high > limit.absurd) { return { ask: "这个数不像是真的，请看写错了没有" }; }
    if (held.months && limit.unit === "个月") { held = { low: held.months, high: held.months, unit: "个月" }; }
    if (held.unit === "天" && limit.unit === "个月") { held = inMonths(held); }
    if (held.unit !== limit.unit) { return { ask: "单位同限额的（" + limit.unit + "）不一样，没有判" }; }
    if (held.low > limit.value && !(held.vague && held.low <= limit.value * 1.1)) {
      return { over: held.low - limit.value, words: "超了：限额是" + amount(limit.value, limit.unit) + "，至少多出" + amount(held.low - limit.value, limit.unit) };
    }
    if (held.high > limit.value) { return { ask: "写得不确定，可能超过" + amount(limit.value, limit.unit) + "，请定下来再看" }; }
    return {};
  }
  examine.compare = compare;

  /** 落款的机关：末尾日期上面的一行；没有是空。 */
  function issuer(text) {
    var lines = text.split("\n").filter(Boolean), last = lines.length - 1;
    return last > 0 && examine.dated(lines[last]) ? lines[last - 1] : "";
  }

  function ends(word, endings) {
    return endings.some(function (ending) { return word.slice(-ending.length) === ending; });
  }

  function codepoints(draft) {
    var odd = [];
    draft.replace(/[\ud800-\udbff][\udc00-\udfff]/g, function (pair, at) { odd.push(at); return pair; });
    return function (place) { return place - odd.filter(function (at) { return at < place; }).length; };
  }

  /**
   * 体检一份草稿。made：compile 给的；kind：文种的编号，空的就猜。
   * 给出 {kind, guessed, characters, findings: [{rule, clause, authority, strength, quote, start, end, message}], unjudged: [一句话]}。
   */
  examine.draft = function (draft, made, kind) {
    var rules = made.rules, folded = examine.fold(draft), text = folded.text, point = codepoints(draft);
    var guessed = !kind, findings = [], unjudged = [], characters = examine.characters(draft);
    kind = kind || examine.guess(draft, rules);

    var organ = issuer(text);

    function fits(rule) {
      return (!rule.kinds.length || rule.kinds.indexOf(kind) >= 0) && (!rule.issuer || !rule.issuer.length || ends(organ, rule.issuer));
    }

    function add(rule, hit, strength, message) {
      var start = folded.places[hit.start], end = folded.places[hit.end - 1] + 1;
      findings.push({
        rule: rule.id, clause: rule.clause, authority: rule.authority, strength: strength, quote: draft.slice(start, end),
        start: start, end: end, message: message
      });
    }

    var sentences = examine.sentences(text), reading = examine.reading(text, sentences);

    /** 一条规矩的各个句式在全文里的各处，照句子分。 */
    function everywhere(phrases) {
      var found = {};
      phrases.forEach(function (steps) {
        var hits = reading.find(steps);
        Object.keys(hits).forEach(function (number) { found[number] = (found[number] || []).concat(hits[number]); });
      });
      return found;
    }

    made.patterns.forEach(function (pattern) {
      var found = fits(pattern.rule) ? everywhere(pattern.find) : {};
      Object.keys(found).forEach(function (number) {
        var sentence = sentences[number], early = sentences[number - 1] || sentence, hit;
        found[number].some(function (each) {
          hit = denied(rules, text, sentence, each) || named(text, sentence, each) ? null : each;
          return hit;
        });
        if (!hit || said(pattern.unless, rules, text, sentence)) { return; }
        if (any(pattern.excused, text, early.start, sentence.end)) {
          add(pattern.rule, hit, ORDER[Math.max(2, ORDER.indexOf(pattern.rule.strength))], pattern.rule.title + "。草稿里写了凭据或者例外，请核对它写明允许。" + pattern.rule.says);
        } else {
          add(pattern.rule, hit, pattern.rule.strength, pattern.rule.title + "。" + pattern.rule.says);
        }
      });
    });

    made.gauges.forEach(function (gauge) {
      var found = fits(gauge.rule) ? everywhere(gauge.find) : {};
      Object.keys(found).forEach(function (number) {
        var told = false;
        if (said(gauge.unless, rules, text, sentences[number])) { return; }
        found[number].forEach(function (hit) {
          var held = compare(gauge.rule.limit, hit.quantity);
          if (told || (!held.ask && !held.over)) { return; } // 一句话里同一样只说一次
          told = true;
          if (held.ask) {
            unjudged.push(gauge.rule.title + "「" + draft.slice(folded.places[hit.start], folded.places[hit.end - 1] + 1) + "」：" + held.ask + "。");
          } else if (held.over) {
            add(gauge.rule, hit, gauge.rule.strength, gauge.rule.title + held.words + "。" + gauge.rule.says);
          }
        });
      });
    });

    rules.lengths.forEach(function (length) {
      if (!fits(length) || characters <= length.limit.value) { return; }
      if (length.sure) {
        add(length, { start: 0, end: Math.min(1, text.length) }, length.strength, length.title + "有" + characters + "字，超过" + (characters - length.limit.value) + "字。" + length.says);
      } else {
        unjudged.push(length.title + "有" + characters + "字，超过" + length.limit.value + "字；" + length.limit.scope + "才有这条线，是不是要请您定。");
      }
    });
    if (!text) { unjudged.push("草稿是空的，没有什么可看。"); }
    rules.unjudged.forEach(function (each) { if (fits(each)) { unjudged.push(each.says); } });
    findings.sort(byStrength);
    if (findings.length > MOST || unjudged.length > MOST) {
      unjudged = ["碰到的太多，只列前" + MOST + "处。"].concat(unjudged.slice(0, MOST));
      findings = findings.slice(0, MOST);
    }
    findings.forEach(function (each) {
      each.start = point(each.start);
      each.end = point(each.end);
    });
    return { kind: kind, guessed: guessed, characters: characters, findings: findings, unjudged: unjudged };
  };

  /**
   * 照填的判。answers：{栏: 写的字，或者 yes、no、unknown}；没有填的不判。给出 {findings, unjudged}，发现里 quote 是填的。
   */
  examine.plan = function (answers, rules) {
    var findings = [], unjudged = [];
    rules.fields.forEach(function (field) {
      var given = (answers[field.id] || "").trim(), folded, held, found;
      function add(words) {
        findings.push({ rule: field.id, clause: field.clause, authority: field.authority, strength: field.strength, quote: field.ask + "：" + (ANSWERS[given] || given), start: 0, end: 0, message: words + field.says });
      }
      if (!given) { return; }
      if (given === "unknown") { unjudged.push(field.ask + "：还不清楚，没有判。" + field.says); return; }
      if (!field.limit) { if (given === field.bad) { add(field.title + "。"); } return; }
      folded = examine.fold(given).text;
      held = examine.quantity(/^[-负约近大预]/.test(folded) ? folded : "　" + folded, 0) || scan(folded, field.limit.unit);
      if (!held) { unjudged.push(field.ask + "「" + given.slice(0, 30) + "」：读不出是多少，请写成「2" + field.limit.unit.replace("小时", "个小时") + "」这样。"); return; }
      found = compare(field.limit, held);
      if (found.ask) { unjudged.push(field.ask + "「" + given.slice(0, 30) + "」：" + found.ask + "。"); }
      if (found.over) { add(field.title + found.words + "。"); }
    });
    findings.sort(byStrength);
    return { findings: findings, unjudged: unjudged };
  };

  /** 在一格里找头一个数量；只写了数，就当是限额的单位。 */
  function scan(text, unit) {
    var at, held;
    for (at = 0; at < Math.min(text.length, 60); at += 1) {
      held = examine.quantity(text, at);
      if (held) { return held; }
    }
    held = /^[-负]?/.exec(text)[0].length;
    return /^[-负]?[0-9〇零一二两三四五六七八九十百千万半.]+$/.test(text) ? examine.quantity(text + (unit === "小时" || unit === "个月" ? "个" : "") + unit.replace(/^个/, ""), held) : null;
  }
}());
