"""条文在原件里的位置，以及按原件自己的编号方式写出来。"""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Flag, Part, Text
from macros.model.numerals import to_chinese

NUMBER_UNCONFIRMED = "条号待核"


class Place(Part):
    """Where a clause stands in its document. Numbers nobody confirmed are not written down."""

    part: int | None = Field(None, ge=1, le=99, description="第几部分")
    section: int | None = Field(None, ge=1, le=99, description="部分之下第几节")
    item: int | None = Field(None, ge=1, le=999, description="第几条（项）；没有核实就不写")
    para: int | None = Field(None, ge=1, le=99, description="条内第几款")
    label: Text | None = Field(None, description="原件不编号时的位置说法，如「末款」")
    confirmed: Flag = Field(False, description="编号核实过没有；false 时印出「条号待核」")


class Numbering(Part):
    """How a document prints its numbers. {n} is the Arabic, {cn} the Chinese numeral."""

    part: Text = Field("第{cn}部分", description="部分怎么写，如「第{cn}部分」")
    section: Text = Field("（{cn}）", description="节怎么写")
    item: Text = Field("第{n}条", description="条（项）怎么写")
    para: Text = Field("第{cn}款", description="款怎么写")
    item_by_editors: Flag = Field(False, description="项次是否由本库按原文先后编出（原件没有编号）")
    note: Text | None = Field(None, description="关于编号的说明，显示在文件页上")

    def write(self, place: Place) -> str:
        """Write `place` as this document numbers it; an unconfirmed number is 条号待核."""
        written = "".join(
            pattern.replace("{cn}", to_chinese(number)).replace("{n}", str(number))
            for pattern, number in (
                (self.part, place.part),
                (self.section, place.section),
                (self.item, place.item if place.confirmed else None),
                (self.para, place.para if place.confirmed else None),
            )
            if number is not None
        )
        if place.label:
            written += place.label
        if not place.confirmed:
            written += f"（{NUMBER_UNCONFIRMED}）" if written else NUMBER_UNCONFIRMED
        return written
