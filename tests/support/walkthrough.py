"""读「照着做一遍」：一页 Markdown 变成一节节、一步步，照着做。

代码块前面的一行说明这一块怎么用，只认这里列的几种说法；认不出的、配不上的都算页面写错，不悄悄略过。
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEADING = re.compile(r"^## (?P<title>.+?) \{: #(?P<key>[a-z-]+) \}$")
_FENCE = re.compile(r"^```(?P<kind>[a-z]*)$")
_RUN = re.compile(
    r"运行 (?P<make>`make [^`]+`(?:、`make [^`]+`)*)，没有 make 的(?P<how>：|照下面；这一次会报错，?.*：|照下面，测试不代做：)$"
)
_FILE = re.compile(r"`(?P<path>[^`]+)` (?P<how>写成|第一行留着，下面写成|末尾加上|里，把)：$")
_DOOR = "python -m macros "
_GAP = "……"


class PageError(Exception):
    """The page is not written as a walk-through is, or no longer fits the project."""


@dataclass
class Run:
    """Commands to type, the same by make, and what is shown of what they say."""

    commands: list[list[str]]
    make: list[str]
    fails: bool
    online: bool
    shown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Write:
    """What a file shall hold; the first line may stay."""

    path: str
    text: str
    first_stays: bool

    def do(self, root: Path) -> None:
        """Write the file below `root`."""
        file = root / self.path
        if self.first_stays and not file.exists():
            raise PageError(f"没有 {self.path}，第一行留不下来")
        first = file.read_text(encoding="utf-8").partition("\n")[0] if self.first_stays else ""
        file.write_text(f"{first}\n{self.text}" if first else self.text, encoding="utf-8")


@dataclass(frozen=True)
class Append:
    """What is added at the end of a file."""

    path: str
    text: str

    def do(self, root: Path) -> None:
        """Add to the file below `root`, which must be there."""
        file = root / self.path
        if not file.exists():
            raise PageError(f"没有 {self.path}，末尾加不上")
        file.write_text(file.read_text(encoding="utf-8") + self.text, encoding="utf-8")


@dataclass(frozen=True)
class Replace:
    """What stands in a file once, and what it is replaced by."""

    path: str
    old: str
    new: str

    def do(self, root: Path) -> None:
        """Replace in the file below `root`, where the old piece must stand exactly once."""
        file = root / self.path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        piece = re.compile(f"^{re.escape(self.old)}", re.MULTILINE)
        if (found := len(piece.findall(text))) != 1:
            raise PageError(f"{self.path} 里要换的一段有 {found} 处，应当恰一处：{self.old}")
        file.write_text(piece.sub(lambda _: self.new, text), encoding="utf-8")


Step = Run | Write | Append | Replace


@dataclass
class Section:
    """One walk-through."""

    key: str
    title: str
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    status: int
    output: str


def prose(text: str) -> str:
    """Return what is read of a page: no blocks to be copied, no drawing's source."""
    kept = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"<svg.*?</svg>", "", kept, flags=re.DOTALL)


def read(text: str) -> list[Section]:
    """Return the sections of a page with their steps.

    Raises:
        PageError: a block that no line before it explains, or that does not fit the one before.

    """
    sections: list[Section] = []
    old: tuple[str, str] | None = None
    for label, kind, block in _blocks(text, sections):
        if not sections:
            raise PageError(f"第一节以前的代码块：{label}")
        steps = sections[-1].steps
        if old and not label.endswith("换成："):
            raise PageError(f"「把……」后面没有「换成：」：{old[0]}")
        if old:
            steps.append(Replace(old[0], old[1], block))
            old = None
        elif label == "会看到：":
            if not steps or not isinstance(last := steps[-1], Run) or last.shown:
                raise PageError(f"「会看到」不在命令之后：{block}")
            last.shown = block.splitlines()
        elif run := _RUN.search(label):
            steps.append(_run(run, kind, block))
        elif (file := _FILE.search(label)) and file["how"] == "里，把":
            old = (file["path"], block)
        elif file and file["how"] == "末尾加上":
            steps.append(Append(file["path"], block))
        elif file:
            steps.append(Write(file["path"], block, file["how"] != "写成"))
        else:
            raise PageError(f"代码块前面的一行不认得：{label}")
    if old:
        raise PageError(f"「把……」后面没有「换成：」：{old[0]}")
    return sections


def _blocks(text: str, sections: list[Section]) -> Iterator[tuple[str, str, str]]:
    """Yield each block with the line before it and its kind; note each heading as a section."""
    label, kind, block = "", "", None
    for line in text.splitlines():
        fence = _FENCE.match(line)
        if block is not None and line == "```":
            yield label, kind, "".join(block)
            label, block = "", None
        elif block is not None and fence:
            raise PageError(f"代码块里又开一个，上一个没有收尾：{label}")
        elif block is not None:
            block.append(f"{line}\n")
        elif fence:
            kind, block = fence["kind"], []
        elif heading := _HEADING.match(line):
            sections.append(Section(heading["key"], heading["title"]))
        elif line:
            label = line
    if block is not None:
        raise PageError("有一个代码块没有收尾")


def _run(label: re.Match[str], kind: str, block: str) -> Run:
    lines = block.splitlines()
    if kind != "sh" or not lines or not all(line.startswith(_DOOR) for line in lines):
        raise PageError(f"命令要写在 sh 块里，每行以「{_DOOR}」开头：{block}")
    commands = [shlex.split(line.removeprefix(_DOOR)) for line in lines]
    make = re.findall(r"`(make [^`]+)`", label["make"])
    return Run(commands, make, "报错" in label["how"], "不代做" in label["how"])


def by_make(command: str, makefile: str) -> list[str]:
    """Return the verb and words that a make command passes on, as its target says.

    Raises:
        PageError: the Makefile has no such target, or it does not pass words on.

    """
    _, target, *rest = shlex.split(command)
    words = shlex.split(rest[0].removeprefix("ARGS=")) if rest else []
    recipe = re.search(rf"^{target}:.*\n\t@\$\(PYTHON\) -m macros (.+)$", makefile, re.MULTILINE)
    if not recipe or (words and "$(ARGS)" not in recipe[1]):
        raise PageError(f"Makefile 里没有能这样叫的目标：{command}")
    return [*recipe[1].replace("$(ARGS)", "").split(), *words]


def follow(section: Section, root: Path, say: Callable[[list[str]], Said], verbs: set[str]) -> None:
    """Do one walk-through below `root` exactly as it is written.

    Args:
        section: the walk-through.
        root: a copy of the project that may be spoiled.
        say: runs a verb with its words there.
        verbs: the verbs there are; commands that need the network are only looked up.

    Raises:
        PageError: a command ended or said otherwise than the page tells, or a piece does not fit.

    """
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for step in section.steps:
        if not isinstance(step, Run):
            step.do(root)
            continue
        if [by_make(each, makefile) for each in step.make] != step.commands:
            raise PageError(f"make 的写法同 python 的对不上：{step.make}、{step.commands}")
        for command in step.commands:
            if command[0] not in verbs:
                raise PageError(f"没有这个动作：{command[0]}")
        if not step.online:
            _type(step, say)


def _type(step: Run, say: Callable[[list[str]], Said]) -> None:
    for command in step.commands:
        said = say(command)
        wanted = 1 if step.fails and command is step.commands[-1] else 0
        if said.status != wanted:
            raise PageError(f"{command} 退出 {said.status}，页上是 {wanted}：\n{said.output}")
    for shown in step.shown:
        parts = re.escape(shown).split(re.escape(_GAP))
        if not re.search(f"(?m)^[\\s]*{'.*'.join(parts)}$", said.output):
            raise PageError(f"没有说「{shown}」：\n{said.output}")
