/*
 * 数量：一个半小时、１．５小时、约2小时、2-3天、半天、1天半、五千字。读得出给上下限，读不出是 null。在折过的文字上读。
 */
(function () {
  "use strict";

  var examine = window.jianfu.examine, DIGIT = { "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var POWER = { "十": 10, "百": 100, "千": 1000 }, MOST = 16, SPEECH = /[〇零一二两三四五六七八九十百千万]/;
  // 写法、比较时用的单位、合几个；长的在前
  var UNITS = [
    ["个小时", "小时", 1], ["小时", "小时", 1], ["个多小时", "小时", 1], ["多小时", "小时", 1], ["多个小时", "小时", 1], ["个多月", "个月", 1], ["多个月", "个月", 1], ["多年", "个月", 12], ["多天", "天", 1], ["钟头", "小时", 1], ["个钟头", "小时", 1], ["分钟", "小时", 1 / 60], ["个月", "个月", 1], ["年", "个月", 12],
    ["天", "天", 1], ["日", "天", 1], ["周", "天", 7], ["千字", "字", 1000], ["万字", "字", 10000], ["字", "字", 1], ["页", "页", 1], ["次", "次", 1], ["项", "项", 1], ["个", "个", 1]
  ].sort(function (one, other) { return other[0].length - one[0].length; });
  var ABOUT = ["约", "大约", "近", "左右", "上下", "预计", "大概"], TO = ["-", "至", "到"];

  /** 中文数：一百二十三、两千五、一万二；读不出是 null。 */
  function chinese(word) {
    var whole = 0, part = 0, digit = null, last = 0, at, char;
    if (/^[〇零一二两三四五六七八九]{2,}$/.test(word)) { // 二〇二六
      return Number(word.split("").map(function (each) { return DIGIT[each]; }).join(""));
    }
    for (at = 0; at < word.length; at += 1) {
      char = word.charAt(at);
      if (char === "万") {
        whole = (part + (digit || 0) || 1) * 10000;
        part = 0; digit = null; last = 10000;
      } else if (POWER[char]) {
        part += (digit === null || digit === 0 ? 1 : digit) * POWER[char];
        digit = null; last = POWER[char];
      } else if (digit !== null && digit !== 0) {
        return null;
      } else {
        digit = DIGIT[char];
        if (digit === 0) { last = 10; }
      }
    }
    if (digit) { part += last > 10 ? digit * last / 10 : digit; } // 两千五
    return whole + part;
  }

  function run(text, at, test) {
    var end = at;
    while (end < text.length && end - at < MOST && test.test(text.charAt(end))) { end += 1; }
    return end;
  }

  /** 在 at 读一个数：{value, length} 或 null。 */
  examine.number = function (text, at) {
    var end = run(text, at, /[0-9]/), value;
    if (end > at) {
      if (text.charAt(end) === "." && /[0-9]/.test(text.charAt(end + 1))) { end = run(text, end + 1, /[0-9]/); }
      return { value: Number(text.slice(at, end)), length: end - at };
    }
    end = run(text, at, SPEECH);
    if (end > at && text.charAt(end) === "字" && /[千万]/.test(text.charAt(end - 1)) && end - at === 1) { return null; }
    if (end > at) {
      value = chinese(text.slice(at, end));
      return value === null ? null : { value: value, length: end - at };
    }
    return text.charAt(at) === "半" ? { value: 0.5, length: 1 } : null;
  };

  function unit(text, at) {
    return UNITS.filter(function (each) { return text.substr(at, each[0].length) === each[0]; })[0] || null;
  }

  function vague(text, at, end) {
    return ABOUT.some(function (word) { return text.slice(Math.max(0, at - word.length), at) === word || text.substr(end, word.length) === word; });
  }

  var DATES = /^(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日起?[-至到](?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日/;
  var CLOCK = /^([0-9]{1,2})(?:时|点|:)([0-9]{1,2})?分?(?:开始)?[-至到]([0-9]{1,2})(?:时|点|:)([0-9]{1,2})?分?/;

  /** 起止的日子（头尾都算）、起止的钟点：2026年4月1日至9月30日、8时40分到10时20分；不是就是 null。 */
  function span(text, at) {
    var part = text.substr(at, 40), dates = DATES.exec(part), clock = dates ? null : CLOCK.exec(part), days, hours, year;
    if (dates) {
      year = Number(dates[1] || 2026); // 只算相差几天，哪一年都一样；跨年的写明了年
      days = (Date.UTC(Number(dates[4] || year), Number(dates[5] || dates[2]) - 1, Number(dates[6])) - Date.UTC(year, Number(dates[2]) - 1, Number(dates[3]))) / 86400000 + 1;
      return { low: days, high: days, unit: "天", length: dates[0].length, vague: false, negative: days <= 0, months: months(dates, year) };
    }
    if (!clock) { return null; }
    hours = Number(clock[3]) - Number(clock[1]) + (Number(clock[4] || 0) - Number(clock[2] || 0)) / 60;
    return { low: hours, high: hours, unit: "小时", length: clock[0].length, vague: false, negative: hours <= 0 };
  }

  /** 几个月：4月1日到9月30日是6个月。 */
  function months(dates, year) {
    var whole = (Number(dates[4] || year) - year) * 12 + Number(dates[5] || dates[2]) - Number(dates[2]);
    return whole + (Number(dates[6]) + 1 - Number(dates[3])) / 31;
  }

  /** 在 at 读一个带单位的数量：{low, high, unit, length, vague, negative} 或 null。 */
  examine.quantity = function (text, at) {
    var first = examine.number(text, at), second = null, end, early, read, plus = 0, low, high, ranged;
    ranged = first && !/[0-9年月]/.test(text.charAt(at - 1)) ? span(text, at) : null;
    if (ranged) { return ranged; }
    if (!first || (at > 0 && /[0-9.〇零一二两三四五六七八九十百千万]/.test(text.charAt(at - 1)))) { return null; } // 数要从头读
    end = at + first.length;
    early = unit(text, end);
    TO.some(function (sign) {
      var start = end + (early && text.substr(end + early[0].length, sign.length) === sign ? early[0].length : 0);
      if (text.substr(start, sign.length) !== sign) { return false; }
      second = examine.number(text, start + sign.length);
      if (second) { end = start + sign.length + second.length; }
      return Boolean(second);
    });
    if (text.substr(end, 2) === "个半") { plus = 0.5; end += 2; if (text.charAt(end) === "月") { end -= 1; text = text.slice(0, end) + "个" + text.slice(end + 1); } }
    read = unit(text, end);
    if (!read) { return null; }
    // 3月14日、2026年是日子，不是数量
    if (read[0] === "日" && (text.charAt(at - 1) === "月" || /[上下前晚起止至到早中]/.test(text.charAt(end + 1))) || read[0] === "年" && first.value > 1900) { return null; }
    end += read[0].length;
    if (!plus && !second && text.charAt(end) === "半") { plus = 0.5; end += 1; }
    low = (first.value + plus) * read[2];
    high = ((second ? second.value : first.value) + plus) * read[2];
    if (read[0].indexOf("多") >= 0) { high += read[2]; low += read[2] / 100; } // 两个多小时：比两小时多，不到三小时
    return {
      low: Math.min(low, high), high: Math.max(low, high), unit: read[1], length: end - at,
      vague: vague(text, at, end), negative: at > 0 && /[-负]/.test(text.charAt(at - 1)) && !/[0-9]/.test(text.charAt(at - 2))
    };
  };
}());
