"""宏交回的 HTML 原样回到网页里：Markdown 碰不到它，链接的去处照样查得出。"""

from __future__ import annotations

import markdown
import pytest

from macros.doors.kept import Kept, anchors

MADE = '# 题 {: .t }\n\n<section id="a">\n<p>*星号* [方括号](x) &lt;!--kb:0--&gt;</p>\n</section>\n'


def test_what_a_macro_made_comes_back_as_it_was() -> None:
    heap = Kept()
    page = f"前面\n\n{heap.put(MADE)}\n\n{heap.put('<p>二</p>')}\n\n后面"
    html = heap.back(markdown.markdown(page, extensions=["attr_list"]))
    assert html == (
        '<p>前面</p>\n<h1 class="t">题</h1>\n'
        '<section id="a">\n<p>*星号* [方括号](x) &lt;!--kb:0--&gt;</p>\n</section>\n\n'
        "<p>二</p>\n\n<p>后面</p>"
    )
    assert anchors(html) == {"a"}


def test_a_block_stands_in_one_place() -> None:
    heap = Kept()
    html = markdown.markdown(heap.put("<p>一</p>"))
    heap.back(html)
    with pytest.raises(ValueError, match="放回去过"):
        heap.back(html)
