"""把读来的字典交给模型；模型说不行的，逐条改写成带位置的中文。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.loading.faults import Fault, nearest, shown
from macros.loading.nodes import Path, Plain, Positions
from macros.model import codes, deployment, digest
from macros.model.vocabulary import Word

R = TypeVar("R", bound=BaseModel)

_SLUG_RULE = "小写英文字母、数字，中间用短横连接，如 notice-2019"
_PATTERNS = {
    codes.PATTERN: "五个字符的短码，只用数字和大写字母（没有 I、L、O、U），由 make codes 登记",
    digest.PATTERN: "make confirm 写下的摘要，如 7d7f02-119cd2",
    deployment.SITE_ADDRESS: "http:// 或 https:// 开头的网址，不带 ? 和 #，如 http://kb.intranet/jianfu/",
}
_WANTED = {
    "string_type": "一段文字",
    "tuple_type": "一个列表",
    "dict_type": "一组「字段: 值」",
    "model_type": "一组「字段: 值」",
    "model_attributes_type": "一组「字段: 值」",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
}
_NUMBER_RULES = {
    "int_parsing": "整数",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_parsing": "数",
    "float_type": "数",
    "finite_number": "有限的数",
}
_COLON_MEND = "全角冒号改成半角冒号加空格「: 」"
_FULLWIDTH_MENDS = (
    (re.compile(r"[A-Za-z_]+(：)"), _COLON_MEND),
    (re.compile(r"([－—–])"), "列表项用半角短横加一个空格「- 」"),
    (re.compile(r"([［【｛])"), "改成半角括号 [ ] 或 { }"),
)
_RANGE_RULES = {
    "greater_than_equal": "不小于 {ge}",
    "less_than_equal": "不大于 {le}",
}


@dataclass(frozen=True)
class Where:
    """The file that a piece of data came from, and the places in it."""

    name: str
    positions: Positions


def build(model: type[R], data: Plain, where: Where) -> tuple[R | None, list[Fault]]:
    """Make a record of `data`.

    Returns:
        The record and no faults, or None and every fault at once.

    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_fault(model, each, data, where) for each in details if not _follows(each)]


def _follows(detail: ErrorDetails) -> bool:
    """Say whether a list is called too short only because some of its items are faulty."""
    least, given = detail.get("ctx", {}).get("min_length", 0), detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _fault(model: type[BaseModel], detail: ErrorDetails, data: Plain, where: Where) -> Fault:
    kind, path = detail["type"], tuple(detail["loc"])
    value, context = detail["input"], detail.get("ctx", {})
    record = _record_id(data, path)

    def fault(name: str, found: str, allowed: str = "", hint: str = "", key: bool = False) -> Fault:
        line, column = where.positions.at(path, key)
        return Fault(where.name, line, column, name, record, found, allowed, hint)

    field = _said(path)
    if kind == "extra_forbidden":
        return _key_fault(field, _fields(_model_at(model, path[:-1])), fault)
    if kind == "missing":
        line, column = where.positions.at(path[:-1])
        info = _field_at(model, path)
        about = info.description if info else ""
        return Fault(
            where.name, line, column, "missing", record, field, "", f"补上「{field}: …」，{about}"
        )
    if value is None:
        info = _field_at(model, path)
        return fault(
            "missing", field, "", f"冒号后面空着，{info.description if info else '填上值'}"
        )
    if kind == "enum":
        return _vocabulary_fault(_field_at(model, path), value, fault)
    if kind == "bad_date":
        return fault("date-bad", shown(value), "", str(context.get("why", "")))
    if kind in _WANTED:
        return _type_fault(value, _WANTED[kind], fault)
    if kind == "string_pattern_mismatch":
        rule = _PATTERNS.get(str(context.get("pattern")))
        return fault("value", _plain(value), rule) if rule else _id_fault(value, fault)
    if kind in _NUMBER_RULES:
        return fault(
            "number-bad", _plain(value), _NUMBER_RULES[kind], "单位写在 unit 里，这里只写阿拉伯数字"
        )
    if kind in _RANGE_RULES:
        return fault("number-bad", _plain(value), _RANGE_RULES[kind].format(**context))
    if kind in {"too_short", "too_long"}:
        least, most = context.get("min_length"), context.get("max_length")
        allowed = f"至少 {least} 项" if least is not None else f"至多 {most} 项"
        return fault("list-length", f"「{field}」有 {context.get('actual_length')} 项", allowed)
    if kind == "string_too_long":
        return fault("too-long", _plain(value), f"至多 {context.get('max_length')} 个字")
    if kind == "string_too_short":
        return fault("value", _plain(value), "非空文字")
    return fault("value", _plain(value))


def _said(path: Path) -> str:
    """Name the last step of `path` the way an editor counts."""
    if not path:
        return "整个文件"
    return f"第 {path[-1] + 1} 项" if isinstance(path[-1], int) else path[-1]


class _Maker(Protocol):
    """Makes a fault at the place in hand."""

    def __call__(
        self, name: str, found: str, allowed: str = "", hint: str = "", key: bool = False
    ) -> Fault: ...


def _type_fault(value: object, wanted: str, fault: _Maker) -> Fault:
    for pattern, mend in _FULLWIDTH_MENDS:
        match = pattern.match(value) if isinstance(value, str) else None
        if match:
            return fault("fullwidth", match.group(1), "", mend)
    return fault("type", _plain(value), wanted)


def _key_fault(field: str, known: list[str], fault: _Maker) -> Fault:
    if "：" in field:
        return fault("fullwidth", "：", "", _COLON_MEND, key=True)
    return fault("unknown-key", shown(field), "、".join(known), _likely(field, known), key=True)


def _vocabulary_fault(info: FieldInfo | None, value: object, fault: _Maker) -> Fault:
    words = _words(info.annotation if info else None)
    allowed = "、".join(f"{word.value}（{word.label}）" for word in words)
    by_label = {word.label: word.value for word in words}
    text = str(value)
    near = by_label.get(text) or nearest(text, [word.value for word in words])
    return fault("value", _plain(value), allowed, f"改成「{near}」" if near else "")


def _id_fault(value: object, fault: _Maker) -> Fault:
    text = str(value)
    if re.search("[，、；]", text):
        return fault("fullwidth", "，", "", "几个编号之间用半角逗号「, 」分开")
    likely = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return fault("value", _plain(value), _SLUG_RULE, f"改成「{likely}」" if likely else "")


def _likely(field: str, known: list[str]) -> str:
    near = nearest(field, known)
    return f"是不是「{near}」" if near else ""


def _plain(value: object) -> str:
    """Show a value of any shape in a few words an editor knows."""
    if isinstance(value, Mapping):
        return "一组「字段: 值」"
    if isinstance(value, list | tuple):
        return "一个列表"
    return shown(value)


def _record_id(data: Plain, path: Path) -> str:
    """Return the id of the innermost record on the way down `path`."""
    found, here = "", data
    for step in (None, *path):
        if step is not None:
            try:
                here = here[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                break
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            found = shown(here["id"])
    return found


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    here: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        info = _by_name(here, step)
        inner = next(iter(_models(info.annotation)), None) if info else None
        if inner is None:
            return here  # type: ignore[no-any-return]
        here = inner
    return here  # type: ignore[no-any-return]


def _field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return None
    return _by_name(_model_at(model, tuple(names[:-1])), names[-1])


def _by_name(model: type[BaseModel], name: str) -> FieldInfo | None:
    for field, info in model.model_fields.items():
        if name in (field, info.alias):
            return info
    return None


def _fields(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for argument in get_args(annotation) for found in _models(argument)]


def _words(annotation: object) -> list[Word]:
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return list(annotation)
    if get_origin(annotation) in (Union, UnionType, tuple) or get_args(annotation):
        return [word for argument in get_args(annotation) for word in _words(argument)]
    return []
