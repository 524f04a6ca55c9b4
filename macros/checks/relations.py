"""文件之间、条文之间的关系：两头说得通，被取代的不再施行。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.clause import Relation
from macros.model.document import DocumentRelation
from macros.model.vocabulary import AuthorityStatus, RelationType

_ONE_WAY = {
    RelationType.REPLACES,
    RelationType.TIGHTENS,
    RelationType.LOOSENS,
    RelationType.NARROWS,
    RelationType.EXTENDS,
    RelationType.IMPLEMENTS,
}
"""If A stands so to B, B cannot stand so to A."""

_Relations = Mapping[str, Sequence[Relation | DocumentRelation]]


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each relation that turns in a ring or leaves a replaced text in force."""
    library = loaded.library
    clauses = {key: each.related for key, each in library.clauses.items()}
    documents = {key: each.relations for key, each in library.documents.items()}
    in_force = {
        key
        for key, each in library.clauses.items()
        if library.authority_of(each).status is AuthorityStatus.IN_FORCE
    }
    yield from _rings(clauses, "clause", "related", loaded)
    yield from _standing(clauses, in_force, "clause", "related", loaded)
    in_force = {
        key
        for key, each in library.documents.items()
        if each.authority.status is AuthorityStatus.IN_FORCE
    }
    yield from _rings(documents, "document", "relations", loaded)
    yield from _standing(documents, in_force, "document", "relations", loaded)


def _rings(all_: _Relations, kind: str, field: str, loaded: Loaded) -> Iterator[Fault]:
    """Find pairs that each stand in the same way to the other, and longer rings of replacing."""
    for key, relations in all_.items():
        for index, relation in enumerate(relations):
            if relation.id == key or relation.type not in _ONE_WAY:
                continue
            back = _way_back(all_, relation.id, key, relation.type)
            if back:
                yield loaded.origins[kind, key].fault(
                    "relation-ring",
                    key,
                    (field, index, "type"),
                    found="，".join(
                        f"「{one}」{relation.type.label}「{other}」"
                        for one, other in zip((key, *back), (*back, key), strict=True)
                    ),
                    hint="对照文件，只留说得对的一头",
                )


def _way_back(all_: _Relations, start: str, goal: str, type_: RelationType) -> tuple[str, ...]:
    """Return the records on the way from `start` to `goal` by relations of one type, or ()."""
    deep = type_ is RelationType.REPLACES
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for relation in all_.get(way[-1], ()):
            if relation.type is not type_:
                continue
            if relation.id == goal:
                return way
            if deep and relation.id not in seen:
                seen.add(relation.id)
                ways.append((*way, relation.id))
    return ()


def _standing(
    all_: _Relations, in_force: set[str], kind: str, field: str, loaded: Loaded
) -> Iterator[Fault]:
    for key, relations in all_.items():
        for index, relation in enumerate(relations):
            if relation.type is RelationType.REPLACES and relation.id in in_force - {key}:
                yield loaded.origins[kind, key].fault(
                    "replaced-in-force",
                    key,
                    (field, index, "id"),
                    found=relation.id,
                    allowed=AuthorityStatus.EXPIRED.value,
                    hint=f"把「{relation.id}」的 authority 改成 status: expired，写明 applies 的 to",
                )
