/*
 * 统一写法：全角半角、繁简、大小写、中文数字与单位、标点，写法不同的同一个数和词变成一样。
 * macros/search/normal.py 是同一套规则的另一份（那里没有繁简：记录都是简体），共用对照表 tests/data/search/normal.yml。
 */
(function (self) {
  "use strict";

  var jianfu = self.jianfu || (self.jianfu = {});
  var search = jianfu.search || (jianfu.search = {});

  var VALUES = { "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var POWERS = { "十": 10, "百": 100, "千": 1000 };
  var DIGITS = "零〇一二两三四五六七八九十百千万半";
  var UNITS = "个小时|小时|钟头|分钟|个半小时|个半月|个月|月|天|日|周|星期|年|字|页|次|项|人|件|份|条|场|级|个|成|倍|款|部分|方面|类";
  var PERCENT = new RegExp("百分之([" + DIGITS + "]+|\\d+(?:\\.\\d+)?)", "g");
  var SPAN = /(\d+(?:\.\d+)?%?)\s*(?:[-—–~―─]+|至|到)\s*(?=\d)/g;
  var COUNTED = new RegExp("([" + DIGITS + "]+)(?=多?(?:" + UNITS + "))", "g");
  var LARGE = /[一二两三四五六七八九][千百万][零一二三四五六七八九千百十万]*/g;
  var HALVES = [
    [/(\d+)个半(小时|钟头|月)/g, "$1.5个$2"],
    [/(\d+)(小时|天|日|年|周)半/g, "$1.5$2"],
    [/半个?(小时|钟头|天|日)/g, "0.5$1"],
    [/半年/g, "6个月"],
    [/半个?月/g, "15天"]
  ];
  var ALIKE = [[/个小时|个钟头|钟头/g, "小时"], [/星期/g, "周"], [/(\d)日(?!期)/g, "$1天"]];
  var FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬两", PLAIN = "一二三四五六七八九十百千万两";
  var GROUPED = /(\d)[ ,](?=\d{3}(?!\d))/g;
  var TENTHS = /(\d+)成(?=$|[ \d到至以左多的-])/g;
  var MINUTES = /(\d+)分钟/g;
  var KEPT = /[^\p{L}\p{N}%.-]/gu;
  var DOTS = /(^|[^\d%])[.-]+|[.-]+(?!\d)/g;

  /** 中文数字的值；不是数字就是 null。算法同 macros/model/numerals.py。 */
  function fromChinese(text) {
    var total = 0, section = 0, digit = null;
    for (var at = 0; at < text.length; at += 1) {
      var char = text[at];
      if ((char === "零" || char === "〇") && (total || section)) { continue; }
      if (char in VALUES) {
        if (digit !== null) { return null; }
        digit = VALUES[char];
      } else if (char === "万") {
        total = (section + (digit || 0)) * 10000; section = 0; digit = null;
      } else if (char in POWERS) {
        section += (digit === null ? 1 : digit) * POWERS[char]; digit = null;
      } else {
        return null;
      }
    }
    return total + section + (digit || 0);
  }

  /** 写成阿拉伯数字；不是数字的（半、两半）不动。 */
  function number(text) {
    var found = text.indexOf("半") >= 0 ? null : fromChinese(text);
    return found === null ? text : String(found);
  }

  search.fromChinese = fromChinese;

  /** 统一写法；traditional 是繁到简的表，可以不给。标点隔开的用一个空格隔开。 */
  search.normal = function (text, traditional) {
    text = text.normalize("NFKC").toLowerCase().replace(/‰/g, "%");
    if (traditional) {
      text = text.replace(/[\u4e00-\u9fff]/g, function (char) { return traditional[char] || char; });
    }
    text = text.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟萬]/g, function (char) { return PLAIN[FORMAL.indexOf(char)]; });
    text = text.replace(GROUPED, "$1").replace(PERCENT, function (_, given) { return number(given) + "%"; });
    text = text.replace(LARGE, number).replace(COUNTED, number);
    text = text.replace(TENTHS, "$10%");
    HALVES.concat(ALIKE).forEach(function (pair) { text = text.replace(pair[0], pair[1]); });
    text = text.replace(MINUTES, function (whole, given) {
      var minutes = Number(given);
      return minutes && minutes % 30 === 0 ? minutes / 60 + "小时" : whole;
    });
    text = text.replace(SPAN, "$1-").replace(KEPT, " ");
    return text.replace(DOTS, "$1 ").trim().split(/\s+/).join(" ");
  };
}(self));
