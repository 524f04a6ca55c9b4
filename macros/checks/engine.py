"""跑体检的引擎：就是网页用的那几份脚本，放在 QuickJS 里；一处判断，两处用。"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import quickjs

PARTS = ("text", "numbers", "phrase", "engine")
"""The engine's files, in the order they are read; the page loads the same."""

_FOLDER = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "js" / "examine"
_MEMORY = 256 * 1024 * 1024
_SECONDS = 20


class Judge:
    """The engine with one set of rules."""

    def __init__(self, rules: dict[str, Any]) -> None:
        """Load the engine and compile `rules`, as macros.render.examining makes them.

        Raises:
            ValueError: a phrase cannot be read; the message says why, in Chinese.

        """
        self._context = quickjs.Context()
        self._context.set_memory_limit(_MEMORY)
        self._context.set_time_limit(_SECONDS)
        self._context.eval("var window = { jianfu: {} }, made;")
        for name in PARTS:
            self._context.eval((_FOLDER / f"{name}.js").read_text(encoding="utf-8"))
        self._context.set("given", json.dumps(rules, ensure_ascii=False))
        self._run("(made = window.jianfu.examine.compile(JSON.parse(given))).rules.kinds.length")

    def draft(self, text: str, kind: str = "") -> dict[str, Any]:
        """Examine a draft; the places are code points from 0."""
        self._context.set("given", json.dumps([text, kind]))
        found = self._run(
            "window.jianfu.examine.draft(JSON.parse(given)[0], made, JSON.parse(given)[1])"
        )
        return dict(found)

    def plan(self, answers: dict[str, str]) -> dict[str, Any]:
        """Judge what was filled in; answers by question."""
        self._context.set("given", json.dumps(answers))
        return dict(self._run("window.jianfu.examine.plan(JSON.parse(given), made.rules)"))

    def characters(self, text: str) -> int:
        """Count the characters of a draft."""
        self._context.set("given", json.dumps(text))
        return int(self._run("window.jianfu.examine.characters(JSON.parse(given))"))

    def quantity(self, text: str) -> dict[str, Any] | None:
        """Read the quantity at the beginning of a text."""
        self._context.set("given", json.dumps(text))
        ask = (
            "window.jianfu.examine.quantity(window.jianfu.examine.fold(JSON.parse(given)).text, 0)"
        )
        found = self._run(ask)
        return dict(found) if found else None

    def phrase(self, written: str) -> str:
        """Say what is wrong with a phrase, "" where nothing is."""
        self._context.set("given", json.dumps(written))
        try:
            self._run("window.jianfu.examine.phrase(JSON.parse(given))")
        except ValueError as error:
            return str(error)
        return ""

    def _run(self, code: str) -> Any:  # noqa: ANN401 - 引擎给什么就是什么
        try:
            return json.loads(self._context.eval(f"JSON.stringify({code})") or "null")
        except quickjs.JSException as error:
            message = str(error).split("\n", 1)[0].removeprefix("Error: ")
            raise ValueError(message) from error
