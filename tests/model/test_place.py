"""位置照各文件自己的编号写出来；没有核实的编号不印数字，印「条号待核」。"""

from __future__ import annotations

import pytest

from macros.model.place import NUMBER_UNCONFIRMED, Numbering, Place

RULES = Numbering(part="第{cn}部分", item="第{n}条")
SPEECH = Numbering(part="第{cn}部分", section="（{cn}）", item="第{n}项")
OFFICE = Numbering(part="{cn}、", item="第{cn}条", para="第{cn}款")

WRITTEN = [
    (RULES, Place(part=1, item=6, confirmed=True), "第一部分第6条"),
    (RULES, Place(part=3), "第三部分（条号待核）"),
    (RULES, Place(part=3, item=9), "第三部分（条号待核）"),
    (RULES, Place(), "条号待核"),
    (RULES, Place(label="末款", confirmed=True), "末款"),
    (RULES, Place(label="末款"), "末款（条号待核）"),
    (SPEECH, Place(part=2, section=1, item=14, confirmed=True), "第二部分（一）第14项"),
    (OFFICE, Place(part=12, item=21, para=2, confirmed=True), "十二、第二十一条第二款"),
    (OFFICE, Place(item=21, para=2), "条号待核"),
]


@pytest.mark.parametrize(("numbering", "place", "text"), WRITTEN)
def test_written(numbering: Numbering, place: Place, text: str) -> None:
    assert numbering.write(place) == text


def test_unconfirmed_number_is_never_shown() -> None:
    for item in range(1, 30):
        text = RULES.write(Place(part=1, item=item, confirmed=False))
        assert NUMBER_UNCONFIRMED in text
        assert not any(char.isdigit() for char in text)
