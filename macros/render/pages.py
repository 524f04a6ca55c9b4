"""每种页面一个方法：给出整页内容（一行 Markdown 标题，其余是转义好的 HTML）。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from macros.loading.faults import KINDS
from macros.model import vocabulary
from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.model.lists import Scenario
from macros.model.register import Discrepancy
from macros.model.vocabulary import (
    AuthorityStatus,
    Evidence,
    Force,
    Level,
    RecordState,
    SourceRole,
)
from macros.render import (
    addresses,
    checklists,
    dating,
    duties,
    examining,
    finding,
    holdings,
    lineage,
    mine,
    scenarios,
    timeline,
    timeline_picture,
    words,
)
from macros.render.study_pages import StudyPages
from macros.render.training_pages import TrainingPages


@dataclass(frozen=True)
class Section:
    """A stretch of a document: anchor, heading, the part's heading where it begins, clauses."""

    anchor: str
    heading: str
    over: str
    clauses: list[Clause]


class Pages(StudyPages, TrainingPages):
    """The pages of one library, a method each."""

    def document(self, key: str, here: str) -> str:
        """Return a document's page. Raises KeyError for an unknown id."""
        document = self.library.documents[key]
        sections = _sections(self.library, key)
        return self.page(
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
        return self.page(f"{level.label}文件", "level.html", here, level=level, documents=documents)

    def levels(self, here: str) -> str:
        """Return the page of all documents by level."""
        groups = [(level, self._of(level)) for level in Level]
        return self.page("全部文件", "levels.html", here, groups=groups)

    def measure(self, key: str, here: str) -> str:
        """Return a measure's page. Raises KeyError for an unknown id."""
        measure = self.library.measures[key]
        order = list(self.library.measures)
        number = order.index(key)
        return self.page(
            f"{number + 1}. {measure.title}",
            "measure.html",
            here,
            measure=measure,
            before=order[number - 1] if number else None,
            after=order[number + 1] if number + 1 < len(order) else None,
        )

    def measures(self, here: str) -> str:
        """Return the page of the ten measures."""
        return self.page("十项措施", "measures.html", here)

    def checklist(self, key: str, here: str) -> str:
        """Return a checklist's page. Raises KeyError for an unknown id."""
        checklist = self.library.checklists[key]
        return self.page(
            f"清单：{checklist.title}",
            "checklist.html",
            here,
            checklist=checklist,
            whole=checklists.whole_basis(self.library, checklist),
            rests_of=partial(checklists.rests, self.library),
            seal=partial(checklists.seal, self.library),
            filling=checklists.filling,
            only_speech=checklists.ONLY_SPEECH,
            yes_no=checklists.YES_NO,
            scenarios=self.library.citing("checklist", key, Scenario),
        )

    def checklists(self, here: str) -> str:
        """Return the page of all checklists."""
        ordered = checklists.ordered(self.library)
        return self.page("清单", "checklists.html", here, ordered=ordered)

    def scenario(self, key: str, here: str) -> str:
        """Return a 我要…… page. Raises KeyError for an unknown id."""
        scenario = self.library.scenarios[key]
        return self.page(
            f"我要{scenario.title}",
            "scenario.html",
            here,
            found=scenarios.situation(self.library, scenario),
            rests_of=partial(checklists.rests, self.library),
        )

    def scenarios(self, here: str) -> str:
        """Return the page of everything that a reader may want to do."""
        return self.page(addresses.TITLES[here], "scenarios.html", here, explained=False)

    def examine(self, here: str) -> str:
        """Return the page that examines plans and drafts."""
        return self.titled("examine.html", here, explained=False, **examining.page(self.library))

    def mine(self, here: str) -> str:
        """Return every rule by whom it binds and protects, for the reader to choose from."""
        found = {"rows": mine.rows(self.library), "choices": mine.choices(self.library)}
        return self.titled("mine.html", here, explained=False, **found)

    def timeline(self, here: str) -> str:
        """Return the timeline."""
        found = timeline.entries(self.library)
        return self.page(
            "时间线",
            "timeline.html",
            here,
            years=timeline.by_year(found),
            undated=[each for each in found if not each.dated],
            total=len(found),
            rows=timeline_picture.rows(found),
            lanes=list(timeline_picture.Lane),
            types=sorted({each.type for each in found}, key=list(vocabulary.EventType).index),
        )

    def topics(self, here: str) -> str:
        """Return the clause finder: the form, and every clause by topic for whoever browses."""
        return self.page(
            addresses.TITLES["find.html"],
            "topics.html",
            here,
            explained=False,
            groups=finding.groups(self.library),
            facets=finding.facets(self.library),
            order=finding.order(self.library),
        )

    def home(self, here: str) -> str:
        """Return the start page."""
        library = self.library
        in_force = [
            each
            for each in _in_order(library.documents.values())
            if each.authority.status is AuthorityStatus.IN_FORCE and each.clauses
        ]
        dated = [each for each in timeline.entries(library) if each.dated]
        in_force.sort(key=lambda each: -len(each.clauses))
        checkable = [
            each
            for each in library.documents.values()
            if each.authority.status is not AuthorityStatus.INSTANCE
        ]
        unchecked = [
            each for each in checkable if each.status_check.state is vocabulary.CheckState.UNCHECKED
        ]
        topics = {key for clause in library.clauses.values() for key in clause.topics}
        return self.page(
            library.profile.site_name if library.profile else "首页",
            "home.html",
            here,
            explained=False,
            in_force=in_force,
            bound=sum(library.binds(each) for each in library.clauses.values()),
            grades=Counter(each.evidence for each in library.clauses.values()),
            checkable=len(checkable),
            unchecked=len(unchecked),
            newest=dated[-1] if dated else None,
            topics=[each for each in library.topics.values() if each.id in topics],
        )

    def terms(self, here: str) -> str:
        """Return every term with its explanation and its clauses."""
        return self.page("用语", "terms.html", here, explained=False)

    def problems(self, here: str) -> str:
        """Return the problems and the clauses that answer them, the speech's own first."""
        spoken = [each for each in self.library.problems.values() if each.passages]
        others = [each for each in self.library.problems.values() if not each.passages]
        return self.page("问题对照", "problems.html", here, spoken=spoken, others=others)

    def cases(self, here: str) -> str:
        """Return every case by bulletin, the newest first."""
        library = self.library
        groups = [
            (event, library.cases_of("event", event.id))
            for event in library.events.values()
            if library.cases_of("event", event.id)
        ]
        groups.sort(key=lambda each: each[0].dates[0].date.sort_key, reverse=True)
        cases = library.cases.values()
        topics = Counter(key for case in cases for key in case.topics)
        problems = Counter(key for case in cases for key in case.problems)
        clauses = Counter(tie.clause for case in cases for tie in case.clauses)
        return self.page(
            "案例",
            "cases.html",
            here,
            groups=groups,
            topics=[(each, topics[key]) for key, each in library.topics.items() if topics[key]],
            problems=[
                (each, problems[key]) for key, each in library.problems.items() if problems[key]
            ],
            clauses=[(each, clauses[key]) for key, each in library.clauses.items() if clauses[key]],
            untied=sum(not case.clauses for case in cases),
        )

    def discrepancies(self, here: str) -> str:
        """Return the register: doubtful points and the year table."""
        library = self.library
        points = list(library.discrepancies.values())
        spoken = [each for each in points if _of_speech(library, each)]
        counts = Counter(each.sort for each in points)
        return self.page(
            "存疑与校勘",
            "discrepancies.html",
            here,
            spoken=spoken,
            others=[each for each in points if each not in spoken],
            sorts=[(each, counts[each]) for each in vocabulary.DiscrepancySort if counts[each]],
            datings=[
                (each, dating.clues(library, each), dating.rows(library, each))
                for each in library.datings.values()
            ],
        )

    def misquotes(self, here: str) -> str:
        """Return the wrong statements, each with the right sentence."""
        return self.page("误引与正确写法", "misquotes.html", here)

    def coverage(self, here: str) -> str:
        """Return what is held at which grade, and what is missing."""
        held = holdings.holdings(self.library)
        used = {grade for each in held for grade in each.grades}
        return self.page(
            "收录与待补",
            "coverage.html",
            here,
            explained=False,
            held=held,
            drawn=holdings.drawn(self.library),
            shapes=holdings.SHAPES,
            grades=[grade for grade in Evidence if grade in used],
            total=sum(len(each.gaps) for each in held),
            unopened=holdings.unopened(self.library),
        )

    def changes(self, here: str) -> str:
        """Return the changes, the newest first, and the records to be looked at again."""
        return self.page(
            "变更", "changes.html", here, changes=self.library.newest_changes, explained=False
        )

    def crosswalk(self, here: str) -> str:
        """Return what central, province and city say on each topic, side by side."""
        found = lineage.crossings(self.library)
        return self.titled("crosswalk.html", here, crossings=found)

    def limits(self, here: str) -> str:
        """Return how each limit changed, as a small picture with a table behind it."""
        return self.titled("limits.html", here, lines=lineage.lines(self.library))

    def duties(self, here: str) -> str:
        """Return who must do, must not do and may decline what."""
        return self.titled("duties.html", here, sheets=duties.sheets(self.library), explained=False)

    def reporting(self, here: str) -> str:
        """Return where to report a problem."""
        return self.titled("reporting.html", here)

    def codes(self, here: str) -> str:
        """Return every short code with what it opens; works without scripts too."""
        library = self.library
        return self.page(
            addresses.TITLES["c.html"],
            "codes.html",
            here,
            explained=False,
            pages=[key for key in library.codes if key not in library.clauses],
            documents=[
                (document, [clause.id for clause in document.clauses])
                for document in _in_order(library.documents.values())
                if document.clauses
            ],
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
            ("存疑", vocabulary.DiscrepancyKind),
            ("存疑的种类", vocabulary.DiscrepancySort),
            ("用语的别名", vocabulary.AliasKind),
            ("案例连到条文", vocabulary.TiedBy),
        ]
        return self.block("legend.html", here, groups=groups)

    def faults(self, here: str) -> str:
        """Return the table of every kind of fault, for editors."""
        return self.block("faults.html", here, kinds=KINDS)

    def _of(self, level: Level) -> list[Document]:
        return _in_order(each for each in self.library.documents.values() if each.level is level)


def _of_speech(library: Library, point: Discrepancy) -> bool:
    sources = (library.sources[each.source] for each in point.passages)
    return any(source.role is SourceRole.SPEECH for source in sources)


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
