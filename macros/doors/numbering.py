"""make codes 的另一半：给新的题登记题号，写在 policies/study/numbers.yml 末尾；已有的不动。"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from macros.checks.question_bank import FILE
from macros.doors import dates
from macros.model.library import Library

_HEAD = """\
# yaml-language-server: $schema=../schema/numbers.schema.json
# 题号：每道题登记一次，记下登记的日期和当时的题干；题号印在卷子上，发布后不给别的题。由 make codes 登记，不要手改。
# 撤下的题从题库删去，这里的一行不动，再在 withdrawn 下面写：编号: {on: 日期, why: 为什么}。
numbers: {}
"""


def register(root: Path, library: Library) -> int:
    """Register the number of each question that has none yet; return how many were new."""
    path, yaml = root / FILE, YAML()
    yaml.width = 100_000
    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    whole = yaml.load(text)
    numbers = whole["numbers"]
    if numbers.fa.flow_style():
        numbers.fa.set_block_style()
    new = [key for key in library.questions if key not in numbers]
    for key in new:
        numbers[key] = CommentedMap(on=dates.today(), stem=library.questions[key].stem)
        numbers[key].fa.set_flow_style()
    if new:
        out = StringIO()
        yaml.dump(whole, out)
        path.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    return len(new)
