"""与我有关：选级别和身份，四堆分得对；选了什么在地址里；不连网、没有脚本也有得看。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.reader import faultless_phone, way_of
from tests.support.server import Served

MINE = "mine.html"
KINS = ("unit", "person", "chief", "shield", "none")


@pytest.fixture(params=["http", "file"])
def reader(request: Any, browser: Browser, site: Path, http_site: Served) -> Iterator[Any]:
    with faultless_phone(browser, way_of(request.param, http_site, site), site) as opened:
        yield opened


def heap(page: Page, standing: str, kin: str) -> list[str]:
    return page.locator(
        f'[data-standing="{standing}"] [data-kin="{kin}"] .mine__row'
    ).all_text_contents()


def choose(page: Page, tier: str, post: str) -> None:
    page.locator("select[name=tier]").select_option(tier)
    page.locator("select[name=post]").select_option(post)


def test_a_township_cadre_sees_what_binds_and_what_protects(reader: Any) -> None:
    reader.open(MINE)
    page: Page = reader.page
    choose(page, "township", "grassroots")
    bound, shield, others = (heap(page, "binding", each) for each in ("unit", "shield", "none"))
    assert any("都不搞创建示范活动" in each for each in bound)
    assert any("清单以外的事项，不得擅自下放" in each for each in shield)
    assert not any("清单以外的事项，不得擅自下放" in each for each in bound)
    # 不管乡镇的，写明管的是谁
    central = [each for each in others if "统筹协调政务应用的管理" in each]
    assert central
    assert "管：国务院办公厅、国家网信办" in central[0]
    # 效力未核的、讲话的不混进现行的
    binding = bound + shield + others
    assert not any("讲话要求" in each for each in binding)
    assert heap(page, "speech", "unit")
    status = page.locator("#mine-status").inner_text()
    assert f"管你单位的{len(bound)}项" in status
    assert f"护着你和你单位的{len(shield)}项" in status


def test_every_rule_is_in_some_heap_and_none_is_lost(reader: Any) -> None:
    reader.open(MINE)
    page: Page = reader.page
    whole = {
        each.get_attribute("data-standing"): each.locator("[data-kb-mine-all] > ul > li").count()
        for each in page.locator("[data-standing]").all()
    }
    assert min(whole.values()) > 10
    choose(page, "county", "staff")
    for standing, number in whole.items():
        found = [heap(page, str(standing), kin) for kin in KINS]
        assert len({each for one in found for each in one}) <= number
        union = set().union(*found)
        every = page.locator(
            f'[data-standing="{standing}"] [data-kb-mine-all] > ul > li'
        ).all_text_contents()
        assert {"".join(each.split()) for each in union} == {
            "".join(each.split()) for each in every
        }
    assert not page.locator('[data-standing="binding"] [data-kb-mine-all]').is_visible()


def test_the_choice_is_in_the_address(reader: Any) -> None:
    reader.open(MINE)
    page: Page = reader.page
    choose(page, "village", "principal")
    status = page.locator("#mine-status").inner_text()
    assert status.startswith("村（社区），党政主要负责同志")
    address = page.url
    assert "tier=village" in address
    assert "post=principal" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#mine-status").inner_text() == status
    assert page.locator("select[name=tier]").input_value() == "village"
    page.goto(address.replace("village", "nowhere"))
    page.reload()
    assert page.locator("select[name=tier]").input_value() == ""
    assert "「tier=nowhere」认不出" in page.locator("#mine-status").inner_text()


def test_office_staff_see_what_binds_their_leaders(reader: Any) -> None:
    """办会的工作人员看得到管领导讲话的几条；不常见的搭配有一句提醒；讲话的一堆不说「管你」。"""
    reader.open(MINE)
    page: Page = reader.page
    choose(page, "county", "staff")
    assert any("不超过1小时" in each for each in heap(page, "binding", "chief"))
    assert "通常没有" not in page.locator("#mine-status").inner_text()
    speech = page.locator('[data-standing="speech"]')
    assert not any(each.startswith("管你") for each in speech.locator("h3").all_inner_texts())
    choose(page, "village", "staff")
    assert "这一级通常没有这种身份" in page.locator("#mine-status").inner_text()
    assert page.locator("[data-kb-mine-share] button").is_visible()


def test_a_township_counts_as_using_apps(reader: Any) -> None:
    reader.open(MINE)
    page: Page = reader.page
    choose(page, "township", "")
    assert any("没有备案的政务应用" in each for each in heap(page, "binding", "unit"))


def test_a_person_is_bound_by_rules_for_persons(reader: Any) -> None:
    reader.open(MINE)
    page: Page = reader.page
    page.locator("select[name=post]").select_option("principal")
    bound = heap(page, "binding", "person")
    assert any("讲话或会议主报告不超过1小时" in each for each in bound)
    page.locator("select[name=post]").select_option("staff")
    assert not any("不超过1小时" in each for each in heap(page, "binding", "person"))


def test_without_scripts_everything_is_listed(browser: Browser, http_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site.base() + MINE)
    assert page.locator("[data-kb-mine-all] .mine__row").first.is_visible()
    assert page.get_by_text("没有脚本时选不了").is_visible()
    assert not page.locator("form[data-kb-mine]").is_visible()
    context.close()
