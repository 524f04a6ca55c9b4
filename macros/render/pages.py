"""每种页面一个方法：给出整页内容（一行 Markdown 标题，其余是转义好的 HTML）。

数据里的文字只经过 Jinja2 的自动转义，不再当作 Markdown 或模板执行。
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.loading.faults import KINDS
from macros.model import vocabulary
from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.model.source import Citation, Source
from macros.model.vocabulary import AuthorityStatus, Evidence, Force, Level, RecordState
from macros.render import addresses, timeline, words

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+.!-])")


@dataclass(frozen=True)
class Section:
    """A stretch of a document: anchor, heading, the part's heading where it begins, clauses."""

    anchor: str
    heading: str
    over: str
    clauses: list[Clause]


class Pages:
    """Renders the pages of one library.

    Args:
        library: the records, already judged free of faults.
        version: the data version shown on pages.

    """

    def __init__(self, library: Library, version: str) -> None:
        self.library = library
        self.version = version

    def document(self, key: str, here: str) -> str:
        """Return a document's page. Raises KeyError for an unknown id."""
        document = self.library.documents[key]
        sections = _sections(self.library, key)
        return self._page(
            words.name(document),
            "document.html",
            here,
            document=document,
            sections=sections,
        )

    def level(self, value: str, here: str) -> str:
        """Return the page of one level with its documents."""
        level = {each.value: each for each in Level}[value]
        documents = self._of(level)
        return self._page(
            f"{level.label}文件", "level.html", here, level=level, documents=documents
        )

    def levels(self, here: str) -> str:
        """Return the page of all documents by level."""
        groups = [(level, self._of(level)) for level in Level]
        return self._page("全部文件", "levels.html", here, groups=groups)

    def measure(self, key: str, here: str) -> str:
        """Return a measure's page. Raises KeyError for an unknown id."""
        measure = self.library.measures[key]
        order = list(self.library.measures)
        number = order.index(key)
        return self._page(
            f"{number + 1}. {measure.title}",
            "measure.html",
            here,
            measure=measure,
            before=order[number - 1] if number else None,
            after=order[number + 1] if number + 1 < len(order) else None,
        )

    def measures(self, here: str) -> str:
        """Return the page of the ten measures."""
        return self._page("十项措施", "measures.html", here)

    def checklist(self, key: str, here: str) -> str:
        """Return a checklist's page. Raises KeyError for an unknown id."""
        checklist = self.library.checklists[key]
        return self._page(f"清单：{checklist.title}", "checklist.html", here, checklist=checklist)

    def checklists(self, here: str) -> str:
        """Return the page of all checklists."""
        return self._page("清单", "checklists.html", here)

    def timeline(self, here: str) -> str:
        """Return the timeline."""
        found = timeline.entries(self.library)
        return self._page(
            "时间线",
            "timeline.html",
            here,
            years=timeline.by_year(found),
            undated=[each for each in found if not each.dated],
            total=len(found),
            types=sorted({each.type for each in found}, key=list(vocabulary.EventType).index),
        )

    def study(self, here: str) -> str:
        """Return the study guide."""
        return self._page("学习导引", "study.html", here)

    def topics(self, here: str) -> str:
        """Return every clause by topic: what a reader without scripts browses."""
        groups = [
            (topic, [each for each in self.library.clauses.values() if topic.id in each.topics])
            for topic in self.library.topics.values()
        ]
        return self._page("查条文", "topics.html", here, groups=groups)

    def home(self, here: str) -> str:
        """Return the start page."""
        library = self.library
        in_force = [
            each
            for each in _in_order(library.documents.values())
            if each.authority.status is AuthorityStatus.IN_FORCE and each.clauses
        ]
        dated = [each for each in timeline.entries(library) if each.dated]
        unchecked = [
            each
            for each in library.documents.values()
            if each.status_check.state is vocabulary.CheckState.UNCHECKED
        ]
        topics = {key for clause in library.clauses.values() for key in clause.topics}
        return self._page(
            library.profile.site_name if library.profile else "首页",
            "home.html",
            here,
            in_force=in_force,
            bound=sum(library.binds(each) for each in library.clauses.values()),
            grades=Counter(each.evidence for each in library.clauses.values()),
            unchecked=len(unchecked),
            newest=dated[-1] if dated else None,
            topics=[each for each in library.topics.values() if each.id in topics],
        )

    def legend(self, here: str) -> str:
        """Return what the marks on the pages mean, from the vocabularies themselves."""
        groups = [
            ("力度", Force),
            ("核实程度", Evidence),
            ("效力", AuthorityStatus),
            ("收录方式", RecordState),
            ("来源", vocabulary.SourceRole),
            ("页面读过没有", vocabulary.ReadState),
            ("说法不一时", vocabulary.Rank),
            ("条文、文件之间", vocabulary.RelationType),
            ("这样连的依据", vocabulary.Basis),
            ("修订、废止核对", vocabulary.CheckState),
        ]
        return self._block("legend.html", here, groups=groups)

    def faults(self, here: str) -> str:
        """Return the table of every kind of fault, for editors."""
        return self._block("faults.html", here, kinds=KINDS)

    def _of(self, level: Level) -> list[Document]:
        return _in_order(each for each in self.library.documents.values() if each.level is level)

    def _page(self, title: str, template: str, here: str, **values: Any) -> str:  # noqa: ANN401
        escaped = html.escape(_MARKUP.sub(r"\\\1", " ".join(title.split())), quote=False)
        return f"# {escaped} {{: .kb-title }}\n\n{self._block(template, here, **values)}"

    def _block(self, template: str, here: str, **values: Any) -> str:  # noqa: ANN401
        made = _ENVIRONMENT.get_template(template).render(
            library=self.library,
            version=self.version,
            here=here,
            words=words,
            vocabulary=vocabulary,
            link=_linker(here),
            address=addresses,
            visible=self._visible,
            **values,
        )
        # 空行会让 Markdown 以为 HTML 块到此为止。
        return "\n".join(line for line in made.split("\n") if line.strip()) + "\n"

    def _visible(self, citations: tuple[Citation, ...]) -> list[tuple[Source, Citation]]:
        """Return the cited sources that this deployment shows, each once."""
        hide = bool(self.library.profile and self.library.profile.hide_overseas)
        cited = [(self.library.sources[each.source], each) for each in citations]
        return [(source, each) for source, each in cited if not (hide and source.overseas)]


def _linker(here: str) -> Callable[[str], str]:
    def link(target: str) -> str:
        return addresses.relative(target, here)

    return link


def _sections(library: Library, key: str) -> list[Section]:
    """Group a document's clauses under its headings."""
    document = library.documents[key]
    sections: list[Section] = []
    part = None
    for clause in document.clauses:
        place = clause.at[0]
        keys = (place.part, place.section)
        anchor = "-".join(["part", *(str(number) for number in keys if number is not None)])
        if not sections or sections[-1].anchor != anchor:
            over = _heading(document, (place.part, None)) if place.section else ""
            title = _heading(document, keys) or ("其他条款" if document.headings else "条文")
            sections.append(Section(anchor, title, over if place.part != part else "", []))
            part = place.part
        sections[-1].clauses.append(clause)
    return sections


def _heading(document: Document, keys: tuple[int | None, int | None]) -> str:
    for heading in document.headings:
        if (heading.at.part, heading.at.section) == keys:
            number = document.numbering.write(heading.at.model_copy(update={"confirmed": True}))
            return f"{number} {heading.title}"
    return ""


_STANDS = (RecordState.PUBLISHED, RecordState.NAMED, RecordState.STATED, RecordState.INSTANCE)


def _in_order(documents: Iterable[Document]) -> list[Document]:
    """Put first what a reader most likely wants: with clauses, published, then the newest."""

    def key(document: Document) -> tuple[bool, int, int, str]:
        days = [each.date.lower.toordinal() for each in document.dates if each.date.lower]
        return (
            not document.clauses,
            _STANDS.index(document.record),
            -max(days, default=0),
            document.id,
        )

    return sorted(documents, key=key)
