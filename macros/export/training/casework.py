"""以案说法、虚构练习的 Word 文件：一起一页，讲课的人挑要用的拷进自己的讲义。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.export.training import paper
from macros.export.training.paper import Block
from macros.model.library import Library
from macros.model.training import Discussion, Exercise, Finding
from macros.render import words
from macros.render.questions import grounds
from macros.render.training import tied, told

SIZE = 12.0
_PRIOR = "（这份文件印发在通报之后，只作同类事对照）"


def cases(library: Library, version: str, day: date) -> bytes:
    """Return every case made ready for teaching as one .docx file, a page or two each."""
    blocks: list[Block] = []
    for each in library.discussions.values():
        blocks += [paper.page()] if blocks else []
        blocks += _case(library, each)
    under = "案情只有通报的一句话，没有添；讨论题由本库编写。通报早于规定的，只拿今天的条文对照。"
    return _made(library, "以案说法", under, blocks, version=version, day=day)


def exercises(library: Library, version: str, day: date) -> bytes:
    """Return the invented exercises as one .docx file: scenes first, the worked answers after."""
    blocks: list[Block] = []
    for each in library.exercises.values():
        blocks += [paper.page()] if blocks else []
        blocks += _scene(each)
    for each in library.exercises.values():
        blocks.append(paper.page())
        blocks += _worked(library, each)
    under = "情景都是虚构，地名是甲市、乙县一类，不指任何地方。题在前，答案在后，发之前只留题。"
    return _made(library, "虚构练习", under, blocks, version=version, day=day)


def _made(
    library: Library, head: str, under: str, blocks: list[Block], *, version: str, day: date
) -> bytes:
    site = library.site_name
    return paper.word(head, f"{under}{site}，数据版本{version}。", blocks, SIZE, site=site, day=day)


def _case(library: Library, each: Discussion) -> Iterator[Block]:
    case = library.cases[each.case]
    event = library.events[case.bulletin]
    yield paper.heading(f"{each.title}{'（正面做法）' if case.good else ''}")
    yield paper.line(told(library, case))
    witness = "；另有独立旁证" if case.witness else ""
    yield paper.line(f"通报：{event.title}。核实程度：{case.evidence.meaning}{witness}。")
    yield paper.line(f"来源：{_sources(library, each.case)}。")
    yield paper.small("不知道的，不往下猜")
    for at, text in enumerate(each.unknown, 1):
        yield paper.line(f"{text}。", f"{at}.")
    yield paper.small("讨论")
    for at, text in enumerate(each.ask, 1):
        yield paper.line(text, f"{at}.")
    yield paper.small("碰到哪一条、谁连的")
    for tie in case.clauses:
        prior = _PRIOR if library.later_than(tie.clause, event) else ""
        yield paper.line(f"{tied(library, tie)}{prior}。", "·")
    if not case.clauses:
        yield paper.line(f"没有对应的条文：{case.no_clause}。")
    for ground in grounds(library, each):
        yield paper.line(f"讨论时看：{ground.text}。", "·")
    yield paper.small("对照自己单位")
    for text in each.carry:
        yield paper.line(f"{text}。", "·")


def _sources(library: Library, key: str) -> str:
    said = [
        words.source(each) + (f" {each.address}" if each.shows_address else "")
        for each, _ in library.visible(library.cases[key].sources)
    ]
    return "；".join(dict.fromkeys(said)) or "见网站"


def _scene(each: Exercise) -> Iterator[Block]:
    readers = "、".join(reader.label for reader in each.readers)
    yield paper.heading(f"虚构练习：{each.title}")
    yield paper.line(f"给{readers}，约{each.minutes}分钟。")
    yield paper.line(each.scene)
    for at, text in enumerate(each.ask, 1):
        yield paper.line(text, f"{at}.")


def _worked(library: Library, each: Exercise) -> Iterator[Block]:
    yield paper.heading(f"答案：{each.title}")
    for at, found in enumerate(each.answer, 1):
        yield from _finding(library, found, f"{at}.")
    if each.fine:
        yield paper.small("看着像、其实没有碰到的")
    for found in each.fine:
        yield from _finding(library, found, "·")


def _finding(library: Library, found: Finding, lead: str) -> Iterator[Block]:
    yield paper.line(found.place, lead, keep=True)
    yield paper.line(found.finding)
    if found.mend:
        yield paper.line(f"改成：{found.mend}")
    basis = "；".join(each.text for each in grounds(library, found))
    yield paper.line(f"依据（写的是大意）：{basis}。")
