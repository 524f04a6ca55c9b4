"""JSON Schema：公开的数据合公开的说明，policies/ 的 YAML 合编辑器用的说明，提交的说明是最新的。"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.export.open_data import TABLES
from macros.export.schemas import editor_schemas
from macros.loading.tree import LAYOUT
from tests.support.build import ROOT

POLICIES = ROOT / "policies"
RECORDS = sorted(path for pattern, _ in LAYOUT for path in POLICIES.glob(pattern))


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as editors do (YAML 1.2): true and false, numbers, null; all else is text."""


EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )


def _wrong(schema: dict[str, Any], content: object) -> list[str]:
    found = Draft202012Validator(schema).iter_errors(content)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("name", TABLES)
def test_data(name: str, site: Path, published: dict[str, Any]) -> None:
    """建成的 data/ 合 data/schema/；多一个、错一个字段都看得出来。"""
    schema = json.loads((site / f"data/schema/{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    whole = published[name]
    assert whole["items"]
    assert _wrong(schema, whole) == []
    for spoil in ("extra", "missing"):
        spoiled = copy.deepcopy(whole)
        spoiled["items"][0].pop("id") if spoil == "missing" else spoiled["items"][0].update(zzzz=1)
        assert len(_wrong(schema, spoiled)) == 1


def test_every_table_is_published(published: dict[str, Any], site: Path) -> None:
    assert set(published) == set(TABLES)
    assert {path.stem for path in (site / "data/schema").glob("*.json")} == set(TABLES)


@pytest.mark.parametrize("name", sorted(editor_schemas()))
def test_editor_schema_is_fresh(name: str) -> None:
    """policies/schema/ 与模型一致；不一致时运行 make schema。"""
    schema = editor_schemas()[name]
    Draft202012Validator.check_schema(json.loads(schema))
    path = POLICIES / "schema" / name
    assert path.is_file(), f"没有 {path.relative_to(ROOT)}，运行 make schema"
    assert path.read_bytes() == schema, "模型改了，运行 make schema"


def test_no_leftover_schema() -> None:
    """没有早已不用的说明文件。"""
    assert {path.name for path in (POLICIES / "schema").iterdir()} == set(editor_schemas())


@pytest.mark.parametrize("path", RECORDS, ids=[p.relative_to(ROOT).as_posix() for p in RECORDS])
def test_record(path: Path) -> None:
    """每个文件第一行指到自己的说明，内容合那份说明：编辑器里不该有红线。"""
    text = path.read_text(encoding="utf-8")
    pointed = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert pointed, "第一行要写 # yaml-language-server: $schema=…"
    schema = (path.parent / pointed[1]).resolve()
    assert schema.parent == POLICIES / "schema"
    content = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - 由 SafeLoader 派生
    assert _wrong(json.loads(editor_schemas()[schema.name]), content) == []
