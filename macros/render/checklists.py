"""清单的依据：各条文站得住站不住；每一项的封样，勾过以后文字或依据变了，网页据此看得出来。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.digest import substance, wording
from macros.model.library import Library
from macros.model.lists import Checklist, ChecklistItem
from macros.render import words
from macros.render.duties import STANDINGS, standing

ONLY_SPEECH = "未见中央规定；这一项只有讲话提到，不是现行依据"


@dataclass(frozen=True)
class Basis:
    """The clauses that something rests on, by standing: binding, other, speech."""

    binding: tuple[Clause, ...]
    other: tuple[Clause, ...]
    speech: tuple[Clause, ...]

    @property
    def only_speech(self) -> bool:
        """Say whether nothing but the speech speaks for it."""
        return not self.binding and not self.other

    @property
    def central(self) -> tuple[Clause, ...]:
        """Return the clauses of public documents, the binding ones first."""
        return self.binding + self.other


def basis(library: Library, keys: tuple[str, ...]) -> Basis:
    """Sort clauses by how they stand, each once, in the order cited."""
    clauses = [library.clauses[key] for key in dict.fromkeys(keys)]
    heaps = {
        each: tuple(clause for clause in clauses if standing(library, clause) == each)
        for each in STANDINGS
    }
    return Basis(**heaps)


def whole_basis(library: Library, checklist: Checklist) -> Basis:
    """Return what all items of a checklist rest on together."""
    return basis(library, tuple(key for item in checklist.items for key in item.clauses))


def told(library: Library, keys: tuple[str, ...]) -> list[str]:
    """Say in words what an item rests on, with how each clause stands, the speech last."""
    found = basis(library, keys)
    said = [ONLY_SPEECH] if found.only_speech else []
    for clause in (*found.central, *found.speech):
        document = library.clause_document[clause.id]
        status, grade = library.authority_of(clause).status, clause.evidence
        place = f"{words.short(document)}{library.place_of(clause)} {clause.heading}"
        said.append(f"{place}〔{status.label}，{grade.label}〕")
    return said


def filling(checklist: Checklist) -> str:
    """Say how much there is to fill in, and that it is no more than that."""
    return (
        f"要填{len(checklist.items)}处：每项勾一个；选「不适用」才写理由。"
        "不签字，不盖章，不留复印件"
    )


@dataclass(frozen=True)
class Seal:
    """What an item said and rested on, short enough to be kept with a tick.

    Attributes:
        text: digest of the item's own words.
        clauses: "clause:digest" of what each clause asks, separated by spaces.

    """

    text: str
    clauses: str


def seal(library: Library, item: ChecklistItem) -> Seal:
    """Return the seal of an item: it changes when its words or what its clauses ask change."""
    pairs = (f"{key}:{substance(library.digests[key])}" for key in item.clauses)
    return Seal(wording(item.do), " ".join(pairs))
