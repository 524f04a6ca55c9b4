"""内容安全策略：该放行的恰好放行，别的一概不许。"""

from __future__ import annotations

import base64
import hashlib

import pytest

from macros.doors.csp import policy, with_policy


def sha(text: str) -> str:
    """Return the policy's word for an inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(inside: str) -> str:
    """Return a page with something in its head."""
    return f'<!doctype html>\n<html lang="zh">\n<head>{inside}</head><body></body></html>'


def test_it_stands_first_in_the_head() -> None:
    out = with_policy(page('<meta charset="utf-8">'))
    head = out.partition("<head>")[2].lstrip()
    assert head.startswith('<meta http-equiv="Content-Security-Policy" content="default-src')
    assert out.count("http-equiv") == 1


def test_a_page_without_inline_code_gets_no_hash() -> None:
    assert policy(page("")) == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " worker-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<script>a()</script>", "a()"),
        ("<script type='text/javascript'>a < b && c</script>", "a < b && c"),
        ("<script type=module>甲()</script>", "甲()"),
        ("<script>\r\na()\r\n</script>", "\na()\n"),
        ("<SCRIPT>a('&lt;p>')</SCRIPT>", "a('&lt;p>')"),
        ("<style>p{content:'<'}</style>", "p{content:'<'}"),
    ],
)
def test_inline_code_is_allowed_by_its_hash(inside: str, text: str) -> None:
    kind = "style-src" if "style" in inside else "script-src"
    assert f"{kind} 'self' {sha(text)};" in policy(page(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
        '<script src="a.js"></script>',
        "<!-- <script>a()</script> -->",
    ],
)
def test_data_and_files_get_no_hash(inside: str) -> None:
    assert "sha256" not in policy(page(inside))


def test_the_order_of_the_hashes_is_fixed() -> None:
    one, two = "<script>a()</script>", "<script>b()</script>"
    assert policy(page(one + two + one)) == policy(page(two + one))


@pytest.mark.parametrize(
    "html",
    ["<p>没有头</p>", page("") + "<head>", page('<meta http-equiv="refresh" content="1">')],
)
def test_a_page_it_cannot_protect_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="内容安全策略"):
        with_policy(html)


def test_a_page_is_not_given_two() -> None:
    with pytest.raises(ValueError, match="http-equiv"):
        with_policy(with_policy(page("")))
