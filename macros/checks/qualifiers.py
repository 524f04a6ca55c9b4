"""限定词：不丢、不添、不变硬。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from macros.loading.faults import Fault, nearest
from macros.loading.tree import Loaded, Origin
from macros.model.norm import QUALIFIERS, Norm
from macros.model.vocabulary import Force
from macros.model.wordlists import HARDENERS, SOFTENERS

_TELLING = frozenset(QUALIFIERS) - {"大幅", "从严"}
"""Qualifiers without which a rule says something else; 大幅 and 从严 only say how much."""

_QUOTED = re.compile("「[^」]*」")


def added(norms: Sequence[Norm], text: str) -> list[str]:
    """Return the words that soften or harden a text though none of the norms it rests on has them."""
    whole = "".join(norm.text + "".join((*norm.qualifier, *norm.exceptions)) for norm in norms)
    bare = _QUOTED.sub("", text)
    return [word for word in sorted(SOFTENERS | HARDENERS) if word in bare and word not in whole]


def dropped(norms: Sequence[Norm], text: str) -> list[str]:
    """Return the qualifiers of norms that all have one, where a text resting on them has none."""
    if not all(_TELLING & set(norm.qualifier) for norm in norms):
        return []
    wanted = {word for norm in norms for word in norm.qualifier} & _TELLING
    return [] if any(word in text for word in wanted) else sorted(wanted)


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each norm whose qualifier, force and text do not agree."""
    for clause in loaded.library.clauses.values():
        origin = loaded.origins["clause", clause.id]
        for index, norm in enumerate(clause.norms):
            yield from _norm(clause.id, norm, index, origin)


def _norm(key: str, norm: Norm, index: int, origin: Origin) -> Iterator[Fault]:
    path = ("norms", index)
    said = norm.text + "".join(norm.exceptions)
    for number, word in enumerate(norm.qualifier):
        if word not in QUALIFIERS:
            near = nearest(word, QUALIFIERS)
            yield origin.fault(
                "value",
                key,
                (*path, "qualifier", number),
                found=word,
                allowed="、".join(QUALIFIERS),
                hint=f"改成「{near}」" if near else "",
            )
        elif word not in said:
            yield origin.fault(
                "qualifier-dropped", key, (*path, "text"), found=word, hint=f"把「{word}」写回大意"
            )
    for word in QUALIFIERS:
        if word in norm.text and word not in norm.qualifier:
            yield origin.fault(
                "qualifier-unlisted",
                key,
                (*path, "text"),
                found=word,
                hint=f"qualifier 里加上「{word}」",
            )
    softened = SOFTENERS & set(norm.qualifier)
    if softened and norm.force in {Force.PROHIBITED, Force.REQUIRED}:
        word = "、".join(sorted(softened))
        yield origin.fault(
            "qualifier-hardened",
            key,
            (*path, "force"),
            found=f"有限定词「{word}」，force 却是 {norm.force}",
            hint="force 改成 default",
        )
    if norm.force is Force.DEFAULT and not softened:
        yield origin.fault(
            "force-unqualified",
            key,
            (*path, "force"),
            found="force 是 default，却没有一般、原则上之类的限定词",
            hint="补上原文的限定词，或改 force",
        )
    if softened:
        for word in sorted(HARDENERS):
            if word in norm.text:
                yield origin.fault(
                    "qualifier-hardened",
                    key,
                    (*path, "text"),
                    found=f"一般要求里写了「{word}」",
                    hint=f"删去「{word}」",
                )
