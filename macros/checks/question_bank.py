"""整个题库：答案的位置和长短看不出门道，题不重复，编号不给第二道题，能作依据的条文都问到。"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from macros.loading.faults import Fault, nearest, shown
from macros.loading.tree import Loaded
from macros.model.study import LETTERS, Question
from macros.model.vocabulary import QuestionKind

FILE = "policies/study/numbers.yml"
FEWEST = 8
"""Single-choice questions that a topic must have before its answers are counted."""

MOST_OF_TOPIC, MOST_OF_BANK = 0.6, 0.35
"""Largest share of one letter, or of right options that are the longest; 0.25 would be chance."""

ALIKE = 0.72
"""Share of common pairs of characters from which two questions count as the same."""

SAME_QUESTION = 0.5
"""How like its first stem a question must stay to keep its number (difflib's ratio)."""

_MEND = "运行 make codes，它会登记新的，不动旧的"


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each habit that gives answers away, repeated question and reused number."""
    if incomplete(loaded):
        return
    questions = list(loaded.library.questions.values())
    yield from _habits(loaded, questions)
    yield from _repeated(loaded, questions)
    yield from _reused(loaded)
    yield from _unasked(loaded)


def incomplete(loaded: Loaded) -> bool:
    """Say whether a file of questions gave none, so that nothing can be said of the bank as a whole."""
    return any(name.startswith("policies/study/questions/") for name in loaded.broken)


def registered(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each question whose number is not registered; asked last of all."""
    for key in loaded.library.questions:
        if key not in loaded.library.numbers:
            yield loaded.origins["question", key].fault(
                "number-missing", key, ("id",), found=key, hint=_MEND
            )


def habits(questions: list[Question], most: float) -> list[tuple[str, str, str]]:
    """Return what gives answers away where one letter is right: kind, found, allowed.

    Args:
        questions: of any kind; only single-choice ones and cases with one right option count.
        most: the largest share allowed.

    """
    lettered = (QuestionKind.SINGLE, QuestionKind.CASE)
    single = [each for each in questions if each.kind in lettered and len(each.right) == 1]
    if len(single) < FEWEST:
        return []
    found = []
    places = Counter(LETTERS[each.right[0]] for each in single)
    letter, number = places.most_common(1)[0]
    limit = int(most * len(single))
    if number > limit:
        said = f"{len(single)} 道单选里答案是 {letter} 的有 {number} 道"
        found.append(("question-position", said, f"至多 {limit} 道"))
    longest = sum(_stands_out(each) for each in single)
    if longest > limit:
        said = f"{len(single)} 道单选里答案最长的有 {longest} 道"
        found.append(("question-longest", said, f"至多 {limit} 道"))
    return found


def _stands_out(question: Question) -> bool:
    lengths = [len(option.text) for option in question.options]
    right = lengths.pop(question.right[0])
    return right > max(lengths)


def _habits(loaded: Loaded, questions: list[Question]) -> Iterator[Fault]:
    heaps: dict[str, list[Question]] = {}
    for question in questions:
        heaps.setdefault(question.topic, []).append(question)
    for key, heap in heaps.items():
        topic = loaded.library.topics.get(key)
        name = f"主题「{topic.title}」" if topic else key
        for kind, said, allowed in habits(heap, MOST_OF_TOPIC):
            origin = loaded.origins["question", heap[0].id]
            yield origin.fault(kind, heap[0].id, ("topic",), found=f"{name}{said}", allowed=allowed)
    for kind, said, allowed in habits(questions, MOST_OF_BANK):
        origin = loaded.origins["question", questions[0].id]
        yield origin.fault(kind, questions[0].id, ("id",), found=f"全库{said}", allowed=allowed)


def _repeated(loaded: Loaded, questions: list[Question]) -> Iterator[Fault]:
    for one, other in alike(tuple(each.asked for each in questions)):
        first, second = questions[one], questions[other]
        yield loaded.origins["question", second.id].fault(
            "question-twice",
            second.id,
            ("stem",),
            found=shown(second.stem),
            hint=f"与 {first.id} 几乎一样，删去一道，或问别的",
        )


@cache
def alike(asked: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the places of each two texts that share most of their pairs of characters (Jaccard)."""
    grams = [_grams(text) for text in asked]
    found = []
    for other, more in enumerate(grams):
        for one in range(other):
            less = grams[one]
            short, long = sorted((len(less), len(more)))
            if short >= ALIKE * long and len(less & more) >= ALIKE * len(less | more):
                found.append((one, other))
    return found


def _grams(text: str) -> frozenset[str]:
    flat = "".join(char for char in text if char.isalnum())
    return frozenset(flat[at : at + 2] for at in range(len(flat) - 1)) or frozenset({flat})


def _reused(loaded: Loaded) -> Iterator[Fault]:
    library, origin = loaded.library, loaded.numbers_origin
    if origin is None:
        if FILE not in loaded.broken and library.questions:
            yield Fault(FILE, 1, 1, "number-missing", found=f"没有 {FILE}", hint=_MEND)
        return
    for key, question in library.questions.items():
        here = loaded.origins["question", key]
        if key in library.withdrawn:
            hint = "换一个没有用过的编号"
            yield here.fault("number-reused", key, ("id",), found=key, hint=hint)
        issued = library.numbers.get(key)
        if issued and not _same(issued.stem, question.stem):
            yield here.fault(
                "number-reused",
                key,
                ("id",),
                found=key,
                hint=f"登记时问的是「{shown(issued.stem)}」；换了一道题就换一个编号，旧的移到 withdrawn",
            )
    for key in library.numbers:
        if key not in loaded.known["question"] and key not in library.withdrawn:
            near = nearest(key, set(library.questions) - set(library.numbers))
            hint = (
                f"是不是改成了「{near}」？编号不能改"
                if near
                else "撤下的在 withdrawn 里写明 on、why"
            )
            yield origin.fault("number-stray", key, ("numbers", key), found=key, hint=hint)


def _same(one: str, other: str) -> bool:
    return one == other or difflib.SequenceMatcher(None, one, other).ratio() >= SAME_QUESTION


def _unasked(loaded: Loaded) -> Iterator[Fault]:
    """Each clause that may be presented as binding is asked at least once."""
    library = loaded.library
    if not library.questions:
        return
    asked = {key for each in library.questions.values() for key in each.clauses}
    for key, clause in library.clauses.items():
        if key not in asked and library.binds(clause):
            hint = f"写一道题问它，clauses 里有 {key}"
            yield loaded.origins["clause", key].fault(
                "question-unasked", key, ("id",), found=key, hint=hint
            )
