"""变更与确认：引用条文的记录都由人确认过；条文改了要写明改的是实质还是措辞。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault, nearest
from macros.loading.tree import Loaded
from macros.model.digest import differs_in_substance
from macros.model.vocabulary import ChangeKind


def check(loaded: Loaded, today: date) -> Iterator[Fault]:
    """Yield a fault for each record nobody confirmed and each change that nobody declared."""
    for change in loaded.library.changes.values():
        if change.date.lower and change.date.lower > today:
            yield loaded.origins["change", change.id].fault(
                "change-future",
                change.id,
                ("date",),
                found=str(change.date),
                allowed="今天或以前",
            )
    yield from _unconfirmed(loaded)
    yield from _stray(loaded)
    yield from _undeclared(loaded)


def _unconfirmed(loaded: Loaded) -> Iterator[Fault]:
    library = loaded.library
    kinds = {key: kind for kind, key in loaded.origins}
    for key, cited in library.cited_clauses.items():
        held = library.confirmed_digests(key)
        missing = [each for each in cited if each in library.clauses and each not in held]
        if missing:
            yield loaded.origins[kinds[key], key].fault(
                "digest-missing",
                key,
                ("id",),
                found="、".join(missing),
                hint=f'对照条文看过以后，运行 make confirm ARGS="{key}"',
            )


def _stray(loaded: Loaded) -> Iterator[Fault]:
    library, origin = loaded.library, loaded.confirmed_origin
    if origin is None:
        return
    for key, confirmation in library.confirmed.items():
        cited = library.cited_clauses.get(key)
        path = ("confirmed", key)
        if cited is None:
            near = nearest(key, library.cited_clauses)
            yield origin.fault(
                "digest-stray",
                key,
                path,
                found=key,
                hint=f"是不是「{near}」" if near else "运行 make confirm 会删去它",
            )
            continue
        for clause in confirmation.clauses:
            if clause not in cited:
                yield origin.fault(
                    "digest-stray",
                    key,
                    (*path, "clauses", clause),
                    found=clause,
                    hint=f'这条记录不再引它，运行 make confirm ARGS="{key}"',
                )


def _undeclared(loaded: Loaded) -> Iterator[Fault]:
    """A clause that moved since records were confirmed: changes.yml must say so, and no less."""
    library = loaded.library
    citing: dict[str, list[str]] = {}
    for key in library.confirmed:
        for clause in library.cited_clauses.get(key, ()):
            citing.setdefault(clause, []).append(key)
    for clause, now in library.digests.items():
        behind = {
            key: library.confirmed[key]
            for key in citing.get(clause, ())
            if library.confirmed[key].clauses.get(clause, now) != now
        }
        silent = [key for key, each in behind.items() if not library.changes_since(clause, each.on)]
        if silent:
            first = max(str(behind[key].on) for key in silent)
            yield loaded.origins["clause", clause].fault(
                "change-unrecorded",
                clause,
                ("id",),
                found=clause,
                hint=f"在 changes.yml 写一条变更（日期不早于 {first}），或把条文改回去；"
                f"引用它的有{'、'.join(silent)}",
            )
            continue
        for each in behind.values():
            changes = library.changes_since(clause, each.on)
            substance = differs_in_substance(each.clauses[clause], now)
            if substance and all(change.kind is ChangeKind.WORDING for change in changes):
                last = changes[-1]
                yield loaded.origins["change", last.id].fault(
                    "change-understated",
                    last.id,
                    ("kind",),
                    found=clause,
                    allowed=ChangeKind.SUBSTANCE.value,
                    hint="改成 kind: substance",
                )
