"""给讲课人的页面：教案、以案说法、虚构练习。"""

from __future__ import annotations

from functools import partial

from macros.model.training import Plan
from macros.render import addresses, questions, training
from macros.render.rendering import Renderer


class TrainingPages(Renderer):
    """The pages for trainers, a method each."""

    def plans(self, here: str) -> str:
        """Return every lesson, to be chosen by audience and minutes."""
        library = self.library
        rows = [(plan, training.questions(library, plan)) for plan in library.plans.values()]
        bodies = list(dict.fromkeys(plan.audience[0] for plan in library.plans.values()))
        lengths = sorted({plan.minutes for plan in library.plans.values()})
        return self.page(
            addresses.TITLES["study/plans/index.html"],
            "plans.html",
            here,
            rows=rows,
            bodies=[library.bodies[key] for key in bodies],
            lengths=lengths,
            methods={plan.id: self._methods(plan) for plan, _ in rows},
        )

    @staticmethod
    def _methods(plan: Plan) -> list[str]:
        """Say how many minutes of a lesson go to each way of teaching."""
        spent: dict[str, int] = {}
        for segment in plan.segments:
            spent[segment.method.label] = spent.get(segment.method.label, 0) + segment.minutes
        return [f"{name}{minutes}分钟" for name, minutes in spent.items()]

    def plan(self, key: str, here: str) -> str:
        """Return a lesson's page. Raises KeyError for an unknown id."""
        plan = self.library.plans[key]
        return self.page(
            f"教案：{plan.title}（{plan.minutes}分钟）",
            "plan.html",
            here,
            plan=plan,
            warnings=training.warnings(self.library, plan),
            stated=partial(training.stated, self.library),
            numbers=training.numbers(self.library, plan),
            discussion_of=partial(training.discussion_of, self.library),
            told=partial(training.told, self.library),
            clock=training.clock(plan),
            documents=training.documents(self.library, plan),
        )

    def discussions(self, here: str) -> str:
        """Return the cases made ready for teaching."""
        return self.page(
            addresses.TITLES["study/cases/index.html"],
            "discussions.html",
            here,
            tied=partial(training.tied, self.library),
            grounds=partial(questions.grounds, self.library),
        )

    def exercises(self, here: str) -> str:
        """Return the invented exercises with their worked answers folded away."""
        return self.page(
            addresses.TITLES["study/cases/exercises.html"],
            "exercises.html",
            here,
            grounds=partial(questions.grounds, self.library),
        )
