"""整个题库的习惯：一个主题里的几道看不出来的，合起来看得出；道数太少的不算。"""

from __future__ import annotations

from macros.checks.question_bank import FEWEST, MOST_OF_BANK, alike, habits
from macros.loading.tree import load
from macros.model.study import Option, Question
from macros.model.vocabulary import QuestionKind
from tests.support.build import ROOT

BANK = list(load(ROOT).library.questions.values())
FIRST = next(each for each in BANK if each.kind is QuestionKind.SINGLE)


def made(answers: str, right: str = "甲", wrong: str = "乙乙") -> list[Question]:
    """Single-choice questions with these answers; the right option's words and the wrong ones'."""
    return [
        FIRST.model_copy(
            update={
                "answer": (letter,),
                "options": tuple(
                    Option(text=right) if each == letter else Option(text=wrong + each, why="虚构")
                    for each in "ABCD"
                ),
            }
        )
        for letter in answers
    ]


def kinds(questions: list[Question]) -> list[str]:
    return [kind for kind, _, _ in habits(questions, MOST_OF_BANK)]


def test_positions_are_counted_over_the_bank() -> None:
    assert kinds(made("ABCD" * 5)) == []
    assert kinds(made("AAAAAAAABBBBCCCCDDDD")) == ["question-position"]


def test_the_longest_is_counted_only_where_it_stands_out() -> None:
    assert kinds(made("ABCD" * 5, right="甲甲甲甲甲")) == ["question-longest"]
    assert kinds(made("ABCD" * 5, right="甲甲甲")) == []
    mixed = made("ABCD" * 4) + made("ABCD", right="甲甲甲甲甲")
    assert kinds(mixed) == []


def test_a_few_questions_show_no_habit() -> None:
    assert kinds(made("A" * (FEWEST - 1), right="甲甲甲甲甲")) == []


def test_the_bank_itself_shows_none() -> None:
    assert habits(BANK, MOST_OF_BANK) == []


def test_alike_goes_by_the_words_not_the_signs() -> None:
    said = "《若干规定》对全年发文的件数，是怎样要求的？"
    assert alike(
        (said, said.replace("，", "")),
    ) == [(0, 1)]
    assert alike((said, "《若干规定》对会议的次数，是怎样要求的？")) == []
