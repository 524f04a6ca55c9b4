"""记录里的标点和空格，照 punctuation.py 的规矩；照录别人写法的字段不查，查不查由字段定，不由字词定。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.punctuation import Slip, slips
from macros.loading.faults import Fault
from macros.loading.nodes import Path
from macros.loading.tree import Loaded, Origin

QUOTED: tuple[str, ...] = (
    # 题名、原文、引文照录
    "title", "headings.title", "bibliography.title", "clauses.text",
    "discrepancies.passages.words", "problems.passages.words",
    # 错的写法
    "misquotes.wrong", "misquotes.variants", "terms.aliases.name",
    # 读者会键入的话
    "sayings.says", "outside.says",
    # 体检的句式和草稿的例子
    "patterns.find", "patterns.unless", "patterns.excused", "patterns.matches", "patterns.passes",
    "patterns.issuer", "gauges.find", "gauges.unless", "gauges.matches", "gauges.passes",
)  # fmt: skip
"""Fields, from the top of their file, that say what others wrote, as they wrote it."""


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each slip in a record's own words."""
    for key, path, text, origin in loaded.texts:
        for slip in slips(text, spacing=True):
            if not _quoted((*origin.path, *path)):
                line, column = _place(loaded, origin, path, text, slip)
                yield Fault(
                    origin.file,
                    line,
                    column,
                    "punctuation",
                    key,
                    found=slip.found,
                    allowed=slip.allowed,
                    hint=slip.why,
                )


def _quoted(path: Path) -> bool:
    field = ".".join(step for step in path if isinstance(step, str))
    return any(field == name or field.startswith(f"{name}.") for name in QUOTED)


def _place(loaded: Loaded, origin: Origin, path: Path, text: str, slip: Slip) -> tuple[int, int]:
    """Return line and column of the slip itself; of its field where the file writes the text otherwise."""
    line, column = origin.positions.at((*origin.path, *path))
    written = (loaded.root / origin.file).read_text(encoding="utf-8-sig")
    lines = written.split("\n")
    start = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    before = text[max(0, slip.at - 8) : slip.at]
    at = written.find(before + slip.found, start, start + slip.at + len(slip.found) + 8)
    if at < 0:
        return line, column
    at += len(before)
    return written.count("\n", 0, at) + 1, at - written.rfind("\n", 0, at)
