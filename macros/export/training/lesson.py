"""教案的 Word 文件：公文样子，目标、重点难点、准备、过程表、小结、课后任务、依据。"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from docx.shared import Mm

from macros.export import gb9704
from macros.export.archive import settled
from macros.export.setting import lines_in
from macros.model.library import Library
from macros.model.training import Method, Plan, Segment
from macros.render import addresses
from macros.render.training import (
    clock,
    documents,
    meanings,
    numbers,
    placed,
    stated,
    told,
    told_of,
    usable,
    warnings,
    whole,
)

_ABOUT = [Mm(20), Mm(58), Mm(20), Mm(58)]
_WIDTHS = [Mm(20), Mm(25), Mm(70), Mm(41)]
_HEAD = ["时间", "环节", "讲什么、怎么讲", "题、案例、材料"]
_TALLEST = 34
"""Lines of a row that stays whole: about half a page."""


def word(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return a lesson's plan as a .docx file.

    Args:
        library: the records.
        plan: which.
        version: the data version, printed at the end.
        day: stands in the file's properties.

    """
    site = library.site_name
    document = gb9704.blank(f"{plan.title}教案", site)
    _title(document, f"《{plan.title}》教案")
    _about(document, library, plan)
    _line(document, f"{plan.aim}。")
    for warning in warnings(library, plan):
        _line(document, f"{warning}。")
    _heading(document, "一、教学目标")
    _line(document, "学完以后能做到：")
    for number, goal in enumerate(plan.goals, 1):
        _line(document, f"{number}. {goal.do}。")
    _heading(document, "二、重点难点")
    _line(document, f"重点：{plan.focus}。")
    _line(document, f"难点：{plan.hard}。")
    _heading(document, "三、课前准备")
    for number, each in enumerate(plan.prepare, 1):
        _line(document, f"{number}. {each}。")
    _heading(document, "四、教学过程")
    notes = _Notes(library)
    _course(document, library, plan, notes)
    _heading(document, "五、小结")
    for segment in plan.segments:
        if segment.method is Method.CLOSING:
            _line(document, segment.say)
    _heading(document, "六、课后任务")
    for number, each in enumerate(plan.homework, 1):
        _line(document, f"{number}. {each}。")
    _heading(document, "七、依据和说明")
    for number, text in enumerate(notes.said, 1):
        _small(document, f"〔{number}〕{text}。")
    for used in documents(library, plan):
        _small(document, f"{told_of(library, used)}。")
    for each in meanings(library, plan):
        _small(document, f"{each}。")
    _small(document, "教案由本库编写。讲义、答案另附；不留签到、签名的地方，要的自己加。")
    code = library.codes.get(addresses.of_plan(plan.id), "")
    contact = library.profile.contact if library.profile else None
    _small(
        document, f"{site}，数据版本{version}，短码{code}。" + (f"{contact}。" if contact else "")
    )
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue(), day)


class _Notes:
    """The grounds of a lesson's points, numbered as they are first named."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.said: list[str] = []
        self._at: dict[str, int] = {}

    def marks(self, segment: Segment) -> list[str]:
        """Return the points of a segment, each with the numbers of its grounds."""
        found = []
        for point in segment.points:
            made = stated(self.library, point.text, point)
            numbers = "".join(
                f"〔{self._number(each.text, made.source)}〕" for each in made.grounds
            )
            found.append(f"· {whole(self.library, point, point.text)}{numbers}")
        return found

    def _number(self, ground: str, source: str) -> int:
        if ground not in self._at:
            self.said.append(f"{ground}。来源：{source}")
            self._at[ground] = len(self.said)
        return self._at[ground]


def _about(document: Any, library: Library, plan: Plan) -> None:  # noqa: ANN401
    bodies = library.named_bodies(plan.audience)
    methods = "、".join(dict.fromkeys(each.method.label for each in plan.segments))
    made = document.add_table(rows=0, cols=len(_ABOUT), style="Table Grid")
    made.autofit = False
    for cells in (
        ["对象", bodies, "时长", f"{plan.minutes}分钟"],
        ["方法", methods, "材料", "幻灯片、讲义每人一张、答案（讲课的人用）"],
        ["时间", "", "地点", ""],
    ):
        gb9704.row(made, _ABOUT, [[each] for each in cells], size=12)


def _course(document: Any, library: Library, plan: Plan, notes: _Notes) -> None:  # noqa: ANN401
    made = gb9704.table(document, _WIDTHS, _HEAD)
    order = numbers(library, plan)
    for when, segment in zip(clock(plan), plan.segments, strict=True):
        closing = segment.method is Method.CLOSING
        said = "说的话见「五、小结」" if closing else f"说：{segment.say}"
        cells = [
            [when, f"（{segment.minutes}分钟）"],
            [segment.method.label, segment.title, *_goals(segment)],
            [f"要达到：{segment.aim}", said, *notes.marks(segment)],
            _used(library, segment, order),
        ]
        # 比一页还高的一行不能整行不拆：LibreOffice 会把整张表漏掉
        gb9704.row(made, _WIDTHS, cells, leads=1, whole=_tall(cells) <= _TALLEST)


def _tall(cells: list[list[str]]) -> int:
    """Return about how many lines a row takes."""
    return max(
        sum(lines_in(text, 10.5, width.pt - 11) for text in cell)
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )


def _goals(segment: Segment) -> list[str]:
    return [f"目标{'、'.join(map(str, segment.goals))}"] if segment.goals else []


def _used(library: Library, segment: Segment, order: dict[str, int]) -> list[str]:
    said = []
    asked = [f"第{order[each.id]}题（{each.id}）" for each in usable(library, segment)]
    if asked:
        said.append(f"讲义{'、'.join(asked)}")
    if segment.case:
        case = library.cases[segment.case]
        said.append(f"案例：{told(library, case)}")
        places = "；".join(
            f"{placed(library, each.clause)}（{each.by.label}）" for each in case.clauses
        )
        said.append(f"碰到：{places}")
    if segment.checklists:
        names = "、".join(library.checklists[key].title for key in segment.checklists)
        said.append(f"清单：{names}")
    return said or ["—"]


def _title(document: Any, text: str) -> None:  # noqa: ANN401
    gb9704.say(document.add_paragraph(style="Title"), text, gb9704.TITLE, 22)


def _heading(document: Any, text: str) -> None:  # noqa: ANN401
    line = document.add_paragraph(style="Heading 1")
    line.paragraph_format.keep_with_next = True
    gb9704.say(line, text, gb9704.HEADING)


def _line(document: Any, text: str) -> None:  # noqa: ANN401
    gb9704.say(document.add_paragraph(), text.replace("。。", "。"))


def _small(document: Any, text: str) -> None:  # noqa: ANN401
    """Add a line of the list of grounds, in the size of the table."""
    made = document.add_paragraph()
    gb9704.indent_by(made._p.get_or_add_pPr(), "firstLine", 0)
    made.paragraph_format.line_spacing = 1.2
    gb9704.say(made, text, gb9704.BODY, 10.5)
