"""JSON Schema：公开数据的（data/schema/）与写 YAML 的编辑器用的（policies/schema/），都由模型生成。"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.export.open_data import TABLES
from macros.loading.tree import LAYOUT

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EDITOR_NAMES = {
    "documents/*/*.yml": "document",
    "checklists/*.yml": "checklist",
    "study/guides.yml": "guides",
    "study/lessons.yml": "lessons",
    "study/questions/*.yml": "questions",
    "study/numbers.yml": "numbers",
    "study/plans/*.yml": "plan",
    "study/discussions.yml": "discussions",
    "study/exercises.yml": "exercises",
    "cases/*.yml": "cases",
}


@cache
def data_schemas() -> dict[str, bytes]:
    """Return the schema of each open-data file by its address below the site's root."""
    return {
        f"data/schema/{name}.json": _bytes(_table(name, model)) for name, model in TABLES.items()
    }


def editor_schemas() -> dict[str, bytes]:
    """Return the schema of each kind of YAML file by file name."""
    found = {}
    for pattern, model in LAYOUT:
        name = _EDITOR_NAMES.get(pattern, pattern.removesuffix(".yml"))
        schema = model.model_json_schema(by_alias=True, mode="validation")
        found[f"{name}.schema.json"] = _bytes({"$schema": _DIALECT, **_lenient(schema)})
    return found


def _table(name: str, model: type[BaseModel]) -> dict[str, Any]:
    item = model.model_json_schema(by_alias=True, mode="serialization")
    definitions = item.pop("$defs", {})
    return {
        "$schema": _DIALECT,
        "title": name,
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "items"],
        "properties": {
            "version": {"type": "string", "pattern": "^[a-z2-7]{6}$", "description": "数据版本"},
            "items": {"type": "array", "items": item},
        },
        "$defs": definitions,
    }


def _lenient(schema: Any) -> Any:  # noqa: ANN401 - JSON 的任何一层
    """Say in the schema what the loader also takes: a bare id for a citation, a word for a list."""
    if isinstance(schema, list):
        return [_lenient(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _lenient(value) for key, value in schema.items()}
    if made.get("$ref") == "#/$defs/Citation":
        return {"anyOf": [{"type": "string"}, made]}
    for name in ("topics", "qualifier", "qualifiers", "figures", "answer"):
        field = made.get("properties", {}).get(name)
        if (
            field
            and field.get("type") == "array"
            and field.get("items", {}).get("type") == "string"
        ):
            rest = {
                key: field.pop(key) for key in ("description", "title", "default") if key in field
            }
            # 填数题的答案不加引号，编辑器当它是数
            lone = {"type": ["string", "number"] if name == "answer" else "string"}
            made["properties"][name] = {"anyOf": [lone, field], **rest}
    return made


def _bytes(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
