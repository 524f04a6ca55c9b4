"""检索里的每一条：在哪里、叫什么、各栏有哪些字。条文在前，其余在后。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.render import addresses, words


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        kind: clause, term, misquote, discrepancy, problem, checklist, scenario, document or page.
        address: below the site's root.
        title: what the result is called.
        under: what stands below the title: where a clause stands, what a wrong statement should be.
        fields: its texts, field by field.

    """

    kind: str
    id: str
    address: str
    title: str
    under: str
    fields: Mapping[str, tuple[str, ...]]


def entries(library: Library) -> list[Entry]:
    """Return all that can be found: every clause first, in the order of the records."""
    clauses = [_clause(library, each) for each in library.clauses.values()]
    return [*clauses, *_others(library)]


def _clause(library: Library, clause: Clause) -> Entry:
    document = library.clause_document[clause.id]
    return Entry(
        "clause",
        clause.id,
        addresses.of_clause(library, clause.id),
        clause.heading,
        f"{document.short} {library.place_of(clause)}",
        {
            "heading": (clause.heading,),
            "gist": tuple(text for norm in clause.norms for text in (norm.text, *norm.exceptions)),
            "limits": tuple(_limits(clause)),
            "terms": tuple(
                library.terms[key].name for key in library.clause_terms.get(clause.id, ())
            ),
            "label": tuple(place.label for place in clause.at if place.label),
            "topics": tuple(library.topics[key].title for key in clause.topics),
        },
    )


def _limits(clause: Clause) -> Iterator[str]:
    for norm in clause.norms:
        for limit in norm.limits:
            yield words.limit(limit, norm)
            yield from words.limit_notes(limit)
        if norm.deadline:
            yield words.deadline(norm.deadline)


def _names(document: Document) -> tuple[str, ...]:
    number = (document.number,) if document.number else ()
    return (document.title, document.short, *document.aliases, *number)


def _others(library: Library) -> Iterator[Entry]:
    for term in library.terms.values():
        yield _plain(
            "term", term.id, addresses.of_term(term.id), (term.name, term.text), term.names
        )
    for misquote in library.misquotes.values():
        yield _plain(
            "misquote",
            misquote.id,
            addresses.of_misquote(misquote.id),
            (misquote.wrong, misquote.right),
            (misquote.wrong, *misquote.variants),
        )
    for point in library.discrepancies.values():
        yield _plain(
            "discrepancy",
            point.id,
            addresses.of_discrepancy(point.id),
            (point.title, point.kind.label),
            (point.title, *(each.words or "" for each in point.passages)),
        )
    for problem in library.problems.values():
        yield _plain(
            "problem",
            problem.id,
            addresses.of_problem(problem.id),
            (problem.name, problem.text),
            (problem.name,),
        )
    for checklist in library.checklists.values():
        yield _plain(
            "checklist",
            checklist.id,
            addresses.of_checklist(checklist.id),
            (checklist.title, checklist.pause),
            (checklist.title, *(item.do.partition("：")[0] for item in checklist.items)),
        )
    for scenario in library.scenarios.values():
        title = f"我要{scenario.title}"
        yield _plain(
            "scenario",
            scenario.id,
            addresses.of_scenario(scenario.id),
            (title, f"清单：{library.checklists[scenario.checklist].title}"),
            (title,),
        )
    for guide in library.guides.values():
        title = f"学习路线：{guide.title}"
        yield _plain("page", guide.id, addresses.of_guide(guide.id), (title, ""), (title,))
    for document in library.documents.values():
        yield _plain(
            "document",
            document.id,
            addresses.of_document(document.id),
            (words.name(document), document.summary),
            _names(document),
        )
    for page in library.codes:
        if page in addresses.TITLES:
            title = addresses.TITLES[page]
            names = (title, *_channels(library)) if page == "reporting.html" else (title,)
            yield _plain("page", page, page, (title, ""), names)


def _channels(library: Library) -> Iterator[str]:
    """Yield the words by which people look for a way to report: 12388, 举报电话."""
    for channel in library.channels.values():
        yield from (channel.title, channel.number or "", channel.takes)


def _plain(kind: str, key: str, address: str, said: tuple[str, str], names: Iterable[str]) -> Entry:
    """Make an entry that is no clause; `said` is its title and what stands below it."""
    title, under = said
    return Entry(kind, key, address, title, under, {"heading": tuple(names), "gist": (under,)})
