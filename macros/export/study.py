"""题写成公开数据的条目。"""

from __future__ import annotations

from macros.export.doing import sources_of
from macros.export.doing_items import UseItem
from macros.export.study_items import OptionItem, PairItem, QuestionItem
from macros.model.library import Library
from macros.model.study import Question
from macros.model.vocabulary import Evidence
from macros.render import addresses
from macros.render.questions import remarks


def question(library: Library, question: Question) -> QuestionItem:
    """Return a question's item."""
    options = question.choices or question.options
    return QuestionItem(
        id=question.id,
        kind=question.kind,
        topic=question.topic,
        difficulty=question.difficulty,
        audience=question.audience,
        scene=question.scene,
        stem=question.stem,
        options=tuple(
            OptionItem(text=each.text, right=each.why is None, why=each.why) for each in options
        ),
        pairs=tuple(PairItem(**each.model_dump()) for each in question.pairs),
        answer=question.answer,
        unit=question.unit,
        explanation=question.explanation,
        clauses=question.clauses,
        uses=tuple(UseItem(**each.model_dump()) for each in question.uses),
        remarks=tuple(remarks(library, question)),
        discrepancies=question.doubts,
        evidence=Evidence.EDITORIAL,
        sources=sources_of(library, question.clauses),
        review=tuple(library.review.get(question.id, ())),
        url=addresses.of_question(question.id),
    )
