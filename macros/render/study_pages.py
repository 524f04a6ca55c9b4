"""学习用的页面：总览、路线、自测、题库、教了什么考了什么。"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.clause import Clause
from macros.model.digest import wording
from macros.model.study import Guide, Lesson, Question
from macros.model.vocabulary import Audience
from macros.render import addresses, questions
from macros.render.rendering import Renderer


@dataclass(frozen=True)
class Taught:
    """Where one clause is taught and asked."""

    clause: Clause
    guides: list[Guide]
    lessons: list[Lesson]
    questions: list[Question]

    @property
    def nowhere(self) -> bool:
        """Say whether it is neither taught nor asked."""
        return not (self.guides or self.lessons or self.questions)


class StudyPages(Renderer):
    """The pages for learners and trainers, a method each."""

    def study(self, here: str) -> str:
        """Return the study guide: the paths, the self-test, the bank and its files."""
        usable, portable = self.library.usable_questions, self.library.portable_questions
        topics = [
            (topic, sum(each.topic == key for each in portable))
            for key, topic in self.library.topics.items()
        ]
        return self.page(
            addresses.TITLES["study/index.html"],
            "study.html",
            here,
            files=questions.FILES,
            total=len(usable),
            taken=len(portable),
            topics=[(topic, many) for topic, many in topics if many],
        )

    def guide(self, key: str, here: str) -> str:
        """Return a learning path. Raises KeyError for an unknown id."""
        guide = self.library.guides[key]
        seals = [wording(step.title) for step in guide.steps]
        return self.page(f"学习路线：{guide.title}", "guide.html", here, guide=guide, seals=seals)

    def selftest(self, here: str) -> str:
        """Return the self-test; the questions themselves come with a script."""
        usable = self.library.usable_questions
        present = {reader for each in usable for reader in each.audience}
        return self.page(
            addresses.TITLES["study/selftest.html"],
            "selftest.html",
            here,
            explained=False,
            total=len(usable),
            topics=[
                topic
                for key, topic in self.library.topics.items()
                if any(each.topic == key for each in usable)
            ],
            readers=[each for each in Audience if each in present],
        )

    def questions(self, here: str) -> str:
        """Return every question by topic, with answers folded away."""
        library = self.library
        groups = [
            (topic, [each for each in library.questions.values() if each.topic == key])
            for key, topic in library.topics.items()
        ]
        return self.page(
            addresses.TITLES["study/questions.html"],
            "questions.html",
            here,
            explained=False,
            groups=[group for group in groups if group[1]],
            q=questions,
        )

    def taught(self, here: str) -> str:
        """Return which clause is taught and asked where, and which nowhere."""
        library = self.library
        taught = {
            key: Taught(
                clause,
                library.guides_of("clause", key),
                library.lessons_of("clause", key),
                library.questions_of(key),
            )
            for key, clause in library.clauses.items()
        }
        rows = list(taught.values())
        documents = [
            (document, [taught[clause.id] for clause in document.clauses])
            for document in library.documents.values()
            if document.clauses
        ]
        binding = [row for row in rows if library.binds(row.clause)]
        return self.page(
            addresses.TITLES["study/coverage.html"],
            "taught.html",
            here,
            explained=False,
            documents=documents,
            binding=binding,
            unasked=[row for row in binding if not row.questions],
            nowhere=[row for row in rows if row.nowhere],
            asked=sum(bool(row.questions) for row in rows),
            total=len(rows),
        )
