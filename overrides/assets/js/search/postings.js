/* 读倒排表：一个词的字符串展开成 [条目, 分量] 的两列。写法见 macros/search/postings.py。 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;

  /** 一份索引的读者：of(词) 给出 {docs, levels, rarity}，没有这个词就是 null；读过的记住。 */
  search.postings = function (index) {
    var base = index.form.base, levels = index.form.levels, clauses = index.clauses.length;
    var value = {}, read = Object.create(null), table = index.postings;
    index.form.signs.split("").forEach(function (sign, at) { value[sign] = at; });

    function decode(text) {
      var docs = [], weights = [], doc = 0, number = 0, scale = 1, among = 0;
      for (var at = 0; at < text.length; at += 1) {
        var digit = value[text[at]];
        if (digit >= base) {
          number += (digit - base) * scale;
          scale *= base;
          continue;
        }
        number += digit * scale;
        doc += Math.floor(number / levels);
        docs.push(doc);
        weights.push((number % levels) / levels);
        if (doc < clauses) { among += 1; }
        number = 0;
        scale = 1;
      }
      // 稀有程度只按条文算：其余条目多寡不影响条文的先后
      return { docs: docs, levels: weights, rarity: rarity(among) };
    }

    function rarity(among) { return Math.log(1 + (clauses - among + 0.5) / (among + 0.5)); }

    var opened = Object.create(null);

    /** 一个汉字名下的各个词：词 -> 倒排的字符串；第一次用到时才拆。 */
    function under(char) {
      if (!opened[char]) {
        var group = opened[char] = Object.create(null);
        var texts = Object.prototype.hasOwnProperty.call(table, char) ? table[char].split(index.form.parted) : [];
        texts.forEach(function (text, at) {
          if (at === 0) { if (text) { group[char] = text; } } else { group[char + text[0]] = text.slice(1); }
        });
      }
      return opened[char];
    }

    function find(token) {
      if (/^[\u3400-\u9fff]/.test(token)) { return under(token[0])[token]; }
      return Object.prototype.hasOwnProperty.call(table, token) ? table[token] : undefined;
    }

    return {
      of: function (token) {
        if (read[token]) { return read[token]; }
        var text = find(token);
        return text === undefined ? null : (read[token] = decode(text));
      },
      /** 这么多条条文里有的词有多稀有。 */
      rarity: rarity,
      unseen: rarity(0),
      /** 以这个字开头的两字词。 */
      pairs: function (char) { return Object.keys(under(char)).filter(function (token) { return token.length === 2; }); }
    };
  };
}(self));
