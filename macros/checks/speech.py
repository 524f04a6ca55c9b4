"""讲话与讲话所称文件：只说明做法，不作依据；第二部分各条恰属一项措施。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.vocabulary import AuthorityStatus, Kind, Level, RecordState

_PART_OF_MEASURES = 2


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each breach of how the speech and the unnamed city's papers are held."""
    yield from _membership(loaded)
    yield from _scopes(loaded)
    yield from _authority(loaded)


def _membership(loaded: Loaded) -> Iterator[Fault]:
    if "policies/measures.yml" in loaded.broken:
        return
    homes: dict[str, list[str]] = {}
    for measure in loaded.library.measures.values():
        for key in measure.clauses:
            homes.setdefault(key, []).append(measure.id)
    for key, document in loaded.library.clause_document.items():
        if document.kind is not Kind.SPEECH:
            continue
        clause = loaded.library.clauses.get(key)
        if clause and clause.at[0].part == _PART_OF_MEASURES and len(homes.get(key, [])) != 1:
            where = "、".join(homes.get(key, [])) or "没有一项"
            yield loaded.origins["clause", key].fault(
                "measure-membership",
                key,
                ("id",),
                found=f"「{key}」所属的措施：{where}",
                allowed="恰好一项",
                hint="在 measures.yml 里改",
            )


def _scopes(loaded: Loaded) -> Iterator[Fault]:
    required = loaded.library.required
    for wanted in required.scopes if required else ():
        document = loaded.library.documents.get(wanted.document)
        for clause in document.clauses if document else ():
            origin, place = loaded.origins.get(("clause", clause.id)), clause.at[0]
            here = (place.part, place.section) == (wanted.part, wanted.section)
            if origin and here and clause.scope != wanted.scope:
                yield origin.fault(
                    "scope-missing",
                    clause.id,
                    ("scope",),
                    found=wanted.scope,
                    hint=f"scope: {wanted.scope}",
                )


def _authority(loaded: Loaded) -> Iterator[Fault]:
    for document in loaded.library.documents.values():
        status, origin = document.authority.status, loaded.origins["document", document.id]
        path = ("authority", "status")
        if document.level is not Level.CENTRAL and status is not AuthorityStatus.INSTANCE:
            if document.record is not RecordState.PUBLISHED:
                yield origin.fault(
                    "stated-authority",
                    document.id,
                    path,
                    found=f"讲话所称的文件，效力却写成 {status}",
                    allowed="instance",
                )
        elif status is AuthorityStatus.IN_FORCE and document.record is RecordState.STATED:
            yield origin.fault(
                "stated-authority",
                document.id,
                path,
                found="只见于讲话的文件，不能写成现行",
                allowed="unknown",
            )
