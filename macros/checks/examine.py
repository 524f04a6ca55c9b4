"""体检的规矩：句式读得懂，用到的分项和限额真有，例子该认的认得出、该放的放得过（由引擎判）。"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from macros.checks.engine import Judge, phrase_fault
from macros.loading.faults import Fault
from macros.loading.tree import Loaded
from macros.model.examine import ExamineFile, Gauge, Pattern, Rests
from macros.model.vocabulary import DraftKind


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each phrase that cannot be read, each norm or limit that is not there.

    Only where there is none, the examples are put to the engine.
    """
    faults = list(_shape(loaded))
    yield from faults or _examples(loaded)


def _shape(loaded: Loaded) -> Iterator[Fault]:
    library = loaded.library
    for kind, shelf in (
        ("pattern", library.patterns),
        ("gauge", library.gauges),
        ("length", library.lengths),
    ):
        for key, rule in shelf.items():
            origin = loaded.origins[kind, key]
            for path, held in _missing(loaded, rule):
                yield origin.fault("norm-range", key, path, found=str(held[0]), allowed=held[1])
            yield from _phrases(loaded, kind, key, rule)
    for key, step in library.steps.items():
        for index, question in enumerate(step.fields):
            for path, held in _missing(loaded, question):
                origin = loaded.origins["step", key]
                place = ("fields", index, *path)
                yield origin.fault(
                    "norm-range", question.id, place, found=str(held[0]), allowed=held[1]
                )


def _missing(loaded: Loaded, rule: Rests) -> Iterator[tuple[tuple[str], tuple[int, str]]]:
    """Yield the norm, or else the limit, that the clause does not have."""
    clause = loaded.library.clauses.get(rule.clause)
    if clause is None:
        return
    if rule.norm > len(clause.norms):
        yield ("norm",), (rule.norm, f"1 到 {len(clause.norms)}")
        return
    limit = getattr(rule, "limit", None)
    many = len(clause.norms[rule.norm - 1].limits)
    if limit is not None and limit > many:
        yield ("limit",), (limit, f"1 到 {many}" if many else "这一项没有限额")


def _phrases(loaded: Loaded, kind: str, key: str, rule: Rests) -> Iterator[Fault]:
    if not isinstance(rule, Pattern | Gauge):
        return
    origin = loaded.origins[kind, key]
    written = {"find": rule.find, "unless": rule.unless}
    if isinstance(rule, Pattern):
        written["excused"] = rule.excused
    for name, phrases in written.items():
        for index, phrase in enumerate(phrases):
            gauging = isinstance(rule, Gauge) and name == "find"
            if phrase_fault(phrase) or (gauging and "##" not in phrase):
                yield origin.fault("phrase-bad", key, (name, index), found=phrase)


def _examples(loaded: Loaded) -> Iterator[Fault]:
    """Yield a fault for each example that the engine does not treat as its rule says."""
    given = loaded.library.examine
    if given is None or any(
        rule.clause not in loaded.library.clauses for rule in (*given.patterns, *given.gauges)
    ):
        return
    rules = json.dumps(_bare(loaded, given), ensure_ascii=False)
    shelves: dict[str, tuple[Pattern | Gauge, ...]] = {
        "pattern": given.patterns,
        "gauge": given.gauges,
    }
    asked = json.dumps(
        [
            [rule.id, rule.kinds[0] if rule.kinds else DraftKind.NOTICE, name, index, text]
            for each in shelves.values()
            for rule in each
            for name in ("matches", "passes")
            for index, text in enumerate(getattr(rule, name))
        ],
        ensure_ascii=False,
    )
    kinds = {rule.id: kind for kind, each in shelves.items() for rule in each}
    for key, name, index, text in _wrong(rules, asked):
        origin = loaded.origins.get((kinds[key], key))
        fault = "example-missed" if name == "matches" else "example-caught"
        if origin:
            yield origin.fault(fault, key, (name, index), found=text)


@lru_cache(maxsize=4)
def _wrong(rules: str, asked: str) -> tuple[tuple[str, str, int, str], ...]:
    """Return the examples that came out wrong; the same rules and examples are judged once."""
    judge = Judge(json.loads(rules))
    found = []
    for key, kind, name, index, text in json.loads(asked):
        caught = any(each["rule"] == key for each in judge.draft(text, kind)["findings"])
        if caught is not (name == "matches"):
            found.append((key, name, index, text))
    return tuple(found)


def _bare(loaded: Loaded, given: ExamineFile) -> dict[str, Any]:
    """Return the rules without what is said of their basis: examples need only where they catch."""

    def told(rule: Rests) -> dict[str, Any]:
        made = rule.model_dump(mode="json")
        return {**made, "says": "", "authority": "", "strength": "fault"}

    def gauged(rule: Gauge) -> dict[str, Any]:
        limit = loaded.library.clauses[rule.clause].norms[rule.norm - 1].limits[rule.limit - 1]
        unit = limit.unit.value if limit.unit else ""
        return {**told(rule), "limit": {"value": limit.value, "unit": unit, "absurd": rule.absurd}}

    return {
        **given.model_dump(
            mode="json", include={"kinds", "negations", "not_negations", "cancelled", "reported"}
        ),
        "fallback": DraftKind.NOTICE,
        "patterns": [told(rule) for rule in given.patterns],
        "gauges": [gauged(rule) for rule in given.gauges],
        "lengths": [],
        "unjudged": [],
        "fields": [],
    }
