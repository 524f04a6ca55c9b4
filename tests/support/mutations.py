"""读 tests/data/mutations/*.yml：每个案例改坏一份真实的记录，并写明应当报什么、报在哪里。

位置用记号文字（at）表示，在改过的文件里找：数据以后怎么改，行列都跟着走。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.loading.faults import Fault
from tests.support.build import ROOT

FOLDER = ROOT / "tests/data/mutations"
FORM = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): 错误\[[a-z-]+\] .+。", re.DOTALL)


def place(text: str, marker: str, after: str = "") -> int:
    """Return where `marker` first stands at or behind the first `after`; say so if it does not."""
    start = text.find(after)
    assert start >= 0, f"找不到定位文字 {after!r}，数据改了，案例也要改"
    found = text.find(marker, start)
    assert found >= 0, f"{after!r} 之后找不到 {marker!r}，数据改了，案例也要改"
    return found


@dataclass(frozen=True)
class Edit:
    """What is done to one file; fields are applied in the order they stand here."""

    file: str
    after: str = ""
    replace: tuple[str, str] | None = None
    append: str = ""
    write: str | None = None
    times: str = "1"
    newline: str = "\n"
    encoding: str = "utf-8"
    rename: str = ""
    delete: str = ""

    def apply(self, root: Path) -> None:
        """Spoil the file below `root`."""
        path = root / self.file
        if self.delete:
            path.unlink()
        elif self.rename:
            path.rename(root / self.rename)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = self._text(path).replace("\n", self.newline)
            path.unlink(missing_ok=True)  # 可能是同别处连着的一份，见 tree.link_data
            path.write_bytes(text.encode(self.encoding))

    def _text(self, path: Path) -> str:
        if self.write is not None:
            return self.write * int(self.times)
        text = path.read_text(encoding="utf-8")
        if self.replace:
            old, new = self.replace
            start = place(text, old, self.after)
            text = text[:start] + new + text[start + len(old) :]
        return text + self.append * int(self.times)


@dataclass(frozen=True)
class Expected:
    """A fault that must be reported: its whole place, and fragments of each part of its message.

    The place is that of the text `at`; line and column are for files that consist of one sign.
    """

    kind: str
    at: str = ""
    after: str = ""
    line: str = "1"
    column: str = "1"
    file: str = ""
    record: str = ""
    found: str = ""
    allowed: str = ""
    hint: str = ""

    def differs(self, fault: Fault, edits: tuple[Edit, ...], root: Path) -> str:
        """Say what in `fault` is not as expected, or "" when all is."""
        file = self.file or edits[0].rename or edits[0].file
        line, column = self._place(root / file, edits[0].after if not self.file else "")
        exact = {"file": file, "line": line, "column": column, "kind": self.kind}
        exact["record"] = self.record
        wrong = [
            f"{name} 应为 {value}" for name, value in exact.items() if getattr(fault, name) != value
        ]
        wrong += [
            f"{name} 里没有「{getattr(self, name)}」"
            for name in ("found", "allowed", "hint")
            if getattr(self, name) not in getattr(fault, name)
        ]
        form = FORM.fullmatch(str(fault))
        if not form or (form["file"], int(form["line"]), int(form["column"])) != (
            file,
            line,
            column,
        ):
            wrong.append("不是「文件:行:列: 错误[种类] 记录：……」的样子")
        elif f"错误[{self.kind}] {self.record}{'：' if self.record else ''}" not in str(fault):
            wrong.append("种类或记录没有写出来")
        return "；".join(wrong)

    def _place(self, path: Path, after: str) -> tuple[int, int]:
        if not self.at:
            return int(self.line), int(self.column)
        text = path.read_bytes().decode("utf-8", "replace")
        start = place(text, self.at, self.after or after)
        return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@dataclass(frozen=True)
class Case:
    """A named way of spoiling the records, and every fault that must follow; none: accepted."""

    name: str
    edits: tuple[Edit, ...]
    faults: tuple[Expected, ...] = ()
    speech: str = ""
    folder: str = field(default="", compare=False)


def cases() -> list[Case]:
    """Return every case, in the order of the files."""
    return [
        _case(given, path.stem)
        for path in sorted(FOLDER.glob("*.yml"))
        # 标量都当文字，2026-02-30 才不会被当成日期去读
        for given in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    ]


def _case(given: dict[str, Any], folder: str) -> Case:
    edits = given.pop("edits", None) or [given.pop("edit")]
    faults = given.pop("faults", [])
    return Case(
        folder=folder,
        edits=tuple(Edit(**edit) for edit in edits),
        faults=tuple(Expected(**fault) for fault in faults),
        **given,
    )
