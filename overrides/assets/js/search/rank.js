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

  /** 查询的各个词：{tokens: [词…], weight, at, size}；tokens 有几个时取最重的一个算。 */
  function units(text, tools) {
    var set = search.settings, found = [], grams = search.grams(text);
    grams.forEach(function (gram) {
      var token = gram.text, weight, alone = false, filler = false;
      if (gram.word) {
        letters(token, gram, tools).forEach(function (unit) { found.push(unit); });
        return;
      }
      if (gram.figure) {
        weight = /[^\d.%-]$/.test(token) || /[%-]/.test(token) ? set.figure : set.bare;
      } else if (gram.size === 1) {
        if (tools.wording.fillers.indexOf(token) >= 0) { return; }
        alone = !grams.some(function (other) { return other.size > 1 && other.at <= gram.at && gram.at < other.at + other.size; });
        weight = alone ? set.lone : set.single;
      } else {
        filler = token.split("").some(function (char) { return tools.wording.fillers.indexOf(char) >= 0; });
        weight = filler ? set.filler : 1;
      }
      var alternatives = [[token, 1]];
      // 常见的单字没有自己的倒排表：只有它一个字时，看以它开头的词
      if (gram.size === 1 && !gram.figure && alone && !lookup(token, tools)) {
        alternatives = tools.postings.pairs(token).map(function (each) { return [each, 1]; });
      }
      if (gram.size === 2 && !gram.figure && !filler && !lookup(token, tools)) {
        alternatives = tools.pinyin.alike(token).map(function (each) { return [each, set.alike]; });
      }
      found.push({ tokens: alternatives, trust: alternatives.length ? alternatives[0][1] : 1, weight: weight, at: gram.at, size: gram.size, text: token, pair: gram.size > 1 || gram.figure });
    });
    return found;
  }

  /** 空格隔开的各段：[起, 止]。 */
  function segmentsOf(text) {
    var spans = [], pattern = /\S+/g, match;
    while ((match = pattern.exec(text))) { spans.push([match.index, match.index + match[0].length]); }
    return spans;
  }

  /** 一串字母：索引里有就是它自己，念得出就当拼音，再不然当声母缩写。 */
  function letters(token, gram, tools) {
    var set = search.settings;
    function unit(tokens, weight) {
      return { tokens: tokens, trust: tokens.length ? tokens[0][1] : 1, weight: weight, at: gram.at, size: gram.size, text: token, pair: true };
    }
    if (lookup(token, tools)) { return [unit([[token, 1]], 1)]; }
    var read = tools.pinyin.read(token);
    if (read) {
      return read.map(function (group) { return unit(group.map(function (each) { return [each, 1]; }), 1); });
    }
    var short = tools.pinyin.short(token), pairs = [];
    short.forEach(function (phrase) {
      for (var at = 0; at + 1 < phrase.length; at += 1) { pairs.push([phrase.slice(at, at + 2), set.alike]); }
    });
    return [unit(pairs, 1)];
  }

  /**
   * 一个词在各条目里：倒排表里的，并上说法里的（两样都有的，合起来不超过 1）。
   * 给出 {docs, levels, rarity}；哪里都没有就是 null。查过的记住。
   */
  function lookup(token, tools) {
    var known = tools.seen[token];
    if (known !== undefined) { return known; }
    var posting = tools.postings.of(token), said = tools.wording.levels(token), found = posting;
    if (said) {
      var levels = {}, among = 0;
      if (posting) { posting.docs.forEach(function (doc, at) { levels[doc] = posting.levels[at]; }); }
      Object.keys(said).forEach(function (doc) { levels[doc] = 1 - (1 - (levels[doc] || 0)) * (1 - said[doc]); });
      var docs = Object.keys(levels).map(Number);
      docs.forEach(function (doc) { if (doc < tools.index.clauses.length) { among += 1; } });
      found = { docs: docs, levels: docs.map(function (doc) { return levels[doc]; }), rarity: tools.postings.rarity(among) };
    }
    return (tools.seen[token] = found);
  }

  /** 一个词对各条目的贡献加进 into（条目 -> 分）；给出最稀有的程度。 */
  function gather(tokens, tools, into) {
    var rarest = 0;
    tokens.forEach(function (pair) {
      var posting = lookup(pair[0], tools);
      if (!posting) { return; }
      rarest = Math.max(rarest, posting.rarity);
      posting.docs.forEach(function (doc, at) {
        var part = posting.levels[at] * posting.rarity * pair[1];
        if (!(into[doc] >= part)) { into[doc] = part; }
      });
    });
    return rarest;
  }

  /**
   * 全部条目的分。给出 {scores, sure, matched, said, covered}：条目 -> 分（没有排），最有把握的程度，条目 -> 合上的查询词，
   * 认出的说法，条目 -> 盖住多少。
   */
  search.rank = function (text, raw, tools) {
    var set = search.settings, index = tools.index, total = index.clauses.length + index.others.length;
    var found = units(text, tools), said = tools.wording.sayings(text);
    var scores = new Float64Array(total), cover = new Float64Array(total), matched = {}, mass = 0, whole = 0;
    var segments = segmentsOf(text).map(function (span) { return { from: span[0], to: span[1], mass: 0, cover: new Float64Array(total) }; });
    var explained = said.map(function (saying) {
      var by = {}, tokens = [];
      saying.means.forEach(function (mean) {
        search.grams(mean).forEach(function (gram) { if (gram.size > 1) { tokens.push(gram.text); } });
      });
      tokens.forEach(function (token) {
        var into = {};
        gather([[token, 1]], tools, into);
        Object.keys(into).forEach(function (doc) { by[doc] = (by[doc] || 0) + 1; });
      });
      return { saying: saying, by: by, size: tokens.length };
    });

    function add(doc, part, segment) {
      cover[doc] += part;
      if (segment) { segment.cover[doc] += part; }
    }

    /** 各段都盖住一些的，比只盖住一段的好：各段盖住的程度开方后平均。 */
    function breadth(doc) {
      var sum = 0, count = 0;
      segments.forEach(function (each) {
        if (!each.mass) { return; }
        count += 1;
        sum += Math.sqrt(Math.min(1, each.cover[doc] / each.mass));
      });
      return count ? sum / count : 0;
    }

    found.forEach(function (unit) {
      var into = {}, rarest = gather(unit.tokens, tools, into);
      var rarity = rarest || tools.postings.unseen;
      var weight = unit.weight;
      // 索引里没有的两字词也算进总量：没见过的字越多越没有把握
      whole += unit.pair ? weight * rarity : 0;
      var segment = segments.filter(function (each) { return each.from <= unit.at && unit.at < each.to; })[0];
      if (segment && unit.pair) { segment.mass += weight * rarity; }
      mass += weight * rarity;
      Object.keys(into).forEach(function (doc) {
        scores[doc] += weight * into[doc];
        if (unit.pair) { add(doc, weight * Math.min(rarity, into[doc] / (set.enough * unit.trust)), segment); }
        (matched[doc] || (matched[doc] = [])).push(unit);
      });
      // 落在口头说法里的词，条文有它的官方说法也算盖住
      explained.forEach(function (each) {
        var inside = unit.at >= each.saying.at && unit.at + unit.size <= each.saying.at + each.saying.surface.length;
        if (!inside || !unit.pair) { return; }
        Object.keys(each.by).forEach(function (doc) {
          if (into[doc]) { return; }
          var part = each.by[doc] / each.size;
          add(doc, weight * rarity * set.meant * part, segment);
          scores[doc] += weight * rarity * set.meant * part * 0.5;
        });
      });
    });

    var size = text.replace(/ /g, "").length || 1, ties = {};
    said.forEach(function (saying) {
      var share = Math.min(1, saying.surface.length / size);
      saying.clauses.forEach(function (clause, order) {
        ties[clause] = (ties[clause] || 0) + set.tie * share * Math.pow(set.later, order);
      });
    });
    // 只是换个词的说法：把那个词写全了的条文加一点
    explained.forEach(function (each) {
      if (each.saying.clauses.length) { return; }
      var share = Math.min(1, each.saying.surface.length / size);
      Object.keys(each.by).forEach(function (doc) {
        if (each.by[doc] === each.size) { ties[doc] = (ties[doc] || 0) + set.tie * share * set.wholly; }
      });
    });
    // 像一种易写错的说法时，它说的条文也加一点
    index.others.forEach(function (other, at) {
      var share = whole ? Math.min(1, cover[index.clauses.length + at] / whole) : 0;
      if (other[5] && share >= set.wrong) {
        other[5].forEach(function (clause) { ties[clause] = (ties[clause] || 0) + set.tie * share; });
      }
    });
    var named = {};
    var asksAmount = tools.wording.asksAmount(raw), best = 0, bestDoc = -1;
    // 查询里有文件的名字：那份文件的条文都加一点
    index.others.forEach(function (other, number) {
      if (other[0] === DOCUMENT) { named[other[1]] = index.clauses.length + number; }
    });
    index.clauses.forEach(function (clause, number) {
      var entry = named[index.documents[clause[1]][0]];
      if (entry !== undefined && scores[number] > 0) { scores[number] += set.named * scores[entry]; }
    });
    for (var doc = 0; doc < total; doc += 1) {
      var covered = whole ? Math.min(1, cover[doc] / whole) : mass ? scores[doc] / mass : 0;
      var score = mass ? (1 - set.cover) * scores[doc] / mass + set.cover * (segments.length > 1 ? breadth(doc) : covered) : 0;
      if (ties[doc]) { score += ties[doc]; covered = Math.max(covered, Math.min(1, ties[doc] / set.tie)); }
      if (doc < index.clauses.length && score > 0) {
        if (asksAmount && index.clauses[doc][5]) { score += set.amount; }
        score *= set.standing[index.clauses[doc][4]];
        if (covered > best) { best = covered; bestDoc = doc; }
      }
      scores[doc] = score;
    }
    // 盖住的比例之外，盖住的绝对量也算一点：长句子里真合上的几个词，比短查询里碰巧的一个词可靠
    var sure = bestDoc < 0 ? 0 : best + set.bulk * Math.min(cover[bestDoc], set.bulkMost);
    return {
      scores: scores, sure: sure, matched: matched, said: said,
      /** 查询盖住一个条目多少：0 到 1。 */
      covered: function (doc) { return whole ? Math.min(1, cover[doc] / whole) : 0; }
    };
  };
}(self));
