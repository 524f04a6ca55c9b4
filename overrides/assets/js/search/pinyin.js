/*
 * 拼音与同音字：fawen 找到「发文」，借掉 找到「借调」，ypfj 找到「一票否决」。只认索引里有的字（index.syllables）。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var LONGEST = 6; // 最长的音节 zhuang、shuang、chuang
  var MOST = 12; // 一串字母里同音的两字词至多取几个，免得什么都像

  search.pinyin = function (index, postings, phrases) {
    var spoken = index.syllables, heard = Object.create(null), pairs = Object.create(null), initials = null;
    Object.keys(spoken).forEach(function (syllable) {
      spoken[syllable].split("").forEach(function (char) { (heard[char] || (heard[char] = [])).push(syllable); });
    });

    /** 读作「甲音 乙音」的两字词：只看读甲音的字名下的词，看过的记住。 */
    function byPair(first, second) {
      var key = first + " " + second;
      if (!pairs[key]) {
        var found = [];
        (spoken[first] || "").split("").forEach(function (char) {
          if (!char) { return; }
          postings.pairs(char).forEach(function (token) {
            if ((heard[token[1]] || []).indexOf(second) >= 0) { found.push(token); }
          });
        });
        pairs[key] = found;
      }
      return pairs[key];
    }

    /** 把一串字母切成音节；切不开是 null。长的音节先试。 */
    function syllablesOf(letters) {
      if (!letters) { return []; }
      for (var size = Math.min(LONGEST, letters.length); size > 0; size -= 1) {
        if (spoken[letters.slice(0, size)]) {
          var rest = syllablesOf(letters.slice(size));
          if (rest) { return [letters.slice(0, size)].concat(rest); }
        }
      }
      return null;
    }

    // 统一写法把「四个着力」写成「4个着力」，念起来还是四
    var COUNTED = { 1: "y", 2: "l", 3: "s", 4: "s", 5: "w", 6: "l", 7: "q", 8: "b", 9: "j" };

    function initialsOf(text) {
      return text.split("").map(function (char) { return heard[char] ? heard[char][0][0] : COUNTED[char] || char; }).join("");
    }

    return {
      /** 与 token（两个字）同音、只错一个字、索引里有的词；没有就是空。 */
      alike: function (token) {
        var found = [];
        (heard[token[0]] || []).forEach(function (first) {
          (heard[token[1]] || []).forEach(function (second) {
            byPair(first, second).forEach(function (each) {
              if (each !== token && same(each, token) && found.indexOf(each) < 0) { found.push(each); }
            });
          });
        });
        // 有一个字相同的更像是打错了另一个字
        found.sort(function (one, other) { return same(other, token) - same(one, token); });
        return found.slice(0, MOST);
      },
      /** 一串字母念出来的两字词：按先后每一对音节一组。不是拼音就是 null。 */
      read: function (letters) {
        var cut = letters.length > 2 && syllablesOf(letters);
        if (!cut || cut.length < 2) { return null; }
        var groups = [];
        for (var at = 0; at + 1 < cut.length; at += 1) {
          groups.push(byPair(cut[at], cut[at + 1]).slice(0, MOST));
        }
        return groups.some(function (group) { return group.length; }) ? groups : null;
      },
      /** 声母缩写合得上的名称和标题里的那几个字。 */
      short: function (letters) {
        if (letters.length < 3) { return []; }
        initials = initials || phrases().map(function (phrase) { return [initialsOf(phrase), phrase]; });
        var found = [];
        initials.forEach(function (pair) {
          var at = pair[0].indexOf(letters);
          var said = at < 0 ? "" : pair[1].slice(at, at + letters.length);
          if (said && found.indexOf(said) < 0) { found.push(said); }
        });
        return found.slice(0, MOST);
      }
    };

    function same(one, other) { return (one[0] === other[0]) + (one[1] === other[1]); }
  };
}(self));
