"""查条文页：各主题有哪些条文；筛选的每一项有哪些值，值的叫法取自词表和记录，次序就是记录的次序。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.lists import Topic
from macros.model.vocabulary import AuthorityStatus, Evidence, Force, Level
from macros.render import plenty

Options = list[tuple[str, str]]


def facets(library: Library) -> dict[str, Options]:
    """Return, for each facet, the values that some clause has, each with its label."""
    clauses = list(library.clauses.values())
    norms = [norm for clause in clauses for norm in clause.norms]
    used = {
        "level": {library.clause_document[each.id].level.value for each in clauses},
        "document": {library.clause_document[each.id].id for each in clauses},
        "topic": {topic for each in clauses for topic in each.topics},
        "force": {norm.force.value for norm in norms},
        "bearer": {body for norm in norms for body in norm.bearer},
        "measure": {measure.id for each in clauses for measure in library.measures_of(each.id)},
        "evidence": {each.evidence.value for each in clauses},
        "authority": {library.authority_of(each).status.value for each in clauses},
    }
    labels: dict[str, Options] = {
        "level": [(each.value, each.label) for each in Level],
        "document": [(each.id, each.short) for each in library.documents.values()],
        "topic": [(each.id, each.title) for each in library.topics.values()],
        "force": [(each.value, each.label) for each in Force],
        "bearer": [(each.id, each.name) for each in library.bodies.values()],
        "measure": [(each.id, each.title) for each in library.measures.values()],
        "evidence": [(each.value, each.label) for each in Evidence],
        "authority": [(each.value, each.label) for each in AuthorityStatus],
    }
    return {
        name: [(value, label) for value, label in labels[name] if value in used[name]]
        for name in labels
    }


@dataclass(frozen=True)
class Group:
    """A topic with its clauses."""

    topic: Topic
    clauses: list[Clause]

    @property
    def listed(self) -> bool:
        """Say whether the page lists them; too many it only counts."""
        return len(self.clauses) <= plenty.MOST


def groups(library: Library) -> list[Group]:
    """Return the clauses by topic; a clause of several topics stands under each."""
    return [
        Group(topic, [each for each in library.clauses.values() if topic.id in each.topics])
        for topic in library.topics.values()
    ]


def unlisted(library: Library) -> list[Clause]:
    """Return the clauses that the page lists under no topic; its script needs them all the same."""
    shown = {clause.id for group in groups(library) if group.listed for clause in group.clauses}
    return [each for each in library.clauses.values() if each.id not in shown]


def order(library: Library) -> dict[str, int]:
    """Return the place of every clause among all, by which results can be sorted."""
    return {key: at for at, key in enumerate(library.clauses)}
