"""教案怎样说出来：网页、教案、幻灯片、讲义、答案都从这里取，说法才一样。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.cases import Case, Tie
from macros.model.document import Document
from macros.model.library import Library
from macros.model.lists import Citing
from macros.model.register import Misquote
from macros.model.source import Source
from macros.model.study import Question
from macros.model.training import Discussion, Plan, Segment
from macros.model.vocabulary import AuthorityStatus, Evidence, Force, ReadState, SourceRole
from macros.render import words
from macros.render.checklists import rests
from macros.render.questions import Ground, grounds, key

RESTS_ON_SPEECH = "有的内容只依据讲话：讲话不是现行依据，只说明某市当时怎样要求"
TO_REVIEW = "待复核：上次确认以后引用的条文改过，用之前先看改了什么"
UNREVIEWED = "内容由本库编写，没有主管机关审定"
_GRADES = (Evidence.FULL, Evidence.PARTIAL, Evidence.SECONDARY)
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
    """Name where the clauses cited were read, the best kind of source first, each with what it says.

    Overseas press is counted, not named, and only where no other newspaper or office is: a name
    on a screen is taken for an authority.
    """
    found = {each.source: each for key in citing.clauses for each in library.clauses[key].sources}
    cited = sorted(library.visible(found.values()), key=lambda each: _ROLES.index(each[0].role))
    named = [each for each in cited if each[0].role is not SourceRole.SEEN]
    said = [_named(source, each.place) for source, each in named if not source.overseas]
    if named and not said:
        said.append(f"境外媒体{len(named)}处（见网站）")
    seen = len(cited) - len(named)
    if seen:
        said.append(f"{'另读' if said else '读的是'}转载页{seen}处")
    return "、".join(said) or "见网站"


def _named(source: Source, place: str | None) -> str:
    about = [place] if place else []
    if source.read is ReadState.NONE:
        about.append("没有打开核对")
    date = f"{source.date.label}" if source.date and source.role is SourceRole.PRESS else ""
    about = [date, *about] if date else about
    return f"{source.publisher or source.role.label}" + (f"（{'，'.join(about)}）" if about else "")


def forces(library: Library, citing: Citing) -> list[str]:
    """Return how strong the norms that a point uses are, in words, the strongest first."""
    found = rests(library, citing)
    used = {norm.force for rest in (*found.central, *found.speech) for norm in rest.used}
    return [each.label for each in sorted(used, key=lambda each: each.rank)]


def exceptions(library: Library, citing: Citing) -> list[str]:
    """Return what the norms that a point uses leave out, each once: a point is not told without it."""
    found = rests(library, citing)
    used = [norm for rest in (*found.central, *found.speech) for norm in rest.used]
    return list(dict.fromkeys(each for norm in used for each in norm.exceptions))


def whole(library: Library, point: Citing, text: str) -> str:
    """Return a point's text with its exceptions, for paper."""
    left = exceptions(library, point)
    return f"{text}（例外：{'；'.join(left)}）" if left else text


def behind(library: Library, citing: Citing) -> list[str]:
    """Return what a trainer may add: the norms used in full, what is often misquoted, cases of the sort."""
    found = rests(library, citing)
    said = []
    for rest in (*found.central, *found.speech):
        short = words.short(library.clause_document[rest.clause.id])
        for norm in rest.used:
            line = (
                f"{short}{library.place_of(rest.clause)}（大意）：{norm.text}〔{norm.force.label}〕"
            )
            said.append(line + (f"。例外：{'；'.join(norm.exceptions)}" if norm.exceptions else ""))
            said += [words.limit(each, norm) for each in norm.limits]
    for clause in dict.fromkeys(citing.clauses):
        wrong = library.citing("clause", clause, Misquote)
        said += [f"不要写成：{each.wrong}" for each in wrong[:1]]
        alike = [each for each in library.citing("clause", clause, Case) if not each.good]
        said += [f"同类的通报：{told(library, each)}" for each in alike[:1]]
    return list(dict.fromkeys(said))


def clock(plan: Plan) -> list[str]:
    """Return from which to which minute each segment of a lesson goes: 0—4分."""
    said, at = [], 0
    for segment in plan.segments:
        said.append(f"{at}—{at + segment.minutes}分")
        at += segment.minutes
    return said


def answered(question: Question) -> str:
    """Return the answer as it is written on paper, with its unit."""
    return f"{key(question)}{question.unit.value if question.unit else ''}"


def documents(library: Library, plan: Plan) -> list[Document]:
    """Return the documents whose clauses a lesson states, asks or aims at, each once, in order."""
    cited = [key for goal in plan.goals for key in goal.clauses]
    cited += [key for each in plan.segments for point in each.points for key in point.clauses]
    cited += [key for each in questions(library, plan) for key in each.clauses]
    found = {library.clause_document[key].id: library.clause_document[key] for key in cited}
    return list(found.values())


def told_of(library: Library, document: Document, address: bool = True) -> str:
    """Say what a short title stands for, who issued it, how it stands, and where its text is."""
    title, by = words.name(document), "、".join(document.issuers)
    named = title if title == words.short(document) else f"{words.short(document)}即{title}"
    about = [by, document.number or "", words.document_status(document)]
    page = words.official(library, document)
    if page:
        where = f" {page.address}" if address else ""
        about.append(f"原文：{page.publisher}{where}（{words.reading_state(page)}）")
    else:
        about.append("没有见到官方页")
    return f"{named}：{'，'.join(each for each in about if each)}"


def meanings(library: Library, plan: Plan) -> list[str]:
    """Explain the marks behind the clauses of a lesson, for a learner who asks."""
    standings = {words.document_status(each) for each in documents(library, plan)}
    said = [UNREVIEWED, "写的是本库的大意，不是原文；正式引用请对照原文"]
    said.append("力度：" + "；".join(f"{each.label}，{each.meaning}" for each in Force))
    if any("修订废止未核" in each for each in standings):
        said.append("现行，修订废止未核：有依据认为在施行，有没有修订、废止没有人查过")
    said += [f"{each.label}：{each.meaning}" for each in _GRADES]
    said.append("条号待核：没有见到条号，只写到部分")
    return said


def usable(library: Library, segment: Segment) -> list[Question]:
    """Return the questions of a segment, those to be looked at again left out."""
    return [library.questions[key] for key in segment.questions if key not in library.review]


def questions(library: Library, plan: Plan) -> list[Question]:
    """Return the questions of a lesson in order, each once: their numbers on the handout."""
    found = {each.id: each for segment in plan.segments for each in usable(library, segment)}
    return list(found.values())


def numbers(library: Library, plan: Plan) -> dict[str, int]:
    """Return the number on the handout of each question of a lesson, by its id."""
    return {each.id: at for at, each in enumerate(questions(library, plan), 1)}


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


def placed(library: Library, key: str) -> str:
    """Name a clause: short title, place, heading."""
    clause = library.clauses[key]
    short = words.short(library.clause_document[key])
    return f"{short}{library.place_of(clause)} {clause.heading}"


def tied(library: Library, tie: Tie) -> str:
    """Say which clause a case speaks to and who made the tie."""
    status = library.authority_of(library.clauses[tie.clause]).status.label
    return f"{placed(library, tie.clause)}〔{status}，{tie.by.label}〕：{tie.reason}"


def told(library: Library, case: Case) -> str:
    """Say what a case is in the bulletin's one line, with its day, place and grade."""
    event = library.events[case.bulletin]
    where = case.province.label if case.province and case.province.label not in case.what else ""
    said = f"{where}：{case.what}" if where else case.what
    return f"{said}（{event.dates[0].date.label}通报，{case.evidence.label}）"
