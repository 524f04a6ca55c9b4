"""人名：职务后面、同志前面不得有姓名。查的是样子（职务＋姓＋一两个字），不是名单。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from macros.loading.faults import Fault
from macros.loading.tree import Loaded

# 常用姓；去掉了也当虚词、职务字用的（于、和、从、常、党、纪、向、何、时、应、任、成、经、管、车、支、班、高、强、安、项、万 等）。
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔"
    "钟谭陆汪范廖邹熊金孟秦侯江史龙段雷钱汤尹黎武乔贺赖龚欧阳司马诸葛"
)
_POSTS = "书记|主任|市长|县长|区长|镇长|乡长|省长|州长|局长|处长|科长|部长|厅长|院长|校长|秘书长|主席|常委|组长|所长|站长|会长|委员|主官"
_NAME = rf"(?:欧阳|司马|诸葛|[{_SURNAMES}])[\u4e00-\u9fff某]{{1,2}}"
_END = r"(?=同志|等|说|表示|指出|强调|解读|宣读|主持|出席|作|代表|到|在|带队|来|任|担任|向|参加|介绍|讲|的|[，。、；：）」！？\s]|$)"
_PATTERNS = (
    re.compile(rf"(?:{_POSTS})[ ：（(]?({_NAME}?){_END}"),
    re.compile(rf"({_NAME})同志"),
)
_WORDS = re.compile("《[^》]*》")


@lru_cache(maxsize=100_000)
def names(text: str) -> tuple[str, ...]:
    """Return what looks like a person's name after a post or before 同志; a text is looked at once."""
    bare = _WORDS.sub("〓", text)
    return tuple(match.group() for pattern in _PATTERNS for match in pattern.finditer(bare))


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each text that holds what looks like a name."""
    for key, path, text, origin in loaded.texts:
        for found in names(text):
            yield origin.fault("name-of-person", key, path, found=found, hint="删去姓名，只留职务")
