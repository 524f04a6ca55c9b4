"""成页里的缩进、空行去掉，内容一个字不少：预排的、脚本、样式、文本框里的照原样。"""

from __future__ import annotations

import pytest

from macros.doors.lean import lean


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>\n    一\n\n\n  二 三</p>\n", "<p>\n一\n二 三</p>\n"),
        ("<a>一</a>\n  <a>二</a>", "<a>一</a>\n<a>二</a>"),
        ("<pre>\n  一\n\n  二</pre>\n  <p>", "<pre>\n  一\n\n  二</pre>\n<p>"),
        ("<PRE>\n  一</PRE>", "<PRE>\n  一</PRE>"),
        ('<script type="a">\n  一\n</script>', '<script type="a">\n  一\n</script>'),
        ("<style>\n  一\n</style>\n\n", "<style>\n  一\n</style>\n"),
        ("<textarea>\n  一</textarea>", "<textarea>\n  一</textarea>"),
        ("<p>\n  &lt;pre>\n  一</p>", "<p>\n&lt;pre>\n一</p>"),
        ("<pre><code>\n  一</code></pre>\n  <pre>\n  二</pre>", None),
    ],
)
def test_only_what_no_browser_shows_goes(page: str, wanted: str | None) -> None:
    made = lean(page)
    assert made == (wanted or page.replace("\n  <pre>", "\n<pre>"))
    assert lean(made) == made
