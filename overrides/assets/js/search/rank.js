/*
 * 打分：BM25F 的分量（建站时算好）乘词的稀有程度相加，再看查询盖住了多少；口头说法指到的、问数目而有限额的加分，
 * 分数相近时现行的排在讲话前面。全部参数在这里，改了要重量一遍（make bench-search）。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;

  var DOCUMENT = 6; // index.others 里文件的种类号

  search.settings = {
    single: 0.35, // 单字的分量；一段只有一个字时用 lone
    lone: 0.5,
    filler: 0.35, // 带「的、了、不、要」这类字的两字词
    figure: 1.5, // 数连同单位
    bare: 0.5, // 光是数
    alike: 0.5, // 同音字顶替的
    meant: 0.35, // 口头说法换成条文用的词
    cover: 0.48, // 盖住多少占的比重
    tie: 0.3, // 整个查询就是一个说法时，它指的第一条加多少
    named: 0.05, // 查询里有所在文件的名字
    wrong: 0.6, // 盖住易写错的说法到这个程度，它说的条文加分
    wholly: 0.7, // 说法只换个词的，写全了那个词的条文加多少（乘 tie）
    later: 0.85, // 说法指的后一条比前一条
    amount: 0.04, // 问数目而有限额
    standing: [1, 0.96, 0.92, 0.9], // 现行、未核、过期、讲话
    enough: 0.35, // 一个词的分量到这么多就算盖住了
    bulk: 0.02, // 有没有把握：盖住的绝对量算多少
    bulkMost: 12,
    sure: 0.18 // 低于它就说没有把握
  };

  /** 空格隔开的各段：[起, 止]。 */
  function segmentsOf(text) {
    var spans = [], pattern = /\S+/g, match;
    while ((match = pattern.exec(text))) { spans.push([match.index, match.index + match[0].length]); }
    return spans;
  }

  /** 认出的说法换成条文里用的词，各条目有几个：{saying, by: 条目 -> 个数, size}。 */
  function explain(said, tools) {
    return said.map(function (saying) {
      var by = {}, tokens = [];
      saying.means.forEach(function (mean) {
        search.grams(mean).forEach(function (gram) { if (gram.size > 1) { tokens.push(gram.text); } });
      });
      tokens.forEach(function (token) {
        var into = {};
        search.gather([[token, 1]], tools, into);
        Object.keys(into).forEach(function (doc) { by[doc] = (by[doc] || 0) + 1; });
      });
      return { saying: saying, by: by, size: tokens.length };
    });
  }

  /** 一个个单位加起来：各条目的分、盖住的量（整个查询的和每一段的）、合上的单位。 */
  function addUp(text, explained, tools) {
    var set = search.settings, total = tools.index.clauses.length + tools.index.others.length;
    var sum = { scores: new Float64Array(total), cover: new Float64Array(total), matched: {}, mass: 0, whole: 0 };
    sum.segments = segmentsOf(text).map(function (span) {
      return { from: span[0], to: span[1], mass: 0, cover: new Float64Array(total) };
    });

    search.units(text, tools).forEach(function (unit) {
      var into = {}, rarest = search.gather(unit.tokens, tools, into), weight = unit.weight;
      var rarity = rarest || tools.postings.unseen;
      var segment = sum.segments.filter(function (each) { return each.from <= unit.at && unit.at < each.to; })[0];
      function covers(doc, part) {
        sum.cover[doc] += part;
        if (segment) { segment.cover[doc] += part; }
      }
      sum.mass += weight * rarity;
      if (unit.pair) {
        // 索引里没有的两字词也算进总量：没见过的字越多越没有把握
        sum.whole += weight * rarity;
        if (segment) { segment.mass += weight * rarity; }
      }
      Object.keys(into).forEach(function (doc) {
        sum.scores[doc] += weight * into[doc];
        if (unit.pair) { covers(doc, weight * Math.min(rarity, into[doc] / (set.enough * unit.trust))); }
        (sum.matched[doc] || (sum.matched[doc] = [])).push(unit);
      });
      // 落在口头说法里的词，条文有它的官方说法也算盖住
      explained.forEach(function (each) {
        var inside = unit.at >= each.saying.at && unit.at + unit.size <= each.saying.at + each.saying.surface.length;
        if (!inside || !unit.pair) { return; }
        Object.keys(each.by).forEach(function (doc) {
          if (into[doc]) { return; }
          var part = weight * rarity * set.meant * each.by[doc] / each.size;
          covers(doc, part);
          sum.scores[doc] += part * 0.5;
        });
      });
    });
    return sum;
  }

  /** 各段都盖住一些的，比只盖住一段的好：各段盖住的程度开方后平均。 */
  function breadth(doc, segments) {
    var sum = 0, count = 0;
    segments.forEach(function (each) {
      if (!each.mass) { return; }
      count += 1;
      sum += Math.sqrt(Math.min(1, each.cover[doc] / each.mass));
    });
    return count ? sum / count : 0;
  }

  /** 直接指到的：说法指的条文，换了词写全的条文，像一种易写错的说法时它说的条文。条目 -> 加多少。 */
  function tiesOf(text, said, explained, share, index) {
    var set = search.settings, size = text.replace(/ /g, "").length || 1, ties = {};
    function tie(doc, part) { ties[doc] = (ties[doc] || 0) + set.tie * part; }
    function part(saying) { return Math.min(1, saying.surface.length / size); }
    said.forEach(function (saying) {
      saying.clauses.forEach(function (clause, order) { tie(clause, part(saying) * Math.pow(set.later, order)); });
    });
    explained.forEach(function (each) {
      if (each.saying.clauses.length) { return; }
      Object.keys(each.by).forEach(function (doc) {
        if (each.by[doc] === each.size) { tie(doc, part(each.saying) * set.wholly); }
      });
    });
    index.others.forEach(function (other, at) {
      var covered = share(index.clauses.length + at);
      if (other[5] && covered >= set.wrong) { other[5].forEach(function (clause) { tie(clause, covered); }); }
    });
    return ties;
  }

  /** 查询里有文件的名字：那份文件的条文都加一点。 */
  function addNames(scores, index) {
    var named = {};
    index.others.forEach(function (other, at) { if (other[0] === DOCUMENT) { named[other[1]] = index.clauses.length + at; } });
    index.clauses.forEach(function (clause, number) {
      var entry = named[index.documents[clause[1]][0]];
      if (entry !== undefined && scores[number] > 0) { scores[number] += search.settings.named * scores[entry]; }
    });
  }

  /**
   * 全部条目的分。text 是去掉问法的查询，raw 是没去的，都是统一写法。
   * 给出 {scores, sure, matched, said, covered}：条目 -> 分（没有排），最有把握的程度，条目 -> 合上的单位，
   * 认出的说法，条目 -> 盖住多少。
   */
  search.rank = function (text, raw, tools) {
    var set = search.settings, index = tools.index, said = tools.wording.sayings(text);
    var explained = explain(said, tools), sum = addUp(text, explained, tools), scores = sum.scores;
    function share(doc) { return sum.whole ? Math.min(1, sum.cover[doc] / sum.whole) : 0; }
    var ties = tiesOf(text, said, explained, share, index), asksAmount = tools.wording.asksAmount(raw);
    var best = 0, bestDoc = -1;
    addNames(scores, index);
    for (var doc = 0; doc < scores.length; doc += 1) {
      var plain = sum.mass ? scores[doc] / sum.mass : 0, covered = sum.whole ? share(doc) : plain;
      var score = (1 - set.cover) * plain + (sum.mass ? set.cover * (sum.segments.length > 1 ? breadth(doc, sum.segments) : covered) : 0);
      if (ties[doc]) { score += ties[doc]; covered = Math.max(covered, Math.min(1, ties[doc] / set.tie)); }
      if (doc < index.clauses.length && score > 0) {
        if (asksAmount && index.clauses[doc][5]) { score += set.amount; }
        score *= set.standing[index.clauses[doc][4]];
        if (covered > best) { best = covered; bestDoc = doc; }
      }
      scores[doc] = score;
    }
    // 盖住的比例之外，盖住的绝对量也算一点：长句子里真合上的几个词，比短查询里碰巧的一个词可靠
    var sure = bestDoc < 0 ? 0 : best + set.bulk * Math.min(sum.cover[bestDoc], set.bulkMost);
    return { scores: scores, sure: sure, matched: sum.matched, said: said, covered: share };
  };
}(self));
