"""体检的规矩编成引擎用的一份：每条判多重、依据怎么称呼，都由条文算出。引擎在 overrides/assets/js/examine/。"""

from __future__ import annotations

from typing import Any

from macros.model.clause import Clause
from macros.model.examine import Gauge, Length, Pattern, Question, Rests
from macros.model.library import Library
from macros.model.norm import Norm
from macros.model.vocabulary import AuthorityStatus, DraftKind, Force, Strength
from macros.model.wordlists import CONDITIONS
from macros.render import addresses, words

_STRENGTHS = {
    Force.PROHIBITED: Strength.FAULT,
    Force.REQUIRED: Strength.FAULT,
    Force.DEFAULT: Strength.REASON,
}


def strength(library: Library, clause: Clause, norm: Norm, at_most: Strength | None) -> Strength:
    """Return how strongly a breach of a norm is told.

    A rule in force with 不得 or 应当 is a fault, 一般 and 原则上 ask for a reason, 提倡 is advice; what
    is unchecked or weakly known is advice too, and the speech is the speech. `at_most` only weakens.
    """
    if library.authority_of(clause).status is AuthorityStatus.INSTANCE:
        return Strength.SPEECH
    own = _STRENGTHS.get(norm.force, Strength.ADVICE)
    found = own if library.binds(clause, norm) else Strength.ADVICE
    return max(found, at_most or found, key=lambda each: each.rank)


def _of_words(norm: Norm, at_most: Strength | None) -> Strength | None:
    """Return the most that mere words of a draft may be: 不得随意…… does not forbid every case."""
    if any(word in norm.text for word in CONDITIONS):
        return max(at_most or Strength.REASON, Strength.REASON, key=lambda each: each.rank)
    return at_most


def compiled(library: Library) -> dict[str, Any]:
    """Return the rules as the engine reads them, ready for JSON. Empty where there are none."""
    given = library.examine
    if given is None:
        return {}
    return {
        "kinds": [
            {"id": each.id.value, "name": each.name, "words": list(each.words)}
            for each in given.kinds
        ],
        "fallback": DraftKind.NOTICE.value,
        "negations": list(given.negations),
        "not_negations": list(given.not_negations),
        "cancelled": list(given.cancelled),
        "reported": list(given.reported),
        "patterns": [_pattern(library, each) for each in given.patterns],
        "gauges": [_gauge(library, each) for each in given.gauges],
        "lengths": [_length(library, each) for each in given.lengths],
        "unjudged": [{"says": each.says, "kinds": _kinds(each.kinds)} for each in given.unjudged],
        "fields": [_field(library, each) for step in given.steps for each in step.fields],
    }


def page(library: Library) -> dict[str, Any]:
    """Return what the page needs: the rules, and for each quantity asked how to write one."""
    asked = [each for step in library.steps.values() for each in step.fields if each.limit]
    units = {each.id: _limit(library, each)["unit"] for each in asked}
    written = {key: f"2{'个小时' if unit == '小时' else unit}" for key, unit in units.items()}
    return {"rules": compiled(library), "examples": written}


def _kinds(kinds: tuple[DraftKind, ...]) -> list[str]:
    return [kind.value for kind in kinds]


def _rests(library: Library, rule: Rests, at_most: Strength | None = None) -> dict[str, Any]:
    """Return what every rule says of its basis; the sentence is ours, from the gist."""
    clause = library.clauses[rule.clause]
    norm = clause.norms[rule.norm - 1]
    status, grade = library.authority_of(clause).status, clause.evidence_of(norm)
    place = f"{words.short(library.clause_document[clause.id])}{library.place_of(clause)}"
    says = f"{place}〔{status.label}，{grade.label}〕：{norm.text}。"
    if norm.exceptions:
        says += f"例外：{'；'.join(norm.exceptions)}。"
    return {
        "id": rule.id,
        "title": rule.title,
        "clause": clause.id,
        "authority": status.value,
        "code": library.codes.get(clause.id, ""),
        "href": addresses.of_clause(library, clause.id),
        "strength": strength(library, clause, norm, at_most).value,
        "says": says,
    }


def _norm(library: Library, rule: Rests) -> Norm:
    return library.clauses[rule.clause].norms[rule.norm - 1]


def _limit(library: Library, rule: Gauge | Length | Question) -> dict[str, Any]:
    clause = library.clauses[rule.clause]
    limit = clause.norms[rule.norm - 1].limits[(rule.limit or 1) - 1]
    return {
        "value": limit.value,
        "unit": limit.unit.value if limit.unit else "",
        "scope": limit.scope or limit.subject,
        "absurd": getattr(rule, "absurd", None) or 0,
    }


def _pattern(library: Library, rule: Pattern) -> dict[str, Any]:
    return {
        **_rests(library, rule, _of_words(_norm(library, rule), rule.at_most)),
        "kinds": _kinds(rule.kinds),
        "issuer": list(rule.issuer),
        "find": list(rule.find),
        "unless": list(rule.unless),
        "excused": list(rule.excused),
    }


def _gauge(library: Library, rule: Gauge) -> dict[str, Any]:
    return {
        **_rests(library, rule),
        "kinds": _kinds(rule.kinds),
        "find": list(rule.find),
        "unless": list(rule.unless),
        "limit": _limit(library, rule),
    }


def _length(library: Library, rule: Length) -> dict[str, Any]:
    return {
        **_rests(library, rule),
        "kinds": _kinds(rule.kinds),
        "limit": _limit(library, rule),
        "sure": rule.sure,
    }


def _field(library: Library, rule: Question) -> dict[str, Any]:
    return {
        **_rests(library, rule),
        "ask": rule.ask,
        "limit": _limit(library, rule) if rule.limit else None,
        "bad": rule.bad.value if rule.bad else "",
    }
