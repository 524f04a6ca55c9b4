"""这一份部署自己的设置，以及必须有的记录（核对用）。"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from macros.model.base import Flag, Part, Slug, Text, many_or_one
from macros.model.vocabulary import Level, RecordState

SITE_ADDRESS = r"""^https?://[^\s"'<>\\`{}|^?#]+$"""
"""Where a site stands: the web's address of a folder, without query and fragment."""


class Profile(Part):
    """policies/profile.yml: the site, never the records."""

    site_name: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(
        description="网站名称，至多 40 字：每页页眉、每张纸上都印"
    )
    description: Text = Field(description="一句话介绍")
    base_url: Annotated[str, StringConstraints(pattern=SITE_ADDRESS)] | None = Field(
        None, description="网站的完整网址；不知道就不写"
    )
    hide_overseas: Flag = Field(False, description="是否隐藏境外媒体来源")
    contact: Text | None = Field(None, description="有错向谁反映")


class RequiredDocument(Part):
    """What a document record must say."""

    level: Level = Field(description="级别")
    record: RecordState = Field(description="收录方式")
    title: Text = Field(description="题名")


Words = Annotated[tuple[Text, ...], BeforeValidator(many_or_one)]


class RequiredClause(Part):
    """What a clause must hold, noted from the sources apart from the record itself."""

    key: Text = Field(description="讲什么（只供查对，不发布）")
    qualifiers: Words = Field((), description="原文有、大意里不能丢的限定词")
    figures: Words = Field((), description="限额里必须有的数，如「5000字」")


class Gap(Part):
    """A required clause that is not held yet; itself a fault once the clause is there."""

    clauses: tuple[Slug, ...] = Field(description="还没有收进来的条文编号")
    reason: Text = Field(description="为什么还没有")


class RequiredScope(Part):
    """A stretch of a document whose clauses must all say in what context they were said."""

    document: Slug = Field(description="文件编号")
    part: int = Field(description="第几部分")
    section: int = Field(description="第几节")
    scope: Text = Field(description="必须一字不差写明的话")


class Required(Part):
    """policies/required.yml: what must exist, so that a clone checks itself."""

    documents: dict[Slug, RequiredDocument] = Field(description="必须有的文件")
    clauses: dict[Slug, RequiredClause] = Field(description="必须有的条文")
    measures: dict[Slug, tuple[Slug, ...]] = Field(description="必须有的措施及其条文")
    discrepancies: tuple[Slug, ...] = Field((), description="必须有的存疑")
    terms: tuple[Text, ...] = Field((), description="必须解释的用语（名称或别名）")
    cases: dict[Slug, int] = Field({}, description="每份通报（大事编号）的起数")
    scopes: tuple[RequiredScope, ...] = Field((), description="必须写明语境的段落")
    gaps: tuple[Gap, ...] = Field((), description="已知还没有的；收进来后要从这里删去")
