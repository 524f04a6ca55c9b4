"""脚本里的新写法：用 tree-sitter 读成语法树，看新的语法、新的接口名。

接口只看名字：`x.at(` 里的 x 是什么，光看程序不知道。所以有两样不算：同一个函数里先问过有没有它的；
名字是本站的脚本自己起的（`runs.take = function …`），新的对象碰巧也叫这个。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from macros.doors.oldest.table import Complaint, Kind, Table

_FUNCTIONS: Final = frozenset(
    {
        "program",
        "function_declaration",
        "function_expression",
        "arrow_function",
        "method_definition",
        "generator_function",
        "generator_function_declaration",
    }
)
_ASKING: Final = frozenset(
    {"unary_expression", "binary_expression", "parenthesized_expression", "ternary_expression"}
)
_WINDOWS: Final = frozenset({"window", "self", "globalThis"})
# 这两样里的名字由网页定，不是浏览器的接口：element.dataset.x、form.elements.x
_PAGE_NAMES: Final = frozenset({"dataset", "elements"})


@dataclass
class Own:
    """Names that the scripts give themselves: in objects, by assignment, as functions, to variables."""

    given: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    local: set[str] = field(default_factory=set)


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_javascript.language()))


def parsed(text: str) -> Node:
    """Return the tree of a script."""
    return _parser().parse(text.encode()).root_node


def _all(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in order, without recursion: bundles are deep."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(found.children))


def _text(node: Node | None) -> str:
    return node.text.decode() if node is not None and node.text is not None else ""


def own_names(trees: list[Node]) -> Own:
    """Collect the names that scripts define themselves, over all of them."""
    own = Own()
    for tree in trees:
        for node in _all(tree):
            _note(node, own)
    return own


def _note(node: Node, own: Own) -> None:
    """Note what one node defines."""
    if node.type == "pair":
        _give(node.child_by_field_name("key"), node.child_by_field_name("value"), own)
    elif node.type == "method_definition":
        own.given.add(_text(node.child_by_field_name("name")))
        own.called.add(_text(node.child_by_field_name("name")))
    elif node.type == "assignment_expression":
        left = node.child_by_field_name("left")
        if left is not None and left.type == "member_expression":
            name, right = left.child_by_field_name("property"), node.child_by_field_name("right")
            own.assigned.add(_text(name))
            if _is_function(right):
                _give(name, right, own)
    elif node.type == "variable_declarator":
        own.local.add(_text(node.child_by_field_name("name")))
    elif node.type in _FUNCTIONS:
        own.local.add(_text(node.child_by_field_name("name")))
        given = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
        if given is not None:
            own.local |= {_text(each) for each in _all(given) if each.type == "identifier"}


def _give(name: Node | None, value: Node | None, own: Own) -> None:
    own.given.add(_text(name))
    if _is_function(value):
        own.called.add(_text(name))


def _is_function(node: Node | None) -> bool:
    return node is not None and node.type in _FUNCTIONS


def complaints(text: str, path: str, table: Table, own: Own | None = None) -> list[Complaint]:
    """Return what in a script the oldest browser cannot do.

    Args:
        text: the script.
        path: what it is called in the message.
        table: what is too new.
        own: the names that the scripts give themselves; without it, those of this script.

    """
    tree = parsed(text)
    known = own or own_names([tree])
    asked = _asked(tree)
    found = []
    for node in _all(tree):
        for kind, name, since in _new(node, table.js, known):
            if kind is not Kind.NAME or not _guarded(node, name.rpartition(".")[2], asked):
                line, column = node.start_point
                found.append(Complaint(path, line + 1, column + 1, kind, name, since))
    return found


def _new(
    node: Node, js: Mapping[str, Mapping[str, int]], own: Own
) -> Iterator[tuple[Kind, str, int]]:
    """Yield what is too new in one node itself."""
    if node.type == "ERROR" or node.is_missing:
        yield Kind.UNREADABLE, "这里不是合写法的脚本", 0
    elif name := _syntax(node):
        yield Kind.SYNTAX, *_SYNTAX[name], js["syntax"][name]
    elif node.type == "member_expression":
        yield from _member(node, js, own)
    elif node.type == "identifier":
        name = _text(node)
        if name in js["globals"] and name not in own.local:
            yield Kind.NAME, name, js["globals"][name]


_SYNTAX: Final = {
    "static_block": ("类里的 static {}",),
    "using": ("using 声明",),
    "private_in": ("#x in 对象",),
    "regexp_v": ("正则的 v 标志",),
    "regexp_modifier": ("正则里的 (?i:)",),
}


def _syntax(node: Node) -> str:
    """Return which new syntax a node is, or nothing."""
    if node.type == "class_static_block":
        return "static_block"
    if node.type == "using_declaration":
        return "using"
    if node.type == "regex_flags" and "v" in _text(node):
        return "regexp_v"
    if node.type == "regex_pattern" and any(
        f"(?{each}" in _text(node) for each in ("i", "m", "s", "-")
    ):
        return "regexp_modifier"
    left = node.child_by_field_name("left") if node.type == "binary_expression" else None
    return "private_in" if left is not None and left.type == "private_property_identifier" else ""


def _member(
    node: Node, js: Mapping[str, Mapping[str, int]], own: Own
) -> Iterator[tuple[Kind, str, int]]:
    """Yield a member by its own name, or together with its object (`Object.groupBy`)."""
    top, name = node.child_by_field_name("object"), _text(node.child_by_field_name("property"))
    whole = f"{_text(top)}.{name}" if top is not None and top.type == "identifier" else ""
    if whole in js["statics"]:
        yield Kind.NAME, whole, js["statics"][whole]
    elif whole and _text(top) in _WINDOWS and name in js["globals"]:
        yield Kind.NAME, name, js["globals"][name]
    elif name in js["members"]:
        page = top is not None and _text(top.child_by_field_name("property")) in _PAGE_NAMES
        # box.inert = true 是用浏览器的，不是自己起名：元素有的属性，赋值不算
        mine = own.called if _is_called(node) else own.given | (own.assigned - set(js["elements"]))
        if not page and name not in mine:
            yield Kind.NAME, name, js["members"][name]


def _is_called(node: Node) -> bool:
    """Tell whether a node is what a call calls."""
    parent = node.parent
    if parent is None or parent.type not in {"call_expression", "new_expression"}:
        return False
    told = parent.child_by_field_name("function") or parent.child_by_field_name("constructor")
    return told == node


def _scopes(node: Node | None) -> Iterator[int]:
    """Yield the functions around a node, from the inside, by where they begin."""
    while node is not None:
        if node.type in _FUNCTIONS:
            yield node.id
        node = node.parent


def _asked(tree: Node) -> dict[str, set[int]]:
    """Return which names are asked for before use, and in which functions."""
    found: dict[str, set[int]] = {}
    for node in _all(tree):
        name = ""
        if node.type == "member_expression":
            name = _text(node.child_by_field_name("property"))
        elif node.type in {"identifier", "string_fragment"}:
            name = _text(node)
        if name and _is_question(node):
            found.setdefault(name, set()).add(next(_scopes(node), 0))
    return found


def _is_question(node: Node) -> bool:
    """Tell whether a node is only asked for: in a condition, by typeof, or 'name' in object."""
    if node.type == "string_fragment":
        holder = node.parent.parent if node.parent is not None else None
        operator = holder.child_by_field_name("operator") if holder is not None else None
        return _text(operator) == "in"
    parent = node.parent
    if parent is None or _is_called(node):
        return False
    if _chained(parent, node):
        return True
    return parent.type in _ASKING or (
        parent.type == "if_statement" and parent.child_by_field_name("condition") == node
    )


def _chained(parent: Node, node: Node) -> bool:
    """Tell whether a call asks by itself: `x.share?.()`."""
    return (
        parent.type == "call_expression"
        and parent.child_by_field_name("function") == node
        and any(each.type == "optional_chain" for each in parent.children)
    )


def _guarded(node: Node, name: str, asked: Mapping[str, set[int]]) -> bool:
    """Tell whether the name is asked for in a function around the node."""
    parent = node.parent
    if parent is not None and _chained(parent, node):
        return True
    return bool(asked.get(name, set()) & set(_scopes(node)))
