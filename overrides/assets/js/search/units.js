/*
 * 查询切成一个个单位：每个单位有一个词，或者几个可以顶替的词（同音字、拼音念出来的），有轻重，记得在查询里的位置。
 * 也管查一个词在各条目里有多重（lookup、gather）。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;

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

  /** 几个可以顶替的词里，对每个条目取最重的一个，加进 into（条目 -> 分）；给出最稀有的程度。 */
  search.gather = function (tokens, tools, into) {
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
  };

  function unit(gram, tokens, weight, pair) {
    return { tokens: tokens, trust: tokens.length ? tokens[0][1] : 1, weight: weight, at: gram.at, size: gram.size, text: gram.text, pair: pair };
  }

  function sure(token) { return [token, 1]; }

  /** 一串字母：索引里有就是它自己，念得出就当拼音，再不然当声母缩写。 */
  function ofLetters(gram, tools) {
    var alike = search.settings.alike;
    if (lookup(gram.text, tools)) { return [unit(gram, [sure(gram.text)], 1, true)]; }
    var read = tools.pinyin.read(gram.text);
    if (read) { return read.map(function (group) { return unit(gram, group.map(sure), 1, true); }); }
    var pairs = [];
    tools.pinyin.short(gram.text).forEach(function (phrase) {
      for (var at = 0; at + 1 < phrase.length; at += 1) { pairs.push([phrase.slice(at, at + 2), alike]); }
    });
    return [unit(gram, pairs, 1, true)];
  }

  /** 数：连同单位的重，光是数的轻。 */
  function ofFigure(gram) {
    var set = search.settings, whole = /[^\d.%-]$/.test(gram.text) || /[%-]/.test(gram.text);
    return unit(gram, [sure(gram.text)], whole ? set.figure : set.bare, true);
  }

  /** 一个字：没有意思的字不算；常见的字没有自己的倒排表，查询只有它一个字时看以它开头的词。 */
  function ofChar(gram, grams, tools) {
    var set = search.settings;
    if (tools.wording.fillers.indexOf(gram.text) >= 0) { return []; }
    var alone = !grams.some(function (other) { return other.size > 1 && other.at <= gram.at && gram.at < other.at + other.size; });
    var tokens = alone && !lookup(gram.text, tools) ? tools.postings.pairs(gram.text) : [gram.text];
    return [unit(gram, tokens.map(sure), alone ? set.lone : set.single, false)];
  }

  /** 两个字：索引里没有的，看同音、只错一个字的；带「的、了、不」这类字的轻，也不找同音。 */
  function ofPair(gram, tools) {
    var set = search.settings;
    var filler = gram.text.split("").some(function (char) { return tools.wording.fillers.indexOf(char) >= 0; });
    var tokens = [sure(gram.text)];
    if (!filler && !lookup(gram.text, tools)) {
      tokens = tools.pinyin.alike(gram.text).map(function (each) { return [each, set.alike]; });
    }
    return [unit(gram, tokens, filler ? set.filler : 1, true)];
  }

  /** 统一写法的查询的各个单位：{tokens: [[词, 可信]…], trust, weight, at, size, text, pair}。 */
  search.units = function (text, tools) {
    var grams = search.grams(text), found = [];
    grams.forEach(function (gram) {
      var made = gram.word ? ofLetters(gram, tools) : gram.figure ? [ofFigure(gram)]
        : gram.size === 1 ? ofChar(gram, grams, tools) : ofPair(gram, tools);
      made.forEach(function (each) { found.push(each); });
    });
    return found;
  };
}(self));
