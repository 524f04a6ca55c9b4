/*
 * 问法与说法：去掉「怎么办」「能不能」这类不指事的字，记下问的是多少还是能不能；
 * 认出查询里的口头说法（policies/thesaurus.yml），给出它指的条文和条文里用的词。
 */
(function (self) {
  "use strict";

  var search = self.jianfu.search;
  var AMOUNT = /多少|多长|多久|多大|多高|几[次个天页项字年小条]|上限|最多|最长|不超过/;
  var EMPTY = [
    "怎么办", "怎么写", "怎么说", "怎么", "怎样", "如何", "什么样", "什么时候", "什么", "为什么", "为啥", "咋办", "咋", "哪些", "哪个", "哪一条",
    "能不能", "可不可以", "可以不可以", "行不行", "要不要", "用不用", "该不该", "是不是", "有没有", "算不算", "对不对", "能否", "可否", "是否",
    "可以吗", "行吗", "对吗", "请问", "想问", "我想", "我们", "你们", "他们", "咱们", "自己", "大家", "有关", "相关", "关于", "的时候",
    "多少", "多长", "多久", "必须", "应该", "可以", "还能", "还要", "老是", "总是", "一直", "天天", "整天", "动不动", "有人", "一下", "一些", "一点", "太多了", "太多", "好多", "很多"
  ];
  var FILLERS = "的了吗呢吧啊呀嘛么我你他它们这那还就都也很太又再被把给让叫请是在有和与及或不要能会到去来说个上下";

  var FIRST = 1.5, ALSO = 0.2; // 说法指的第一条、其余各条，同条文自己的字比有多重
  var FLAT = 0.4, K1 = 1.6;

  /** surface 在 text 的哪里；字母的前后不能还是字母（qq 不在 zzqq 里）。没有是 -1。 */
  function placeOf(text, surface) {
    var at = text.indexOf(surface);
    while (at >= 0) {
      var before = text[at - 1] || "", after = text[at + surface.length] || "";
      var cut = (/[a-z]/.test(surface[0]) && /[a-z]/.test(before)) || (/[a-z]$/.test(surface) && /[a-z]/.test(after));
      if (!cut) { return at; }
      at = text.indexOf(surface, at + 1);
    }
    return -1;
  }

  search.wording = function (index) {
    var sayings = [];
    index.sayings.forEach(function (saying) {
      saying[0].split("|").forEach(function (surface) {
        sayings.push({ surface: surface, means: saying[1], clauses: saying[2] });
      });
    });
    sayings.sort(function (one, other) { return other.surface.length - one.surface.length; });

    var weights = Object.create(null), lengths = {}, average = 1;

    /*
     * 两字词在各条条文的说法里有多重：一个说法的第一条重，其余的轻。说法只存一份文字，这张表载入时算出，不占索引的地方。
     */
    sayings.forEach(function (saying) {
      if (!saying.clauses.length) { return; }
      var pairs = search.grams(saying.surface).filter(function (gram) { return gram.size > 1; });
      saying.clauses.forEach(function (clause) { lengths[clause] = (lengths[clause] || 0) + pairs.length; });
      pairs.forEach(function (pair) {
        var weight = weights[pair.text] || (weights[pair.text] = {});
        saying.clauses.forEach(function (clause, order) {
          weight[clause] = (weight[clause] || 0) + (order ? ALSO : FIRST);
        });
      });
    });
    var told = Object.keys(lengths);
    if (told.length) { average = told.reduce(function (sum, clause) { return sum + lengths[clause]; }, 0) / told.length; }

    return {
      fillers: FILLERS,
      /** 一个两字词在各条条文的说法里的分量：条文 -> 0 到 1；没有说法有它就是 null。算法同 macros/search/postings.py。 */
      levels: function (pair) {
        if (!weights[pair]) { return null; }
        var found = {};
        Object.keys(weights[pair]).forEach(function (clause) {
          var heavy = weights[pair][clause] / (1 - FLAT + FLAT * lengths[clause] / average);
          found[clause] = heavy / (K1 + heavy);
        });
        return found;
      },
      /** 问数目的为真。 */
      asksAmount: function (text) { return AMOUNT.test(text); },
      /** 去掉不指事的字；全去掉了，或者大半本来就是一个说法（推一下动一下），就原样给回。 */
      core: function (text) {
        var left = text, whole = text.replace(/ /g, "").length;
        if (this.sayings(text).some(function (saying) { return saying.surface.length >= 0.6 * whole; })) { return text; }
        left = left.replace(/^(?:党)?中央(?:关于|对|的)?|^关于/, " ").replace(/(?:的|有什么|有哪些|怎么)?(?:有关|相关)?规定$/, " ");
        EMPTY.forEach(function (each) { left = left.split(each).join(" "); });
        left = left.split(/\s+/).join(" ").trim();
        return left.replace(/[的了吗呢吧啊呀嘛么 ]/g, "").length > 1 ? left : text;
      },
      /** 查询问的是本库不收的哪一方面；没有就是空。 */
      outside: function (text) {
        var best = "", length = 0;
        index.outside.forEach(function (field) {
          field[1].forEach(function (word) {
            if (word.length > length && placeOf(text, word) >= 0) { best = field[0]; length = word.length; }
          });
        });
        return best;
      },
      /** 查询里的口头说法，长的优先，互不重叠；每个给出 surface、at、means、clauses。 */
      sayings: function (text) {
        var taken = [], found = [];
        sayings.forEach(function (saying) {
          var at = placeOf(text, saying.surface);
          if (at < 0) { return; }
          var end = at + saying.surface.length;
          if (taken.some(function (span) { return at < span[1] && span[0] < end; })) { return; }
          taken.push([at, end]);
          found.push({ surface: saying.surface, at: at, means: saying.means, clauses: saying.clauses });
        });
        return found;
      }
    };
  };
}(self));
