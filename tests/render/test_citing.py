"""引文：照原件自己的编号，只写核实过的；没有核实的照说；知道网址才有二维码。"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from macros.model.library import Library
from macros.model.vocabulary import AuthorityStatus
from macros.render import words
from macros.render.citing import cite, code_picture, code_pictures, forms, permalink


@pytest.mark.parametrize(
    ("key", "official", "spoken"),
    [
        (
            "rules-2024-doc-quality",
            "中共中央办公厅、国务院办公厅发布的《整治形式主义为基层减负若干规定》（2024年8月6日）第一部分第2条",
            "中共中央办公厅、国务院办公厅发布的《整治形式主义为基层减负若干规定》第一部分第2条",
        ),
        (
            "apps-2026-owner",
            "《国务院办公厅关于印发〈政务移动互联网应用程序规范化管理办法〉的通知》（国办函〔2026〕12号）"
            "所附《政务移动互联网应用程序规范化管理办法》第四条",
            "国务院办公厅印发的《政务移动互联网应用程序规范化管理办法》第四条",
        ),
        (
            "rules-2024-inspect-plan",
            "中共中央办公厅、国务院办公厅发布的《整治形式主义为基层减负若干规定》（2024年8月6日）"
            "第三部分关于严格计划和备案管理的规定（条号待核）",
            "中共中央办公厅、国务院办公厅发布的《整治形式主义为基层减负若干规定》"
            "第三部分关于严格计划和备案管理的规定，条号还没有核实",
        ),
        (
            "inspection-2018-once",
            "中共中央办公厅印发的《关于统筹规范督查检查考核工作的通知》（2018年10月9日首次报道，印发日期未见）"
            "关于综合性督查检查考核原则上每年1次的规定（条号待核）",
            "中共中央办公厅印发的《关于统筹规范督查检查考核工作的通知》"
            "关于综合性督查检查考核原则上每年1次的规定，条号还没有核实",
        ),
    ],
)
def test_known_clauses(library: Library, key: str, official: str, spoken: str) -> None:
    cited = cite(library, library.clauses[key])
    assert cited.official == official
    assert cited.spoken == spoken


def test_every_clause(library: Library) -> None:
    """条号核实过的写条号；没有核实的不写、照说；讲话的写明不是正式文件、项次是本库编的。"""
    seen = set()
    for key, clause in library.clauses.items():
        document, cited = library.clause_document[key], cite(library, clause)
        three = (cited.official, cited.spoken, cited.footnote)
        confirmed = all(place.confirmed for place in clause.at)
        for text in three:
            assert document.title in text, key
            assert ("条号待核" in text or "条号还没有核实" in text) is not confirmed, (key, text)
            if not confirmed:
                assert not re.search("第[0-9一二三四五六七八九十]+[条项]", text), (key, text)
            if key.startswith("speech-"):
                assert "素材网站" in text, key
                assert "项次" in text, key
        assert cited.footnote.endswith("。")
        page = words.official(library, document)
        assert (page.address in cited.footnote) if page else "http" not in cited.footnote, key
        assert "未打开核对" not in cited.footnote, "核对到哪里写在引文外面，不抄进去"
        seen.add((confirmed, bool(document.number), bool(page)))
    assert {confirmed for confirmed, _, _ in seen} == {True, False}
    assert len(seen) >= 4


def test_clauses_at_one_place_are_told_apart(library: Library) -> None:
    """同一处编了几条的，引文各写各说的是什么，不会两条引成一样。"""
    official: dict[str, str] = {}
    for key, clause in library.clauses.items():
        text = cite(library, clause).official
        assert text not in official, f"{key}和{official.get(text)}引成一样：{text}"
        official[text] = key
        assert "「" not in text, key


def test_cautions(library: Library) -> None:
    """说给整份文件的和说给这一条的，合起来一样不少，也没有一句说两遍。"""

    def told(key: str) -> str:
        clause = library.clauses[key]
        shared = forms(library, library.clause_document[key]).cautions
        said = [*shared, *cite(library, clause).cautions]
        assert len(said) == len(set(said)), key
        return "".join(said)

    assert "不是依据" in told("speech-2-1-1")
    assert "期限已过" in told("notice-2019-cut")
    assert "没有人查过" in told("village-2022-duties")
    assert "文号" in told("rules-2024-doc-count")
    assert "条号待核" in told("rules-2024-app-build")
    assert "限定词" in told("rules-2024-doc-quality")
    assert "条号待核" not in told("apps-2026-owner")
    assert all("大意" in told(key) for key in library.clauses)


def test_a_caution_for_the_whole_document_holds_for_each_of_its_clauses(library: Library) -> None:
    """有一条自己的效力与文件不同，就不能在文件那里替它说：逐条说。"""
    document = library.documents["notice-2019"]
    statuses = {library.authority_of(each).status for each in document.clauses}
    assert len(statuses) > 1
    assert not any("期限已过" in each for each in forms(library, document).cautions)
    for clause in document.clauses:
        expired = library.authority_of(clause).status is AuthorityStatus.EXPIRED
        assert any("期限已过" in each for each in cite(library, clause).cautions) is expired


def test_the_picture_needs_an_address(library: Library) -> None:
    assert library.profile
    assert library.profile.base_url is None
    assert code_picture(library, "ESA12") is None
    assert permalink(library, "a.html#b") == "a.html#b"
    shelves = {name: getattr(library, name) for name in Library.__dataclass_fields__}
    addressed = library.profile.model_copy(update={"base_url": "http://kb.intranet/jianfu/"})
    known = Library(**{**shelves, "profile": addressed})
    assert permalink(known, "a.html#b") == "http://kb.intranet/jianfu/a.html#b"
    one, other = code_picture(known, "ESA12"), code_picture(known, "XTJ2Z")
    assert one
    assert other
    assert one != other
    assert ET.fromstring(one).get("viewBox")  # noqa: S314 - 自己造的
    pictures = code_pictures(known)
    assert set(pictures) == {f"assets/qr/{known.codes[key]}.svg" for key in known.clauses}
    assert code_pictures(library) == {}
