"""一张清单的 Word 文件：公文样子，一张表，每项勾一个。"""

from __future__ import annotations

from io import BytesIO

from docx.shared import Mm

from macros.export import gb9704
from macros.export.archive import settled
from macros.model.library import Library
from macros.model.lists import Checklist
from macros.render import addresses, citing
from macros.render.checklists import YES_NO, filling, how, told, whole_basis

_WIDTHS = [Mm(9), Mm(62), Mm(34), Mm(20), Mm(31)]
_HEAD = ["序号", "核对什么", "依据", "结果", "理由、备注"]
_WHAT = 1  # 「核对什么」这一列，第一行是要核的话，用黑体
_BOXES = ["□是", "□否", "□不适用"]


def word(library: Library, checklist: Checklist, version: str) -> bytes:
    """Return a checklist as a .docx file.

    Args:
        library: the records.
        checklist: which.
        version: the data version, printed at the end.

    """
    site = library.site_name
    document = gb9704.blank(f"{checklist.title}核对清单", site)

    def line(text: str) -> None:
        gb9704.say(document.add_paragraph(), text)

    def heading(text: str) -> None:
        gb9704.say(document.add_paragraph(style="Heading 1"), text, gb9704.HEADING)

    def subheading(text: str) -> None:
        gb9704.say(document.add_paragraph(style="Heading 2"), text, gb9704.SUBHEADING)

    gb9704.say(
        document.add_paragraph(style="Title"), f"{checklist.title}核对清单", gb9704.TITLE, 22
    )
    bodies = library.named_bodies(checklist.audience)
    heading("一、怎么用")
    line(
        f"停在这一步用：{checklist.pause}。{checklist.mode.label}"
        f"（{checklist.mode.value.upper()}）：{checklist.mode.meaning}。给{bodies}用，"
        f"约{checklist.minutes}分钟。"
    )
    line(f"{filling(checklist)}。证明用手头已有的，不另做材料。{YES_NO}。")
    if checklist.note:
        line(checklist.note)
    heading("二、逐项核对")
    made = gb9704.table(document, _WIDTHS, _HEAD)
    for number, item in enumerate(checklist.items, 1):
        cells = [[str(number)], [item.do, *how(checklist, item)], told(library, item), _BOXES, [""]]
        gb9704.row(made, _WIDTHS, cells, leads=_WHAT)
    heading("三、说明")
    subheading("（一）依据")
    whole = whole_basis(library, checklist)
    heaps = [
        f"现行、可以作依据的{len(whole.binding)}条" if whole.binding else "没有现行可作依据的",
        f"效力未核、期限已过或证据较弱的{len(whole.other)}条" if whole.other else "",
        f"讲话{len(whole.speech)}条（不是依据）" if whole.speech else "",
    ]
    said = "，".join(heap for heap in heaps if heap)
    line(f"依据里{said}。清单由本库编写，条文写的是大意，正式引用请对照原文。")
    subheading("（二）版本")
    code = library.codes.get(addresses.of_checklist(checklist.id), "")
    where = citing.permalink(library, addresses.of_checklist(checklist.id))
    line(
        f"{checklist.changed.label}修改。{site}，数据版本{version}，短码{code}"
        + (f"，{where}。" if where.startswith("http") else "。")
    )
    out = BytesIO()
    document.save(out)
    day = checklist.changed.lower
    if day is None:  # Day 类型保证写到日
        raise ValueError(checklist.id)
    return settled(out.getvalue(), day)
