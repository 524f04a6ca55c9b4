/*
 * 地址里的选择：?名=值 读出来、写回去，别人照着打开就是同一个样子。
 * file:// 下浏览器不许脚本改查询部分，就写在 # 后面（#?名=值），读的时候两处都认。
 */
(function () {
  "use strict";

  var jianfu = window.jianfu;

  /** 一段编过码的字；写坏了就照原样。 */
  function decoded(raw) {
    try {
      return decodeURIComponent(raw.replace(/\+/g, " "));
    } catch (error) {
      return raw;
    }
  }

  jianfu.address = {
    decoded: decoded,
    /** 地址里的选择：{名: 值}。 */
    read: function () {
      var place = window.location, given = {};
      var raw = place.search.slice(1) || (/^#\?/.test(place.hash) ? place.hash.slice(2) : "");
      raw.split("&").forEach(function (pair) {
        var cut = pair.indexOf("=");
        if (cut > 0) { given[pair.slice(0, cut)] = decoded(pair.slice(cut + 1)); }
      });
      return given;
    },
    /** 写回地址。pairs：编好码的「名=值」；kept：留一步，「后退」回得去。 */
    write: function (pairs, kept) {
      var query = pairs.join("&");
      try {
        window.history[kept ? "pushState" : "replaceState"](null, "", window.location.pathname + (query ? "?" + query : ""));
      } catch (error) {
        window.location.replace("#" + (query ? "?" + query : ""));
      }
    }
  };
}());
