"""读「照着做一遍」的程序：照写的做；页面写错一处就做不下去，不悄悄略过。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.verbs import VERBS
from tests.support.walkthrough import PageError, Said, follow, read

SMALL = """
## 一节 {: #one }

运行 `make codes`、`make check`，没有 make 的照下面；这一次会报错：

```sh
python -m macros codes
python -m macros check
```

会看到：

```text
甲.yml:1:1: 错误[value] ……
```

`a.yml` 第一行留着，下面写成：

```yaml
id: a
say: b
```

`a.yml` 里，把：

```yaml
say: b
```

换成：

```yaml
say: c
```

`a.yml` 末尾加上：

```yaml
more: d
```

要联网。运行 `make lock`，没有 make 的照下面，测试不代做：

```sh
python -m macros lock
```
"""
MAKEFILE = """
codes:  ## 登记
\t@$(PYTHON) -m macros codes
check:  ## 核对
\t@$(PYTHON) -m macros check $(ARGS)
lock:  ## 锁
\t@$(PYTHON) -m macros lock $(ARGS)
"""
SPOILED = {
    "没有这个动作": ("macros lock", "macros look"),
    "命令和 make 不是一回事": ("macros codes\n", "macros check\n"),
    "make 带了目标不收的词": ("`make codes`", '`make codes ARGS="a"`'),
    "没有这个目标": ("`make codes`", "`make code`"),
    "该成的没有成": ("照下面；这一次会报错：", "："),
    "该报错的没有报": ("`make codes`、`make check`，", "`make check`、`make codes`，"),
    "说的不是页上写的": ("错误[value]", "错误[link]"),
    "要换的一段不在": ("say: b\n```\n\n换成", "say: x\n```\n\n换成"),
    "要换的一段有两处": ("id: a\n", "say: b\n"),
    "没有这个文件": ("`a.yml` 末尾", "`b.yml` 末尾"),
    "第一行没有": ("`a.yml` 第一行", "`b.yml` 第一行"),
    "少了换成": ("换成：", "改成："),
    "说明的一行不认得": ("末尾加上", "最后添上"),
    "不是命令": ("python -m macros codes", "rm a.yml"),
    "没有收尾": ("more: d\n```", "more: d"),
}


def _desk(root: Path) -> Path:
    (root / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (root / "a.yml").write_text("# 头一行\nold: 1\n", encoding="utf-8")
    return root


def _canned(command: list[str]) -> Said:
    return Said(1, "甲.yml:1:1: 错误[value] 不对\n") if command == ["check"] else Said(0, "")


def test_the_small_page_is_done(tmp_path: Path) -> None:
    (section,) = read(SMALL)
    follow(section, _desk(tmp_path), _canned, set(VERBS))
    done = (tmp_path / "a.yml").read_text(encoding="utf-8")
    assert done == "# 头一行\nid: a\nsay: c\nmore: d\n"


@pytest.mark.parametrize(("right", "wrong"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_page_is_caught(right: str, wrong: str, tmp_path: Path) -> None:
    """页面写错一处，读不通或者照着做不下去。"""
    assert right in SMALL
    spoiled = SMALL.replace(right, wrong, 1)
    if right == "`make codes`、`make check`，":
        spoiled = spoiled.replace(
            "macros codes\npython -m macros check", "macros check\npython -m macros codes"
        )
    with pytest.raises(PageError):
        for section in read(spoiled):
            follow(section, _desk(tmp_path), _canned, set(VERBS))
