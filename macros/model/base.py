"""各种记录共用的底子：不许有不认识的字段，读进来就不再改；引用写在类型里。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, Self, get_args

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

    @cached_property
    def references_in(self) -> list[tuple[tuple[str | int, ...], str, str]]:
        """Every reference inside: its path, the kind it points to, the id; what is frozen is walked once."""
        found: list[tuple[tuple[str | int, ...], str, str]] = []
        _refer(self, (), None, found)
        return found

    @cached_property
    def texts_in(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every piece of text inside with its path; ids and vocabulary words too."""
        found: list[tuple[tuple[str | int, ...], str]] = []
        _say(self, (), found)
        return found

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with `update` in it, which remembers nothing of what was found in the first."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


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


def _say(
    value: object, path: tuple[str | int, ...], found: list[tuple[tuple[str | int, ...], str]]
) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _say(each, (*path, index), found)
    elif isinstance(value, BaseModel):
        for name, key in _names(type(value)):
            inside = getattr(value, name)
            if inside is not None:
                _say(inside, (*path, key), found)


def _refer(
    value: object,
    path: tuple[str | int, ...],
    kind: str | None,
    found: list[tuple[tuple[str | int, ...], str, str]],
) -> None:
    if isinstance(value, BaseModel):
        for name, inside in _kinds(type(value)):
            given = getattr(value, name)
            if given is not None and (inside or not isinstance(given, str)):
                _refer(given, (*path, name), inside, found)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _refer(each, (*path, index), kind, found)
    elif isinstance(value, str) and kind:
        found.append((path, kind, value))


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return each field of `model` by attribute and by the name editors write."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


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
