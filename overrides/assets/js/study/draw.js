/*
 * 抽题、排次序：只算，不碰网页。种子相同、题库相同，抽到的和次序就相同。
 *
 * 不用一串随机数，而是给每道题按「种子:题号」算一个数来排：题库添了一道题，别的题的先后不变。
 * 算法：FNV-1a（http://www.isthe.com/chongo/tech/comp/fnv/ ），再用 MurmurHash3 的收尾打散。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;
  jianfu.study = jianfu.study || {};

  var SEED_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // 念得清、抄得对

  /** 一段字算出的 32 位数。 */
  function hash(text) {
    var made = 2166136261, at;
    for (at = 0; at < text.length; at += 1) {
      made = Math.imul(made ^ text.charCodeAt(at), 16777619);
    }
    made = Math.imul(made ^ (made >>> 16), 2246822507);
    made = Math.imul(made ^ (made >>> 13), 3266489909);
    return (made ^ (made >>> 16)) >>> 0;
  }

  /** 按种子打乱 list；name 给出每一个的名字。不动原来的。 */
  function shuffled(list, seed, name) {
    return list.map(function (each, index) {
      return { each: each, rank: hash(seed + ":" + (name ? name(each) : index)), index: index };
    }).sort(function (one, other) {
      return one.rank - other.rank || one.index - other.index;
    }).map(function (ranked) { return ranked.each; });
  }

  function idOf(question) { return question.id; }

  jianfu.study.draw = {
    hash: hash,
    shuffled: shuffled,

    /** 一个新种子，六个字符。 */
    newSeed: function () {
      var made = "";
      while (made.length < 6) { made += SEED_SIGNS.charAt(Math.floor(Math.random() * SEED_SIGNS.length)); }
      return made;
    },

    /** 合条件的题。wanted：{topics, reader, clause, path（题库里的一条路线）, more（也要讲话的、问本库怎样标注的）}，空的不限。 */
    fitting: function (questions, wanted) {
      function among(list) { return function (each) { return list.indexOf(each) >= 0; }; }
      return questions.filter(function (question) {
        return (!wanted.topics.length || wanted.topics.indexOf(question.topic) >= 0) &&
          (!wanted.reader || question.readers.indexOf(wanted.reader) >= 0) &&
          (!wanted.clause || question.clauses.indexOf(wanted.clause) >= 0) &&
          (wanted.more || wanted.clause || wanted.path || !(question.speech || question.inside)) &&
          (!wanted.path || (question.readers.some(among(wanted.path.readers)) && question.clauses.every(among(wanted.path.clauses))));
      });
    },

    /** 一条路线的自测：每个目标先抽一道问到它的，再补足；次序由种子定。 */
    forPath: function (questions, path, seed) {
      var heap = shuffled(questions, seed, idOf), found = [];
      path.goals.forEach(function (clauses) {
        var first = heap.filter(function (question) {
          return found.indexOf(question) < 0 && question.clauses.some(function (each) { return clauses.indexOf(each) >= 0; });
        })[0];
        if (first) { found.push(first); }
      });
      heap.forEach(function (question) { if (found.length < path.test && found.indexOf(question) < 0) { found.push(question); } });
      return shuffled(found, seed + ":", idOf);
    },

    /** 换一种次序：每一个都不在原来的地方（只有一个的没法换）。 */
    moved: function (list, seed) {
      var by = list.length > 1 ? 1 + hash(seed) % (list.length - 1) : 0;
      return list.map(function (each, at) { return list[(at + by) % list.length]; });
    },

    /** 从 questions 里抽 number 道，多的不要；次序也由种子定。 */
    some: function (questions, number, seed) {
      return shuffled(questions, seed, idOf).slice(0, number);
    }
  };
}());
