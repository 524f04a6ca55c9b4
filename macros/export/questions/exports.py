"""题库导成别的系统读的文件：downloads/questions.*，全库一份，每个主题各一份。

待复核的题、问本库自己怎样标注的题不导出。题号处处是同一个：Moodle 的 idnumber，GIFT 的 [id:]，Anki 的 guid，表格的「题号」。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from macros.export.questions import anki, exam_text, gift, grid, moodle
from macros.model.library import Library
from macros.model.study import Question
from macros.render.addresses import of_questions

Writer = Callable[[Library, Sequence[Question]], bytes]

WRITERS: dict[str, Writer] = {
    "moodle.xml": moodle.write,
    "gift.txt": gift.write,
    "anki.txt": anki.write,
    "zh.txt": exam_text.write,
    "xlsx": grid.sheet,
    "csv": grid.csv_file,
}
"""Ending of each file -> who writes it; what each is for stands in macros.render.questions.FILES."""


def files(library: Library) -> dict[str, bytes]:
    """Return every export by its address below the site's root."""
    made = {}
    usable = library.portable_questions
    heaps = {"": usable}
    for topic in library.topics:
        heap = [each for each in usable if each.topic == topic]
        if heap:
            heaps[topic] = heap
    for topic, heap in heaps.items():
        for ending, write in WRITERS.items():
            made[of_questions(ending, topic)] = write(library, heap)
    return made
