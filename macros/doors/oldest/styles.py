"""样式里的新写法：用 tinycss2 读，看属性、取值、函数、单位、选择器、@规则、媒体条件、嵌套。

浏览器认不得的一句声明只丢那一句，所以前面写过旧的就不算；认不得的一个选择器要连累整条。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import tinycss2
from tinycss2 import ast

from macros.doors.oldest.table import Complaint, Kind, Table

_NESTED: Final = 120  # 嵌套从 112 起有一半，120 起才全
_OPEN: Final = frozenset({"media", "supports"})
# 这几样里不是选择器和声明，是各自的写法；名字另查
_BARE: Final = frozenset({"import", "charset", "namespace", "keyframes", "-webkit-keyframes"})


class _Sheet:
    """One stylesheet being read."""

    def __init__(self, path: str, table: Table) -> None:
        self.path, self.css = path, table.css
        self.found: list[Complaint] = []

    def add(self, node: Any, kind: Kind, name: str, since: int) -> None:  # noqa: ANN401
        """Note one complaint at a node."""
        self.found.append(
            Complaint(self.path, node.source_line, node.source_column, kind, name, since)
        )

    def rules(self, nodes: Sequence[Any], asked: frozenset[str], inside_rule: bool = False) -> None:
        """Read a list of rules and declarations.

        Args:
            nodes: what tinycss2 read.
            asked: the words that an @supports around it asks for.
            inside_rule: whether they stand in a rule with a selector.

        """
        written: list[str] = []
        beside = {each.lower_name for each in nodes if isinstance(each, ast.Declaration)}
        for node in nodes:
            if isinstance(node, ast.ParseError):
                self.add(node, Kind.UNREADABLE, "这里不是合写法的样式", 0)
            elif isinstance(node, ast.Declaration):
                self.declaration(
                    node, written, asked | {each for each in beside if f"-webkit-{each}" in beside}
                )
            elif isinstance(node, ast.AtRule):
                self.at_rule(node, asked, inside_rule)
            elif isinstance(node, ast.QualifiedRule):
                if inside_rule:
                    self.add(node, Kind.NESTING, "写在规则里的规则", _NESTED)
                self.selectors(node.prelude, asked)
                self.rules(_contents(node), asked, inside_rule=True)

    def at_rule(self, node: Any, asked: frozenset[str], inside_rule: bool) -> None:  # noqa: ANN401
        """Judge an at-rule and what is in it."""
        name = node.lower_at_keyword
        if name in self.css["at-rules"] and f"@{name}" not in asked:
            self.add(node, Kind.AT_RULE, f"@{name}", self.css["at-rules"][name])
            return
        if name == "media":
            self.media(node.prelude)
        if name in _OPEN and inside_rule:
            self.add(node, Kind.NESTING, f"写在规则里的 @{name}", _NESTED)
        if node.content is None or name in _BARE:
            return
        words = asked | _words(node.prelude) if name == "supports" else asked
        if name in _OPEN and not inside_rule:
            nodes = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            self.rules(nodes, words)
        elif name in _OPEN:
            self.rules(_contents(node), words, inside_rule=True)
        else:
            self.descriptors(_contents(node), words)

    def descriptors(self, nodes: Sequence[Any], asked: frozenset[str]) -> None:
        """Read what stands in @page or @font-face: names of their own, values like anywhere."""
        for node in nodes:
            if isinstance(node, ast.AtRule):
                self.at_rule(node, asked, inside_rule=False)
            elif isinstance(node, ast.Declaration):
                self.values(node, {}, asked)

    def media(self, prelude: Sequence[Any]) -> None:
        """Judge the conditions of @media."""
        for node in _flat(prelude):
            if isinstance(node, ast.IdentToken) and node.lower_value in self.css["media"]:
                self.add(node, Kind.MEDIA, node.lower_value, self.css["media"][node.lower_value])
            elif isinstance(node, ast.LiteralToken) and node.value[:1] in {"<", ">"}:
                self.add(node, Kind.MEDIA, "用 < > 比大小", self.css["media"]["range_syntax"])
                return

    def selectors(self, prelude: Sequence[Any], asked: frozenset[str]) -> None:
        """Judge the pseudo-classes and pseudo-elements of a rule's selectors."""
        before: Any = None
        for node in _flat(prelude):
            if isinstance(before, ast.LiteralToken) and before.value == ":":
                name = getattr(node, "lower_name", None) or getattr(node, "lower_value", "")
                if name in self.css["selectors"] and name not in asked:
                    self.add(node, Kind.SELECTOR, f":{name}", self.css["selectors"][name])
            elif isinstance(node, ast.LiteralToken) and node.value == "&":
                self.add(node, Kind.NESTING, "&", _NESTED)
            before = node

    def declaration(self, node: Any, written: list[str], asked: frozenset[str]) -> None:  # noqa: ANN401
        """Judge one declaration; what was written before it in the same rule is its fallback."""
        name, before = node.lower_name, len(self.found)
        fallen = any(name == each or name.startswith(f"{each}-") for each in written)
        if name.startswith("--"):
            # 变量的值到用的地方才看得出认不认得，那时没有旧的可退，所以不看前面写过没有
            self.values(node, {}, frozenset())
        elif name in self.css["properties"]:
            if name not in asked:
                self.add(node, Kind.PROPERTY, name, self.css["properties"][name])
        elif not name.startswith("-") and name not in self.css["known"]:
            self.add(node, Kind.UNREADABLE, f"没有「{name}」这个属性", 0)
        elif not fallen:
            self.values(node, self.css["values"].get(name, {}), asked)
        if len(self.found) == before:
            written.append(name)

    def values(self, node: Any, fresh: Mapping[str, int], asked: frozenset[str]) -> None:  # noqa: ANN401
        """Judge the words, functions and units of a declaration's value."""
        for each in _flat(node.value):
            if isinstance(each, ast.FunctionBlock) and each.lower_name not in asked:
                if each.lower_name in self.css["functions"]:
                    since = self.css["functions"][each.lower_name]
                    self.add(each, Kind.FUNCTION, f"{each.lower_name}()", since)
            elif isinstance(each, ast.DimensionToken) and each.lower_unit in self.css["units"]:
                if each.lower_unit not in asked:
                    self.add(each, Kind.UNIT, each.lower_unit, self.css["units"][each.lower_unit])
            elif isinstance(each, ast.IdentToken) and each.lower_value in fresh:
                name = f"{node.lower_name}: {each.lower_value}"
                if each.lower_value not in asked:
                    self.add(each, Kind.VALUE, name, fresh[each.lower_value])


def _contents(node: Any) -> list[Any]:  # noqa: ANN401
    found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    return list(found)


def _flat(nodes: Sequence[Any]) -> Iterator[Any]:
    """Yield tokens in order, also those inside functions and brackets."""
    for node in nodes:
        yield node
        if isinstance(node, ast.FunctionBlock):
            yield from _flat(node.arguments)
        elif isinstance(node, ast.ParenthesesBlock | ast.SquareBracketsBlock):
            yield from _flat(node.content)


def _words(prelude: Sequence[Any]) -> frozenset[str]:
    """Return the words, functions and units that an @supports condition asks for."""
    found = set()
    for node in _flat(prelude):
        for attribute in ("lower_name", "lower_value", "lower_unit"):
            word = getattr(node, attribute, None)
            if isinstance(word, str):
                found.add(word)
    return frozenset(found)


def complaints(text: str, path: str, table: Table) -> list[Complaint]:
    """Return what in a stylesheet the oldest browser cannot do.

    Args:
        text: the stylesheet.
        path: what it is called in the message.
        table: what is too new.

    """
    sheet = _Sheet(path, table)
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    sheet.rules(nodes, frozenset())
    return sheet.found
