"""自测用的题库：assets/study-bank.js，一个普通脚本，http、内网、file:// 都照样载入。读它的是 overrides/assets/js/study/。"""

from __future__ import annotations

from macros.export.script import assigned
from macros.model.library import Library
from macros.model.study import Question
from macros.model.vocabulary import Audience
from macros.render import addresses
from macros.render.questions import BASIS, asked, grounds, notes, remarks, rights, standing

ADDRESS = "assets/study-bank.js"


def contents(library: Library, version: str) -> dict[str, object]:
    """Return what the self-test reads.

    Its keys:
        version: the data version.
        basis: what stands before the clauses of an explanation.
        topics, readers, kinds: [id, label] of those that have questions, in order.
        paths: learning path -> its title, address, readers, clauses and number of questions.
        clauses: clause -> heading, for those that are asked.
        questions: see `_question`; the ones to be looked at again are left out.

    """
    usable = library.usable_questions
    topics = {each.topic for each in usable}
    readers = {reader for each in usable for reader in each.audience}
    asked_of = {key for each in usable for key in each.clauses}
    return {
        "version": version,
        "basis": BASIS,
        "topics": [[key, each.title] for key, each in library.topics.items() if key in topics],
        "readers": [[each.value, each.label] for each in Audience if each in readers],
        "paths": {
            guide.id: {
                "title": guide.title,
                "address": addresses.of_guide(guide.id),
                "readers": guide.readers,
                "goals": [goal.clauses for goal in guide.goals],
                "clauses": sorted(library.cited_clauses[guide.id]),
                "test": guide.test,
            }
            for guide in library.guides.values()
        },
        "clauses": {key: each.heading for key, each in library.clauses.items() if key in asked_of},
        "questions": [_question(library, each) for each in usable],
    }


def _question(library: Library, question: Question) -> dict[str, object]:
    """Return one question; `options` are [text, why], `right` their places, `pairs` [left, right, why].

    A question of kind judge has the options 对 and 错; a numeric one its wrong values in `traps`.
    """
    made: dict[str, object] = {
        "id": question.id,
        "kind": question.kind.value,
        "label": question.kind.label,
        "level": question.difficulty.label,
        "topic": question.topic,
        "readers": question.audience,
        "clauses": question.clauses,
        "asked": asked(question),
        "notes": notes(library, [question]),
        "several": question.several,
        "speech": standing(library, question) == "讲话",
        "inside": question.inside,
        "explanation": question.explanation,
        "grounds": [[each.text, each.address] for each in grounds(library, question)],
        "remarks": remarks(library, question),
    }
    choices = question.choices
    if choices:
        made["options"] = [[each.text, each.why or ""] for each in choices]
        made["right"] = [at for at, each in enumerate(choices) if each.why is None]
    elif question.pairs:
        made["pairs"] = [[each.left, each.right, each.why] for each in question.pairs]
        made["rights"] = [each.text for each in rights(question)]
    else:
        made["answer"] = question.number
        made["unit"] = question.unit.value if question.unit else ""
        made["traps"] = [[float(each.text), each.why or ""] for each in question.options]
    return made


def file(library: Library, version: str) -> bytes:
    """Return the bytes of the bank as a classic script."""
    return assigned("bank", contents(library, version))
