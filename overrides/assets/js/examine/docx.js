/*
 * 在网页里读草稿：.txt（UTF-8、GBK）和 .docx，只取文字，不上传，不运行宏。取法和命令行的一样，见 macros/doors/drafts.py。
 * 解压用 fflate（assets/vendor/fflate.js，MIT）：不靠浏览器自己的解压，旧一些的也读得了。
 */
(function () {
  "use strict";

  var examine = window.jianfu.examine, LARGEST = 20 * 1024 * 1024;
  var PARTS = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

  function fail(words) { throw new Error(words); }

  function starts(bytes, signature) {
    return signature.every(function (value, at) { return bytes[at] === value; });
  }

  function decode(bytes, encoding) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      return null;
    }
  }

  function plain(bytes, name) {
    var wide = starts(bytes, [0xff, 0xfe]) ? "utf-16le" : starts(bytes, [0xfe, 0xff]) ? "utf-16be" : "";
    var text = decode(bytes, wide || "utf-8"), notes = [];
    if (text === null && !wide) {
      text = decode(bytes, "gb18030");
      notes = ["照 GBK 读的。"];
    }
    if (text === null || text.indexOf("\0") >= 0) { fail(name + " 不是文字文件，读不了。请另存为 .txt（UTF-8）或者 .docx。"); }
    return { text: text, notes: notes };
  }

  /** 字符引用：&lt; &#21738; 一类。 */
  function unescaped(text) {
    return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g, function (whole, hex, number, name) {
      var code = hex ? parseInt(hex, 16) : Number(number);
      if (name) { return { lt: "<", gt: ">", amp: "&", quot: "\"", apos: "'" }[name]; }
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  }

  /**
   * 一份 XML 里的段落，一段一行。只认标签和文字，从头到尾走一遍；浏览器自己的读法遇到坏的会写行内样式，本站的安全策略不许。
   * 给出 {lines, tags}；标签没有配上就是坏了。skip：开着的标签是不是整个不要（比如分隔线那种脚注）。
   */
  function walk(text, name, skip) {
    var found = [], tags = {}, open = [], gone = 0, at, match, local, prefix = (/xmlns:([\w.-]+)=["']http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main["']/.exec(text) || [])[1];
    var TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|([^<]+)/g;
    function broken() { fail(name + " 坏了，或者不是完整的 Word 文件，读不了。"); }
    function put(words) { if (!gone && found.length && open[open.length - 1] === prefix + ":t") { found[found.length - 1] += words; } }
    for (at = 0; (match = TOKEN.exec(text)); at = TOKEN.lastIndex) {
      if (match.index !== at) { broken(); }
      if (match[5]) { put(unescaped(match[5])); continue; }
      if (match[1]) { put(match[1]); continue; }
      if (!match[3]) { continue; }
      if (match[2]) {
        if (open.pop() !== match[3]) { broken(); }
        if (gone && open.length < gone) { gone = 0; }
        continue;
      }
      local = prefix && match[3].indexOf(prefix + ":") === 0 ? match[3].slice(prefix.length + 1) : "";
      tags[local] = true;
      if (!gone && (local === "del" || local === "moveFrom" || /(^|:)Fallback$/.test(match[3]) || (skip && skip(local, match[4])))) {
        if (!/\/$/.test(match[4])) { gone = open.length + 1; }
      } else if (!gone && local === "p") {
        found.push("");
      } else if (!gone && found.length && (local === "tab" || local === "br" || local === "cr")) {
        found[found.length - 1] += " ";
      }
      if (!/\/$/.test(match[4])) { open.push(match[3]); }
    }
    if (at !== text.length || open.length || !prefix) { broken(); }
    return { lines: found, tags: tags };
  }

  /** 解压要用的几份；声称的和实际的大小都不许过头。 */
  function unpacked(bytes, name) {
    var names = [], parts, large = false;
    try {
      parts = window.fflate.unzipSync(bytes, {
        filter: function (file) {
          names.push(file.name);
          if (PARTS.indexOf(file.name) < 0) { return false; }
          large = large || file.originalSize > LARGEST;
          return !large;
        }
      });
    } catch (error) {
      fail(name + " 坏了，或者不是完整的 Word 文件，读不了。");
    }
    if (large) { fail(name + " 展开以后太大，不读。正常的草稿不会这样。"); }
    if (!parts[PARTS[0]]) { fail(name + " 不是 Word 文件（.docx），读不了。"); }
    return { names: names, parts: parts };
  }

  function part(bytes, name, skip) {
    var text = decode(bytes, "utf-8");
    if (text !== null && /<!DOCTYPE|<!ENTITY/i.test(text)) { fail(name + " 里有实体定义，正常的 Word 文件没有，不读。"); }
    if (text === null) { fail(name + " 坏了，或者不是完整的 Word 文件，读不了。"); }
    return walk(text.replace(/^\ufeff/, "").trim(), name, skip);
  }

  /** 分隔脚注的横线也写成一条脚注，不要。 */
  function separator(local, attributes) {
    return (local === "footnote" || local === "endnote") && /:type=["'](separator|continuationSeparator)["']/.test(attributes);
  }

  function docx(bytes, name) {
    var zip = unpacked(bytes, name), notes = [], body = part(zip.parts[PARTS[0]], name), found = body.lines;
    if (zip.names.some(function (each) { return /vbaProject\.bin$/.test(each); })) { notes.push("文件带宏，没有运行，只读了文字。"); }
    if (body.tags.ins || body.tags.del || body.tags.moveFrom) { notes.push("文件里有修订，照接受以后的样子读。"); }
    PARTS.slice(1).forEach(function (each) {
      var noted = zip.parts[each] ? part(zip.parts[each], name, separator).lines : [];
      if (noted.some(Boolean) && notes.indexOf("脚注、尾注放在正文后面一起看。") < 0) { notes.push("脚注、尾注放在正文后面一起看。"); }
      found = found.concat(noted.some(Boolean) ? noted : []);
    });
    return { text: found.join("\n"), notes: notes };
  }

  /** 读一个文件的内容：{text, notes}；读不了就抛出一句中文。 */
  examine.read = function (bytes, name) {
    if (starts(bytes, [0x50, 0x4b, 3, 4])) { return docx(bytes, name); }
    if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) { fail(name + " 加了密，或者是旧式的 .doc，读不了。去掉密码，另存为 .docx 再试。"); }
    if (/\.docx?$/i.test(name)) { fail(name + " 不是 Word 文件，只是名字像。"); }
    return plain(bytes, name);
  };

  /** 太大的先不读：给出一句话，不然是空。 */
  examine.tooLarge = function (file) {
    return file.size > LARGEST ? file.name + " 有 " + Math.round(file.size / 1024 / 1024) + " MB，最多读 20 MB 的。草稿用不着这么大，把图片去掉再试。" : "";
  };
}());
