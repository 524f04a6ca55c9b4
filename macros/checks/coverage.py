"""required.yml：必须有的都在，说法与清样一致；缺口补上了就要销账。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from macros.checks.figures import figures_of
from macros.loading.faults import Fault
from macros.loading.tree import Loaded, Origin
from macros.model.clause import Clause
from macros.model.deployment import Required, RequiredClause
from macros.model.wordlists import SOFTENERS

FILE = "policies/required.yml"


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each thing that required.yml names and the records do not hold."""
    required, origin = loaded.library.required, loaded.required_origin
    if required is None or origin is None:
        if FILE not in loaded.broken:
            yield Fault(FILE, 1, 1, "required", found=f"没有 {FILE}", hint="从上一版取回")
        return
    yield from _gaps(loaded, required, origin)
    waived = {each for gap in required.gaps for each in gap.clauses}
    for key in required.documents:
        if key not in loaded.known["document"]:
            yield origin.fault(
                "required", key, ("documents", key), found=f"没有文件「{key}」", hint="补上这份文件"
            )
    for key in required.clauses:
        if key not in loaded.known["clause"] and key not in waived:
            yield origin.fault(
                "required", key, ("clauses", key), found=f"没有条文「{key}」", hint="补上这一条"
            )
    for key in required.measures:
        if key not in loaded.known["measure"]:
            yield origin.fault(
                "required", key, ("measures", key), found=f"没有措施「{key}」", hint="补上这项措施"
            )
    yield from _differences(loaded, required)
    yield from _records(loaded, required, origin)


def _records(loaded: Loaded, required: Required, origin: Origin) -> Iterator[Fault]:
    for index, key in enumerate(required.discrepancies):
        if key not in loaded.known["discrepancy"]:
            yield origin.fault(
                "required",
                key,
                ("discrepancies", index),
                found=f"没有存疑「{key}」",
                hint="在 discrepancies.yml 里补上",
            )
    names = {name for term in loaded.library.terms.values() for name in term.names}
    for index, name in enumerate(required.terms):
        if name not in names and "policies/terms.yml" not in loaded.broken:
            yield origin.fault(
                "required",
                name,
                ("terms", index),
                found=f"没有解释用语「{name}」",
                hint="在 terms.yml 里补上",
            )
    if any(name.startswith("policies/cases/") for name in loaded.broken):
        return
    held = Counter(case.bulletin for case in loaded.library.cases.values())
    for key, number in required.cases.items():
        if held[key] != number:
            yield origin.fault(
                "required",
                key,
                ("cases", key),
                found=f"通报「{key}」的案例收了 {held[key]} 起",
                allowed=f"{number} 起",
                hint="一起一条记录，不多不少",
            )


def _gaps(loaded: Loaded, required: Required, origin: Origin) -> Iterator[Fault]:
    for number, gap in enumerate(required.gaps):
        for index, key in enumerate(gap.clauses):
            if key in loaded.known["clause"]:
                yield origin.fault(
                    "gap-closed",
                    key,
                    ("gaps", number, "clauses", index),
                    found=key,
                    hint="删去这一行",
                )


def _differences(loaded: Loaded, required: Required) -> Iterator[Fault]:
    for key, wanted in required.documents.items():
        document = loaded.library.documents.get(key)
        if not document:
            continue
        for field in ("level", "record", "title"):
            if getattr(document, field) != getattr(wanted, field):
                yield loaded.origins["document", key].fault(
                    "required",
                    key,
                    (field,),
                    found=f"{field} 与 required.yml 不符",
                    allowed=str(getattr(wanted, field)),
                )
    for key, wanted_clause in required.clauses.items():
        clause = loaded.library.clauses.get(key)
        if clause:
            yield from _clause(clause, wanted_clause, loaded.origins["clause", key])
    for key, clauses in required.measures.items():
        measure = loaded.library.measures.get(key)
        if measure and set(measure.clauses) != set(clauses):
            odd = sorted(set(measure.clauses) ^ set(clauses))
            yield loaded.origins["measure", key].fault(
                "required", key, ("clauses",), found=f"条文与 required.yml 不符：{'、'.join(odd)}"
            )


def _clause(clause: Clause, wanted: RequiredClause, origin: Origin) -> Iterator[Fault]:
    held = {each for norm in clause.norms for each in norm.qualifier}
    held |= {limit.qualifier for limit in clause.limits if limit.qualifier}
    said = "".join(norm.text + "".join(norm.exceptions) for norm in clause.norms)
    for word in wanted.qualifiers:
        if word not in held and (word in SOFTENERS or word not in said):
            yield origin.fault(
                "qualifier-dropped",
                clause.id,
                ("norms",),
                found=word,
                hint=f"原文有「{word}」，写进大意和 qualifier",
            )
    figures = {f"{value:.12g}{unit}" for value, unit in figures_of(clause)}
    for figure in wanted.figures:
        if figure not in figures:
            yield origin.fault(
                "required",
                clause.id,
                ("norms",),
                found=f"没有限额「{figure}」",
                allowed="、".join(sorted(figures)),
                hint="核对 limits 里的数和单位",
            )
