"""公开网址：读者打得开的才算。"""

from __future__ import annotations

import pytest

from macros.checks.sources import is_public

PUBLIC = (
    "https://www.gov.cn/zhengce/202508/content_7035438.htm",
    "http://big5.www.gov.cn/gate/big5/www.gov.cn/",
    "https://www.xn--fiqs8s/",
    "http://8.8.8.8/",
    "https://www.gov.cn:8443/a?b=c#d",
)

PRIVATE = (
    "",
    "www.gov.cn",
    "//www.gov.cn/",
    "http://localhost/",
    "http://localhost:8000/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://10.0.0.1/",
    "http://10.1/",
    "http://192.168.1.2/",
    "https://172.16.0.9/",
    "http://169.254.1.1/",
    "http://oa/",
    "http://oa./",
    "http://nas.local./",
    "http://oa.intranet/",
    "http://nas.local/",
    "http://a.test/",
    "http://",
    "http://[::1/",
    "https://user:secret@www.gov.cn/",
    "https://www.gov.cn/a b",
    "https：//www.gov.cn/",
    "ftp://www.gov.cn/",
    "file:///C:/a.html",
    "javascript:alert(1)//www.gov.cn",
    "data:text/html,a.b",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)
