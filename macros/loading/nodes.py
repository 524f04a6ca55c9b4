"""把 YAML 文字读成字典、列表与文字，并记下每个键、每个值的行列。

所有标量都当文字，由模型去转换：这样 `no:` 还是 no，2026-02-30 也能指到位置。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from macros.loading.faults import Fault, shown
from macros.loading.text import unseen

Path = tuple[str | int, ...]
Plain = str | list["Plain"] | dict[str, "Plain"] | None

DEEPEST = 24

_PROBLEMS = {
    "could not find expected ':'": "上一行或这一行少了冒号，或冒号不是半角、后面没有空格",
    "mapping values are not allowed": "一行里有两个冒号；含「: 」的文字要加引号",
    "did not find expected <block end>": "缩进与上面不齐",
    "did not find expected key": "缩进与上面不齐，或引号里还有同样的引号",
    "did not find expected '-' indicator": "列表项缩进不齐",
    "found unexpected end of stream": "引号没有配对",
    "did not find expected ',' or": "括号里少了逗号，或括号没有配对",
    "found character that cannot start any token": "这里有不能开头的符号，整段文字请加引号",
    "block sequence entries are not allowed": "短横不能跟在冒号后面写在同一行",
    "did not find expected node content": "括号里多了逗号，或少了内容",
    "found undefined tag handle": "这里有不能开头的符号「!」，整段文字请加引号",
    "did not find expected alphabetic": "这里有不能开头的符号「*」或「&」，整段文字请加引号",
}

_FULLWIDTH = (
    (re.compile(r"^\s*(?:- +)?[A-Za-z_][\w-]*(：)"), "改成半角冒号加一个空格「: 」"),
    (re.compile(r"^\s*([－—–])(?![－—–])"), "列表项用半角短横加一个空格「- 」"),
    (re.compile(r":\s*([［【｛])"), "改成半角括号 [ ] 或 { }"),
    (re.compile(r"[\[{][^\]}\"']*?(，)\s*[A-Za-z_]+\s*:"), "括号里用半角逗号「, 」分开"),
    (re.compile(r"^\s*(＃)"), "注释用半角 #"),
    (re.compile("^ *(\u3000)"), "缩进用半角空格"),
)


@dataclass
class Positions:
    """Where keys and values of one file stand; lines and columns count from 1."""

    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def at(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Return the place of the value (or key) at `path`, or of its nearest parent."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def parse(text: str, name: str) -> tuple[Plain, Positions, list[Fault]]:
    """Read YAML text.

    Returns:
        The plain data (None where the syntax is broken), the places, and the faults.

    """
    positions = Positions()
    try:
        refused = _refused(text, name)
        if refused:
            return None, positions, refused
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, positions, [_syntax(error, text, name)]
    except yaml.YAMLError as error:
        return None, positions, [Fault(name, 1, 1, "syntax", found=shown(error))]
    if node is None:
        return None, positions, [Fault(name, 1, 1, "empty-file")]
    walker = _Walker(name, positions)
    data = walker.convert(node, ())
    return data, positions, walker.faults


class _Walker:
    """Turns nodes into plain data; refuses twin keys and odd keys."""

    def __init__(self, name: str, positions: Positions) -> None:
        self.name = name
        self.positions = positions
        self.faults: list[Fault] = []

    def convert(self, node: yaml.Node, path: Path) -> Plain:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.positions.values[path] = (line, column)
        if isinstance(node, yaml.ScalarNode):
            value: str = node.value
            self._escaped(node, line, column)
            return None if value == "" and not node.style else value
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(each, (*path, index)) for index, each in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> Plain:
        data: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(
                    line, column, "syntax", "字段名不是一个词", "花括号、方括号里的文字要加引号"
                )
                continue
            key: str = key_node.value
            self._escaped(key_node, line, column)
            if key in data:
                self._fault(line, column, "duplicate-key", shown(key), "留一个，删一个")
                continue
            self.positions.keys[(*path, key)] = (line, column)
            data[key] = self.convert(value_node, (*path, key))
        return data

    def _escaped(self, node: yaml.ScalarNode, line: int, column: int) -> None:
        """Refuse what text.read refuses where it is written as an escape, such as backslash u202e."""
        if node.style == '"':
            hint = "删去引号里反斜杠开头的这一处"
            for _, called in unseen(node.value):
                self._fault(line, column, "control-character", called, hint)
            if "\t" in node.value:
                self._fault(line, column, "tab", "", hint)

    def _fault(self, line: int, column: int, kind: str, found: str, hint: str) -> None:
        self.faults.append(Fault(self.name, line, column, kind, found=found, hint=hint))


def _refused(text: str, name: str) -> list[Fault]:
    """Find what may not reach the composer: absurd nesting, aliases, tags.

    The composer recurses in C and would crash; the parser's events come one by one.
    """
    faults: list[Fault] = []
    anchors: set[str] = set()
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        place = (name, mark.line + 1, mark.column + 1) if mark else (name, 1, 1)
        anchor = getattr(event, "anchor", None)
        if anchor and anchor not in anchors:
            anchors.add(anchor)
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = "去掉它，把内容原样再写一遍"
            faults.append(Fault(*place, "alias", found=f"{sign}{shown(anchor)}", hint=hint))
        tag = getattr(event, "tag", None)
        if tag:
            faults.append(Fault(*place, "tag", found=shown(tag), hint="删去这个标记"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            hint = "看看括号有没有配对，缩进是不是错了"
            return [*faults, Fault(*place, "nesting", hint=hint)]
    return faults


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in (error.context or ""):
        mark = error.context_mark or mark  # 引号没有配对：指到开头的引号，不指到文件末尾
    line = (mark.line + 1) if mark else 1
    column = (mark.column + 1) if mark else 1
    lines = text.split("\n")
    first = error.context_mark.line if error.context_mark else line - 2
    for number in range(line, max(0, min(first, line - 3)), -1):
        if number <= len(lines):
            for pattern, hint in _FULLWIDTH:
                match = pattern.search(lines[number - 1])
                if match:
                    place = (name, number, match.start(1) + 1)
                    return Fault(*place, "fullwidth", found=match.group(1), hint=hint)
    problem = error.problem or ""
    words = next((said for start, said in _PROBLEMS.items() if problem.startswith(start)), "")
    if not words and "tag" in f"{error.context} {problem}":
        words = _PROBLEMS["found undefined tag handle"]
    found = (
        shown(lines[line - 1].strip())
        if line <= len(lines) and lines[line - 1].strip()
        else "文件末尾"
    )
    return Fault(
        name,
        line,
        column,
        "syntax",
        found=found,
        hint=words or "看看这一行和上一行的缩进、引号、冒号",
    )
