"""走一遍 policies/：哪个文件装哪种记录，读成整座库，错误一次报齐。"""

from __future__ import annotations

import fnmatch
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from macros.loading import nodes, records, text
from macros.loading.faults import Fault
from macros.loading.nodes import Path, Positions
from macros.model import base
from macros.model.cases import CaseFile, ProblemFile
from macros.model.changes import ChangeFile, ConfirmedFile
from macros.model.codes import CodeFile
from macros.model.deployment import Profile, Required
from macros.model.document import Document
from macros.model.examine import ExamineFile
from macros.model.library import Library
from macros.model.lists import (
    BodyFile,
    Checklist,
    EventFile,
    MeasureFile,
    ScenarioFile,
    SourceFile,
    TopicFile,
)
from macros.model.register import DiscrepancyFile, MisquoteFile
from macros.model.study import GuideFile, LessonFile, NumberFile, QuestionFile
from macros.model.terms import TermFile
from macros.model.thesaurus import ThesaurusFile
from macros.model.ties import CrosswalkFile, DutyFile, HistoryFile, ReportingFile
from macros.model.training import DiscussionFile, ExerciseFile, Plan

LAYOUT: tuple[tuple[str, type[BaseModel]], ...] = (
    ("profile.yml", Profile),
    ("required.yml", Required),
    ("topics.yml", TopicFile),
    ("bodies.yml", BodyFile),
    ("sources.yml", SourceFile),
    ("documents/*/*.yml", Document),
    ("measures.yml", MeasureFile),
    ("events.yml", EventFile),
    ("checklists/*.yml", Checklist),
    ("scenarios.yml", ScenarioFile),
    ("study/guides.yml", GuideFile),
    ("study/lessons.yml", LessonFile),
    ("study/questions/*.yml", QuestionFile),
    ("study/numbers.yml", NumberFile),
    ("study/plans/*.yml", Plan),
    ("study/discussions.yml", DiscussionFile),
    ("study/exercises.yml", ExerciseFile),
    ("terms.yml", TermFile),
    ("thesaurus.yml", ThesaurusFile),
    ("problems.yml", ProblemFile),
    ("cases/*.yml", CaseFile),
    ("discrepancies.yml", DiscrepancyFile),
    ("misquotes.yml", MisquoteFile),
    ("crosswalk.yml", CrosswalkFile),
    ("histories.yml", HistoryFile),
    ("duties.yml", DutyFile),
    ("reporting.yml", ReportingFile),
    ("examine.yml", ExamineFile),
    ("codes.yml", CodeFile),
    ("changes.yml", ChangeFile),
    ("confirmed.yml", ConfirmedFile),
)
"""Which file holds what; also the order in which files are read."""

IGNORED = ("schema/*.json", "templates/*.yml", "README.md")

_LISTS = {
    "topics": "topic",
    "bodies": "body",
    "bibliography": "source",
    "clauses": "clause",
    "measures": "measure",
    "events": "event",
    "scenarios": "scenario",
    "guides": "guide",
    "lessons": "lesson",
    "questions": "question",
    "discussions": "discussion",
    "exercises": "exercise",
    "terms": "term",
    "sayings": "saying",
    "outside": "outside",
    "problems": "problem",
    "cases": "case",
    "discrepancies": "discrepancy",
    "datings": "dating",
    "misquotes": "misquote",
    "absences": "absence",
    "histories": "history",
    "roles": "role",
    "machinery": "machinery",
    "channels": "channel",
    "changes": "change",
    "patterns": "pattern",
    "gauges": "gauge",
    "lengths": "length",
    "steps": "step",
}
_WHOLE: dict[str, type[BaseModel]] = {
    "document": Document,
    "checklist": Checklist,
    "plan": Plan,
}
"""Kinds of which a file holds just one."""

_SHELVES = {
    "document": "documents",
    "clause": "clauses",
    "source": "sources",
    "topic": "topics",
    "body": "bodies",
    "measure": "measures",
    "event": "events",
    "checklist": "checklists",
    "scenario": "scenarios",
    "guide": "guides",
    "lesson": "lessons",
    "question": "questions",
    "plan": "plans",
    "discussion": "discussions",
    "exercise": "exercises",
    "term": "terms",
    "saying": "sayings",
    "outside": "outside",
    "problem": "problems",
    "case": "cases",
    "discrepancy": "discrepancies",
    "dating": "datings",
    "misquote": "misquotes",
    "absence": "absences",
    "history": "histories",
    "role": "roles",
    "machinery": "machinery",
    "channel": "channels",
    "change": "changes",
    "pattern": "patterns",
    "gauge": "gauges",
    "length": "lengths",
    "step": "steps",
}


Found = TypeVar("Found", tuple[Path, str], tuple[Path, str, str])


@dataclass(frozen=True)
class Origin:
    """Where one record stands: file, path inside it, and the places of the file."""

    file: str
    path: Path
    positions: Positions

    def fault(
        self,
        kind: str,
        record: str,
        path: Path = (),
        *,
        found: str = "",
        allowed: str = "",
        hint: str = "",
    ) -> Fault:
        """Make a fault at `path` inside this record."""
        line, column = self.positions.at((*self.path, *path))
        return Fault(self.file, line, column, kind, record, found, allowed, hint)


@dataclass
class Loaded:
    """What reading found: the records that stand, where they stand, and the faults.

    Attributes:
        kinds_of: for each id, the kinds of record that have it.
        known: ids by kind, those of broken files included (under each kind they may hold), so that a reference
            to a record that failed for its own reasons is not reported as dangling too.
        broken: names of the files that gave no record.

    """

    root: FilePath
    library: Library = field(default_factory=Library)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    kinds_of: dict[str, list[str]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    broken: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    required_origin: Origin | None = None
    confirmed_origin: Origin | None = None
    codes_origin: Origin | None = None
    numbers_origin: Origin | None = None

    @cached_property
    def pages(self) -> list[str]:
        """Return the address of every page that docs/ holds a source of, below the site's root."""
        folder = self.root / "docs"
        sources = (path.relative_to(folder) for path in folder.rglob("*.md"))
        return sorted(path.with_suffix(".html").as_posix() for path in sources)

    def records(self) -> Iterator[tuple[str, str, base.Part, Origin]]:
        """Yield every record with its kind, id and origin."""
        for (kind, key), origin in self.origins.items():
            yield kind, key, getattr(self.library, _SHELVES[kind])[key], origin

    @cached_property
    def texts(self) -> list[tuple[str, Path, str, Origin]]:
        """Return every piece of text once: id of its record, path in it, the text, the origin."""
        return [
            (key, path, said, origin)
            for _, key, record, origin in self.records()
            for path, said in _own(record, record.texts_in)
        ]

    @cached_property
    def references(self) -> list[tuple[str, Path, str, str, Origin]]:
        """Return every reference once: id of its record, path, kind wanted, id wanted, the origin."""
        return [
            (key, path, kind, target, origin)
            for _, key, record, origin in self.records()
            for path, kind, target in _own(record, record.references_in)
        ]


def _own(record: base.Part, found: list[Found]) -> list[Found]:
    """Return what was found in a record, but for what its clauses and entries hold: they are records themselves."""
    if not isinstance(record, Document):
        return found
    return [each for each in found if each[0][0] not in {"clauses", "bibliography"}]


def load(root: FilePath) -> Loaded:
    """Read every record below `root`/policies.

    Args:
        root: the project's folder.

    Returns:
        The records that could be made and the faults of those that could not. Never raises for
        bad content.

    """
    loaded = Loaded(root)
    policies = root / "policies"
    files = sorted(path for path in policies.rglob("*") if path.is_file())
    by_model: list[tuple[int, str, FilePath, type[BaseModel]]] = []
    for path in files:
        name = path.relative_to(policies).as_posix()
        if any(fnmatch.fnmatch(name, pattern) for pattern in IGNORED) or path.name.startswith("."):
            continue
        order = next((n for n, (pattern, _) in enumerate(LAYOUT) if _fits(name, pattern)), None)
        if order is None:
            allowed = "、".join(pattern for pattern, _ in LAYOUT)
            loaded.faults.append(
                Fault(f"policies/{name}", 1, 1, "stray-file", found=path.name, allowed=allowed)
            )
            continue
        by_model.append((order, name, path, LAYOUT[order][1]))
    for _, name, path, model in sorted(by_model, key=lambda each: each[:2]):
        _load_file(loaded, f"policies/{name}", path, model)
    return loaded


def _fits(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatch.fnmatch(name, pattern)


def _load_file(loaded: Loaded, name: str, path: FilePath, model: type[BaseModel]) -> None:
    content, faults = text.read(path, name)
    loaded.faults += faults
    record, positions, more = _read(content, name, model)
    loaded.faults += more
    if record is None:
        _salvage(loaded, path, name, model)
    else:
        _shelve(loaded, record, Origin(name, (), positions))


@lru_cache(maxsize=512)
def _read(
    content: str, name: str, model: type[BaseModel]
) -> tuple[BaseModel | None, Positions, tuple[Fault, ...]]:
    """Make the record of one file; an unchanged file is not read twice while previewing."""
    data, positions, faults = nodes.parse(content, name) if content else (None, Positions(), [])
    if data is None:
        return None, positions, tuple(faults)
    record, more = records.build(model, data, records.Where(name, positions))
    return record, positions, (*faults, *more)


def _salvage(loaded: Loaded, path: FilePath, name: str, model: type[BaseModel]) -> None:
    """Note the ids of a file that gave no record: whoever refers to them is not to blame."""
    loaded.broken.add(name)
    kinds = [kind for key, kind in _LISTS.items() if key in model.model_fields]
    kinds += [kind for kind, own in _WHOLE.items() if own is model]
    with path.open("rb") as file:
        raw = file.read(text.LARGEST).replace(b"\0", b"")
    for key in re.findall(rb"""\bid["']? *: *["']?([a-z0-9-]+)""", raw):
        for kind in kinds:
            loaded.known[kind].add(key.decode("ascii"))


def _shelve(loaded: Loaded, record: BaseModel, origin: Origin) -> None:
    if isinstance(record, Profile):
        loaded.library.profile = record
    elif isinstance(record, Required):
        loaded.library.required = record
        loaded.required_origin = origin
    elif isinstance(record, ConfirmedFile):
        loaded.library.confirmed = record.confirmed
        loaded.confirmed_origin = origin
    elif isinstance(record, CodeFile):
        loaded.library.codes, loaded.library.retired = record.codes, record.retired
        loaded.codes_origin = origin
    elif isinstance(record, NumberFile):
        loaded.library.numbers, loaded.library.withdrawn = record.numbers, record.withdrawn
        loaded.numbers_origin = origin
    elif isinstance(record, ExamineFile):
        loaded.library.examine = record
    whole = next((kind for kind, model in _WHOLE.items() if isinstance(record, model)), None)
    if whole:
        _put(loaded, whole, record, origin)
    for key, kind in _LISTS.items():
        if isinstance(record, Required):
            break
        for index, each in enumerate(getattr(record, key, ())):
            _put(
                loaded,
                kind,
                each,
                Origin(origin.file, (*origin.path, key, index), origin.positions),
            )


def _clash(kind: str, other: str) -> bool:
    """Topics, bodies and sources have shelves of their own; all that has an address shares one."""
    own = {"topic", "body", "source"}
    return kind == other or not {kind, other} & own


def _put(loaded: Loaded, kind: str, record: BaseModel, origin: Origin) -> None:
    """Add one record; an id already taken, by whatever kind, is a fault."""
    key: str = record.id  # type: ignore[attr-defined]
    loaded.known[kind].add(key)
    kinds = loaded.kinds_of.setdefault(key, [])
    taken = next((other for other in kinds if _clash(kind, other)), None)
    if taken:
        first = loaded.origins[taken, key]
        line, _ = first.positions.at((*first.path, "id"))
        loaded.faults.append(
            origin.fault(
                "duplicate-id",
                key,
                ("id",),
                found=key,
                hint=f"已用在 {first.file}:{line}，换一个编号",
            )
        )
        return
    kinds.append(kind)
    loaded.origins[(kind, key)] = origin
    getattr(loaded.library, _SHELVES[kind])[key] = record
