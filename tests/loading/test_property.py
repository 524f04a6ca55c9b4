"""任意的文字、字节、YAML，装进任何一种文件：读取和核对总以记录或错误收场，从不抛异常。"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.checks import check
from macros.loading.faults import KINDS, report
from macros.loading.tree import LAYOUT, load
from tests.support.mutations import FORM
from tests.support.records import anything, field_names, like
from tests.support.tree import TODAY, copy_data, judge

NAMES = [pattern.replace("/*/", "/central/").replace("*", "x") for pattern, _ in LAYOUT]
MODELS = [model for _, model in LAYOUT]


def _bounded(examples: int) -> Any:
    """The same examples on every run, a fixed number of them, however slow the machine."""
    return settings(
        derandomize=True,
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
        ],
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("real"))


def _judge(root: Path, files: dict[str, bytes]) -> None:
    """Load and check these files alone; every fault must print as one well-formed line."""
    shutil.rmtree(root / "policies", ignore_errors=True)
    for name, content in files.items():
        path = root / "policies" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    loaded = load(root)
    faults = check(loaded, TODAY)
    for fault in faults:
        assert fault.kind in KINDS
        assert FORM.fullmatch(str(fault)), str(fault)
        assert "\n" not in str(fault)
        assert fault.line >= 1
        assert fault.column >= 1
    assert re.search(r"共 \d+ 处错误", report(faults))
    # 一个文件要么成了记录，要么在它身上报了错
    for name in files:
        assert f"policies/{name}" not in loaded.broken or any(
            f.file == f"policies/{name}" for f in faults
        )


@pytest.mark.parametrize("name", NAMES)
@_bounded(25)
@given(content=st.text())
def test_any_text(name: str, content: str, root: Path) -> None:
    _judge(root, {name: content.encode()})


@pytest.mark.parametrize("name", NAMES)
@_bounded(25)
@given(content=st.binary())
def test_any_bytes(name: str, content: bytes, root: Path) -> None:
    _judge(root, {name: content})


@pytest.mark.parametrize(("name", "model"), list(zip(NAMES, MODELS, strict=True)), ids=NAMES)
@_bounded(40)
@given(data=st.data())
def test_any_structure(name: str, model: Any, data: st.DataObject, root: Path) -> None:
    """字段名是真的，套法是任意的。"""
    content = data.draw(anything(field_names(model)))
    _judge(root, {name: yaml.safe_dump(content, allow_unicode=True).encode()})


@_bounded(60)
@given(data=st.data())
def test_any_records(data: st.DataObject, root: Path) -> None:
    """整座库都是任意的记录：大多像样，编号常常对得上，所以记录之间的规矩也走得到。"""
    _judge(
        root,
        {
            name: yaml.safe_dump(data.draw(like(model)), allow_unicode=True).encode()
            for name, model in zip(NAMES, MODELS, strict=True)
        },
    )


SPOILED = (
    "documents/central/rules-2024.yml",
    "documents/city/speech.yml",
    "measures.yml",
    "events.yml",
    "required.yml",
    "checklists/paper.yml",
    "study/guides.yml",
    "study/questions/others.yml",
    "sources.yml",
)


@_bounded(25)
@given(data=st.data())
def test_any_spoiling(data: st.DataObject, real: Path) -> None:
    """真实的记录，任意一处换成任意的东西。"""
    path = real / "policies" / data.draw(st.sampled_from(SPOILED))
    whole = path.read_bytes()
    content = yaml.load(whole, Loader=yaml.BaseLoader)  # noqa: S506 - 标量都当文字
    here: Any = content
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        if (
            not isinstance(here[key], dict | list)
            or not here[key]
            or data.draw(st.integers(0, 3)) == 0
        ):
            break
        here = here[key]
    if data.draw(st.booleans()):
        del here[key]
    else:
        here[key] = data.draw(anything(["id", "text", "value"]))
    try:
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        _, faults = judge(real)
        assert all(FORM.fullmatch(str(fault)) for fault in faults)
    finally:
        path.write_bytes(whole)
