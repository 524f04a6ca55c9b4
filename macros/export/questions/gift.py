"""GIFT。格式：https://docs.moodle.org/en/GIFT_format ；题号写在 `// [id:…]` 一行（Moodle 3.8 起认）。

文字标 [plain]，照字显示。控制字符 ~ = # { } : 前面加反斜杠，反斜杠写两个，换行写成反斜杠加 n。
配对题的 -> 是分隔号，没有转义的写法，文字里的换成 →。一道题中间不空行：空行分隔两道题。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from macros.export.archive import printable
from macros.export.questions.moodle import BANK
from macros.model.library import Library
from macros.model.study import RIGHT, Question
from macros.model.vocabulary import QuestionKind
from macros.render.questions import alone, feedback, standing

_SPECIAL = re.compile(r"([\\~=#{}:])")


def write(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as GIFT, by topic."""
    order = list(library.topics)
    ordered = sorted(questions, key=lambda each: order.index(each.topic))
    parts = []
    for topic, heap in groupby(ordered, key=lambda each: each.topic):
        title = library.topics[topic].title.replace("/", "//")
        parts.append(f"$CATEGORY: $course$/top/{BANK}/{' '.join(title.split())}")
        parts += ["\n".join(_lines(library, question)) for question in heap]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Return text as it is written in a GIFT file."""
    text = _SPECIAL.sub(r"\\\1", printable(text.strip()))
    return text.replace("\n", "\\n")


def _lines(library: Library, question: Question) -> Iterator[str]:
    tags = (question.kind.label, question.difficulty.label, standing(library, question))
    yield f"// [id:{question.id}] " + " ".join(f"[tag:{tag}]" for tag in tags)
    number = "#" if question.kind is QuestionKind.NUMERIC else ""
    yield f"::{question.id}::[plain]{escaped(alone(library, question))} {{{number}"
    yield from _answers(question)
    yield f"####{escaped(feedback(library, question))}"
    yield "}"


def _answers(question: Question) -> Iterator[str]:
    match question.kind:
        case QuestionKind.JUDGE:
            # 前一段评语给答错的，后一段给答对的
            said = "TRUE" if question.answer == (RIGHT,) else "FALSE"
            yield f"{said}#{escaped(question.options[0].why or '')}#"
        case QuestionKind.NUMERIC:
            yield f"={question.answer[0]}:0"
            for option in question.options:
                yield f"=%0%{option.text.strip()}:0#{escaped(option.why or '')}"
        case QuestionKind.MATCH:
            for pair in question.pairs:
                yield f"={_side(pair.left)} -> {_side(pair.right)}"
            for option in question.options:
                yield f"= -> {_side(option.text)}"
        case _:
            rights = len(question.right)
            wrongs = len(question.options) - rights
            for place, option in enumerate(question.options):
                right = place in question.right
                why = f"#{escaped(option.why)}" if option.why else ""
                if not question.several:
                    # 错项写明 0 分：文字自己以 %数% 开头也不会当成分数
                    yield f"{'=' if right else '~%0%'}{escaped(option.text)}{why}"
                else:
                    share = 100 / rights if right else -100 / wrongs
                    yield f"~%{share:.7g}%{escaped(option.text)}{why}"


def _side(text: str) -> str:
    return escaped(text.replace("->", "→"))
