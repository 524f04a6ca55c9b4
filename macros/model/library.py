"""整座库：全部记录，以及由记录算得出的对照（谁引了谁、有没有约束力、属于哪类读者）。

这里列出的派生项只在此处计算，下面各层都来问它：
  clause_document   条文 -> 所在文件
  measures_of / checklists_of / events_of / guides_of / discrepancies_of / misquotes_of /
  problems_of / cases_of  条文（文件、大事、问题）-> 引到它的记录
  term_clauses / clause_terms  用语 -> 讲到它的条文（写明的，加上大意里出现的）；反过来
  incoming          条文 -> 指向它的相关条文（反向）
  document_incoming 文件 -> 指向它的文件关系（反向）
  authority_of / binding_norms / audience_of / place_of
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TypeVar

from macros.model.base import Date, Part
from macros.model.cases import Case, Problem
from macros.model.changes import Change, Confirmation
from macros.model.clause import Authority, Clause, Relation
from macros.model.codes import Retired
from macros.model.deployment import Profile, Required
from macros.model.digest import digest
from macros.model.document import Document, DocumentDate, DocumentRelation
from macros.model.examine import ExamineFile, Gauge, Length, Pattern, Step
from macros.model.lists import Body, Checklist, Event, Measure, Scenario, Topic
from macros.model.norm import Norm
from macros.model.register import Dating, Discrepancy, Misquote
from macros.model.source import Citation, Source
from macros.model.study import Guide, Issued, Lesson, Question, Withdrawn
from macros.model.terms import Glossary, Term
from macros.model.thesaurus import Outside, Saying
from macros.model.ties import Absence, Channel, History, Machinery, Role
from macros.model.training import Discussion, Exercise, Plan
from macros.model.vocabulary import Audience, AuthorityStatus, ChangeKind, DateType, Rank

R = TypeVar("R", bound=Part)

_NOT_OWN = frozenset(
    {"documents", "clauses", "sources", "topics", "bodies", "changes", "confirmed"}
    | {"codes", "retired", "numbers", "withdrawn"}
)
"""Shelves that hold no records of the editors' own: texts, word lists, what programs write."""

_CAME_OUT = (DateType.ISSUED, DateType.FIRST_REPORTED, DateType.APPROVED)
"""When a document came out: by the first of these that is known."""


@dataclass(eq=False)  # 一座库只等于它自己：可以拿它记住由它算出的
class Library:
    """All records by id, in the order of their files; filled once by the loader, then only read."""

    documents: dict[str, Document] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    discussions: dict[str, Discussion] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    sayings: dict[str, Saying] = field(default_factory=dict)
    outside: dict[str, Outside] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    discrepancies: dict[str, Discrepancy] = field(default_factory=dict)
    datings: dict[str, Dating] = field(default_factory=dict)
    misquotes: dict[str, Misquote] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    histories: dict[str, History] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    machinery: dict[str, Machinery] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
    gauges: dict[str, Gauge] = field(default_factory=dict)
    lengths: dict[str, Length] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    examine: ExamineFile | None = None
    changes: dict[str, Change] = field(default_factory=dict)
    confirmed: dict[str, Confirmation] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    retired: dict[str, Retired] = field(default_factory=dict)
    numbers: dict[str, Issued] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawn] = field(default_factory=dict)
    profile: Profile | None = None
    required: Required | None = None

    @cached_property
    def clause_document(self) -> dict[str, Document]:
        """Return the document of each clause."""
        found: dict[str, Document] = {}
        for document in self.documents.values():
            for clause in document.clauses:
                found.setdefault(clause.id, document)
        return found

    @cached_property
    def own_records(self) -> dict[str, Part]:
        """Return every record that is the editors' own: all but texts, sources and word lists."""
        return {
            key: record
            for shelf in fields(self)
            if shelf.name not in _NOT_OWN and isinstance(getattr(self, shelf.name), dict)
            for key, record in getattr(self, shelf.name).items()
        }

    @cached_property
    def cited_clauses(self) -> dict[str, list[str]]:
        """Return, for each record of the editors' own, the clauses it cites, in order, each once."""
        return {
            key: list(dict.fromkeys(at for _, kind, at in record.references_in if kind == "clause"))
            for key, record in self.own_records.items()
        }

    @cached_property
    def digests(self) -> dict[str, str]:
        """Return the digest of every clause as it stands."""
        return {key: digest(each, self.authority_of(each)) for key, each in self.clauses.items()}

    @cached_property
    def review(self) -> dict[str, list[str]]:
        """Return the records to be looked at again, each with the clauses that changed in substance.

        A clause counts as changed since a record was confirmed when its digest differs and a
        change of that day or later says so; a change of wording leaves the record confirmed.
        """
        found: dict[str, list[str]] = {}
        for key, cited in self.cited_clauses.items():
            confirmed = self.confirmed.get(key)
            changed = [each for each in cited if confirmed and self._moved(each, confirmed)]
            if changed:
                found[key] = changed
        return found

    @cached_property
    def newest_changes(self) -> list[Change]:
        """Return the changes, the newest first; of one day in the order of the file."""
        return sorted(self.changes.values(), key=lambda each: str(each.date), reverse=True)

    def confirmed_digests(self, key: str) -> dict[str, str]:
        """Return the digests a record was confirmed against; empty where nobody confirmed it."""
        return self.confirmed[key].clauses if key in self.confirmed else {}

    def changes_since(self, key: str, day: Date) -> list[Change]:
        """Return the changes of a clause on `day` or later."""
        return [
            each
            for each in self.changes.values()
            if key in each.clauses and str(each.date) >= str(day)
        ]

    def _moved(self, key: str, confirmed: Confirmation) -> bool:
        then, now = confirmed.clauses.get(key), self.digests.get(key)
        if then is None or now is None or then == now:
            return False
        kinds = {each.kind for each in self.changes_since(key, confirmed.on)}
        return ChangeKind.SUBSTANCE in kinds

    @cached_property
    def _citing(self) -> dict[tuple[str, str], list[Part]]:
        """Return, for each (kind, id), the editors' own records that name it."""
        found: dict[tuple[str, str], list[Part]] = defaultdict(list)
        for record in self.own_records.values():
            for _, kind, key in record.references_in:
                if not found[kind, key] or found[kind, key][-1] is not record:
                    found[kind, key].append(record)
        return dict(found)

    def citing(self, kind: str, key: str, record: type[R]) -> list[R]:
        """Return the records of one type that name the record `key` of `kind`, each once."""
        return [each for each in self._citing.get((kind, key), []) if isinstance(each, record)]

    def measures_of(self, key: str) -> list[Measure]:
        """Return the measures that hold a clause or are answered by it."""
        return self.citing("clause", key, Measure)

    def checklists_of(self, key: str) -> list[Checklist]:
        """Return the checklists that rest on a clause."""
        return self.citing("clause", key, Checklist)

    def events_of(self, kind: str, key: str) -> list[Event]:
        """Return the events of the timeline that name a clause or a document."""
        return self.citing(kind, key, Event)

    def discrepancies_of(self, kind: str, key: str) -> list[Discrepancy]:
        """Return the points of the register that touch a clause or a document."""
        return self.citing(kind, key, Discrepancy)

    def misquotes_of(self, kind: str, key: str) -> list[Misquote]:
        """Return the wrong statements about a clause or a document."""
        return self.citing(kind, key, Misquote)

    def problems_of(self, key: str) -> list[Problem]:
        """Return the problems that a clause answers."""
        return self.citing("clause", key, Problem)

    def cases_of(self, kind: str, key: str) -> list[Case]:
        """Return the cases that name a clause, an event or a problem."""
        return self.citing(kind, key, Case)

    def guides_of(self, kind: str, key: str) -> list[Guide]:
        """Return the learning paths that name a clause or a document."""
        return self.citing(kind, key, Guide)

    def lessons_of(self, kind: str, key: str) -> list[Lesson]:
        """Return the teaching texts that name a clause or a measure."""
        return self.citing(kind, key, Lesson)

    def questions_of(self, key: str) -> list[Question]:
        """Return the questions that ask a clause."""
        return self.citing("clause", key, Question)

    @cached_property
    def usable_questions(self) -> list[Question]:
        """Return the questions that may be put to learners: those not to be looked at again."""
        return [each for each in self.questions.values() if each.id not in self.review]

    @cached_property
    def portable_questions(self) -> list[Question]:
        """Return the questions that may be taken elsewhere, by topic: usable, and not on this site itself."""
        order = list(self.topics)
        found = [each for each in self.usable_questions if not each.inside]
        return sorted(found, key=lambda each: order.index(each.topic))

    @cached_property
    def glossary(self) -> Glossary:
        """Return what finds terms in running text."""
        return Glossary(tuple(self.terms.values()))

    @cached_property
    def term_clauses(self) -> dict[str, list[str]]:
        """Return, for each term, the clauses it names and those whose gist holds it."""
        found: dict[str, set[str]] = {key: set(term.clauses) for key, term in self.terms.items()}
        for clause in self.clauses.values():
            texts = [clause.heading, *(norm.text for norm in clause.norms)]
            for term in self.glossary.terms_in(texts):
                found[term].add(clause.id)
        return {key: [each for each in self.clauses if each in keys] for key, keys in found.items()}

    @cached_property
    def clause_terms(self) -> dict[str, list[str]]:
        """Return, for each clause, the terms that list it."""
        found: dict[str, list[str]] = defaultdict(list)
        for term, clauses in self.term_clauses.items():
            for clause in clauses:
                found[clause].append(term)
        return dict(found)

    @cached_property
    def incoming(self) -> dict[str, list[tuple[Clause, Relation]]]:
        """Return, for each clause, the clauses that name it as related."""
        found: dict[str, list[tuple[Clause, Relation]]] = defaultdict(list)
        for clause in self.clauses.values():
            for relation in clause.related:
                found[relation.id].append((clause, relation))
        return dict(found)

    @cached_property
    def document_incoming(self) -> dict[str, list[tuple[Document, DocumentRelation]]]:
        """Return, for each document, the documents that name it."""
        found: dict[str, list[tuple[Document, DocumentRelation]]] = defaultdict(list)
        for document in self.documents.values():
            for relation in document.relations:
                found[relation.id].append((document, relation))
        return dict(found)

    @property
    def site_name(self) -> str:
        """Return what the site is called, "" where the profile does not say."""
        return self.profile.site_name if self.profile else ""

    def visible(self, citations: Iterable[Citation]) -> list[tuple[Source, Citation]]:
        """Return the cited sources that this deployment shows, each with its citation."""
        hide = bool(self.profile and self.profile.hide_overseas)
        cited = [(self.sources[each.source], each) for each in citations]
        return [(source, each) for source, each in cited if not (hide and source.overseas)]

    def named_bodies(self, keys: Iterable[str]) -> str:
        """Return the names of bodies as one phrase."""
        return "、".join(self.bodies[key].name for key in keys)

    def authority_of(self, clause: Clause) -> Authority:
        """Return the clause's own authority, else its document's."""
        return clause.authority or self.clause_document[clause.id].authority

    def binds(self, clause: Clause, norm: Norm | None = None) -> bool:
        """Say whether the clause (or one norm of it) may be presented as binding.

        Only a rule in force whose evidence is partial or better may be; a clause binds only if one
        of its norms does.
        """
        if self.authority_of(clause).status is not AuthorityStatus.IN_FORCE:
            return False
        if norm:
            return clause.evidence_of(norm).supports_binding
        norms = (clause.evidence_of(each).supports_binding for each in clause.norms)
        return clause.evidence.supports_binding and any(norms)

    def later_than(self, key: str, event: Event) -> bool:
        """Say whether the document of a clause came out after an event, where both dates are known."""
        document = self.clause_document.get(key)
        chosen = (
            [each.date.lower for each in document.dates if each.type in _CAME_OUT]
            if document
            else []
        )
        known = [day for day in chosen if day]
        last = next((each.date.upper for each in event.dates if each.rank is Rank.PREFERRED), None)
        return bool(known and last and last < min(known))

    def since(self, clause: Clause) -> Date | None:
        """Return from when a clause applies: its own period, else when its document came out."""
        period = self.authority_of(clause).applies
        if period and period.from_:
            return period.from_
        out = self.came_out(self.clause_document[clause.id])
        return out.date if out else None

    def came_out(self, document: Document) -> DocumentDate | None:
        """Return when a document was issued, else first reported, else approved; None if unknown."""
        return next(
            (
                each
                for kind in _CAME_OUT
                for each in document.dates
                if each.type is kind and each.rank is Rank.PREFERRED and each.date.has_year
            ),
            None,
        )

    def until(self, clause: Clause) -> Date | None:
        """Return the last day a clause applied; None where no end is known."""
        period = self.authority_of(clause).applies
        return period.to if period else None

    @property
    def base_url(self) -> str | None:
        """Return the site's full address; None where the deployment does not know it."""
        return self.profile.base_url if self.profile else None

    def place_of(self, clause: Clause) -> str:
        """Write the clause's places as its document numbers them."""
        if self.clauses.get(clause.id) is clause:
            return self._places[clause.id]
        return self._place(clause)

    def stands_alone(self, clause: Clause) -> bool:
        """Say whether no other clause of the document stands at the same place."""
        document = self.clause_document[clause.id]
        return self._crowds[document.id, self.place_of(clause)] <= 1

    @cached_property
    def _places(self) -> dict[str, str]:
        # 每条的位置，网页、检索、导出要写几十遍：写一遍记住
        return {key: self._place(clause) for key, clause in self.clauses.items()}

    @cached_property
    def _crowds(self) -> Counter[tuple[str, str]]:
        return Counter((self.clause_document[key].id, place) for key, place in self._places.items())

    def _place(self, clause: Clause) -> str:
        numbering = self.clause_document[clause.id].numbering
        return "、".join(numbering.write(place) for place in clause.at)

    def number_of(self, clause: Clause) -> str:
        """Write the clause's own number without part and section: 第2条, 条号待核, 末款."""
        place = clause.at[0].model_copy(update={"part": None, "section": None})
        return self.clause_document[clause.id].numbering.write(place)

    def audience_of(self, clause: Clause) -> list[Audience]:
        """Return for whom the clause matters: from bearers and protected, in vocabulary order."""
        bodies = {body for norm in clause.norms for body in (*norm.bearer, *norm.protects)}
        found = {
            each for body in bodies if body in self.bodies for each in self.bodies[body].audience
        }
        return [each for each in Audience if each in found]
