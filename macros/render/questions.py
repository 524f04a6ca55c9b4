"""一道题怎么说出来：题面、选项、答案、解释和依据。网页、自测、各种导出都从这里取，说法才一样。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.library import Library
from macros.model.lists import Citing
from macros.model.study import LETTERS, SPEECH, Option, Question
from macros.model.vocabulary import QuestionKind
from macros.render import addresses, words
from macros.render.checklists import Rest, rests

ONLY_SPEECH = "依据只有讲话：讲话不是现行依据，只问它说了什么"
NOT_BINDING = "所引条文没有一项现行、可作依据的：只问它写了什么，不说明现在要照办"
SCENE = "虚构情景"
BASIS = "依据（题目照大意编写，引用请对照原文）"

FILES = {
    "xlsx": "表格：Excel、WPS 打开，可改，照列导入",
    "zh.txt": "考试文本：国内考试平台常用的「题干、A.、答案：、解析：」",
    "moodle.xml": "Moodle：题库→导入→Moodle XML 格式",
    "gift.txt": "GIFT：Moodle 和别的认它的平台",
    "anki.txt": "Anki：文件→导入，重导只更新，不重添",
    "csv": "CSV：UTF-8，逗号分隔",
}
"""Ending of each file for download -> what it is for, in a reader's words."""


@dataclass(frozen=True)
class Ground:
    """One clause that an answer rests on: in words, and where it stands on the site."""

    text: str
    address: str


def grounds(library: Library, citing: Citing) -> list[Ground]:
    """Return what an answer (or a point of a lesson) rests on, with how the norms used stand."""
    found = rests(library, citing)
    return [
        Ground(_ground(library, rest), addresses.of_clause(library, rest.clause.id))
        for rest in (*found.central, *found.speech)
    ]


def _ground(library: Library, rest: Rest) -> str:
    document = library.clause_document[rest.clause.id]
    status = words.status(library, rest.clause)
    place = f"{words.short(document)}{library.place_of(rest.clause)} {rest.clause.heading}"
    scope = f"（{rest.clause.scope}）" if rest.clause.scope else ""
    return f"{place}〔{status}，{rest.evidence.label}〕{scope}"


def remarks(library: Library, question: Question) -> list[str]:
    """Return what must be said beside an answer: that it is no rule in force, that it is in doubt."""
    found = rests(library, question)
    said = []
    if found.only_speech:
        said.append(ONLY_SPEECH)
    elif not question.inside and not any(rest.standing == "binding" for rest in found.central):
        said.append(NOT_BINDING)
    said += [f"存疑：{library.discrepancies[key].title}" for key in question.doubts]
    return said


def standing(library: Library, question: Question) -> str:
    """Say in a word what an answer rests on: 现行, 讲话, or neither."""
    found = rests(library, question)
    if found.only_speech:
        return "讲话"
    return "现行" if any(rest.standing == "binding" for rest in found.central) else "不作依据"


def feedback(library: Library, question: Question) -> str:
    """Return explanation, grounds and remarks as one text, a line each."""
    basis = f"{BASIS}：" + "；".join(each.text for each in grounds(library, question)) + "。"
    return "\n".join(
        [question.explanation, basis, *(f"{each}。" for each in remarks(library, question))]
    )


def asked(question: Question) -> str:
    """Return what the learner reads first: the scene marked as invented, the stem, the unit."""
    said = f"【{SCENE}】{question.scene}\n{question.stem}" if question.scene else question.stem
    if question.unit:
        said += f"（只填数，单位：{question.unit.value}）"
    return said


def notes(library: Library, given: Iterable[Question]) -> list[str]:
    """Say what short names in some questions stand for, so that they can be read away from the site."""
    heap = list(given)
    texts = "".join(
        "".join((asked(each), *(option.text for option in offered(each)))) for each in heap
    )
    said = [
        f"《{document.short}》即《{document.title}》"
        for document in library.documents.values()
        if document.short != document.title and f"《{document.short}》" in texts
    ]
    if any(SPEECH in each.stem for each in heap):
        said.append("讲话指素材站上的一篇范文，不是正式发布的文件，也不是现行依据")
    return said


def rights(question: Question) -> list[Option]:
    """Return what the left side of a matching question may be matched with, in an order that tells nothing.

    The order is that of the texts' SHA-256, so that it stays from build to build.
    """
    offered = [Option(text=pair.right) for pair in question.pairs] + list(question.options)
    return sorted(offered, key=lambda each: hashlib.sha256(each.text.encode()).hexdigest())


def offered(question: Question) -> tuple[Option, ...]:
    """Return the lettered options as they are printed; none for kinds that have no letters."""
    if question.kind is QuestionKind.MATCH:
        return tuple(rights(question))
    return question.options if question.chosen_from else ()


def alone(library: Library, question: Question) -> str:
    """Return what is asked as it can be read alone: with what its short names stand for."""
    said = notes(library, [question])
    return asked(question) + (f"\n（{'；'.join(said)}。）" if said else "")


def printed(library: Library, question: Question) -> str:
    """Return what is asked as plain text, alone: a matching question with its numbered left side."""
    said = alone(library, question)
    if question.pairs:
        said += "\n" + "\n".join(
            f"（{number}）{pair.left}" for number, pair in enumerate(question.pairs, 1)
        )
    return said


def key(question: Question) -> str:
    """Return the answer in the form it is written on paper: AC, 对, 5000, 1B 2A 3C."""
    if question.kind is QuestionKind.MATCH:
        order = [each.text for each in rights(question)]
        return " ".join(
            f"{number}{LETTERS[order.index(pair.right)]}"
            for number, pair in enumerate(question.pairs, 1)
        )
    if question.chosen_from:
        return "".join(LETTERS[place] for place in question.right)
    return question.answer[0]
