"""省以下的地名：没有独立旁证的案例不点到县。

地名表 places.txt 取自公开的行政区划名称（地级、县级），去掉了「市」「县」一类的后缀；
名字只有一个字、或与常用词同形的（公安县、资源县）留全名。
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from macros.model.vocabulary import Province

_SUFFIX = "(?:市|县|区|州|旗|盟|地区|自治县|自治州)(?!级)"
# 不带后缀的地名只在句首、标点或省名之后才算：「更新田地」里没有新田县。
_START = r"(?:^|(?<=[^\u4e00-\u9fff]))"
_GENERIC = re.compile(
    "各市|各县|各区|市县|县区|区县|城区|辖区|地区|校区|园区|社区|山区|库区|景区|片区|厂区|矿区|小区|灾区|全市|全县|全区|"
    "某市|某县|某区|有的[市县区]|[一两二三四五0-9]+(?:个|市|县|区)|保护区|保持区|开发区|自治区|直辖市|行政区"
)


@cache
def _pattern() -> re.Pattern[str]:
    names = Path(__file__).with_name("places.txt").read_text(encoding="utf-8").split()
    any_name = f"(?:{'|'.join(sorted(names, key=len, reverse=True))})"
    return re.compile(f"{_START}{any_name}(?!级)(?:{_SUFFIX})?|{any_name}{_SUFFIX}")


@lru_cache(maxsize=20_000)
def below_province(text: str) -> tuple[str, ...]:
    """Return each name in `text` that looks like a place below the province; a text is looked at once."""
    bare = _GENERIC.sub("〓", text)
    for province in Province:
        bare = bare.replace(province.value, "〓")
    return tuple(match.group() for match in _pattern().finditer(bare))
