"""站点地图的模板：没有网址就什么也不写；有也不带日期。"""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest

from tests.support.build import ROOT


def rendered(site_url: str | None) -> str:
    """Render the template as MkDocs does."""
    loader = jinja2.FileSystemLoader(ROOT / "overrides")
    environment = jinja2.Environment(loader=loader, autoescape=False)  # noqa: S701 - 与 MkDocs 一致
    page = SimpleNamespace(
        canonical_url=site_url and site_url + "a.html?x&y", is_link=False, update_date="2026-01-02"
    )
    context = {"config": SimpleNamespace(site_url=site_url), "pages": [SimpleNamespace(page=page)]}
    return environment.get_template("sitemap.xml").render(context)


def test_without_an_address_it_is_empty() -> None:
    assert rendered(None).strip() == ""


@pytest.mark.parametrize("address", ["https://example.org/", "http://kb.intranet/kb/"])
def test_with_an_address_it_holds_no_date(address: str) -> None:
    text = rendered(address)
    assert text.startswith("<?xml")
    assert f"<loc>{address}a.html?x&amp;y</loc>" in text
    assert "2026" not in text
    assert "lastmod" not in text
