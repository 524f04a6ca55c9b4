"""教案的文件：downloads/plan-*.docx（教案）、.pptx（幻灯片）、讲义、答案和 .zip（四样）；以案说法、虚构练习。"""

from __future__ import annotations

import io
import zipfile
from datetime import date

from macros.export.archive import EPOCH
from macros.export.training import casework, handout, lesson, slides
from macros.model.library import Library
from macros.model.training import Plan
from macros.render.addresses import CASES_SLIDES, CASES_WORD, EXERCISES_WORD, of_lesson


def files(library: Library, version: str) -> dict[str, bytes]:
    """Return every lesson's files by address below the site's root."""
    made = {}
    day = _day(library)
    for key, plan in library.plans.items():
        parts = of_plan(library, plan, version, day)
        made[of_lesson(key, "docx")] = parts["教案.docx"]
        made[of_lesson(key, "pptx")] = parts["幻灯片.pptx"]
        made[of_lesson(key, "handout.docx")] = parts["讲义.docx"]
        made[of_lesson(key, "answers.docx")] = parts["答案.docx"]
        made[of_lesson(key, "zip")] = _zip({f"{key}-{name}": each for name, each in parts.items()})
    made[CASES_WORD] = casework.cases(library, version, day)
    made[CASES_SLIDES] = slides.case_deck(library, version, day)
    made[EXERCISES_WORD] = casework.exercises(library, version, day)
    return made


def of_plan(library: Library, plan: Plan, version: str, day: date) -> dict[str, bytes]:
    """Return the four files of one lesson by name."""
    return {
        "教案.docx": lesson.word(library, plan, version, day),
        "幻灯片.pptx": slides.deck(library, plan, version, day),
        "讲义.docx": handout.sheet(library, plan, version, day),
        "答案.docx": handout.answers(library, plan, version, day),
    }


def _day(library: Library) -> date:
    """Return the day of the newest change; stands in the files' properties."""
    days = [each.on.lower for each in library.numbers.values() if each.on.lower]
    days += [each.date.lower for each in library.changes.values() if each.date.lower]
    return max(days, default=date(2026, 1, 1))


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            target.writestr(entry, parts[name])
    return out.getvalue()
