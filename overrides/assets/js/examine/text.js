/*
 * 草稿的文字：折成好比对的样子（每个字记得原来在哪里），分句，数字数。只算，不碰网页。
 *
 * 折：全角的数字、字母、百分号、范围号变半角，空格和看不见的字去掉，回车换行并成一个。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu, examine = jianfu.examine = jianfu.examine || {};
  var UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/, SPACE = /\s/, ENDS = "。！？；!?;\n";
  var DASHES = "\u2013\u2014\uff0d\uff5e~", TITLE_ENDS = /[。！？；：:]$/;
  var RUN = /[0-9A-Za-z]+(?:[.,:\/%-][0-9A-Za-z]+)*%?/g;
  var ATTACHED = /^附件\s*[0-9一二三四五六七八九十]*\s*([：:]|$)/;
  var DATED = /^[0-9〇○零一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十]{1,3}月([0-9一二三四五六七八九十]{1,3}日)?$/;

  function half(char) {
    var code = char.charCodeAt(0);
    if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) {
      return String.fromCharCode(code - 0xfee0);
    }
    if (code === 0xff0e) { return "."; }
    if (code === 0xff05) { return "%"; }
    return DASHES.indexOf(char) >= 0 ? "-" : char;
  }

  /** 折一份草稿：{text, places}；places[i] 是 text 的第 i 个字在草稿里的位置，末尾多一个是草稿的尽头。 */
  examine.fold = function (draft) {
    var kept = [], places = [], at, char;
    for (at = 0; at < draft.length; at += 1) {
      char = draft.charAt(at);
      if (char === "\r") {
        if (draft.charAt(at + 1) === "\n") { continue; }
        char = "\n";
      }
      if (char !== "\n" && (UNSEEN.test(char) || SPACE.test(char))) { continue; }
      kept.push(half(char));
      places.push(at);
    }
    places.push(draft.length);
    return { text: kept.join(""), places: places };
  };

  /** 折过的文字里的各句：[{start, end}]，不带句末的标点；一行到头也算一句。 */
  examine.sentences = function (text) {
    var found = [], start = 0, at;
    for (at = 0; at <= text.length; at += 1) {
      if (at === text.length || ENDS.indexOf(text.charAt(at)) >= 0) {
        if (at > start) { found.push({ start: start, end: at }); }
        start = at + 1;
      }
    }
    return found;
  };

  /** 正文：去掉标题（头一行，不以句末标点收尾的）、附件（「附件」开头的一行起）、落款（末尾的日期和它上面的机关）。 */
  function body(draft) {
    var lines = draft.split(/\r\n|\r|\n/).map(function (line) { return line.trim(); }).filter(Boolean);
    if (lines.length > 1 && !TITLE_ENDS.test(lines[0])) { lines = lines.slice(1); }
    lines.some(function (line, at) {
      var attached = at > 0 && ATTACHED.test(line);
      if (attached) { lines = lines.slice(0, at); }
      return attached;
    });
    if (lines.length && DATED.test(examine.fold(lines[lines.length - 1]).text)) {
      lines.pop();
      if (lines.length && lines[lines.length - 1].length <= 40 && !TITLE_ENDS.test(lines[lines.length - 1])) { lines.pop(); }
    }
    return lines.join("\n");
  }

  /** 一行是不是只写着日期。 */
  examine.dated = function (line) { return DATED.test(line); };

  /**
   * 字数：标题、附件、落款不算；汉字、标点一个算一个；连着的数字或字母（2026、12.5%、A4）算一个；空格不算。
   */
  examine.characters = function (draft) {
    var text = examine.fold(body(draft)).text.replace(/\n/g, "").replace(RUN, "〇");
    return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "〇").length;
  };
}());
