"""「我要……」各页：短答、清单、限额、条文、案例、存疑一页都有；首页的卡片点得到。"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.loading.tree import load
from macros.model.vocabulary import AuthorityStatus
from macros.render.scenarios import situation
from tests.support.build import ROOT

LIBRARY = load(ROOT).library
KEYS = list(LIBRARY.scenarios)


class _Links(HTMLParser):
    """The links of a page below each h2 or h3 with an id, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.under: dict[str, list[str]] = {}
        self._at = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"h2", "h3"} and given.get("id"):
            self._at = str(given["id"])
            self.under.setdefault(self._at, [])
        if tag == "a" and self._at and given.get("href"):
            link = str(given["href"])
            if not link.startswith("#"):  # 页内的是用语的解释
                self.under[self._at].append(link)


def links(path: Path) -> dict[str, list[str]]:
    reader = _Links()
    reader.feed(path.read_text("utf-8"))
    return reader.under


def test_every_checklist_has_its_scenario() -> None:
    assert {each.checklist for each in LIBRARY.scenarios.values()} == set(LIBRARY.checklists)


def test_the_home_page_leads_to_each(site: Path) -> None:
    wanted = links(site / "index.html")["want"]
    assert wanted == [f"scenarios/{key}.html" for key in KEYS]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_holds_everything(site: Path, key: str) -> None:
    found = situation(LIBRARY, LIBRARY.scenarios[key])
    under = links(site / "scenarios" / f"{key}.html")
    assert set(under) >= {"answer", "checklist", "limits", "clauses", "binding", "cases", "doubts"}
    for said in found.scenario.answer:
        for clause in said.clauses:
            assert any(link.endswith(f"#{clause}") for link in under["answer"])
    assert f"../checklists/{found.checklist.id}.html" in under["checklist"]
    assert f"../downloads/checklist-{found.checklist.id}.docx" in under["checklist"]
    assert len(under["limits"]) == len(found.limits)
    heaps = {
        "binding": found.basis.binding,
        "other": found.basis.other,
        "speech": found.basis.speech,
    }
    for name, clauses in heaps.items():
        told = [link.partition("#")[2] for link in under.get(name, [])]
        assert {clause.id for clause in clauses} <= set(told), name
    for clause in found.basis.binding:
        assert LIBRARY.authority_of(clause).status is AuthorityStatus.IN_FORCE
        assert clause.evidence.supports_binding
    cases = [link for link in under["cases"] if "#case-" in link]
    assert len(cases) == found.number_of_cases
    assert len(under["doubts"]) == len(found.doubts) + len(found.misquotes)


def test_the_speech_brings_no_cases() -> None:
    """讲话不是依据：只由讲话的条文连到的案例不列。"""
    for scenario in LIBRARY.scenarios.values():
        found = situation(LIBRARY, scenario)
        central = {clause.id for clause in found.basis.central}
        for _, cases in found.cases:
            for case in cases:
                assert {tie.clause for tie in case.clauses} & central
