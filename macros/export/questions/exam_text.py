"""国内考试平台常用的文本形式：题干一段，选项各一行「A. 」，再是「答案：」「解析：」，空一行下一题。

各家的说明大同小异，照它们都认的写：题干前有「序号.」和「（题型）」，一项一行，文字里的换行换成空格；
判断写对、错；填数是填空；配对的左边列在题干里，答案写成 1B 2A。读法写在 docs/maintain/questions.md。
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.export.archive import printable
from macros.model.library import Library
from macros.model.study import LETTERS, Question
from macros.model.vocabulary import QuestionKind
from macros.render.questions import feedback, key, offered, printed

NAMES = {
    QuestionKind.SINGLE: "单选题",
    QuestionKind.MULTIPLE: "多选题",
    QuestionKind.JUDGE: "判断题",
    QuestionKind.NUMERIC: "填空题",
    QuestionKind.MATCH: "配对题",
}


def name(question: Question) -> str:
    """Return what exam platforms call this kind; a case is a single or multiple choice."""
    if question.kind is QuestionKind.CASE:
        return NAMES[QuestionKind.MULTIPLE if question.several else QuestionKind.SINGLE]
    return NAMES[question.kind]


def write(library: Library, questions: Sequence[Question]) -> bytes:
    """Return the questions as text, with a byte-order mark: Notepad of old Windows needs it."""
    blocks = []
    for number, question in enumerate(questions, 1):
        lines = [f"{number}.（{name(question)}）{_line(printed(library, question))}"]
        lines += [f"{LETTERS[at]}. {_line(each.text)}" for at, each in enumerate(offered(question))]
        lines.append(f"答案：{key(question)}")
        topic = library.topics[question.topic].title
        about = f"题号{question.id}，{topic}，难度{question.difficulty.label}"
        lines.append(f"解析：{_line(feedback(library, question))}（{about}）")
        blocks.append("\n".join(lines))
    return ("\ufeff" + "\n\n".join(blocks) + "\n").encode("utf-8")


def _line(text: str) -> str:
    return " ".join(printable(text).split())
