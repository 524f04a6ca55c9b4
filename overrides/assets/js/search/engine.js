/*
 * 检索引擎：统一写法 → 短码、条号 → 打分 → 条文在前、其余在后。不碰网页，在 Worker 里和主线程上一样跑。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var KINDS = ["clause", "term", "misquote", "discrepancy", "problem", "checklist", "scenario", "document", "page"];
  var NAMES = { term: "用语", misquote: "易写错", discrepancy: "存疑", problem: "情形", checklist: "清单", scenario: "我要", document: "文件", page: "页面" };
  var STANDINGS = ["现行", "效力未核", "期限已过", "讲话，不是依据"];
  var LONGEST = 200; // 再长的查询只看前面这么多字
  var MOST = 40; // 至多给出这么多条条文
  var OTHERS = 8;
  var WRONG = 0.6; // 盖住一种易写错的说法到这个程度，就先把正确的写法摆出来
  var ALIKE = 0.45; // 而且那种说法有将近一半的字在查询里
  var HELD = 0.9; // 比这更有把握的，不因为碰到本库不收的字就说不收
  var FAINT = 0.1; // 分数低于最高分的这个比例就不列

  /** 造一个引擎。index 是 assets/search-index.js 里的内容；缺了东西就抛错，叫的人照说。 */
  search.create = function (index) {
    var phrases = null;
    if (!index || !index.postings || !index.clauses || !index.form) {
      throw new Error("检索的索引没有载入，或者坏了");
    }
    var tools = { index: index, seen: Object.create(null) }, simplified = Object.create(null), coded = Object.create(null);
    index.traditional[0].split("").forEach(function (char, at) { simplified[char] = index.traditional[1][at]; });
    Object.keys(index.codes).forEach(function (code) { coded[code] = "/" + index.codes[code]; });
    index.clauses.forEach(function (clause) { coded[clause[6]] = clause[0]; });
    tools.normal = function (text) { return search.normal(text, simplified); };
    /** 名称和标题，统一写法：给声母缩写和补全用；第一次用到时才算。 */
    tools.phrases = function () {
      if (!phrases) {
        var all = {};
        index.clauses.forEach(function (clause) { all[tools.normal(clause[2])] = true; });
        index.others.forEach(function (other) { if (KINDS[other[0]] === "term") { all[tools.normal(other[3])] = true; } });
        index.documents.forEach(function (document) { all[tools.normal(document[1])] = true; });
        phrases = Object.keys(all).sort();
      }
      return phrases;
    };
    tools.postings = search.postings(index);
    tools.pinyin = search.pinyin(index, tools.postings, tools.phrases);
    tools.wording = search.wording(index);
    var places = search.places(index, tools.normal);

    function clauseAt(number, score, why, words) {
      var clause = index.clauses[number], document = index.documents[clause[1]];
      return {
        id: clause[0], kind: "clause", score: score, why: why, words: words,
        title: clause[2], under: document[1] + " " + index.where[clause[3]], standing: STANDINGS[clause[4]],
        address: "documents/" + document[0] + ".html#" + clause[0]
      };
    }

    function otherAt(number, score, words) {
      var other = index.others[number - index.clauses.length];
      return { id: other[1], kind: KINDS[other[0]], name: NAMES[KINDS[other[0]]], score: score, address: other[2], title: other[3], under: other[4], words: words };
    }

    /** 合上的字：相连的两字词并成一段。 */
    function wordsOf(units) {
      var spans = [];
      (units || []).filter(function (unit) { return unit.size > 1 || unit.weight > search.settings.single; })
        .sort(function (one, other) { return one.at - other.at; })
        .forEach(function (unit) {
          var last = spans[spans.length - 1], literal = unit.tokens.length === 1 && unit.tokens[0][1] === 1;
          var text = literal ? unit.tokens[0][0] : unit.tokens.map(function (pair) { return pair[0]; });
          if (literal && last && last.literal && unit.at < last.end) {
            last.text = last.text + unit.text.slice(last.end - unit.at);
            last.end = unit.at + unit.size;
          } else {
            spans.push({ text: text, end: unit.at + unit.size, literal: literal });
          }
        });
      var found = [];
      spans.forEach(function (span) {
        [].concat(span.text).forEach(function (text) { if (found.indexOf(text) < 0) { found.push(text); } });
      });
      // 一个字的只在没有别的可说时才说
      var longer = found.filter(function (text) { return text.length > 1; });
      return longer.length ? longer : found;
    }

    function reason(result, number) {
      var reasons = [];
      result.said.forEach(function (saying) {
        if (saying.clauses.indexOf(number) >= 0) { reasons.push("「" + saying.surface + "」常指这一条"); }
        else if (saying.means.length && saying.means.indexOf(saying.surface) < 0) { reasons.push("「" + saying.surface + "」按「" + saying.means.join("」「") + "」一并找"); }
      });
      return reasons;
    }

    /** 回答一个查询。confidence：high、low（没有把握）、none（没有结果）、empty（没有问）。 */
    function ask(raw) {
      var query = String(raw).slice(0, LONGEST), text = tools.normal(query);
      var answer = { query: String(raw), confidence: "empty", clauses: [], others: [], note: "", words: [] };
      if (!text) { return answer; }
      // 「短码：X7CYN。」照卡片上的样子抄来也认
      var bare = query.normalize("NFKC").toUpperCase().replace(/短码/g, "");
      var code = bare.replace(/[^0-9A-Z]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
      var hit = !/[\u4e00-\u9fff]/.test(bare) && coded[code];
      // 手机上打的全拼中间有空格、撇号：jie diao
      if (/^[a-z' ]+$/.test(query.toLowerCase()) && / |'/.test(query.trim())) { text = query.toLowerCase().replace(/[' ]/g, ""); }
      var place = places(query, text), core = place ? tools.wording.core(place.rest) : tools.wording.core(text);
      var result = search.rank(core || text, text, tools), seen = {}, list = [];

      if (hit) { answer.note = "短码" + code; }
      index.clauses.forEach(function (clause, number) {
        var score = result.scores[number], why = [];
        if (hit === clause[0]) { score += 100; why.push("短码" + code); }
        if (score > 0) { seen[number] = { number: number, score: score, why: why }; }
      });
      if (place) {
        answer.note = place.note;
        place.clauses.forEach(function (pair) {
          var each = seen[pair[0]] || (seen[pair[0]] = { number: pair[0], score: 0, why: [] });
          // 编号合得上的按剩下的字分先后：同是第四条，说「创建示范」的就是那一份
          // 只写了文件名的，照文件自己的次序，不看字
          each.score = (place.listed ? 0 : each.score * 20) + pair[1] * 10;
          each.why.push(place.listed ? "文件名合得上" : place.note ? "条号待核" : "条号合得上");
        });
      }
      Object.keys(seen).forEach(function (key) { list.push(seen[key]); });
      list.sort(function (one, other) { return other.score - one.score || one.number - other.number; });
      if (hit) { list = list.filter(function (each) { return each.score > 50; }); }
      var top = list.length ? list[0].score : 0;
      answer.clauses = list.filter(function (each) { return each.score >= top * FAINT; }).slice(0, MOST).map(function (each) {
        var words = wordsOf(result.matched[each.number]);
        return clauseAt(each.number, each.score, each.why.concat(reason(result, each.number)), words);
      });
      answer.others = others(result, hit);
      answer.correction = hit || place ? null : correction(result, text);
      answer.words = answer.clauses.length ? answer.clauses[0].words : [];
      answer.sure = result.sure;
      answer.outside = (place && !place.empty) || hit || result.sure > HELD ? "" : tools.wording.outside(text);
      var certain = (place && !place.empty) || hit || (!answer.outside && result.sure >= search.settings.sure);
      answer.confidence = certain ? (answer.clauses.length ? "high" : "none") : answer.clauses.length ? "low" : "none";
      return answer;
    }

    /** 易写错的说法里（文件名不算）有多少两字词也在查询里。 */
    function alike(wrong, text) {
      var pairs = search.grams(tools.normal(wrong.replace(/《[^》]*》(?:要求)?/g, ""))).filter(function (gram) { return gram.size > 1; });
      return pairs.filter(function (gram) { return text.indexOf(gram.text) >= 0; }).length / (pairs.length || 1);
    }

    /** 两边都有数时，有没有一个相同；有一边没有数就是 null。 */
    function figures(wrong, text) {
      function of(all) { return search.grams(all).filter(function (gram) { return gram.figure && /[^\d.%-]$|%/.test(gram.text); }).map(function (gram) { return gram.text; }); }
      var said = of(text), had = of(tools.normal(wrong));
      return said.length && had.length ? said.some(function (each) { return had.indexOf(each) >= 0; }) : null;
    }

    /** 查询就是一种易写错的说法时，那一条；不是就是 null。光提到同一个词（借调）不算，要大半个说法都在。 */
    function correction(result, text) {
      var best = null;
      index.others.forEach(function (other, at) {
        if (KINDS[other[0]] !== "misquote") { return; }
        var share = result.covered(index.clauses.length + at), same = figures(other[3], text);
        // 数对不上的不是这种说法；数对上了，字少几个也是
        if (same !== false && share >= WRONG && alike(other[3], text) >= (same ? ALIKE / 2 : ALIKE) && (!best || share > best.share)) {
          best = { share: share, wrong: other[3], right: other[4], address: other[2] };
        }
      });
      return best;
    }

    function others(result, hit) {
      var list = [], best = 0;
      for (var number = index.clauses.length; number < result.scores.length; number += 1) {
        var other = index.others[number - index.clauses.length];
        if (hit && hit !== "/" + other[2]) { continue; }
        var score = result.scores[number] + (hit ? 100 : 0);
        if (score > 0) { list.push([number, score]); best = Math.max(best, score); }
      }
      list.sort(function (one, other) { return other[1] - one[1] || one[0] - other[0]; });
      return list.filter(function (pair) { return pair[1] >= Math.max(best * 0.5, 0.15); }).slice(0, OTHERS)
        .map(function (pair) { return otherAt(pair[0], pair[1], wordsOf(result.matched[pair[0]])); });
    }

    return { ask: ask, index: index, phrases: tools.phrases };
  };
}(self));
