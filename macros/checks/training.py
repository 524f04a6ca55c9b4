"""教案、以案说法、虚构练习：分钟对得上，目标有教有考，讲授不过长，案例连得到条文，弱的说明是弱的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.citing import norms_used, unheld_figures, unsaid_uses
from macros.checks.qualifiers import added, dropped
from macros.checks.question_bank import incomplete
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.library import Library
from macros.model.lists import Citing, Said
from macros.model.study import SPEECH
from macros.model.training import SLIDE, Discussion, Exercise, Finding, Method, Plan
from macros.model.vocabulary import Province

LONGEST_LECTURE = 15
"""Minutes of lecture without anything else between."""

_TAUGHT = {Method.LECTURE, Method.CASE}
_ADMITTED = ("效力未核", "期限已过", "转述", "推断", "未见")
_REMINDER = "提醒"
_QUOTED = re.compile("「([^」]+)」")


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each lesson, discussion and exercise that cannot be given as it stands."""
    library = loaded.library
    for plan in library.plans.values():
        yield from _plan(loaded, plan, loaded.origins["plan", plan.id])
    for discussion in library.discussions.values():
        origin = loaded.origins["discussion", discussion.id]
        yield from _discussion(loaded, discussion, origin)
        yield from unsaid_uses(loaded, origin, discussion.id, (), discussion)
    for exercise in library.exercises.values():
        yield from _exercise(loaded, exercise, loaded.origins["exercise", exercise.id])


def _plan(loaded: Loaded, plan: Plan, origin: Origin) -> Iterator[Fault]:
    total = sum(segment.minutes for segment in plan.segments)
    if total != plan.minutes:
        yield origin.fault(
            "plan-minutes",
            plan.id,
            ("minutes",),
            found=str(plan.minutes),
            allowed=str(total),
            hint=f"各段相加是 {total} 分钟，改总数或改某一段",
        )
    ready = [each.case for each in loaded.library.discussions.values()]
    yield from _lectures(plan, origin)
    yield from _ends(plan, origin)
    for number, goal in enumerate(plan.goals, 1):
        goal_path = ("goals", number - 1, "do")
        here = [segment for segment in plan.segments if number in segment.goals]
        asked = {
            key
            for segment in here
            if segment.method is Method.PRACTICE
            for question in segment.questions
            if question in loaded.library.questions
            for key in loaded.library.questions[question].clauses
        }
        if not any(segment.method in _TAUGHT for segment in here):
            hint = f"在一段讲授或案例研讨的 goals 里写 {number}"
            yield origin.fault("plan-untaught", plan.id, goal_path, found=goal.do, hint=hint)
        if not asked & set(goal.clauses) and not incomplete(loaded):
            hint = f"在一段练习的 goals 里写 {number}，questions 里放一道问到它的条文的题"
            yield origin.fault("plan-untested", plan.id, goal_path, found=goal.do, hint=hint)
    for place, segment in enumerate(plan.segments):
        path = ("segments", place)
        for at, number in enumerate(segment.goals):
            if not 1 <= number <= len(plan.goals):
                yield origin.fault(
                    "plan-goal",
                    plan.id,
                    (*path, "goals", at),
                    found=str(number),
                    allowed=f"1 到 {len(plan.goals)}",
                )
        if (segment.method is Method.CASE) != (segment.case is not None):
            found = (
                "案例研讨没有写 case"
                if segment.case is None
                else f"{segment.method.label}写了 case"
            )
            yield origin.fault("plan-case", plan.id, (*path, "method"), found=found)
        case = loaded.library.cases.get(segment.case or "")
        if case and not case.clauses:
            yield origin.fault(
                "plan-case",
                plan.id,
                (*path, "case"),
                found=f"案例「{case.id}」没有对应的条文",
                hint="换一起连到条文的",
            )
        elif case and case.id not in ready:
            yield origin.fault(
                "plan-case",
                plan.id,
                (*path, "case"),
                found=f"案例「{case.id}」没有写讨论什么",
                allowed="、".join(ready),
                hint="在 policies/study/discussions.yml 里添一起，或换一起写了的",
            )
        for at, point in enumerate(segment.points):
            here_ = (*path, "points", at)
            if len(point.text) > SLIDE:
                yield origin.fault(
                    "plan-long",
                    plan.id,
                    (*here_, "text"),
                    found=f"{len(point.text)} 字",
                    allowed=f"至多 {SLIDE} 字",
                )
            yield from _stated(loaded, origin, plan.id, here_, point)


def _ends(plan: Plan, origin: Origin) -> Iterator[Fault]:
    """What the trainer says to open and to close must stand first and last."""
    for place, wanted in ((0, Method.OPENING), (len(plan.segments) - 1, Method.CLOSING)):
        method = plan.segments[place].method
        if method is not wanted:
            yield origin.fault(
                "plan-order",
                plan.id,
                ("segments", place, "method"),
                found=f"第{place + 1}段是{method.label}",
                allowed=wanted.label,
                hint=f"改成{wanted.label}，或者另加一段",
            )


def _lectures(plan: Plan, origin: Origin) -> Iterator[Fault]:
    run = 0
    for place, segment in enumerate(plan.segments):
        run = run + segment.minutes if segment.method is Method.LECTURE else 0
        if run > LONGEST_LECTURE:
            yield origin.fault(
                "plan-lecture",
                plan.id,
                ("segments", place, "minutes"),
                found=str(run),
                allowed=f"至多 {LONGEST_LECTURE}",
                hint="中间插一段练习或案例研讨",
            )


def _stated(
    loaded: Loaded,
    origin: Origin,
    record: str,
    path: tuple[str | int, ...],
    point: Said,
) -> Iterator[Fault]:
    """What is stated must be held by its clauses, and say so where they are weak."""
    text = point.text
    yield from unheld_figures(
        loaded, origin, record, (*path, "text"), (text, point.clauses), prose=True
    )
    yield from unsaid_uses(loaded, origin, record, path, point)
    if any(word in text for word in (SPEECH, *_ADMITTED)):
        return
    weak = _weak(loaded, point)
    if weak:
        yield origin.fault(
            "teaching-weak",
            record,
            (*path, "text"),
            found=weak,
            allowed="、".join((SPEECH, *_ADMITTED)),
            hint="写明它弱在哪里，或换一条现行而且见到部分以上的",
        )


def held(loaded: Loaded, unsound: set[str]) -> Iterator[Fault]:
    """Yield a fault for each point whose qualifiers are not those of its norms.

    Clauses in a file with faults of its own are passed over: once mended they may hold them again.
    """
    library = loaded.library
    for plan in library.plans.values():
        origin = loaded.origins["plan", plan.id]
        for place, segment in enumerate(plan.segments):
            for at, point in enumerate(segment.points):
                files = {
                    loaded.origins["clause", key].file
                    for key in point.clauses
                    if key in library.clauses
                }
                if not files & unsound:
                    path = ("segments", place, "points", at, "text")
                    yield from _qualified(library, origin, plan.id, path, point)


def _qualified(
    library: Library, origin: Origin, record: str, path: tuple[str | int, ...], point: Said
) -> Iterator[Fault]:
    norms = [norm for _, norm in norms_used(library, point)]
    if not norms:
        return
    for word in added(norms, point.text):
        yield origin.fault(
            "teaching-qualifier",
            record,
            path,
            found=f"添了「{word}」，所依据的几项里没有",
            hint=f"删去「{word}」",
        )
    lost = dropped(norms, point.text)
    if lost:
        yield origin.fault(
            "teaching-qualifier",
            record,
            path,
            found=f"丢了「{'」「'.join(lost)}」",
            hint="把限定词写回这一句",
        )


def _weak(loaded: Loaded, citing: Citing) -> str:
    """Return the first cited clause that may not be presented as binding, or ""."""
    library = loaded.library
    used = norms_used(library, citing)
    return next((clause.id for clause, norm in used if not library.binds(clause, norm)), "")


def _discussion(loaded: Loaded, discussion: Discussion, origin: Origin) -> Iterator[Fault]:
    case = loaded.library.cases.get(discussion.case)
    if case is None:
        return
    if case.clauses and not discussion.clauses:
        yield origin.fault(
            "discussion-clause",
            discussion.id,
            ("case",),
            found="案例连到条文，讨论没有写看哪一条",
            allowed="、".join(tie.clause for tie in case.clauses),
        )
    tied = {tie.clause for tie in case.clauses}
    for place, key in enumerate(discussion.clauses):
        clause = loaded.library.clauses.get(key)
        if clause and key not in tied and not loaded.library.binds(clause):
            yield origin.fault(
                "discussion-clause",
                discussion.id,
                ("clauses", place),
                found=f"「{key}」案例没有连到，也不能作依据",
                allowed="、".join(sorted(tied)) or "现行、可作依据的条文",
            )


def _exercise(loaded: Loaded, exercise: Exercise, origin: Origin) -> Iterator[Fault]:
    real = [each.label for each in Province if each.label in exercise.scene]
    for name in real:
        yield origin.fault(
            "exercise-real",
            exercise.id,
            ("scene",),
            found=name,
            hint="虚构的地方用甲市、乙县、丙镇，不会当成真的",
        )
    for field, findings in (("answer", exercise.answer), ("fine", exercise.fine)):
        for place, each in enumerate(findings):
            path = (field, place)
            yield from unsaid_uses(loaded, origin, exercise.id, path, each)
            yield from _found(loaded, exercise, origin, path, each)


def _found(
    loaded: Loaded,
    exercise: Exercise,
    origin: Origin,
    path: tuple[str | int, ...],
    each: Finding,
) -> Iterator[Fault]:
    for quoted in _QUOTED.findall(each.place):
        if quoted not in exercise.scene:
            yield origin.fault(
                "exercise-place", exercise.id, (*path, "place"), found=quoted, hint="引情景里的原话"
            )
    judged = "不合规定" in each.finding and not each.finding.startswith(_REMINDER)
    weak = _weak(loaded, each) if judged else ""
    if weak:
        yield origin.fault(
            "teaching-weak",
            exercise.id,
            (*path, "finding"),
            found=weak,
            allowed="提醒、要说得出理由",
            hint="弱的条文判不了「不合规定」",
        )
    for name, text in (("finding", each.finding), ("mend", each.mend or "")):
        yield from unheld_figures(
            loaded,
            origin,
            exercise.id,
            (*path, name),
            (text, each.clauses),
            prose=True,
            heard=exercise.scene,
            hint="写情景里的数，或条文里的数",
        )
