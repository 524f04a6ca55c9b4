"""第二层之二：记录之间的规矩。一个模块一条规矩；RULES 是全部，别无他处。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from macros.checks import (
    cases,
    changes,
    checklists,
    codes,
    copied,
    coverage,
    dates,
    examine,
    figures,
    files,
    pages,
    persons,
    qualifiers,
    question_bank,
    questions,
    references,
    register,
    relations,
    sources,
    speech,
    study,
    terms,
    thesaurus,
    ties,
    training,
    typography,
    versions,
)
from macros.loading.faults import Fault
from macros.loading.tree import Loaded

Rule = Callable[[Loaded, date], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    references.check,
    files.check,
    pages.check,
    coverage.check,
    dates.check,
    sources.check,
    figures.check,
    checklists.check,
    examine.check,
    questions.check,
    question_bank.check,
    study.check,
    training.check,
    qualifiers.check,
    speech.check,
    terms.check,
    versions.check,
    relations.check,
    ties.check,
    thesaurus.check,
    codes.check,
    register.check,
    cases.check,
    persons.check,
    typography.check,
    copied.check,
)

LAST: tuple[Rule, ...] = (
    thesaurus.held,
    codes.registered,
    question_bank.registered,
    changes.check,
)
"""Rules that ask only when nothing else is wrong: what programs write, whether a person saw it."""


def check(loaded: Loaded, today: date) -> list[Fault]:
    """Return every fault: those found while reading and those between records.

    Args:
        loaded: what the loader found.
        today: the day against which "in the future" is judged.

    """
    faults = list(loaded.faults)
    for rule in RULES:
        faults += rule(loaded, today)
    spoiled = {fault.file for fault in faults}
    faults += questions.held(loaded, spoiled)
    faults += training.held(loaded, spoiled)
    for rule in () if faults else LAST:
        faults += rule(loaded, today)
    return sorted(set(faults))
