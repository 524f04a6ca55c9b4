"""打的包放到真的 nginx 上（示例的设置、子目录、严的策略）：网页、检索、清单、下载都行，响应头照说的。"""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from macros.doors import packaging
from tests.support.build import ROOT
from tests.support.nginx import filled, serving_with_nginx
from tests.support.reader import PHONE, Findings, Way, reading

DEPLOY = ROOT / "docs" / "maintain" / "deploy"
LIST = "checklists/meeting.html"
OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "index.html": "text/html; charset=utf-8",
    "assets/css/site.css": "text/css; charset=utf-8",
    "assets/js/core.js": "application/javascript; charset=utf-8",
    "assets/images/favicon.svg": "image/svg+xml",
    "assets/images/apple-touch-icon.png": "image/png",
    "changes.atom": "application/atom+xml; charset=utf-8",
    "data/clauses.json": "application/json; charset=utf-8",
    "downloads/questions.zh.txt": "text/plain; charset=utf-8",
    "downloads/questions.csv": "text/csv; charset=utf-8",
    "downloads/checklist-meeting.docx": f"{OFFICE}wordprocessingml.document",
    "downloads/checklist-meeting.xlsx": f"{OFFICE}spreadsheetml.sheet",
    "downloads/plan-leaders-45.pptx": f"{OFFICE}presentationml.presentation",
    "downloads/plan-leaders-45.zip": "application/zip",
}


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The package as anyone gets it, unpacked and put under a sub-path of nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    packaging.write(packaging.packed(site, "减负库", "abc234"), folder / "package.zip")
    with zipfile.ZipFile(folder / "package.zip") as whole:
        whole.extractall(folder)
    (folder / packaging.FOLDER / "site").rename(folder / packaging.FOLDER / "jianfu")
    own = folder / "own"
    own.mkdir()
    with serving_with_nginx(DEPLOY / "nginx.conf", folder / packaging.FOLDER, own) as found:
        yield found


def get(port: int, address: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    link.request(
        "GET", address, headers={each.replace("_", "-"): headers[each] for each in headers}
    )
    answer = link.getresponse()
    body = answer.read()
    link.close()
    return answer, body


def policy_of(text: str) -> dict[str, list[str]]:
    return {name: rest for name, *rest in (part.split() for part in text.split(";"))}


def test_a_reader_uses_the_site_without_a_complaint(
    browser: Browser, site: Path, port: int
) -> None:
    findings = Findings()
    way = Way("nginx", f"http://127.0.0.1:{port}/jianfu/", secure=True)
    with reading(browser, way, site, findings, size=PHONE) as reader:
        page = reader.page
        reader.open("index.html")
        page.fill(".ask__row input", "开会")
        page.press(".ask__row input", "Enter")
        page.wait_for_selector("#clause-results[aria-busy=false] > [data-clause-id]")
        assert page.url.startswith(f"{way.base}find.html?q=")
        reader.open(LIST)
        first = page.locator("[data-item-id]").first
        first.locator("input[value=yes]").check()
        reader.open(LIST)
        assert first.get_attribute("data-state") == "yes"
        with page.expect_download() as waiting:
            page.locator("a[download][href$='.docx']").click()
        assert zipfile.ZipFile(waiting.value.path()).testzip() is None
        reader.open("examine.html")
    assert not any(findings.faults.values()), findings.faults


def meta_policy(page: str) -> str:
    """Return the policy that a page carries itself."""
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert found
    return found[1]


def test_the_policy_of_the_server_adds_to_that_of_the_page(port: int) -> None:
    answer, body = get(port, "/jianfu/index.html")
    header = policy_of(answer.headers["Content-Security-Policy"])
    meta = policy_of(meta_policy(body.decode()))
    assert header["frame-ancestors"] == ["'none'"]  # 写在网页里不算数的一条
    assert header["script-src-attr"] == header["style-src-attr"] == ["'none'"]
    assert not [word for rest in header.values() for word in rest if "unsafe" in word]
    _, lost = get(port, "/jianfu/no/such.html")
    own = set(policy_of(meta_policy(lost.decode()))["script-src"])  # 404 页的脚本写在页里
    for name in set(header) & set(meta):
        assert set(header[name]) - own <= set(meta[name]), name
    assert "'self'" in header["script-src"]
    # 网页的策略有 default-src 'none'，服务器这一份不写 style-src：哈希各页不同，写了反而拦住自己的
    assert "default-src" not in header
    assert "style-src" not in header
    assert meta["default-src"] == ["'none'"]


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "web.config"])
def test_the_samples_allow_the_sites_scripts_and_no_others(site: Path, name: str) -> None:
    """各页的脚本都是文件；只有 404 页有一段写在页里，示例里的哈希就是它的。"""
    inline = {
        word
        for page in site.rglob("*.html")
        for word in policy_of(meta_policy(page.read_text(encoding="utf-8")))["script-src"]
    } - {"'self'"}
    only = policy_of(meta_policy((site / "404.html").read_text(encoding="utf-8")))["script-src"]
    assert {"'self'", *inline} == set(only)
    sample = (DEPLOY / name).read_text(encoding="utf-8")
    assert sample.count("script-src 'self'") == 1
    assert f"script-src {' '.join(only)};" in sample


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_file_has_its_type_and_the_headers(port: int, address: str) -> None:
    answer, body = get(port, f"/jianfu/{address}")
    assert answer.status == 200
    assert body
    assert answer.headers["Content-Type"] == KINDS[address]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "nginx/" not in answer.headers["Server"]


def test_pages_are_asked_for_again_and_the_themes_files_are_kept(port: int, site: Path) -> None:
    answer, _ = get(port, "/jianfu/find.html")
    again, body = get(port, "/jianfu/find.html", If_None_Match=answer.headers["ETag"])
    assert (again.status, body) == (304, b"")
    bundle = next(site.glob("assets/javascripts/bundle.*.js")).name
    answer, _ = get(port, f"/jianfu/assets/javascripts/{bundle}")
    assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_large_is_packed(port: int) -> None:
    plain, whole = get(port, "/jianfu/find.html")
    packed, small = get(port, "/jianfu/find.html", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(small) == whole
    assert len(small) < len(whole) / 2


def test_what_is_not_there_and_how_one_gets_in(port: int) -> None:
    answer, body = get(port, "/jianfu/no/such.html")
    assert answer.status == 404
    assert "没有这一页" in body.decode()
    assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
    assert get(port, "/")[0].headers["Location"] == "/jianfu/"
    assert get(port, "/jianfu/documents")[0].headers["Location"] == "/jianfu/documents/"
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    link.request("POST", "/jianfu/index.html", body="x")
    assert link.getresponse().status == 403
    link.close()


def test_a_sample_without_what_is_to_be_changed_is_caught() -> None:
    with pytest.raises(AssertionError, match="示例里应有一处"):
        filled("listen 8080;", {"listen 80;": ""})


def test_all_samples_carry_the_same_policy() -> None:
    policies = set()
    for name in ("nginx.conf", "Caddyfile", "web.config"):
        policies |= set(
            re.findall(
                r"\"(script-src 'self'[^\"]+)\"", (DEPLOY / name).read_text(encoding="utf-8")
            )
        )
    assert len(policies) == 1


def test_the_sample_for_iis_is_well_formed_and_knows_the_same_types() -> None:
    kinds = {
        one.attrib["fileExtension"]: one.attrib["mimeType"]
        for one in ET.parse(DEPLOY / "web.config").iter("mimeMap")  # noqa: S314 - 自己的文件
    }
    for address, kind in KINDS.items():
        if not address.endswith((".png", ".zip")):  # IIS 自己认得这两样
            assert kinds["." + address.rpartition(".")[2]] == kind


def test_a_missing_page_leads_home_under_the_servers_policy(browser: Browser, port: int) -> None:
    """404 页里的脚本不在文件里，服务器的策略按哈希放行它：拦住了就没有回首页的链接。"""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/jianfu/documents/no/such.html")
    page.get_by_role("link", name="到本站首页去").click()
    page.wait_for_url(f"http://127.0.0.1:{port}/jianfu/index.html")
    page.close()
