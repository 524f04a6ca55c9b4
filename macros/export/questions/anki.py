"""Anki 的文本导入。格式：https://docs.ankiweb.net/importing/text-files.html

第一列 guid 由题号而来：改了错字再导入，更新原来那一张，不另添。文字照 HTML 转义，方括号也写成实体
（Anki 认 [sound:…]、[latex]）。一列里有制表符、换行、引号的，照 CSV 的规矩加引号。
"""

from __future__ import annotations

import csv
import html
from collections.abc import Sequence
from io import StringIO

from macros.export.archive import printable
from macros.model.library import Library
from macros.model.study import LETTERS, Question
from macros.render.questions import feedback, key, offered, printed, standing

DECK = "基层减负规定"
HEADER = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#columns:guid\tdeck\ttags\tFront\tBack",
    "#guid column:1",
    "#deck column:2",
    "#tags column:3",
)


def write(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as notes: front what is asked, back the answer and why."""
    out = StringIO()
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for question in questions:
        topic = library.topics[question.topic].title
        tags = (topic, question.kind.label, question.difficulty.label, standing(library, question))
        rows.writerow(
            [
                f"jianfu-{question.id}",
                "::".join((DECK, topic.replace("::", "："))),
                " ".join("_".join(tag.split()) for tag in tags),
                _html(_front(library, question)),
                _html(_back(library, question)),
            ]
        )
    return ("\n".join(HEADER) + "\n" + out.getvalue()).encode("utf-8")


def _front(library: Library, question: Question) -> str:
    lines = [f"（{question.kind.label}）{printed(library, question)}"]
    lines += [f"{LETTERS[at]}. {each.text}" for at, each in enumerate(offered(question))]
    return "\n".join(lines)


def _back(library: Library, question: Question) -> str:
    unit = question.unit.value if question.unit else ""
    lines = [f"答案：{key(question)}{unit}", feedback(library, question)]
    names = offered(question) if question.chosen_from else ()
    for at, each in enumerate(names):
        if each.why:
            lines.append(f"选 {LETTERS[at]}：{each.why}")
    if not names:
        lines += [f"答成「{each.text}」：{each.why}" for each in question.options]
        lines += [f"配错（{at}）：{pair.why}" for at, pair in enumerate(question.pairs, 1)]
    return "\n".join(lines)


def _html(text: str) -> str:
    made = html.escape(printable(text), quote=True)
    return made.replace("[", "&#91;").replace("]", "&#93;").replace("\n", "<br>")
