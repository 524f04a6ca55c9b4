/*
 * 主题的脚本要用的四个名字（partials/javascripts/base.html 的约定）：全站的根地址，按根地址分开存取的两个函数，一个散列。
 * 主题把它们写成网页里的内联脚本；放在文件里，安全策略不必逐段放行。根地址由这份文件自己的地址算出。
 */
(function () {
  "use strict";

  window.__md_scope = new URL("../../", document.currentScript.src);

  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, char) { return (sum << 5) - sum + char.charCodeAt(0); }, 0);
  };

  window.__md_get = function (name, storage, scope) {
    return JSON.parse((storage || window.localStorage).getItem((scope || window.__md_scope).pathname + "." + name));
  };

  window.__md_set = function (name, value, storage, scope) {
    try {
      (storage || window.localStorage).setItem((scope || window.__md_scope).pathname + "." + name, JSON.stringify(value));
    } catch (error) { /* 存不了就算了，主题也是这样 */ }
  };
}());
