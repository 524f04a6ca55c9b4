"""跨文件的联系：对照表的空格都有理由，沿革接得上条文的限额，各栏的主体不漏，可以不接受的有依据。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from macros.checks.figures import figures_of, unheld
from macros.loading.faults import Fault, nearest
from macros.loading.nodes import Path
from macros.loading.tree import Loaded, Origin
from macros.model.clause import Clause
from macros.model.ties import History, Role
from macros.model.vocabulary import Force, Level

_ASKING = {Force.PROHIBITED, Force.REQUIRED, Force.DEFAULT}


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each tie that the clauses do not bear out."""
    if any(name.startswith("policies/documents/") for name in loaded.broken):
        return  # 条文没有读全，空格、主体都说不准
    yield from _absences(loaded)
    for history in loaded.library.histories.values():
        yield from _history(loaded, history, loaded.origins["history", history.id])
    yield from _bearers(loaded)
    for role in loaded.library.roles.values():
        yield from _declines(loaded, role, loaded.origins["role", role.id])


def _absences(loaded: Loaded) -> Iterator[Fault]:
    library = loaded.library
    held = {
        (library.clause_document[clause.id].level, topic)
        for clause in library.clauses.values()
        for topic in clause.topics
    }
    said: set[tuple[Level, str]] = set()
    for absence in library.absences.values():
        origin = loaded.origins["absence", absence.id]
        for index, key in enumerate(absence.topics):
            cell = (absence.level, key)
            if cell in held or cell in said:
                yield origin.fault(
                    "absence-needless",
                    absence.id,
                    ("topics", index),
                    found=f"{absence.level.label}「{key}」",
                    hint="删去这个主题" if cell in held else "这一格的理由写过了，留一处",
                )
            said.add(cell)
    if "policies/crosswalk.yml" in loaded.broken:
        return
    for topic in library.topics.values():
        for level in Level if topic.crosswalk else ():
            if (level, topic.id) not in held | said:
                yield loaded.origins["topic", topic.id].fault(
                    "absence-missing",
                    topic.id,
                    ("id",),
                    found=f"{level.label}「{topic.title}」",
                    hint="在 crosswalk.yml 里写明这一格为什么是空的",
                )


def _history(loaded: Loaded, history: History, origin: Origin) -> Iterator[Fault]:
    library = loaded.library
    stages = [(library.clauses.get(each.clause), each) for each in history.stages]
    for index, (clause, stage) in enumerate(stages):
        subjects = [limit.subject for limit in clause.limits] if clause else []
        if clause and stage.subject not in subjects:
            near = nearest(stage.subject, subjects)
            yield origin.fault(
                "history-subject",
                history.id,
                ("stages", index, "subject"),
                found=stage.subject,
                allowed="、".join(subjects) or "（这一条没有限额）",
                hint=f"改成「{near}」" if near else "",
            )
    for index, ((before, _), (after, _)) in enumerate(pairwise(stages), start=1):
        first = library.since(before) if before else None
        second = library.since(after) if after else None
        if first and second and first.lower and second.upper and second.upper < first.lower:
            yield origin.fault(
                "date-order",
                history.id,
                ("stages", index),
                found=f"这一段（{second}）早于上一段（{first}）",
                hint="从早到晚排",
            )
    clauses = [clause for clause, _ in stages if clause]
    if len(clauses) == len(stages):
        yield from _figures(history.text, clauses, origin, history.id, ("text",))


def _bearers(loaded: Loaded) -> Iterator[Fault]:
    library = loaded.library
    if "policies/duties.yml" in loaded.broken:
        return
    assigned = {body for role in library.roles.values() for body in role.bodies}
    bearing = {
        body for clause in library.clauses.values() for norm in clause.norms for body in norm.bearer
    }
    for key in library.bodies:
        if key in bearing - assigned:
            yield loaded.origins["body", key].fault(
                "role-unassigned",
                key,
                ("id",),
                found=library.bodies[key].name,
                hint="在 duties.yml 里归进一栏的 bodies",
            )


def _declines(loaded: Loaded, role: Role, origin: Origin) -> Iterator[Fault]:
    for index, decline in enumerate(role.declines):
        clause = loaded.library.clauses.get(decline.clause)
        if clause is None:
            continue
        path: Path = ("declines", index)
        protecting = [norm for norm in clause.norms if set(norm.protects) & set(role.bodies)]
        if not any(norm.force in _ASKING for norm in protecting):
            yield origin.fault(
                "decline-unfounded",
                role.id,
                (*path, "clause"),
                found=decline.clause,
                allowed="保护本栏某个主体（protects）的条文",
                hint="换一条，或删去这一项",
            )
        yield from _figures(decline.what, [clause], origin, role.id, (*path, "what"))


def _figures(
    text: str, clauses: list[Clause], origin: Origin, record: str, path: Path
) -> Iterator[Fault]:
    figures = {figure for clause in clauses for figure in figures_of(clause)}
    for found in unheld(text, figures, set()):
        yield origin.fault(
            "figure-unheld",
            record,
            path,
            found=found,
            allowed="、".join(sorted(f"{value:.12g}{unit}" for value, unit in figures)),
            hint="数要与所引的条文一致",
        )
