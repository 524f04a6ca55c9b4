"""几份测试共用的：真的记录，和由它排出的各页。"""

from __future__ import annotations

import pytest

from macros.loading.tree import load
from macros.model.library import Library
from macros.render.pages import Pages
from tests.support.build import ROOT


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def pages(library: Library) -> Pages:
    return Pages(library, "abcdef")
