"""把限额、期限、关系、来源这些字段写成人看的话。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from macros.model.cases import Problem
from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.model.norm import Count, Deadline, Extension, Limit, Norm
from macros.model.register import Passage
from macros.model.source import Citation, Source
from macros.model.vocabulary import (
    AuthorityStatus,
    CheckState,
    Comparator,
    Evidence,
    Kind,
    ReadState,
    RelationType,
    SourceRole,
    Unit,
)
from macros.model.wordlists import SOFTENERS
from macros.render.difference import Piece, compare

GIST_ONLY = "未收原文，以下为大意"


def titled(title: str) -> str:
    """Put a title in title marks, unless it holds such marks itself."""
    return title if "《" in title else f"《{title}》"


def name(document: Document) -> str:
    """Name a document; a speech has no title marks, for nobody gave it its title."""
    return document.title if document.kind is Kind.SPEECH else titled(document.title)


def short(document: Document) -> str:
    """Name a document by its short name."""
    return document.short if document.kind is Kind.SPEECH else titled(document.short)


def figure(value: float, unit: Unit | None) -> str:
    """Write a figure with its unit; half a day is 半天, as offices say."""
    if unit is Unit.DAYS and value == 0.5:
        return "半天"
    if unit is Unit.DAYS and value % 1 == 0.5:
        return f"{value - 0.5:.12g}天半"
    return f"{value:.12g}{unit.value if unit else ''}"


def limit(each: Limit, norm: Norm) -> str:
    """Write a limit as one phrase: what is limited, how, how much."""
    own = next((word for word in norm.qualifier if word in SOFTENERS), "")
    within = each.comparator is Comparator.WITHIN and each.value is not None
    amount = f"{_amount(each)}内" if within else each.comparator.label + _amount(each)
    said = (each.qualifier or own) + amount
    if each.unknown:
        said = f"具体数未见（{each.unknown}）"
    if each.relative_to:
        against = each.relative_to.removeprefix("比")
        said = f"与{against}比，{said}"
    if each.per:
        said = f"{said}（按每{each.per.removeprefix('每')}计）"
    return f"{each.subject}：{said}"


def _amount(each: Limit) -> str:
    if each.range:
        low = figure(each.range.low, each.unit if each.unit is Unit.PERCENT else None)
        return f"{low}—{figure(each.range.high, each.unit)}"
    return "" if each.value is None else figure(each.value, each.unit)


def limit_notes(each: Limit) -> list[str]:
    """Return what goes with a limit: scope, exceptions, extension, what to do on excess."""
    notes = []
    if each.scope:
        notes.append(f"只管：{each.scope}")
    if each.exceptions:
        notes.append(f"例外：{'；'.join(each.exceptions)}")
    if each.extension:
        notes.append(extension(each.extension))
    if each.on_excess:
        notes.append(f"超了：{each.on_excess}")
    return notes


def extension(each: Extension) -> str:
    """Write by how much a limit may be extended and on what condition."""
    amount = f"{each.qualifier or ''}{each.comparator.label}{figure(each.value, each.unit)}"
    return f"可延长：{amount}；条件：{each.condition}"


def deadline(each: Deadline) -> str:
    """Write a deadline."""
    return f"{each.after}起{figure(each.within, each.unit)}内"


def count(each: Count) -> str:
    """Write a figure that limits nothing."""
    return f"{each.subject}：{figure(each.value, each.unit)}"


def status(library: Library, clause: Clause) -> str:
    """Say how a clause stands; one in force whose document nobody looked up says so."""
    document = library.clause_document[clause.id]
    return _checked(library.authority_of(clause).status, document)


def document_status(document: Document) -> str:
    """Say how a document stands as a whole, in the words of `status`."""
    return _checked(document.authority.status, document)


def _checked(state: AuthorityStatus, document: Document) -> str:
    unchecked = document.status_check.state is CheckState.UNCHECKED
    if state is AuthorityStatus.IN_FORCE and unchecked:
        return f"{state.label}，修订废止未核"
    return state.label


def standing(library: Library, clause: Clause, whole: bool = True) -> str:
    """Say what a reader may do with a clause; not `whole` leaves out how it was verified."""
    authority = library.authority_of(clause)
    if library.binds(clause):
        weaker = not all(library.binds(clause, norm) for norm in clause.norms)
        said = "现行规定，可以作为依据" + ("（条文卡片上标明的几项除外）" if weaker else "")
        if not whole:
            return f"{said}，引用前请对照原文"
        return f"{said}。本库{clause.evidence.label}，{reading_of(library, clause)}"
    if authority.status is AuthorityStatus.IN_FORCE:
        grades = [clause.evidence, *(clause.evidence_of(norm) for norm in clause.norms)]
        weakest = max(grades, key=lambda grade: grade.rank)
        if weakest is Evidence.MISSING:
            return "现行规定，但内容没有见到，引用前请核对原文"
        return f"现行规定，但本库各项的依据是「{weakest.label}」，引用前请核对原文"
    if authority.status is AuthorityStatus.EXPIRED:
        return "期限已过，只供了解来历"
    if authority.status is AuthorityStatus.UNKNOWN:
        return "公开印发过，是否仍然有效未核，引用前请核对"
    return authority.status.label


def norm_standing(library: Library, clause: Clause, norm: Norm) -> str:
    """Say what sets one norm apart from its clause, or "" where nothing does."""
    if library.binds(clause, norm) == library.binds(clause):
        return ""
    grade = clause.evidence_of(norm)
    if library.binds(clause, norm):
        return f"这一项{grade.label}，可以作为依据"
    return f"这一项是{grade.label}（{grade.meaning}），不能作为依据"


def reading_of(library: Library, clause: Clause) -> str:
    """Say whether the official page of the clause's document was opened."""
    page = official(library, library.clause_document[clause.id])
    if page is None:
        return "未见官方页，正式引用前请核对原文"
    if page.read is ReadState.NONE:
        return "官方页未打开核对，正式引用前请对照官方页"
    return f"官方页{page.read.label}"


def official(library: Library, document: Document) -> Source | None:
    """Return the official page of a document's text among its sources, if any."""
    cited = (library.sources[each.source] for each in document.sources)
    return next((each for each in cited if each.role is SourceRole.OFFICIAL), None)


def only_official(library: Library, clause: Clause) -> bool:
    """Say whether the official page of its document is all that readers are shown as the clause's source."""
    page = official(library, library.clause_document[clause.id])
    shown = library.visible(clause.sources)
    own = any(norm.sources for norm in clause.norms)
    return not own and [(source, citation.place) for source, citation in shown] == [(page, None)]


def relation(type_: RelationType, outgoing: bool) -> str:
    """Say how one stands to another, from either end; the words follow the name of the one.

    Only the wording is compared, so that none is said to follow or to change another: the earlier
    of two cannot restate the later, nor a rule tighten a speech.

    Args:
        type_: how the record that states it stands to the other.
        outgoing: whether it is said on the side of the record that states it.

    """
    compared = {
        RelationType.REPEATS: ("和它说的是同一件事", "和它说的是同一件事"),
        RelationType.TIGHTENS: ("说得比它严", "说得比它宽"),
        RelationType.LOOSENS: ("说得比它宽", "说得比它严"),
        RelationType.NARROWS: ("管得比它窄", "管得比它宽"),
        RelationType.EXTENDS: ("管得比它宽", "管得比它窄"),
    }
    ends = compared.get(type_, (f"{type_.label}它", f"被它{type_.label}"))
    return ends[0 if outgoing else 1]


def place(library: Library, each: Passage) -> str:
    """Say where a passage stands: a source that readers may know, and the place in it."""
    said = library.sources[each.source]
    if said.role is SourceRole.SPEECH:
        return f"讲话{each.place}"
    return f"{source(said)}，{each.place}"


def answered(library: Library, problem: Problem) -> str:
    """Say what sort of rules answer a problem, the strongest sort first."""
    clauses = [library.clauses[each.clause] for each in problem.answers]
    binding = sum(library.binds(each) for each in clauses)
    if binding:
        return f"有现行规定{binding}条"
    states = {library.authority_of(each).status for each in clauses}
    if AuthorityStatus.IN_FORCE in states:
        return "现行规定有，内容没有见全"
    if states - {AuthorityStatus.INSTANCE}:
        return "只有效力未核或期限已过的"
    return "只有讲话的要求" if states else "没有"


def changed(before: Iterable[Norm], after: Iterable[Norm]) -> list[Piece]:
    """Return what differs between two wordings of a clause, limits included."""
    return compare(_whole(before), _whole(after))


def _whole(norms: Iterable[Norm]) -> str:
    said = []
    for norm in norms:
        limits = [limit(each, norm) for each in norm.limits]
        said.append("；".join([f"{norm.force.label}：{norm.text}", *limits]))
    return "。".join(said)


def titled_record(library: Library, key: str) -> str:
    """Name any of the editors' own records: by its title, name or what it says first."""
    record = library.own_records[key]
    for field in ("title", "name", "wrong", "what"):
        if said := getattr(record, field, None):
            return str(said)
    return key


def source(each: Source) -> str:
    """Name a source for readers; a page merely seen is not named."""
    if each.role is SourceRole.SEEN:
        return SourceRole.SEEN.label
    name = each.publisher
    if each.title:
        name += f"：{each.title}"
    if each.date:
        name += f"（{each.date.label}）"
    return name


def tally(shown: Iterable[tuple[Source, Citation]]) -> str:
    """Count sources by role, the strongest role first: 官方1处、据转载页3处; "" for none."""
    many = Counter(source.role for source, _ in shown)
    return "、".join(f"{role.label}{many[role]}处" for role in SourceRole if many[role])


def reading_state(each: Source) -> str:
    """Say whether the page itself was read; an official page nobody opened says so."""
    if each.role is SourceRole.OFFICIAL and each.read is ReadState.NONE:
        return "官方页未打开核对"
    if each.role in {SourceRole.OFFICIAL, SourceRole.PRESS}:
        return each.read.label
    return ""
