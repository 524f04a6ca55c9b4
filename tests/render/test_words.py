"""限额、期限等写成的话。"""

from __future__ import annotations

import pytest

from macros.model.document import Document
from macros.model.library import Library
from macros.model.norm import Deadline, Limit, Norm
from macros.model.source import Citation, Source
from macros.model.vocabulary import Unit
from macros.render import words

PLAIN = Norm(text="虚构", force="required")
SOFT = Norm(text="一般如此", force="default", qualifier=("一般",))
NARROW = Norm(text="不得随意", force="prohibited", qualifier=("随意",))

LIMITS = [
    ({"comparator": "at-most", "value": 5000, "unit": "字"}, SOFT, "篇幅：一般不超过5000字"),
    ({"comparator": "at-most", "value": 5000, "unit": "字"}, PLAIN, "篇幅：不超过5000字"),
    ({"comparator": "at-most", "value": 5000, "unit": "字"}, NARROW, "篇幅：不超过5000字"),
    (
        {"comparator": "at-most", "value": 1, "unit": "次", "per": "年", "qualifier": "原则上"},
        SOFT,
        "篇幅：原则上不超过1次（按每年计）",
    ),
    ({"comparator": "at-most", "value": 1.5, "unit": "天"}, PLAIN, "篇幅：不超过1天半"),
    ({"comparator": "at-most", "value": 0.5, "unit": "天"}, PLAIN, "篇幅：不超过半天"),
    ({"comparator": "at-least", "value": 2, "unit": "人"}, PLAIN, "篇幅：不少于2人"),
    (
        {"comparator": "reduce-by", "range": {"low": 30, "high": 50}, "unit": "%"},
        PLAIN,
        "篇幅：减少30%—50%",
    ),
    (
        {"comparator": "at-most", "range": {"low": 2, "high": 3}, "unit": "天"},
        PLAIN,
        "篇幅：不超过2—3天",
    ),
    (
        {"comparator": "not-above", "unit": "件", "relative_to": "上年", "per": "年"},
        SOFT,
        "篇幅：与上年比，一般只减不增（按每年计）",
    ),
    (
        {"comparator": "at-most", "unknown": "只见到「规定次数」", "unit": "次", "per": "每月"},
        PLAIN,
        "篇幅：具体数未见（只见到「规定次数」）（按每月计）",
    ),
]


@pytest.mark.parametrize(("fields", "norm", "said"), LIMITS)
def test_limit(fields: dict[str, object], norm: Norm, said: str) -> None:
    limit = Limit.model_validate({"subject": "篇幅", **fields})
    assert words.limit(limit, norm) == said


def test_limit_notes() -> None:
    """范围、例外、延长、超了怎么办，一样一句。"""
    limit = Limit.model_validate(
        {
            "subject": "借调时间", "comparator": "at-most", "value": 6, "unit": "个月",
            "scope": "上级向下级", "exceptions": ["甲", "乙"], "on_excess": "书面说明",
            "extension": {
                "comparator": "at-most", "value": 6, "unit": "个月", "qualifier": "一般",
                "condition": "本人同意",
            },
        }
    )  # fmt: skip
    assert words.limit_notes(limit) == [
        "只管：上级向下级",
        "例外：甲；乙",
        "可延长：一般不超过6个月；条件：本人同意",
        "超了：书面说明",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5000, "字", "5000字"),
        (0.5, "天", "半天"),
        (2.5, "天", "2天半"),
        (0.5, "小时", "0.5小时"),
        (20000, "人", "20000人"),
        (1234567, "人", "1234567人"),
    ],
)
def test_figure(value: float, unit: str, said: str) -> None:
    assert words.figure(value, Unit(unit)) == said


def test_deadline() -> None:
    assert (
        words.deadline(Deadline(within=1, unit=Unit.WEEKS, after="调研结束")) == "调研结束起1周内"
    )


def _library(status: str, evidence: str, *norms: str) -> Library:
    """One document with one clause; each norm has the grade given for it, "" the clause's own."""
    sources = [{"source": "a-page"}]
    page = {"id": "a-page", "role": "official", "publisher": "某机关", "address": "https://a.cn/"}
    document = Document.model_validate(
        {
            "id": "a-2024", "title": "甲", "short": "甲", "level": "central", "kind": "notice",
            "record": "published", "summary": "虚构", "issuers": [], "dates": [], "numbering": {},
            "authority": {"status": status, "reason": "虚构"}, "evidence": evidence,
            "sources": sources, "status_check": {"state": "unchecked"}, "bibliography": [page],
            "clauses": [
                {
                    "id": "a-2024-one", "at": [{"item": 1, "confirmed": True}], "heading": "虚构",
                    "topics": "papers", "evidence": evidence, "sources": sources,
                    "norms": [
                        {"text": "虚构", "force": "required"} | ({"evidence": grade} if grade else {})
                        for grade in norms or ("",)
                    ],
                }
            ],
        }
    )  # fmt: skip
    clauses = {clause.id: clause for clause in document.clauses}
    sources_by_id = {source.id: source for source in document.bibliography}
    return Library({document.id: document}, clauses, sources_by_id)


@pytest.mark.parametrize(
    ("status", "evidence", "binds", "said"),
    [
        ("in-force", "full", True, "官方页未打开核对"),
        ("in-force", "partial", True, "可以作为依据"),
        ("in-force", "secondary", False, "引用前请核对原文"),
        ("in-force", "missing", False, "引用前请核对原文"),
        ("expired", "full", False, "期限已过"),
        ("unknown", "full", False, "未核"),
        ("instance", "stated", False, "讲话要求，非现行依据"),
        ("instance", "full", False, "讲话要求，非现行依据"),
    ],
)
def test_standing(status: str, evidence: str, binds: bool, said: str) -> None:
    """现行、见到部分以上的，才说可以作为依据。"""
    library = _library(status, evidence)
    sentence = words.standing(library, library.clauses["a-2024-one"])
    assert said in sentence
    assert ("可以作为依据" in sentence) == binds


def test_weaker_norm() -> None:
    """整条能作依据、其中一项只见转述的，那一项要说出来；反过来也是。"""
    library = _library("in-force", "full", "", "secondary")
    clause = library.clauses["a-2024-one"]
    assert "标明的几项除外" in words.standing(library, clause)
    assert words.norm_standing(library, clause, clause.norms[0]) == ""
    assert "不能作为依据" in words.norm_standing(library, clause, clause.norms[1])
    library = _library("in-force", "secondary", "partial")
    clause = library.clauses["a-2024-one"]
    assert "可以作为依据" in words.norm_standing(library, clause, clause.norms[0])


def test_seen_page_is_not_named() -> None:
    """只是读到的转载页，不显示它的名称。"""
    seen = Source.model_validate(
        {"id": "a", "role": "seen", "publisher": "某转载页", "address": "https://a.cn/"}
    )
    assert words.source(seen) == "据转载页"


def test_official_page_nobody_opened_says_so() -> None:
    official = Source.model_validate(
        {"id": "a", "role": "official", "publisher": "中国政府网", "address": "https://a.cn/"}
    )
    assert words.reading_state(official) == "官方页未打开核对"


def test_tally_counts_by_role_official_first() -> None:
    def shown(role: str) -> tuple[Source, Citation]:
        told = {"id": "a", "role": role, "publisher": "虚构", "title": "虚构"}
        return Source.model_validate(told), Citation(source="a", place=None)

    assert words.tally([]) == ""
    assert words.tally([shown("seen"), shown("official"), shown("seen")]) == "官方1处、据转载页2处"


def test_titled() -> None:
    assert words.titled("关于某事的通知") == "《关于某事的通知》"
    assert words.titled("省《实施办法》（讲话只提及简称）") == "省《实施办法》（讲话只提及简称）"
