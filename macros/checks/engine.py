"""跑体检的引擎：就是网页用的那几份脚本，放在 QuickJS 里；一处判断，两处用。"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import quickjs

PARTS = ("text", "numbers", "phrase", "engine")
"""The engine's files, in the order they are read; the page loads the same."""

_FOLDER = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "js" / "examine"
_MEMORY = 256 * 1024 * 1024
_SECONDS = 20


def _context() -> quickjs.Context:
    """Return a context with the engine loaded, bounded in time and memory."""
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_time_limit(_SECONDS)
    context.eval("var window = { jianfu: {} }, made;")
    for name in PARTS:
        context.eval((_FOLDER / f"{name}.js").read_text(encoding="utf-8"))
    return context


def _ask(context: quickjs.Context, code: str, given: Any) -> Any:  # noqa: ANN401 - 引擎给什么就是什么
    """Run code of the engine on `given` and return what it gives.

    Raises:
        ValueError: the engine refuses; the message says why, in Chinese.

    """
    context.set("given", json.dumps(given, ensure_ascii=False))
    try:
        return json.loads(
            context.eval(f"var given_ = JSON.parse(given); JSON.stringify({code})") or "null"
        )
    except quickjs.JSException as error:
        message = str(error).split("\n", 1)[0].removeprefix("Error: ")
        raise ValueError(message) from error


_reader = cache(_context)
"""One context for reading phrases; they need no rules."""


@cache
def phrase_fault(written: str) -> str:
    """Say what is wrong with a phrase, "" where nothing is."""
    try:
        _ask(_reader(), "window.jianfu.examine.phrase(given_)", written)
    except ValueError as error:
        return str(error)
    return ""


class Judge:
    """The engine with one set of rules."""

    def __init__(self, rules: dict[str, Any]) -> None:
        """Load the engine and compile `rules`, as macros.render.examining makes them.

        Raises:
            ValueError: a phrase cannot be read; the message says why, in Chinese.

        """
        self._context = _context()
        self._ask("(made = window.jianfu.examine.compile(given_)).rules.kinds.length", rules)

    def draft(self, text: str, kind: str = "") -> dict[str, Any]:
        """Examine a draft; the places are code points from 0."""
        ask = "window.jianfu.examine.draft(given_[0], made, given_[1])"
        return dict(self._ask(ask, [text, kind]))

    def plan(self, answers: dict[str, str]) -> dict[str, Any]:
        """Judge what was filled in; answers by question."""
        return dict(self._ask("window.jianfu.examine.plan(given_, made.rules)", answers))

    def characters(self, text: str) -> int:
        """Count the characters of a draft."""
        return int(self._ask("window.jianfu.examine.characters(given_)", text))

    def quantity(self, text: str) -> dict[str, Any] | None:
        """Read the quantity at the beginning of a text."""
        ask = "window.jianfu.examine.quantity(window.jianfu.examine.fold(given_).text, 0)"
        found = self._ask(ask, text)
        return dict(found) if found else None

    def _ask(self, code: str, given: Any) -> Any:  # noqa: ANN401 - 引擎给什么就是什么
        return _ask(self._context, code, given)
