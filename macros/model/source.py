"""来源与引注。"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.model.base import Date, Flag, Part, Slug, SourceId, Text
from macros.model.vocabulary import ReadState, SourceRole


class Source(Part):
    """One page, paper or place where something was read or officially stands."""

    id: Slug = Field(description="来源编号，全库唯一，如 xinhua-20240819")
    role: SourceRole = Field(description="official 官方｜press 报刊｜seen 转载页｜speech 讲话文本")
    publisher: Text = Field(description="发布者，如「新华社」")
    title: Text | None = Field(None, description="页面标题；不知道就不写，不要编")
    address: Text | None = Field(None, description="公开网址（http 或 https）；讲话文本没有网址")
    date: Date | None = Field(None, description="发布日期")
    read: ReadState = Field(ReadState.NONE, description="这个页面本身读过没有")
    overseas: Flag = Field(False, description="是否境外媒体；profile.yml 可以整体隐藏")
    note: Text | None = Field(None, description="补充说明")

    @property
    def shows_address(self) -> bool:
        """Say whether readers are shown the address (official and press only)."""
        return self.role in {SourceRole.OFFICIAL, SourceRole.PRESS} and self.address is not None


class Citation(Part):
    """A source together with the place in it."""

    source: SourceId = Field(description="来源编号")
    place: Text | None = Field(None, description="在该来源的哪一处")


def _citation(value: Any) -> Any:  # noqa: ANN401
    return {"source": value} if isinstance(value, str) else value


Cited = Annotated[Citation, BeforeValidator(_citation)]
"""A citation; a bare source id is enough where no place is to be given."""

Sources = Annotated[tuple[Cited, ...], Field(min_length=1)]
"""At least one citation: nothing is stated without a source."""
