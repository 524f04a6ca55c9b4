"""清单的依据：各条文站得住站不住；每一项的封样，勾过以后文字或依据变了，网页据此看得出来。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.digest import substance, wording
from macros.model.library import Library
from macros.model.lists import Checklist, ChecklistItem, Citing
from macros.model.norm import Norm
from macros.model.vocabulary import Evidence
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


def ordered(library: Library) -> list[Checklist]:
    """Return the checklists in the order of what readers want to do, any others after."""
    keys = dict.fromkeys(scenario.checklist for scenario in library.scenarios.values())
    return [library.checklists[key] for key in dict.fromkeys((*keys, *library.checklists))]


@dataclass(frozen=True)
class Rest:
    """One clause as an item uses it: which norms, and how well the weakest of them is known.

    Attributes:
        used: the norms used, in order.
        partly: whether the clause has others besides.
        evidence: grade of the weakest norm used.
        standing: binding, other or speech; binding only if every norm used is.

    """

    clause: Clause
    used: tuple[Norm, ...]
    partly: bool
    evidence: Evidence
    standing: str


@dataclass(frozen=True)
class Rests:
    """What an item rests on, the binding first."""

    central: tuple[Rest, ...]
    speech: tuple[Rest, ...]

    @property
    def only_speech(self) -> bool:
        """Say whether nothing but the speech speaks for it."""
        return not self.central


def rests(library: Library, citing: Citing) -> Rests:
    """Return what an item, a sentence of a short answer or a question rests on."""
    used = {use.clause: use.norms for use in citing.uses}
    found = [_rest(library, key, used.get(key, ())) for key in dict.fromkeys(citing.clauses)]
    found.sort(key=lambda each: STANDINGS.index(each.standing))
    return Rests(
        tuple(each for each in found if each.standing != "speech"),
        tuple(each for each in found if each.standing == "speech"),
    )


def _rest(library: Library, key: str, numbers: tuple[int, ...]) -> Rest:
    clause = library.clauses[key]
    used = tuple(clause.norms[number - 1] for number in numbers) or clause.norms
    standings = [standing(library, clause, norm) for norm in used]
    evidence = max((clause.evidence_of(norm) for norm in used), key=lambda grade: grade.rank)
    weakest = max(standings, key=STANDINGS.index)
    return Rest(clause, used, len(used) < len(clause.norms), evidence, weakest)


def told(library: Library, item: Citing) -> list[str]:
    """Say in words what an item rests on, with how each clause stands, the speech last."""
    found = rests(library, item)
    said = [ONLY_SPEECH] if found.only_speech else []
    for rest in (*found.central, *found.speech):
        document = library.clause_document[rest.clause.id]
        status = library.authority_of(rest.clause).status
        place = f"{words.short(document)}{library.place_of(rest.clause)} {rest.clause.heading}"
        said.append(f"{place}〔{status.label}，{rest.evidence.label}〕")
    return said


def how(checklist: Checklist, item: ChecklistItem) -> list[str]:
    """Say what stands beside an item on paper: how it counts as done, what else, who, notes."""
    said = [f"{checklist.proof_label}：{item.proof}"]
    if item.settle:
        said.append(f"{checklist.settle_label}：{item.settle}")
    said.append(f"谁负责：{item.owner}")
    if item.note:
        said.append(f"说明：{item.note}")
    return said


def filling(checklist: Checklist) -> str:
    """Say how much there is to fill in, and that it is no more than that."""
    return (
        f"要填{len(checklist.items)}处：每项勾一个；选「不适用」才写理由。"
        "不签字，不盖章，不留复印件"
    )


YES_NO = "「是」：这一句说的都属实；「否」：有一样不属实，是哪一样写在备注里"
"""What 是 and 否 say, so that nobody wonders after a sentence with 没有 in it."""


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
