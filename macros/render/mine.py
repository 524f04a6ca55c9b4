"""与我有关：每条规矩管哪几级的单位、哪几种人，护哪几级、哪几种人；选的一步在网页里做。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.library import Library
from macros.model.norm import Norm
from macros.model.vocabulary import Force, Post, Tier
from macros.render import plenty
from macros.render.duties import STANDINGS, standing

_SOFT = {Force.ENCOURAGED, Force.PERMITTED}

_USUAL: dict[Post, tuple[Tier, ...]] = {
    Post.PRINCIPAL: (Tier.PROVINCE, Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP),
    Post.LEADER: (Tier.CENTRAL, Tier.PROVINCE, Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP),
    Post.STAFF: (Tier.CENTRAL, Tier.PROVINCE, Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP),
    Post.GRASSROOTS: (Tier.TOWNSHIP, Tier.VILLAGE),
}
"""At which tiers one usually finds a post; elsewhere the page asks whether the choice is right."""


@dataclass(frozen=True)
class Choice:
    """A tier or a post with the bodies that count as it, and the tiers where a post is usual."""

    word: Tier | Post
    bodies: tuple[str, ...]
    usual: str


def choices(library: Library) -> list[Choice]:
    """Return what can be chosen, each with the bodies by whose rules it is reckoned."""
    found = []
    for word in (*Tier, *Post):
        bodies = tuple(
            body.name
            for body in library.bodies.values()
            if word in (*body.units, *body.people) and not body.id.startswith("speech-")
        )
        usual = _USUAL.get(word, ()) if isinstance(word, Post) else ()
        found.append(Choice(word, bodies, " ".join(tier.value for tier in usual)))
    return found


@dataclass(frozen=True)
class Row:
    """One rule with whom it binds and whom it protects, as words that the page's script reads.

    Attributes:
        standing: binding, other or speech.
        topic: title of the clause's first topic, by which long heaps are divided.
        soft: whether it only allows or encourages.
        bound: tiers and posts of the bearers, separated by spaces.
        shielded: tiers and posts of the protected.

    """

    clause: Clause
    norm: Norm
    standing: str
    topic: str
    soft: bool
    bound: str
    shielded: str


def rows(library: Library) -> dict[str, list[Row]]:
    """Return every rule that asks something by its standing, the binding ones first, each with the hardest first."""
    found: dict[str, list[Row]] = {each: [] for each in STANDINGS}
    for row in sorted(_rows(library), key=lambda row: row.norm.force.rank):
        found[row.standing].append(row)
    return found


def unlisted(library: Library) -> dict[str, list[Row]]:
    """Return by standing the rules that the page only counts; its script needs them all the same."""
    return {key: held for key, held in rows(library).items() if len(held) > plenty.MOST}


def _rows(library: Library) -> list[Row]:
    return [
        Row(
            clause,
            norm,
            standing(library, clause, norm),
            library.topics[clause.topics[0]].title,
            norm.force in _SOFT,
            _words(library, norm.bearer),
            _words(library, norm.protects),
        )
        for clause in library.clauses.values()
        for norm in clause.norms
        if norm.force is not Force.INFORMATIVE
    ]


def _words(library: Library, keys: tuple[str, ...]) -> str:
    bodies = [library.bodies[key] for key in keys]
    words = [word.value for body in bodies for word in (*body.units, *body.people)]
    return " ".join(dict.fromkeys(words))
