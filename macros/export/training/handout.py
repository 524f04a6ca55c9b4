"""讲义（一张 A4，可用正反两面）和答案：题在讲义上，答案、解释、依据在另一份。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.export.training import paper
from macros.export.training.paper import Block
from macros.model.library import Library
from macros.model.lists import Said
from macros.model.study import LETTERS, SPEECH, Question
from macros.model.training import Plan, Segment
from macros.model.vocabulary import AuthorityStatus, QuestionKind
from macros.render import words
from macros.render.questions import SCENE, asked, feedback, offered
from macros.render.training import (
    UNREVIEWED,
    answered,
    behind,
    discussion_of,
    documents,
    numbers,
    questions,
    tied,
    told,
    told_of,
    usable,
    warnings,
    whole,
)

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes of the text in points; the largest at which a handout fits one sheet is taken."""

READABLE = 9.0
"""Below this size the points are left to the slides."""

ANSWER_SIZE = 10.5
_POINTS = (0.6, 0.4)


def sheet(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return the handout as a .docx file of one A4 sheet: points, case, questions; no answers."""
    blocks = _fitting(library, plan)
    under = f"{_for(library, plan)}。{UNREVIEWED}，写的是大意，正式引用请对照原文。{_signed(library, version)}"
    site = library.site_name
    return paper.word(f"《{plan.title}》讲义", under, blocks, size_for(blocks), site=site, day=day)


def answers(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return the answers as a .docx file: key, explanation, grounds, why the wrong ones are wrong."""
    blocks = list(_answered(library, plan))
    under = f"讲课的人用，不发。{UNREVIEWED}。{_for(library, plan)}。{_signed(library, version)}"
    site = library.site_name
    return paper.word(f"《{plan.title}》答案", under, blocks, ANSWER_SIZE, site=site, day=day)


def size_for(blocks: list[Block]) -> float:
    """Return the largest size at which the blocks fit one sheet: one side if its text is large, else both."""
    if paper.sides(blocks, SIZES[1]) <= 1:
        return next(each for each in SIZES if paper.sides(blocks, each) <= 1)
    return next((each for each in SIZES if paper.sides(blocks, each) <= 2), SIZES[-1])


def _fitting(library: Library, plan: Plan) -> list[Block]:
    """Return what stands on a handout; where it would be too small to read, the points are left out."""
    whole = list(_handed(library, plan))
    return whole if size_for(whole) >= READABLE else list(_handed(library, plan, points=False))


def _handed(library: Library, plan: Plan, points: bool = True) -> Iterator[Block]:
    given = questions(library, plan)
    for each in warnings(library, plan):
        yield paper.line(f"{each}。")
    yield paper.heading("学完以后能做到")
    for number, goal in enumerate(plan.goals, 1):
        yield paper.line(f"{goal.do}。", f"{number}.")
    for segment in plan.segments:
        if segment.case:
            yield from _case(library, segment)
    if given:
        yield paper.heading("练习")
    for number, question in enumerate(given, 1):
        yield from _question(number, question)
    said = [point for segment in plan.segments for point in segment.points]
    if not points:
        yield paper.line("要点在幻灯片上，条文可以在网站上查。")
        said = []
    if said:
        yield paper.heading("要点（做完题再看）")
        yield paper.row("规定要什么", "出处", widths=_POINTS)
    for point in said:
        yield paper.row(whole(library, point, point.text), _places(library, point), widths=_POINTS)
    yield paper.heading("文件")
    for document in documents(library, plan):
        yield paper.line(f"{told_of(library, document, address=False)}。", "·")
    if any(SPEECH in each.stem for each in given):
        yield paper.line("讲话指素材站上的一篇范文，不是正式发布的文件，也不是现行依据。")


def _case(library: Library, segment: Segment) -> Iterator[Block]:
    if segment.case is None:
        return
    ready = discussion_of(library, segment.case)
    yield paper.heading(f"案例：{ready.title}" if ready else "案例")
    yield paper.line(told(library, library.cases[segment.case]))
    if ready:
        yield paper.line(f"不知道的：{'；'.join(ready.unknown)}。不往下猜。")
    for at, each in enumerate(ready.ask if ready else (), 1):
        yield paper.line(each, f"{at}.")


def _question(number: int, question: Question) -> Iterator[Block]:
    scene = f"【{SCENE}】{question.scene} " if question.scene else ""
    judge = "判断：" if question.kind is QuestionKind.JUDGE else ""
    many = "（可以选几个）" if question.several else ""
    yield paper.line(
        f"{judge}{scene}{question.stem}{many}{_room(question)}", f"{number}.", keep=True
    )
    if question.pairs:
        yield paper.choices([f"（{at}）{pair.left}" for at, pair in enumerate(question.pairs, 1)])
    options = [f"{LETTERS[at]}. {each.text}" for at, each in enumerate(offered(question))]
    if options:
        yield paper.choices(options)


def _room(question: Question) -> str:
    """Return where the answer is written."""
    if question.kind is QuestionKind.NUMERIC:
        return f"　答：＿＿＿＿{question.unit.value if question.unit else ''}"
    if question.pairs:
        return "　" + "　".join(f"（{at}）配＿＿" for at in range(1, len(question.pairs) + 1))
    return "（　　）"


def _answered(library: Library, plan: Plan) -> Iterator[Block]:
    order = numbers(library, plan)
    for segment in plan.segments:
        given = usable(library, segment)
        if not given and not segment.case:
            continue
        yield paper.heading(f"{segment.title}（{segment.method.label}，{segment.minutes}分钟）")
        if segment.case:
            yield from _case_answers(library, segment.case)
        for question in given:
            yield from _answer(library, question, order[question.id])


def _answer(library: Library, question: Question, number: int) -> Iterator[Block]:
    yield paper.small(f"第{number}题　答案：{answered(question)}　（{question.id}）")
    yield paper.line(asked(question), keep=True)
    for at in question.right if question.chosen_from else ():
        yield paper.line(question.options[at].text, f"{LETTERS[at]}.")
    for text in feedback(library, question).split("\n"):
        yield paper.line(text)
    wrong = [(at, each) for at, each in enumerate(question.options) if each.why]
    if wrong:
        yield paper.line("有人选了别的，错在：")
    for at, option in wrong:
        lead = f"{LETTERS[at]}." if question.chosen_from else "·"
        yield paper.line(f"「{option.text}」：{option.why}", lead)
    for pair in question.pairs:
        yield paper.line(f"{pair.left}，配「{pair.right}」。配错了：{pair.why}", "·")


def _case_answers(library: Library, key: str) -> Iterator[Block]:
    case = library.cases[key]
    ready = discussion_of(library, key)
    yield paper.line(told(library, case))
    if ready:
        yield paper.line(f"不知道的，不往下猜：{'；'.join(ready.unknown)}。")
        yield paper.line("讨论没有标准答案，收的时候看说没说出凭哪一句、限定词带没带：", keep=True)
        for at, each in enumerate(ready.ask, 1):
            yield paper.line(each, f"{at}.")
        yield paper.line("收的时候可以拿这几句去对：", keep=True)
        for text in behind(library, ready):
            yield paper.line(f"{text}。", "·")
    yield paper.line("可以对照的条文、谁比对的：", keep=True)
    for tie in case.clauses:
        yield paper.line(tied(library, tie), "·")
    for each in ready.carry if ready else ():
        yield paper.line(f"对照自己单位：{each}", "·")


def _places(library: Library, point: Said) -> str:
    """Name the clauses of a point briefly; only those that are not in force say how they stand."""
    said = []
    for each in point.clauses:
        clause = library.clauses[each]
        status = library.authority_of(clause).status
        mark = "" if status is AuthorityStatus.IN_FORCE else f"，{status.label}"
        document = library.clause_document[each]
        said.append(f"{words.short(document)}{library.place_of(clause)}{mark}")
    return "；".join(said)


def _for(library: Library, plan: Plan) -> str:
    bodies = library.named_bodies(plan.audience)
    return f"给{bodies}，{plan.minutes}分钟"


def _signed(library: Library, version: str) -> str:
    site = library.site_name
    return f"{site}，数据版本{version}。"
