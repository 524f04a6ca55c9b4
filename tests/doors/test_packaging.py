"""打的包：解开就能双击打开，每个文件的 SHA-256 都对，同样的网站两次打的包字节相同。"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.doors import packaging

NAME, VERSION = "减负库", "abc234"


@pytest.fixture(scope="module")
def opened(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked into a folder whose name has a space and Chinese in it."""
    folder = tmp_path_factory.mktemp("带走 的")
    target = folder / "package.zip"
    packaging.write(packaging.packed(site, NAME, VERSION), target)
    with zipfile.ZipFile(target) as whole:
        assert whole.testzip() is None
        whole.extractall(folder)
    return folder / packaging.FOLDER


def test_every_file_is_there_and_has_its_sum(opened: Path, site: Path) -> None:
    lines = (opened / packaging.SUMS).read_text(encoding="ascii").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {p.relative_to(opened).as_posix() for p in opened.rglob("*") if p.is_file()}
    assert set(sums) == there - {packaging.SUMS}
    for name, digest in sums.items():
        assert hashlib.sha256((opened / name).read_bytes()).hexdigest() == digest
    carried = {name.removeprefix("site/") for name in there if name.startswith("site/")}
    assert carried == {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert all(name.isascii() for name in there)


def test_it_says_what_it_is_and_how_to_open_it(opened: Path) -> None:
    told = (opened / "README.txt").read_text(encoding="utf-8-sig")
    assert told.startswith(NAME)
    assert VERSION in told
    assert packaging.SUMS in told
    assert "{" not in told + (opened / "index.html").read_text(encoding="utf-8")


def test_a_double_click_leads_to_the_site(opened: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((opened / "index.html").as_uri())
    page.wait_for_url("**/site/index.html")
    assert page.locator("main h1").inner_text() == "基层减负规定知识库"
    page.close()


def test_two_versions_never_carry_the_same_time(tmp_path: Path) -> None:
    times = set()
    for text in (b"one", b"two"):  # 一样长：服务器只看时间和大小
        (tmp_path / "index.html").write_bytes(text)
        times.add(packaging.stamp(packaging.packed(tmp_path, NAME, VERSION)))
    assert len(times) == 2
    assert all((1980, 1, 1) <= each[:3] < (2000, 1, 1) for each in times)


def test_the_samples_for_servers_go_along(opened: Path) -> None:
    there = {each.name for each in (opened / "server").iterdir()}
    assert there == {"nginx.conf", "Caddyfile", "web.config", "Containerfile"}


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        packaging.write(packaging.packed(site, NAME, VERSION), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert not list(tmp_path.glob("*.new"))


def test_the_name_of_the_site_is_only_words(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("站", encoding="utf-8")
    files = packaging.packed(tmp_path, "<script>x</script>{version}", VERSION)
    start = files["index.html"].decode()
    assert "<script>" not in start
    assert start.count("&lt;script&gt;x&lt;/script&gt;{version}") == 2
    assert files["README.txt"].decode("utf-8-sig").startswith("<script>x</script>{version}\n")
