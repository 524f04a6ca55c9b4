"""README 的图：都在、都有说明、不太大、不进网站；分享网址的图只在知道网址、站名也对得上时才用。"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from macros.doors.pictures import social
from macros.doors.pictures.making import IMAGES, LARGEST, SOCIAL_LARGEST, drawn
from macros.doors.pictures.shots import SHOTS, SIZES, taken
from macros.doors.pictures.small import small
from macros.loading.tree import load
from macros.model.deployment import Profile
from tests.support import hostile
from tests.support.build import ROOT
from tests.support.rules import Site

ALL_LARGEST = 600 * 1024
SHOWN = re.compile(rf"!\[([^\]]+)\]\(({IMAGES}/[^)]+)\)")
ADDRESS = "https://kb.example.org/a'b/jianfu"
PAGES = frozenset({"index.md", "about.md", "documents/apps-2026.md"})


def test_readme_shows_every_picture_with_words() -> None:
    """不多不少，尺寸对，一张不过 60 KB，一共不过 600 KB。"""
    shown = {name: said for said, name in SHOWN.findall((ROOT / "README.md").read_text("utf-8"))}
    made = {f"{IMAGES}/{shot.name}-{width}.webp": SIZES[width] for shot in SHOTS for width in SIZES}
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / IMAGES).iterdir()}
    assert set(shown) == set(made) == there
    assert len(set(shown.values())) == len(shown)
    sizes = [(ROOT / name).stat().st_size for name in made]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= ALL_LARGEST
    for name, size in made.items():
        with Image.open(ROOT / name) as picture:
            assert picture.size == (size["width"], size["height"]), name


def test_the_site_does_not_carry_them(built: Site) -> None:
    """网站里只有图标；没有写网址，就没有分享的图，也没有 og。"""
    assert not [
        name for name in built.files if name.startswith("images/") or name.endswith(".webp")
    ]
    assert social.TOUCH in built.files
    assert social.SOCIAL not in built.files
    for name, page in built.source.items():
        assert "og:" not in page, name


def test_a_picture_is_the_same_each_time(browser: Browser, site: Path) -> None:
    """勾了几项的清单做两次，一个字节不差。"""
    (shot,) = (each for each in SHOTS if each.name == "checklist")
    one, other = (small(taken(browser, site, shot, "360", "2026-01-05"), LARGEST) for _ in range(2))
    assert one == other
    assert Image.open(BytesIO(one)).format == "WEBP"


def test_too_large_is_said() -> None:
    """压到最少的颜色还嫌大，说出来，不悄悄写下。"""
    noise, out = Image.effect_noise((50, 50), 100), BytesIO()
    noise.save(out, "PNG")
    with pytest.raises(ValueError, match="16 种颜色还有"):
        small(out.getvalue(), 100)


def test_the_social_picture_says_what_the_profile_says(browser: Browser, tmp_path: Path) -> None:
    """站名里的标签只是字；尺寸对、不过 80 KB；换了站名就不合，图坏了、没有也不合。"""
    profile = Profile(
        site_name="<b>甲</b>知识库" + "长" * 20, description="<script>x</script>&" * 30
    )
    assert "<b>" not in social.page_of(social.SOCIAL, ROOT / "overrides", profile)
    for name, content in drawn(browser, ROOT / "overrides", profile).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        with Image.open(path) as picture:
            assert picture.size == social.SIZE[name.removeprefix("overrides/")]
        assert len(content) <= SOCIAL_LARGEST
    overrides = tmp_path / "overrides"
    assert social.fits(overrides, profile)
    assert not social.fits(overrides, profile.model_copy(update={"site_name": "乙"}))
    (overrides / social.SOCIAL).write_bytes(b"x")
    assert not social.fits(overrides, profile)
    assert not social.fits(tmp_path, profile)


def _built(to: Path, changed: dict[str, str]) -> Site:
    """Build a few pages of a deployment whose profile is changed."""
    library = load(ROOT).library
    assert library.profile
    profile = library.profile.model_copy(update=changed)
    to.mkdir()
    return Site(hostile.build_pages(replace(library, profile=profile), to, PAGES.__contains__))


def test_with_an_address_the_pages_say_what_they_are(tmp_path: Path) -> None:
    """写了网址：题名、介绍、图都有，网址完整；怪字转义。"""
    site = _built(tmp_path / "a", {"base_url": ADDRESS})
    assert social.SOCIAL in site.files
    page = site.source["about.html"]
    said = dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', page))
    escaped = ADDRESS.replace("'", "&#39;")
    assert said["image"] == f"{escaped}/{social.SOCIAL}"
    assert said["url"] == f"{escaped}/about.html"
    assert said["title"] == "标记说明"
    assert said["site_name"] == load(ROOT).library.profile.site_name  # type: ignore[union-attr]
    assert said["description"]


def test_a_picture_of_another_name_is_not_used(tmp_path: Path) -> None:
    """站名改了、图没有重做：别的都有，图不放，也不进网站；站名里的标签转义。"""
    site = _built(tmp_path / "b", {"base_url": ADDRESS, "site_name": '"><i>乙'})
    assert social.SOCIAL not in site.files
    page = site.source["index.html"]
    assert "og:image" not in page
    assert '<meta property="og:title" content="&#34;&gt;&lt;i&gt;乙">' in page


def test_with_an_address_an_opened_card_shows_its_code_as_a_picture(
    browser: Browser, tmp_path: Path
) -> None:
    """写了网址：卡片点开有二维码，看得出来；链接是完整的网址。没有点开不载。"""
    _built(tmp_path / "a", {"base_url": ADDRESS})
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(next(tmp_path.rglob("documents/apps-2026.html")).as_uri())
    code = load(ROOT).library.codes["apps-2026-owner"]
    assert f"{code}.svg" not in asked
    fold = page.locator("#apps-2026-owner details.cite")
    fold.locator("summary").click()
    picture = fold.get_by_role("img", name=f"短码{code}的二维码")
    picture.wait_for()
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")
    assert picture.evaluate(
        "(one) => one.offsetWidth === one.offsetHeight && one.offsetWidth > 100"
    )
    assert [each for each in asked if each.endswith(".svg") and code in each] == [f"{code}.svg"]
    assert f"{ADDRESS}/documents/apps-2026.html#apps-2026-owner" in fold.inner_text()
    page.close()
