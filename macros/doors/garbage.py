"""Python 找垃圾的快慢：记录和网页是许多新东西，几乎没有一样要丢，找得勤只费时间。"""

from __future__ import annotations

import gc


def seldom_collect() -> None:
    """Look for garbage seldom; saves a tenth of the time of a build."""
    gc.set_threshold(20_000, 10, 10)


def leave() -> None:
    """Spare the last look before the program ends, which at millions of objects takes a second."""
    gc.freeze()
