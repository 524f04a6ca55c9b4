"""任意的记录：字段照模型来，值大多像样，间或是任意的东西。给性质测试用。"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel

from macros.model.base import Ref
from macros.model.edtf import UncertainDate
from macros.model.vocabulary import Word

IDS = ("a", "b-1", "speech", "rules-2024", "m01", "speech-2-1-1")
DAYS = ("2024-07-30", "2100-01-01")
DATES = (
    "2024",
    "2024-07",
    "2024-07-30",
    "2100-01-01",
    "XXXX-03",
    "XXXX",
    "2019-03/2019-07",
    "../2020",
)
TEXTS = (
    "一般不超过5000字",
    "原则上半天，必须办完",
    "不得随意",
    "《甲》「乙」",
    "市长王某某",
    "https://www.gov.cn/",
    "http://localhost/",
    "第{cn}部分",
)

scalars = st.one_of(
    st.text(max_size=20),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.sampled_from((*IDS, *DATES, *TEXTS, "../..", "-", "%", "0000", "9" * 5000, "1e999", ".nan")),
)


def anything(keys: list[str]) -> st.SearchStrategy[Any]:
    """Any nesting of scalars, lists and mappings whose keys are drawn from `keys` or arbitrary."""
    names = st.one_of(st.sampled_from(keys), st.text(max_size=5))
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6),
        max_leaves=20,
    )


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the names of all fields in `model` and in the models inside it."""
    found: dict[type[BaseModel], None] = {}
    _collect(model, found)
    return sorted(
        {info.alias or name for each in found for name, info in each.model_fields.items()}
    )


def _collect(annotation: Any, found: dict[type[BaseModel], None]) -> None:
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and annotation not in found
    ):
        found[annotation] = None
        for info in annotation.model_fields.values():
            _collect(info.annotation, found)
    for argument in get_args(annotation):
        _collect(argument, found)


@cache
def like(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Return records of `model`: mostly sound, some fields left out, some values out of place."""
    needed, others = {}, {}
    for name, info in model.model_fields.items():
        value = st.sampled_from(IDS) if name == "id" else _value(info.annotation, info.metadata)
        (needed if info.is_required() else others)[info.alias or name] = value
    return st.fixed_dictionaries(needed, optional=others)


def _value(annotation: Any, marks: Sequence[Any] = ()) -> st.SearchStrategy[Any]:
    made = _sound(annotation, marks)
    # 偶尔才有任意的东西：太多了，记录都立不起来，就走不到记录之间的规矩
    return st.integers(0, 299).flatmap(lambda n: scalars if n == 299 else made)


def _sound(annotation: Any, marks: Sequence[Any]) -> st.SearchStrategy[Any]:
    arguments, origin = get_args(annotation), get_origin(annotation)
    if any(isinstance(mark, Ref) for mark in marks):
        made = st.sampled_from(IDS)
    elif origin is Annotated:
        made = _value(arguments[0], arguments[1:])
    elif origin in (Union, UnionType):
        # 没有就整个不写；写成 null 会被当作文字
        made = st.one_of(*(_value(each) for each in arguments if each is not type(None)))
    elif origin is tuple:
        inner = [each for mark in marks for each in (mark, *getattr(mark, "metadata", ()))]
        least = next((each.min_length for each in inner if hasattr(each, "min_length")), 0)
        made = st.lists(_value(arguments[0]), min_size=least, max_size=max(3, least))
    elif origin is dict:
        made = st.dictionaries(st.sampled_from(IDS), _value(arguments[1]), max_size=3)
    elif annotation is UncertainDate:
        exact = any(isinstance(mark, AfterValidator) for mark in marks)
        made = st.sampled_from(DAYS if exact else DATES)
    elif issubclass(annotation, BaseModel):
        made = like(annotation)
    elif issubclass(annotation, Word):
        made = st.sampled_from([word.value for word in annotation])
    elif annotation is bool:
        made = st.booleans()
    elif annotation in (int, float):
        made = st.integers(5, 60)
    else:
        made = st.sampled_from((*TEXTS, *IDS))
    return made
