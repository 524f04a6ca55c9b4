"""人名的样子：职务后面、同志前面。下面的姓名都是编的。"""

from __future__ import annotations

import pytest

from macros.checks.persons import names

NAMED = (
    "市长王某某",
    "市长王某某主持会议",
    "由县委书记张三、县长李四分别说明",
    "市委书记陈某到村里调研",
    "县委书记张三丰到会",
    "局长周某带队",
    "书记王某某在会上讲话",
    "市委书记吴某某的讲话",
    "市委书记欧阳某某指出",
    "书记 王某某",
    "副主任：赵大某",
    "主任（王某某）",
    "李小明同志",
    "「李小明同志」",
    "司马某同志",
)

HARMLESS = (
    "党组书记、常务副市长、主任会议",
    "书记办公会、局长办公会议、委员长会议、常委会会议",
    "市长信箱、市长热线、校长负责制",
    "党政主要负责同志、分管负责同志、有关负责同志、各位同志、广大干部同志",
    "市委书记在学习贯彻会议上的讲话",
    "组长单位、会长单位、主席团、主席台、书记员、委员名单",
    "书记任组长，市长带头，各部门主官参加",
    "县委书记、县长要看",
    "《市长王某某谈减负》",
)


@pytest.mark.parametrize("text", NAMED)
def test_named(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert not names(text)
