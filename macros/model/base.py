"""各种记录共用的底子：不许有不认识的字段，读进来就不再改；引用写在类型里。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from macros.model import edtf

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a string as the id of another record; `kind` names which sort."""

    kind: str


class Part(BaseModel):
    """A piece of a record: closed set of fields, frozen."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        arbitrary_types_allowed=True,
        allow_inf_nan=False,
    )


Text = Annotated[str, StringConstraints(min_length=1)]
"""Non-empty text."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
"""A permanent id: lower-case letters, digits and hyphens."""


def _date(value: Any) -> edtf.UncertainDate:  # noqa: ANN401 - pydantic 把任何东西交进来
    if isinstance(value, edtf.UncertainDate):
        return value
    try:
        return edtf.parse(str(value))
    except edtf.DateError as error:
        raise PydanticCustomError("bad_date", "{why}", {"why": str(error)}) from None


Date = Annotated[
    edtf.UncertainDate,
    BeforeValidator(_date),
    PlainSerializer(str, return_type=str),
    # 编辑器把只写年份的 2019 当整数；公开数据里总是文字
    WithJsonSchema(
        {"type": ["string", "integer"], "description": f"日期（EDTF）：{edtf.ALLOWED}"},
        mode="validation",
    ),
    WithJsonSchema(
        {"type": "string", "description": f"日期（EDTF）：{edtf.ALLOWED}"}, mode="serialization"
    ),
]
"""A date with its uncertainty; see macros.model.edtf."""


def _exact_day(value: edtf.UncertainDate) -> edtf.UncertainDate:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.text):
        raise PydanticCustomError("bad_date", "{why}", {"why": "这里要写到日，如 2026-08-31"})
    return value


Day = Annotated[Date, AfterValidator(_exact_day)]
"""An exact day."""


def _flag(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return {"true": True, "false": False, "是": True, "否": False}.get(
            value.strip().lower(), value
        )
    return value


Flag = Annotated[bool, Field(strict=True), BeforeValidator(_flag)]
"""true or false (是 or 否)."""


def many_or_one(value: Any) -> Any:  # noqa: ANN401
    """Let an editor write a lone word where a list of words is meant."""
    return [value] if isinstance(value, str) else value


def references(record: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every reference inside `record`: its path, the kind it points to, the id."""
    for name, kind in _kinds(type(record)):
        yield from _inside((name,), getattr(record, name), kind)


def texts(record: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every piece of text inside `record` with its path; ids and vocabulary words too."""
    for name, info in type(record).model_fields.items():
        yield from _texts_inside((info.alias or name,), getattr(record, name))


def _texts_inside(
    path: tuple[str | int, ...], value: object
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, BaseModel):
        for tail, text in texts(value):
            yield (*path, *tail), text
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts_inside((*path, index), each)
    elif isinstance(value, str):
        yield path, value


def _inside(
    path: tuple[str | int, ...], value: object, kind: str | None
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, BaseModel):
        for tail, found, target in references(value):
            yield (*path, *tail), found, target
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _inside((*path, index), each, kind)
    elif isinstance(value, str) and kind:
        yield path, kind, value


@cache
def _kinds(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """Return each field of `model` with the kind of record it points to, if any."""
    return tuple(
        (
            name,
            _kind(info.annotation)
            or next((m.kind for m in info.metadata if isinstance(m, Ref)), None),
        )
        for name, info in model.model_fields.items()
    )


def _kind(annotation: object) -> str | None:
    """Find a Ref in the arguments of a container type."""
    for argument in get_args(annotation):
        if isinstance(argument, Ref):
            return argument.kind
        found = _kind(argument)
        if found:
            return found
    return None


SourceId = Annotated[Slug, Ref("source")]
ClauseId = Annotated[Slug, Ref("clause")]
DocumentId = Annotated[Slug, Ref("document")]
TopicId = Annotated[Slug, Ref("topic")]
BodyId = Annotated[Slug, Ref("body")]
ChecklistId = Annotated[Slug, Ref("checklist")]
MeasureId = Annotated[Slug, Ref("measure")]
EventId = Annotated[Slug, Ref("event")]
ProblemId = Annotated[Slug, Ref("problem")]
TermId = Annotated[Slug, Ref("term")]
DiscrepancyId = Annotated[Slug, Ref("discrepancy")]
CaseId = Annotated[Slug, Ref("case")]
QuestionId = Annotated[Slug, Ref("question")]
