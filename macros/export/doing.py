"""清单、「我要……」写成公开数据的条目。"""

from __future__ import annotations

from collections.abc import Iterable

from macros.export import doing_items
from macros.export.items import SourceItem
from macros.export.sourcing import sources
from macros.model.library import Library
from macros.model.lists import Checklist, Scenario
from macros.render import addresses
from macros.render.checklists import rests
from macros.render.scenarios import situation


def checklist(library: Library, checklist: Checklist) -> doing_items.ChecklistItem:
    """Return a checklist's item."""
    return doing_items.ChecklistItem(
        id=checklist.id,
        code=library.codes[addresses.of_checklist(checklist.id)],
        title=checklist.title,
        pause=checklist.pause,
        mode=checklist.mode,
        side=checklist.side,
        audience=tuple(library.bodies[key].name for key in checklist.audience),
        minutes=checklist.minutes,
        changed=str(checklist.changed),
        evidence=checklist.evidence,
        note=checklist.note,
        items=tuple(
            doing_items.CheckItem(**item.model_dump(), speech_only=rests(library, item).only_speech)
            for item in checklist.items
        ),
        sources=sources_of(library, library.cited_clauses[checklist.id]),
        review=tuple(library.review.get(checklist.id, ())),
        url=addresses.of_checklist(checklist.id),
        files=tuple(addresses.of_download(checklist.id, kind) for kind in ("docx", "xlsx")),
    )


def scenario(library: Library, scenario: Scenario) -> doing_items.ScenarioItem:
    """Return a scenario's item."""
    found = situation(library, scenario)
    clauses = [clause.id for clause in (*found.basis.central, *found.basis.speech)]
    return doing_items.ScenarioItem(
        id=scenario.id,
        code=library.codes[addresses.of_scenario(scenario.id)],
        title=f"我要{scenario.title}",
        answer=tuple(doing_items.SaidItem(**said.model_dump()) for said in scenario.answer),
        checklist=scenario.checklist,
        clauses=tuple(clauses),
        cases=tuple(case.id for _, cases in found.cases for case in cases),
        discrepancies=tuple(each.id for each in found.doubts),
        misquotes=tuple(each.id for each in found.misquotes),
        evidence=scenario.evidence,
        sources=sources_of(library, clauses),
        review=tuple(library.review.get(scenario.id, ())),
        url=addresses.of_scenario(scenario.id),
    )


def sources_of(library: Library, clauses: Iterable[str]) -> tuple[SourceItem, ...]:
    """Return the sources of some clauses, each once."""
    cited = {
        citation.source: citation for key in clauses for citation in library.clauses[key].sources
    }
    return sources(library, cited.values())
