"""Moodle XML。格式：https://docs.moodle.org/en/Moodle_XML_format ；题号写在 idnumber。

文字都标 plain_text，Moodle 照字显示，不当 HTML。多选的每个对项、错项各占一份正负分，
份数取 Moodle 收的那几种（1/2、1/3……，五位小数）。
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as Tree

from macros.export.archive import printable
from macros.model.library import Library
from macros.model.study import RIGHT, WRONG, Question
from macros.model.vocabulary import QuestionKind
from macros.render.questions import alone, feedback, standing

BANK = "基层减负规定"
_TYPES = {
    QuestionKind.SINGLE: "multichoice",
    QuestionKind.MULTIPLE: "multichoice",
    QuestionKind.CASE: "multichoice",
    QuestionKind.JUDGE: "truefalse",
    QuestionKind.NUMERIC: "numerical",
    QuestionKind.MATCH: "matching",
}


def write(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as Moodle XML, by topic."""
    root = Tree.Element("quiz")
    order = list(library.topics)
    ordered = sorted(questions, key=lambda each: order.index(each.topic))
    for topic, heap in groupby(ordered, key=lambda each: each.topic):
        _category(root, library.topics[topic].title)
        for question in heap:
            _question(library, root, question)
    Tree.indent(root, space=" ")
    made: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _category(root: Tree.Element, title: str) -> None:
    made = Tree.SubElement(root, "question", type="category")
    # 类别名里的斜杠要写成两个
    path = "/".join(["$course$", "top", BANK, title.replace("/", "//")])
    _text(Tree.SubElement(made, "category"), path)


def _question(library: Library, root: Tree.Element, question: Question) -> None:
    made = Tree.SubElement(root, "question", type=_TYPES[question.kind])
    _text(Tree.SubElement(made, "name"), f"{question.id} {question.stem[:40]}")
    _plain(made, "questiontext", alone(library, question))
    _plain(made, "generalfeedback", feedback(library, question))
    _value(made, "defaultgrade", "1")
    _value(made, "penalty", "0.3333333")
    _value(made, "hidden", "0")
    _value(made, "idnumber", question.id)
    match question.kind:
        case QuestionKind.JUDGE:
            why = {option.text: option.why or "" for option in question.options}
            for said, word in ((RIGHT, "true"), (WRONG, "false")):
                points = 100 if question.answer == (said,) else 0
                _answer(made, word, points, why.get(said, ""), "moodle_auto_format")
        case QuestionKind.NUMERIC:
            _number(made, question.answer[0], 100, "")
            for option in question.options:
                _number(made, option.text, 0, option.why or "")
            _value(made, "unitgradingtype", "0")
            _value(made, "showunits", "3")
        case QuestionKind.MATCH:
            _value(made, "shuffleanswers", "true")
            for left, right in [
                *((pair.left, pair.right) for pair in question.pairs),
                *(("", option.text) for option in question.options),
            ]:
                below = _plain(made, "subquestion", left)
                _text(Tree.SubElement(below, "answer"), right)
        case _:
            _value(made, "single", "false" if question.several else "true")
            _value(made, "shuffleanswers", "true")
            _value(made, "answernumbering", "ABCD")
            rights = len(question.right)
            wrongs = len(question.options) - rights
            for place, option in enumerate(question.options):
                lost = -100 / wrongs if question.several else 0
                share = 100 / rights if place in question.right else lost
                _answer(made, option.text, share, option.why or "", "plain_text")
    tags = Tree.SubElement(made, "tags")
    for tag in (
        question.kind.label,
        question.difficulty.label,
        f"依据{standing(library, question)}",
        *(each.label for each in question.audience),
    ):
        _text(Tree.SubElement(tags, "tag"), tag)


def _answer(made: Tree.Element, text: str, share: float, why: str, form: str) -> None:
    answer = Tree.SubElement(made, "answer", fraction=f"{share:.7g}", format=form)
    _text(answer, text)
    _plain(answer, "feedback", why)


def _number(made: Tree.Element, text: str, share: int, why: str) -> None:
    answer = Tree.SubElement(made, "answer", fraction=str(share), format="plain_text")
    _text(answer, text)
    _value(answer, "tolerance", "0")
    _plain(answer, "feedback", why)


def _plain(parent: Tree.Element, name: str, text: str) -> Tree.Element:
    made = Tree.SubElement(parent, name, format="plain_text")
    _text(made, text)
    return made


def _text(parent: Tree.Element, text: str) -> None:
    Tree.SubElement(parent, "text").text = printable(text)


def _value(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, name).text = text
