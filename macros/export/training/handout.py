"""讲义（一张 A4）和答案：题在讲义上，答案、解释、依据在另一份。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from macros.export import gb9704
from macros.export.archive import settled
from macros.export.setting import lines_in
from macros.model.library import Library
from macros.model.lists import Said
from macros.model.study import LETTERS, Question
from macros.model.training import Plan
from macros.model.vocabulary import AuthorityStatus
from macros.render import words
from macros.render.questions import SCENE, feedback, key, notes, offered
from macros.render.training import discussion_of, questions, told, warnings

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes of the text in points; the largest at which a handout fits one sheet is taken."""

READABLE = 9.0
"""Below this size both sides of the sheet are used."""

_LEADING = 1.35
_SIDE, _EDGE, _FOOT = 13, 11, 10  # 毫米：左右、上下的边，页码占的
_ROOM = ((210 - 2 * _SIDE) / 25.4 * 72, (297 - 2 * _EDGE - _FOOT) / 25.4 * 72)


def sheet(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return the handout as a .docx file of one A4 sheet: points, case, questions; no answers."""
    said = list(_handed(library, plan))
    said.append((_signed(library, version), False))
    return _made(library, f"{plan.title}讲义", f"{plan.title}：讲义", said, day)


def answers(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return the answers as a .docx file: key, explanation, grounds, why the wrong ones are wrong."""
    said: list[tuple[str, bool]] = []
    for number, question in enumerate(questions(library, plan), 1):
        unit = question.unit.value if question.unit else ""
        said.append((f"{number}. {key(question)}{unit}　{question.id}", True))
        said += [(text, False) for text in feedback(library, question).split("\n")]
        said += [(f"「{each.text}」：{each.why}", False) for each in question.options if each.why]
    said.append((_signed(library, version), False))
    return _made(library, f"{plan.title}答案", f"{plan.title}：答案（讲课人用）", said, day)


def _handed(library: Library, plan: Plan) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a handout, each with whether it is a heading."""
    asked = questions(library, plan)
    short = notes(library, asked)
    opening = "".join(f"{each}。" for each in warnings(library, plan))
    opening += f"{'；'.join(short)}。" if short else ""
    if opening:
        yield opening, False
    points = [point for segment in plan.segments for point in segment.points]
    if points:
        yield "要点（写的是大意，正式引用请对照原文）", True
    for point in points:
        yield f"· {point.text}（{_places(library, point)}）", False
    for segment in plan.segments:
        if segment.case:
            yield "案例", True
            yield told(library, library.cases[segment.case]), False
            ready = discussion_of(library, segment.case)
            for at, each in enumerate(ready.ask if ready else (), 1):
                yield f"讨论{at}. {each}", False
    if asked:
        yield "练习", True
    for number, question in enumerate(asked, 1):
        yield from ((text, False) for text in _question(number, question))


def _question(number: int, question: Question) -> Iterator[str]:
    scene = f"【{SCENE}】{question.scene} " if question.scene else ""
    many = "（可以选几个）" if question.several else ""
    yield f"{number}. {scene}{question.stem}{many}"
    pairs = [f"（{at}）{pair.left}" for at, pair in enumerate(question.pairs, 1)]
    if pairs:
        yield "　".join(pairs)
    options = [f"{LETTERS[at]}. {each.text}" for at, each in enumerate(offered(question))]
    if options:
        yield "　".join(options)


def _places(library: Library, point: Said) -> str:
    """Name the clauses of a point briefly; only those that are not in force say how they stand."""
    said = []
    for each in point.clauses:
        clause = library.clauses[each]
        status = library.authority_of(clause).status
        mark = "" if status is AuthorityStatus.IN_FORCE else f"，{status.label}"
        document = library.clause_document[each]
        said.append(f"{words.short(document)}{library.place_of(clause)}{mark}")
    return "；".join(said)


def _signed(library: Library, version: str) -> str:
    site = library.profile.site_name if library.profile else ""
    return f"{site}，数据版本{version}。"


def size_for(said: list[tuple[str, bool]]) -> float:
    """Return the largest size at which the lines fit one sheet: one side if that is readable, else both."""
    width, height = _ROOM
    for sides, sizes in ((1, [size for size in SIZES if size >= READABLE]), (2, SIZES)):
        for size in sizes:
            lines = sum(lines_in(text, size, width - size) for text, _ in said)
            if (lines + 2 * sides) * size * _LEADING <= sides * height:
                return size
    return SIZES[-1]


def _made(
    library: Library, title: str, head: str, said: list[tuple[str, bool]], day: date
) -> bytes:
    document = gb9704.blank(title, library.profile.site_name if library.profile else "")
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(_EDGE)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.footer_distance = Mm(4)
    size = size_for(said)
    _line(document, head, gb9704.HEADING, size + 3)
    for text, heading in said:
        _line(document, text, gb9704.HEADING if heading else gb9704.BODY, size)
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue(), day)


def _line(document: Any, text: str, face: str, size: float) -> None:  # noqa: ANN401
    line = document.add_paragraph()
    gb9704.indent_by(line._p.get_or_add_pPr(), "firstLine", 0)
    shape = line.paragraph_format
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(size * _LEADING)
    gb9704.say(line, text, face, size)
