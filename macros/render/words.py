"""把限额、期限、关系、来源这些字段写成人看的话。"""

from __future__ import annotations

from macros.model.clause import Authority
from macros.model.norm import Count, Deadline, Extension, Limit, Norm
from macros.model.source import Source
from macros.model.vocabulary import (
    SOFTENERS,
    AuthorityStatus,
    Evidence,
    ReadState,
    SourceRole,
    Unit,
)

GIST_ONLY = "未收原文，以下为大意"


def titled(title: str) -> str:
    """Put a title in title marks, unless it holds such marks itself."""
    return title if "《" in title else f"《{title}》"


def figure(value: float, unit: Unit | None) -> str:
    """Write a figure with its unit; half a day is 半天, as offices say."""
    if unit is Unit.DAYS and value == 0.5:
        return "半天"
    if unit is Unit.DAYS and value % 1 == 0.5:
        return f"{value - 0.5:g}天半"
    return f"{value:g}{unit.value if unit else ''}"


def limit(each: Limit, norm: Norm) -> str:
    """Write a limit as one phrase: what is limited, how, how much."""
    own = next((word for word in norm.qualifier if word in SOFTENERS), "")
    said = (each.qualifier or own) + each.comparator.label + _amount(each)
    if each.unknown:
        said = f"具体数未见（{each.unknown}）"
    if each.relative_to:
        against = each.relative_to.removeprefix("比")
        said = f"与{against}比，{said}"
    if each.per:
        said = f"每{each.per.removeprefix('每')}{said}"
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


def standing(authority: Authority, evidence: Evidence, binds: bool) -> str:
    """Say in one sentence what a reader may do with a clause."""
    if binds:
        return f"现行规定，{evidence.label}，可以作为依据"
    if authority.status is AuthorityStatus.IN_FORCE:
        return f"现行规定，但本库只有「{evidence.label}」，引用前请核对原文"
    if authority.status is AuthorityStatus.EXPIRED:
        return "期限已过，只供了解来历"
    if authority.status is AuthorityStatus.UNKNOWN:
        return "公开印发过，是否仍然有效未核，引用前请核对"
    return authority.status.label


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


def reading_state(each: Source) -> str:
    """Say whether the page itself was read; an official page nobody opened says so."""
    if each.role is SourceRole.OFFICIAL and each.read is ReadState.NONE:
        return "官方页未打开核对"
    if each.role in {SourceRole.OFFICIAL, SourceRole.PRESS}:
        return each.read.label
    return ""
