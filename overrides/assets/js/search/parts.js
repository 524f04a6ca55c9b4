/* 引擎的各部分，照载入的先后，最后是索引。Worker、主线程上的替身、测试、量快慢都照这一份载入。 */
(function (self) {
  "use strict";

  var jianfu = self.jianfu || (self.jianfu = {});
  var search = jianfu.search || (jianfu.search = {});

  search.parts = ["normal.js", "grams.js", "postings.js", "places.js", "pinyin.js", "wording.js", "units.js", "rank.js", "engine.js", "replies.js", "../../search-index.js"];
}(self));
