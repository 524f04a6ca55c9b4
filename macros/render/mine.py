"""与我有关：每条规矩管哪几级的单位、哪几种人，护哪几级、哪几种人；选的一步在网页里做。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.norm import Norm
from macros.model.vocabulary import Force
from macros.render.duties import STANDINGS, standing


@dataclass(frozen=True)
class Row:
    """One rule with whom it binds and whom it protects, as words that the page's script reads.

    Attributes:
        standing: binding, other or speech.
        bound: tiers and posts of the bearers, separated by spaces.
        shielded: tiers and posts of the protected.

    """

    clause: Clause
    norm: Norm
    standing: str
    bound: str
    shielded: str


def rows(library: Library) -> list[Row]:
    """Return every rule that asks something, the binding ones first, of those the hardest first."""
    found = [
        Row(
            clause,
            norm,
            standing(library, clause, norm),
            _words(library, norm.bearer),
            _words(library, norm.protects),
        )
        for clause in library.clauses.values()
        for norm in clause.norms
        if norm.force is not Force.INFORMATIVE
    ]
    return sorted(found, key=lambda row: (STANDINGS.index(row.standing), row.norm.force.rank))


def _words(library: Library, keys: tuple[str, ...]) -> str:
    bodies = [library.bodies[key] for key in keys]
    words = [word.value for body in bodies for word in (*body.units, *body.people)]
    return " ".join(dict.fromkeys(words))
