"""恶意的部署：policies/ 每种记录、每个写文字的字段后面都跟着一串怪字；照真的建站，只是少几页。"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from unittest.mock import patch

import yaml
from pydantic import BaseModel

from macros.doors import building, store
from macros.loading import nodes
from macros.loading.nodes import Plain
from macros.loading.tree import LAYOUT, load
from macros.model.base import Ref
from macros.model.library import Library
from tests.support.build import ROOT
from tests.support.tree import copy_data

JINJA = "{{ config }}{{ '乘' ~ '出' }}{% raw %}{# 注 #}"
"""Executed it would print 乘出, or the whole configuration, or fail."""

MARKUP = (
    "<script>alert(document.domain)</script><img src=x onerror=alert(document.domain)>"
    "<!--<script>" + JINJA + "*md*_md_`md`[md](data:text/html,x)![md](x)"
    "\"q\"'q'&amp;&lt;{: #md onclick=alert(document.domain) }]]></li></ul></article></div>\\$"
)
SHORT = "<i>{{x}}"
"""For fields that hold only so many characters."""

HIDDEN = "\u202e\u2066\u200b\u2028\x07\x1f\ufeff\U000e0041"
"""What the loader refuses: turned, invisible, control characters."""

FORMULA = '=HYPERLINK("http://example.org/","点")'
ENDLESS = "x" * 100_000
"""A hundred kilobytes without a place to break the line."""

# 这些字段不能随便写：词表、句式和它的例句、必须有的词。核对会拒绝，见 test_hostile.py 的 REFUSED。
FIXED = frozenset(
    {"Norm.qualifier", "Limit.qualifier", "Question.answer"}
    | {f"{model}.{name}" for model in ("Pattern", "Gauge") for name in ("find", "unless")}
    | {"Saying.means"}
    | {f"Pattern.{name}" for name in ("excused", "matches", "passes", "issuer")}
    | {f"ExamineFile.{name}" for name in ("negations", "not_negations", "cancelled", "reported")}
    | {"RequiredClause.qualifiers", "RequiredClause.figures"}
)
# 两处要一字不差的：都写成前一处的样子，一个不落
_SAME = {
    "RequiredDocument.title": "Document.title",
    "Required.terms": "Term.name",
    "Alias.name": "Term.name",
    "RequiredScope.scope": "Clause.scope",
    "Issued.stem": "Question.stem",
    "Stage.subject": "Limit.subject",
}
_EVERY = frozenset(_SAME.values())
_MOST = {"Passage.words": 24, "Said.text": 40, "Question.stem": 1000, "Profile.site_name": 40}
"""Fields that take SHORT, and how long they may be."""

_LONG = frozenset({"Norm.text", "Event.title", "ChecklistItem.proof", "Term.text"})
"""Fields of which one holds ENDLESS as well."""

_EACH = 4
"""How many texts of one field are spoiled: enough to meet every page, few enough to build fast."""

Spoil = Callable[[str, str], str]
"""Makes a hostile text of a field (Model.field) and its plain text."""


@dataclass
class Spoiler:
    """Spoils the first few texts of every field and remembers which fields there are."""

    met: Counter[str] = field(default_factory=Counter)

    def __call__(self, where: str, text: str) -> str:
        word = text in {"对", "错"} or text.replace(".", "").isdigit()
        if where in FIXED or "://" in text or (where == "Option.text" and word):
            return text
        where = _SAME.get(where, where)
        added = SHORT if where in _MOST else f"〔{where}〕{MARKUP}"
        if len(text + added) > _MOST.get(where, 1000):
            return text
        if self.met[where] >= _EACH and where not in _EVERY:
            return text
        self.met[where] += 1
        endless = ENDLESS if where in _LONG and self.met[where] == 1 else ""
        return text + added + endless


def spoiled(
    annotation: Any, value: Plain, spoil: Spoil, where: str = "", marks: Sequence[Any] = ()
) -> Plain:
    """Return plain data with `spoil` applied to every free text; ids, words of a vocabulary, dates stay.

    Args:
        annotation: the model, or the type of the field that `value` is for.
        value: what the loader read.
        spoil: see Spoil.
        where: the field that `value` stands in.
        marks: what stands beside the type in Annotated and in the field.

    """
    if any(isinstance(mark, Ref) or getattr(mark, "pattern", None) for mark in marks):
        return value
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return spoiled(arguments[0], value, spoil, where, [*marks, *arguments[1:]])
    if origin in (Union, UnionType):
        for each in arguments:
            value = spoiled(each, value, spoil, where, marks)
        return value
    if origin is tuple and isinstance(value, list):
        return [spoiled(arguments[0], each, spoil, where) for each in value]
    if origin is tuple:
        return spoiled(arguments[0], value, spoil, where) if isinstance(value, str) else value
    if origin is dict and isinstance(value, dict):
        return {key: spoiled(arguments[1], each, spoil, where) for key, each in value.items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation, value, spoil)
    return spoil(where, value) if annotation is str and isinstance(value, str) else value


def _record(model: type[BaseModel], value: Plain, spoil: Spoil) -> Plain:
    if not isinstance(value, dict):
        return value
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    return {
        key: spoiled(
            fields[key].annotation, each, spoil, f"{model.__name__}.{key}", fields[key].metadata
        )
        if key in fields
        else each
        for key, each in value.items()
    }


def deployment(to: Path) -> Counter[str]:
    """Write a copy of the records below `to` with hostile texts; return the fields that hold them.

    Whoever changes a clause has to look at what cites it; that was done here too.
    """
    copy_data(to)
    profile = to / "policies/profile.yml"
    profile.write_text(profile.read_text(encoding="utf-8") + "contact: 某办公室\n", "utf-8")
    spoiler = Spoiler()
    for pattern, model in LAYOUT:
        if pattern in {"codes.yml", "confirmed.yml"}:
            continue
        for path in sorted((to / "policies").glob(pattern)):
            data, _, _ = nodes.parse(path.read_text(encoding="utf-8"), path.name)
            _write(path, spoiled(model, data, spoiler))
    path = to / "policies/confirmed.yml"
    whole: Any = nodes.parse(path.read_text(encoding="utf-8"), path.name)[0]
    digests = load(to).library.digests
    for each in whole["confirmed"].values():
        each["clauses"] = {key: digests[key] for key in each["clauses"]}
    _write(path, whole)
    return spoiler.met


def _write(path: Path, data: Plain) -> None:
    text = yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        width=10**9,
        sort_keys=False,
        default_style='"',
    )
    path.write_text(text, encoding="utf-8")


def pushed(library: Library, before: str, after: str) -> Library:
    """Return the records with `before` and `after` round every text, past whatever the loader refuses."""

    def each(value: Any) -> Any:
        if isinstance(value, BaseModel):
            inside = {name: each(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update=inside)
        if isinstance(value, tuple):
            return tuple(each(one) for one in value)
        free = isinstance(value, str) and not isinstance(value, Enum) and not value.isascii()
        return before + value + after if free else value

    shelves = {
        name: {key: each(one) for key, one in shelf.items()}
        for name, shelf in vars(library).items()
        if isinstance(shelf, dict) and name in Library.__dataclass_fields__
    }
    made = replace(library, **shelves, profile=each(library.profile))
    made.clauses = {one.id: one for document in made.documents.values() for one in document.clauses}
    # 用语照原来的名字找；没有人改过条文
    made.glossary, made.digests = library.glossary, library.digests
    return made


def build_pages(library: Library, to: Path, keep: Callable[[str], bool]) -> Path:
    """Build the pages of docs/ that `keep` names from `library` below `to`, through the project's own door.

    Args:
        library: the records, judged already.
        to: an empty folder.
        keep: says of a page's name below docs/ whether it is built.

    """
    for name in ("macros", "overrides"):
        (to / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", to)
    for path in sorted((ROOT / "docs").rglob("*")):
        name = path.relative_to(ROOT / "docs").as_posix()
        if path.is_file() and (path.suffix != ".md" or keep(name)):
            copy = to / "docs" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    ready = store.Store(library, [])
    with patch.object(store, "current", lambda _root: ready):
        told = building.trouble(to, to / "site", aside=None)
    # 少建了几页，正文和导航里指到它们的会提醒；别的一样也不许有
    fewer = ("not found among documentation files", "'nav' configuration, which is not found")
    assert all(any(said in line for said in (*fewer, "strict")) for line in told)
    return to / "site"
