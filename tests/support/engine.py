"""在真浏览器里直接问检索引擎：载入建好的站点里的同一批脚本和索引。"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.support.server import Served


class Engine:
    """The engine of the built site on a page of its own."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        page.goto(served.base() + "about.html")
        folder = f"{served.base()}assets/js/search/"
        page.add_script_tag(url=f"{folder}parts.js")
        for part in page.evaluate("jianfu.search.parts"):
            page.add_script_tag(url=folder + part)
        page.evaluate("window.engine = jianfu.search.create(jianfu.searchIndex), undefined")

    def ask(self, query: str) -> dict[str, Any]:
        """Return the whole answer to a query."""
        found: dict[str, Any] = self.page.evaluate("(query) => engine.ask(query)", query)
        return found

    def clauses(self, queries: list[str]) -> list[list[str]]:
        """Return the clause ids that answer each query, in rank order."""
        found: list[list[str]] = self.page.evaluate(
            "(all) => all.map((query) => engine.ask(query).clauses.map((one) => one.id))", queries
        )
        return found
