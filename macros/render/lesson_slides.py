"""一份教案的幻灯片放哪些张、每张写什么；怎样画在 export/training/slides.py。

题和选项在讲义上，幻灯片只放对完题以后要看的答案；一张的话至多 SLIDE 个字，表格、依据一行另算。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.cases import Tie
from macros.model.library import Library
from macros.model.lists import Said
from macros.model.study import LETTERS, Question
from macros.model.training import SLIDE, Method, Plan, Segment
from macros.model.vocabulary import QuestionKind
from macros.render import training, words
from macros.render.questions import asked, feedback, key, offered

SPEECH_TITLE = "讲话说的（不是依据）"
_NUMBERED = (0.08, 0.92)
_OURS = "做法由本库建议，不是规定"


@dataclass(frozen=True)
class Slide:
    """What one slide says.

    Attributes:
        title: its heading.
        body: at most SLIDE characters; empty where there is a table.
        mark: small above the heading: which segment, how it is taught, minutes.
        force: how strong the rule on it is.
        source: clause, authority, evidence and source.
        notes: what the trainer reads; all that the slide leaves out.
        rows: the table, its head first.
        widths: of the columns, as parts of the whole.

    """

    title: str
    body: str = ""
    mark: str = ""
    force: str = ""
    source: str = ""
    notes: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


def slides(library: Library, plan: Plan) -> list[Slide]:
    """Return a lesson's slides in order, the cover apart."""
    order = training.numbers(library, plan)
    made = [_goals(library, plan), _course(plan)]
    for number, segment in enumerate(plan.segments, 1):
        mark = (
            f"第{number}段，共{len(plan.segments)}段　{segment.method.label}　{segment.minutes}分钟"
        )
        made += _segment(library, plan, segment, order, mark)
    made += _homework(plan)
    made.append(_rests_on(library, plan))
    return made


def of_cases(library: Library) -> list[Slide]:
    """Return the slides of every case made ready for teaching, case by case."""
    found = library.discussions.values()
    return [slide for each in found for slide in _case(library, each.case, "以案说法")]


def _goals(library: Library, plan: Plan) -> Slide:
    rows = [("学完以后", "主要依据")]
    rows += [(each.do, "；".join(_places(library, each.clauses))) for each in plan.goals]
    return Slide(
        "学完以后能做到",
        notes=f"重点：{plan.focus}。难点：{plan.hard}。",
        rows=tuple(rows),
        widths=(0.62, 0.38),
    )


def _course(plan: Plan) -> Slide:
    rows = [("时间", "环节", "怎么上")]
    rows += [
        (clock, each.title, each.method.label)
        for clock, each in zip(training.clock(plan), plan.segments, strict=True)
    ]
    return Slide("这堂课怎么走", notes=plan.aim, rows=tuple(rows), widths=(0.2, 0.58, 0.22))


def _segment(
    library: Library, plan: Plan, segment: Segment, order: dict[str, int], mark: str
) -> Iterator[Slide]:
    used = training.usable(library, segment)
    numbers = [order[each.id] for each in used]
    shown = segment.method is not Method.CASE or bool(numbers)
    if shown and segment.method is not Method.LECTURE:
        yield _opening(library, plan, segment, numbers, mark)
    if segment.case:
        lead = f"要达到：{segment.aim}\n说：{segment.say}\n"
        yield from _case(library, segment.case, mark, lead, max(1, segment.minutes // 3))
    for at, point in enumerate(segment.points):
        first = segment.method is Method.LECTURE and at == 0
        lead = f"要达到：{segment.aim}\n说：{segment.say}\n" if first else ""
        yield _point(library, segment.title, point, mark, lead)
    for question in used:
        yield _answer(library, question, order[question.id], mark)


def _opening(
    library: Library, plan: Plan, segment: Segment, numbers: list[int], mark: str
) -> Slide:
    body = segment.aim if len(segment.aim) <= SLIDE else segment.title
    if numbers:
        which = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}—{numbers[-1]}"
        body = f"做讲义第{which}题"
    goals = [plan.goals[number - 1] for number in segment.goals]
    clauses = tuple(dict.fromkeys(each for goal in goals for each in goal.clauses))
    places = _places(library, clauses)
    source = f"对应的条文：{'；'.join(places)}" if places else ""
    lists = [library.checklists[each].title for each in segment.checklists]
    used = f"\n用清单：{'、'.join(lists)}" if lists else ""
    notes = f"要达到：{segment.aim}\n说：{segment.say}{used}"
    return Slide(segment.title, body, mark, source=source, notes=notes)


def _point(library: Library, title: str, point: Said, mark: str, lead: str) -> Slide:
    said = training.stated(library, point.text, point)
    return Slide(
        SPEECH_TITLE if said.only_speech else title,
        said.text,
        mark,
        _force(library, point),
        said.basis,
        lead + "\n".join(training.behind(library, point)),
    )


def _force(library: Library, point: Said) -> str:
    """Say how strong a rule is, and what it leaves out."""
    said = f"力度：{'、'.join(training.forces(library, point))}"
    left = training.exceptions(library, point)
    return f"{said}　例外：{'；'.join(left)}" if left else said


def _case(
    library: Library, case_id: str, mark: str, lead: str = "", most: int | None = None
) -> Iterator[Slide]:
    """Yield a case's slides; of what is to be discussed the first `most`, the rest in the notes."""
    case = library.cases[case_id]
    ready = training.discussion_of(library, case_id)
    event = library.events[case.bulletin]
    source = f"来源：{event.title}〔{case.evidence.label}〕"
    title = f"案例：{ready.title}" if ready else "案例"
    rows = (("通报里的一句",), (training.told(library, case),))
    yield Slide(title, "", mark, "", source, lead, rows, (1.0,))
    if ready:
        yield Slide(
            "不知道的，不往下猜",
            mark=mark,
            source=source,
            rows=(("", "不知道的"), *((str(at), each) for at, each in enumerate(ready.unknown, 1))),
            widths=_NUMBERED,
        )
        for number, each in enumerate(ready.ask[:most], 1):
            body = each if len(each) <= SLIDE else f"看讲义上的讨论题{number}"
            notes = "\n".join([each, *training.behind(library, ready), *ready.ask[most:]])
            yield Slide(f"讨论（{number}）", body, mark, source=source, notes=notes)
    ties = [("条文", "谁比对的", "为什么")]
    ties += [
        (
            f"{training.placed(library, tie.clause)}〔{_status(library, tie)}〕",
            tie.by.label,
            tie.reason,
        )
        for tie in case.clauses
    ]
    notes = "\n".join(training.tied(library, tie) for tie in case.clauses)
    yield Slide("可以对照的条文", "", mark, "", source, notes, tuple(ties), (0.36, 0.14, 0.5))


def _answer(library: Library, question: Question, number: int, mark: str) -> Slide:
    answer = training.answered(question)
    right = [offered(question)[at].text for at in question.right] if question.chosen_from else []
    if question.kind is QuestionKind.JUDGE:
        why = next(
            (f"答「{each.text}」的，{each.why}" for each in question.options if each.why), ""
        )
        short = why if 0 < len(why) <= SLIDE else f"讲义第{number}题那句话{answer}，理由看备注"
        body = f"「{question.stem}」——{answer}"
    elif right:
        body, short = "\n".join(right), f"看讲义第{number}题的{'、'.join(key(question))}"
    else:
        body, short = f"{question.stem}\n{answer}", f"看讲义第{number}题：{answer}"
    if len(body) > SLIDE:
        body = question.explanation if len(question.explanation) <= SLIDE else short
    said = training.stated(library, body, question)
    return Slide(
        f"第{number}题　答案：{answer}",
        body,
        mark,
        source=said.basis,
        notes="\n".join(
            [question.id, *_asked(question), f"答案：{answer}", *_told(library, question)]
        ),
    )


def _asked(question: Question) -> list[str]:
    options = [f"{LETTERS[at]}. {each.text}" for at, each in enumerate(offered(question))]
    pairs = [f"（{at}）{each.left}" for at, each in enumerate(question.pairs, 1)]
    return [asked(question), *pairs, *options]


def _told(library: Library, question: Question) -> list[str]:
    wrong = [f"选「{each.text}」的：{each.why}" for each in question.options if each.why]
    return [feedback(library, question), *wrong]


def _homework(plan: Plan) -> Iterator[Slide]:
    rows = [("", "课后做一件")]
    rows += [(str(at), each) for at, each in enumerate(plan.homework, 1)]
    notes = "不要求交材料。" + "；".join(plan.homework)
    yield Slide("课后", "", "", "", _OURS, notes, tuple(rows), _NUMBERED)


def _rests_on(library: Library, plan: Plan) -> Slide:
    rows = [("文件", "效力", "谁印发")]
    found = training.documents(library, plan)
    for document in found:
        by = "、".join(document.issuers) or "未见"
        rows.append((words.short(document), words.document_status(document), by))
    lines = [training.told_of(library, each) for each in found] + training.meanings(library, plan)
    notes = "\n".join(lines)
    return Slide("主要依据的文件", rows=tuple(rows), widths=(0.36, 0.34, 0.3), notes=notes)


def _status(library: Library, tie: Tie) -> str:
    return words.status(library, library.clauses[tie.clause])


def _places(library: Library, keys: tuple[str, ...]) -> list[str]:
    """Name clauses briefly, each place once."""
    said = [
        f"{words.short(library.clause_document[each])}{library.place_of(library.clauses[each])}"
        for each in keys
    ]
    return list(dict.fromkeys(said))
