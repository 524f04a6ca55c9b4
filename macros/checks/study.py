"""学习路线和教学短文：用时在范围内，目标都考得到，每项措施恰有一篇，写的数有条文托着。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.citing import unheld_figures, unsaid_uses
from macros.checks.question_bank import incomplete
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.study import Guide, Lesson

SHORTEST, LONGEST = 20, 40
"""Minutes that a learning path may take."""


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each path of wrong length or with an untested goal, and each odd lesson."""
    for guide in loaded.library.guides.values():
        yield from _guide(loaded, guide, loaded.origins["guide", guide.id])
    homes: dict[str, str] = {}
    for lesson in loaded.library.lessons.values():
        origin = loaded.origins["lesson", lesson.id]
        yield from _lesson(loaded, lesson, origin)
        if lesson.measure in homes:
            yield origin.fault(
                "lesson-measure",
                lesson.id,
                ("measure",),
                found=f"措施「{lesson.measure}」有两篇",
                hint=f"另一篇是 {homes[lesson.measure]}",
            )
        homes.setdefault(lesson.measure, lesson.id)
    if homes:
        for key in loaded.library.measures:
            if key not in homes:
                yield loaded.origins["measure", key].fault(
                    "lesson-measure", key, ("id",), found=f"措施「{key}」没有教学短文"
                )


def _guide(loaded: Loaded, guide: Guide, origin: Origin) -> Iterator[Fault]:
    if not SHORTEST <= guide.minutes <= LONGEST:
        yield origin.fault(
            "guide-minutes",
            guide.id,
            ("test",),
            found=str(guide.minutes),
            allowed=f"{SHORTEST} 到 {LONGEST}",
            hint="各步的 minutes 加自测的题数，一题一分钟",
        )
    asked = {
        key
        for question in loaded.library.questions.values()
        if set(question.audience) & set(guide.readers)
        for key in question.clauses
    }
    for place, goal in enumerate(guide.goals):
        if asked and not incomplete(loaded) and not asked & set(goal.clauses):
            yield origin.fault(
                "guide-untested",
                guide.id,
                ("goals", place, "clauses"),
                found=goal.do,
                hint="写一道问到这几条、给这类读者的题，或换一个考得到的目标",
            )
    for place, step in enumerate(guide.steps):
        if step.clauses:
            path = ("steps", place, "why")
            said = (step.why, step.clauses)
            yield from unheld_figures(loaded, origin, guide.id, path, said, prose=True)
    for place, each in enumerate(guide.misreadings):
        here = ("misreadings", place)
        said = (each.right, each.clauses)
        yield from unheld_figures(loaded, origin, guide.id, (*here, "right"), said, prose=True)
        yield from unsaid_uses(loaded, origin, guide.id, here, each)


def _lesson(loaded: Loaded, lesson: Lesson, origin: Origin) -> Iterator[Fault]:
    stated = [(("why",), lesson.why)]
    stated += [(("monday", place), said) for place, said in enumerate(lesson.monday)]  # type: ignore[misc]
    for path, said in stated:
        yield from unheld_figures(
            loaded, origin, lesson.id, (*path, "text"), (said.text, said.clauses), prose=True
        )
    for path, said in (*stated, (("right",), lesson.right), (("form",), lesson.form)):
        yield from unsaid_uses(loaded, origin, lesson.id, path, said)
