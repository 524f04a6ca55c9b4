"""公开数据的测试共用：读好的库，和建成站点里的 JSON。"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.loading.tree import load
from macros.model.library import Library
from tests.support.build import ROOT

Rows = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def library() -> Library:
    """The records themselves."""
    loaded = load(ROOT)
    assert not loaded.faults
    return loaded.library


@pytest.fixture(scope="session")
def published(site: Path) -> dict[str, Any]:
    """Every open-data file of the built site by its name."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((site / "data").glob("*.json"))
    }


@pytest.fixture(scope="session")
def rows(published: dict[str, Any]) -> dict[str, Rows]:
    """The items of every open-data file by their id."""
    return {name: {row["id"]: row for row in whole["items"]} for name, whole in published.items()}
