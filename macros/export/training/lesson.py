"""教案的 Word 文件：公文样子，目标、重点难点、准备、过程表、小结、课后任务、依据。"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from docx.shared import Mm

from macros.export import gb9704
from macros.export.archive import settled
from macros.model.library import Library
from macros.model.training import Method, Plan, Segment
from macros.render import addresses
from macros.render.training import questions, stated, tied, told, usable, warnings

_WIDTHS = [Mm(14), Mm(26), Mm(70), Mm(46)]
_HEAD = ["分钟", "环节", "讲什么、怎么讲", "依据、题、案例、材料"]


def word(library: Library, plan: Plan, version: str, day: date) -> bytes:
    """Return a lesson's plan as a .docx file.

    Args:
        library: the records.
        plan: which.
        version: the data version, printed at the end.
        day: stands in the file's properties.

    """
    site = library.profile.site_name if library.profile else ""
    document = gb9704.blank(f"{plan.title}教案", site)
    _title(document, f"{plan.title}教案")
    bodies = "、".join(library.bodies[key].name for key in plan.audience)
    _line(document, f"给{bodies}，{plan.minutes}分钟。{plan.aim}。")
    for warning in warnings(library, plan):
        _line(document, f"{warning}。")
    _heading(document, "一、教学目标")
    for number, goal in enumerate(plan.goals, 1):
        _line(document, f"{number}. {goal.do}。")
    _heading(document, "二、重点难点")
    _line(document, f"重点：{plan.focus}。")
    _line(document, f"难点：{plan.hard}。")
    _heading(document, "三、课前准备")
    for number, each in enumerate(plan.prepare, 1):
        _line(document, f"{number}. {each}。")
    # 过程表从新的一页起：表头落在一页的末尾时，LibreOffice 会把整张表漏掉
    _heading(document, "四、教学过程", page=True)
    made = gb9704.table(document, _WIDTHS, _HEAD)
    order = {each.id: at for at, each in enumerate(questions(library, plan), 1)}
    for segment in plan.segments:
        cells = [
            [str(segment.minutes)],
            [segment.method.label, segment.title, *_goals(segment)],
            [
                f"要达到：{segment.aim}",
                f"说：{segment.say}",
                *(each.text for each in segment.points),
            ],
            _rests(library, segment, order),
        ]
        gb9704.row(made, _WIDTHS, cells, leads=1, whole=False)
    _heading(document, "五、小结")
    for segment in plan.segments:
        if segment.method is Method.CLOSING:
            _line(document, segment.say)
    _heading(document, "六、课后任务")
    for number, each in enumerate(plan.homework, 1):
        _line(document, f"{number}. {each}。")
    _heading(document, "七、说明")
    _line(
        document,
        "教案由本库编写，条文写的是大意，正式引用请对照原文。讲义一张、答案一份另附；"
        "不留签到、签名的地方，要的自己加。",
    )
    code = library.codes.get(addresses.of_plan(plan.id), "")
    _line(document, f"{site}，数据版本{version}，短码{code}。")
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue(), day)


def _goals(segment: Segment) -> list[str]:
    return [f"目标{'、'.join(map(str, segment.goals))}"] if segment.goals else []


def _rests(library: Library, segment: Segment, order: dict[str, int]) -> list[str]:
    said = [stated(library, point.text, point).basis for point in segment.points]
    asked = [f"讲义第{order[each.id]}题（{each.id}）" for each in usable(library, segment)]
    if asked:
        said.append(f"练习：{'、'.join(asked)}")
    if segment.case:
        case = library.cases[segment.case]
        said.append(f"案例：{told(library, case)}")
        said += [tied(library, tie) for tie in case.clauses]
    if segment.checklists:
        names = "、".join(library.checklists[key].title for key in segment.checklists)
        said.append(f"清单：{names}")
    return said or ["—"]


def _title(document: Any, text: str) -> None:  # noqa: ANN401
    gb9704.say(document.add_paragraph(style="Title"), text, gb9704.TITLE, 22)


def _heading(document: Any, text: str, page: bool = False) -> None:  # noqa: ANN401
    line = document.add_paragraph(style="Heading 1")
    line.paragraph_format.page_break_before = page
    gb9704.say(line, text, gb9704.HEADING)


def _line(document: Any, text: str) -> None:  # noqa: ANN401
    gb9704.say(document.add_paragraph(), text.replace("。。", "。"))
