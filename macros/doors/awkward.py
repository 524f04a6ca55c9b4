"""怪数据：每个字段都又长又怪的教案、案例、练习，四十段。供 make bench-office 和测试看字出不出框。"""

from __future__ import annotations

from dataclasses import replace

from macros.model.library import Library
from macros.model.lists import Said
from macros.model.training import Plan

NASTY = "<b>&\"'“引号”——破折号{{ 7*7 }}=1+1\u200b\u202e\x07\x1f末"
PRINTED = "<b>&\"'“引号”——破折号{{ 7*7 }}=1+1\u200b末"
"""NASTY as paper and slides must show it: no control characters, no marks of direction."""

SEGMENTS = 40
_SPEECH_CLAUSE = "speech-2-3-5"
LONG = NASTY * 12


def plan(library: Library) -> Plan:
    """Return a lesson with long, odd words in every field, forty segments and a point from the speech."""
    real = next(iter(library.plans.values()))
    taught = next(each for each in real.segments if each.points)
    point = Said(text=f"按讲话{NASTY}", clauses=(_SPEECH_CLAUSE,))
    odd = taught.model_copy(
        update={"title": LONG, "aim": LONG, "say": LONG, "points": (point,), "minutes": 1}
    )
    goals = tuple(each.model_copy(update={"do": LONG}) for each in real.goals)
    return real.model_copy(
        update={
            "title": LONG,
            "aim": LONG,
            "focus": LONG,
            "hard": LONG,
            "goals": goals,
            "prepare": (LONG, NASTY),
            "homework": (LONG,),
            "segments": (*real.segments, *(odd for _ in range(SEGMENTS - len(real.segments)))),
        }
    )


def library_of(library: Library) -> Library:
    """Return the records with long, odd words in every discussion and exercise."""
    said = {"title": LONG, "unknown": (LONG,) * 3, "ask": (LONG,) * 3, "carry": (LONG,)}
    found = {"place": LONG, "finding": LONG, "mend": LONG}
    return replace(
        library,
        discussions={
            key: each.model_copy(update=said) for key, each in library.discussions.items()
        },
        exercises={
            key: each.model_copy(
                update={
                    "title": LONG,
                    "scene": LONG,
                    "ask": (LONG,),
                    "answer": tuple(one.model_copy(update=found) for one in each.answer),
                    "fine": tuple(one.model_copy(update=found) for one in each.fine),
                }
            )
            for key, each in library.exercises.items()
        },
    )
