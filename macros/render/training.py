"""教案怎样说出来：网页、教案、幻灯片、讲义、答案都从这里取，说法才一样。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.cases import Case, Tie
from macros.model.library import Library
from macros.model.lists import Citing
from macros.model.source import Source
from macros.model.study import Question
from macros.model.training import Discussion, Plan, Segment
from macros.model.vocabulary import AuthorityStatus, SourceRole
from macros.render import words
from macros.render.questions import Ground, grounds

RESTS_ON_SPEECH = "有的内容只依据讲话：讲话不是现行依据，只说明某市当时怎样要求"
TO_REVIEW = "待复核：上次确认以后引用的条文改过，用之前先看改了什么"
_ROLES = (SourceRole.OFFICIAL, SourceRole.PRESS, SourceRole.SEEN, SourceRole.SPEECH)


@dataclass(frozen=True)
class Stated:
    """A point of a lesson: what it says, what it rests on, where that was read."""

    text: str
    grounds: tuple[Ground, ...]
    source: str
    only_speech: bool

    @property
    def basis(self) -> str:
        """Return clause, authority, evidence and source in one line."""
        return f"依据：{'；'.join(each.text for each in self.grounds)}。来源：{self.source}"


def stated(library: Library, text: str, citing: Citing) -> Stated:
    """Return a point with its grounds."""
    speech = [
        library.authority_of(library.clauses[key]).status is AuthorityStatus.INSTANCE
        for key in citing.clauses
    ]
    return Stated(text, tuple(grounds(library, citing)), source_of(library, citing), all(speech))


def source_of(library: Library, citing: Citing) -> str:
    """Name where the first clause cited was read, the best kind of source first."""
    hide = bool(library.profile and library.profile.hide_overseas)
    cited = [library.sources[each.source] for each in library.clauses[citing.clauses[0]].sources]
    shown: list[Source] = [each for each in cited if not (hide and each.overseas)]
    shown.sort(key=lambda each: _ROLES.index(each.role))
    return words.source(shown[0]) if shown else "见网站"


def usable(library: Library, segment: Segment) -> list[Question]:
    """Return the questions of a segment, those to be looked at again left out."""
    return [library.questions[key] for key in segment.questions if key not in library.review]


def questions(library: Library, plan: Plan) -> list[Question]:
    """Return the questions of a lesson in order, each once: their numbers on the handout."""
    found = {each.id: each for segment in plan.segments for each in usable(library, segment)}
    return list(found.values())


def discussion_of(library: Library, case: str) -> Discussion | None:
    """Return what makes a case ready for teaching, if anybody wrote it."""
    return next((each for each in library.discussions.values() if each.case == case), None)


def rests_on_speech(library: Library, plan: Plan) -> bool:
    """Say whether any point of a lesson rests on the speech."""
    return any(
        library.authority_of(library.clauses[key]).status is AuthorityStatus.INSTANCE
        for segment in plan.segments
        for point in segment.points
        for key in point.clauses
    )


def warnings(library: Library, plan: Plan) -> list[str]:
    """Return what must stand on the first slide and the first page of a lesson."""
    said = []
    if rests_on_speech(library, plan):
        said.append(RESTS_ON_SPEECH)
    if plan.id in library.review:
        said.append(TO_REVIEW)
    return said


def tied(library: Library, tie: Tie) -> str:
    """Say which clause a case speaks to and who made the tie."""
    clause = library.clauses[tie.clause]
    document = library.clause_document[tie.clause]
    status = library.authority_of(clause).status.label
    place = f"{words.short(document)}{library.place_of(clause)} {clause.heading}"
    return f"{place}〔{status}，{tie.by.label}〕：{tie.reason}"


def told(library: Library, case: Case) -> str:
    """Say what a case is in the bulletin's one line, with its day, place and grade."""
    event = library.events[case.bulletin]
    where = case.province.label if case.province and case.province.label not in case.what else ""
    said = f"{where}：{case.what}" if where else case.what
    return f"{said}（{event.dates[0].date.label}通报，{case.evidence.label}）"
