"""make new：照模板写一条新记录和它的页面。空着的字段由 make check 逐项指出。"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from macros.checks.pages import FOLDERS
from macros.doors.bootstrap import ROOT
from macros.doors.coding import register
from macros.loading.faults import nearest
from macros.loading.tree import load
from macros.model.base import SLUG
from macros.model.vocabulary import Level

USAGE = """用法：
  python -m macros new document 级别 编号     级别：central｜province｜city
  python -m macros new checklist 编号
  python -m macros new plan 编号            教案，编号以 plan- 开头
  python -m macros new page 编号              只补页面（记录已有）
编号：小写英文字母、数字，中间用短横连接，如 notice-2027"""


def start(arguments: list[str], root: Path = ROOT) -> int:
    """Write what was asked for.

    Returns:
        0 when written, 2 when the call was wrong or would overwrite something.

    """
    match arguments:
        case ["document", level, key]:
            if level not in set(Level):
                near = nearest(level, list(Level))
                return _refuse(
                    f"不认识的级别「{level}」。" + (f"是不是「{near}」？" if near else "")
                )
            record = root / "policies" / "documents" / level / f"{key}.yml"
            return _write(root, key, "document", record, {"level": level})
        case ["checklist", key]:
            return _write(
                root, key, "checklist", root / "policies" / "checklists" / f"{key}.yml", {}
            )
        case ["plan", key]:
            record = root / "policies" / "study" / "plans" / f"{key}.yml"
            return _write(root, key, "plan", record, {})
        case ["page", key]:
            return _page_alone(root, key)
        case _:
            return _refuse(USAGE)


def _write(root: Path, key: str, kind: str, record: Path, values: dict[str, str]) -> int:
    if not re.fullmatch(SLUG, key):
        return _refuse(f"编号「{key}」不合写法。\n{USAGE}")
    page = root / "docs" / FOLDERS[kind] / f"{key}.md"
    for path in (record, page):
        if path.exists():
            return _refuse(f"已经有了：{path.relative_to(root).as_posix()}，没有改动它。")
    text = (root / "policies" / "templates" / f"{kind}.yml").read_text(encoding="utf-8")
    for name, value in {"id": key, **values}.items():
        text = text.replace(f"{{{name}}}", value)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(text, encoding="utf-8", newline="\n")
    _write_page(root, page, kind, key)
    print(
        f"写好了：{record.relative_to(root).as_posix()}\n　　　　{page.relative_to(root).as_posix()}"
    )
    print("接下来：填好空着的字段，再运行 make check。")
    return 0


def _page_alone(root: Path, key: str) -> int:
    known = load(root).known
    for kind, folder in FOLDERS.items():
        if key in known[kind]:
            page = root / "docs" / folder / f"{key}.md"
            if page.exists():
                return _refuse(f"已经有了：{page.relative_to(root).as_posix()}，没有改动它。")
            _write_page(root, page, kind, key)
            print(f"写好了：{page.relative_to(root).as_posix()}")
            return 0
    near = nearest(key, [each for kind in FOLDERS for each in known[kind]])
    return _refuse(
        f"没有编号为「{key}」的文件、措施、清单、学习路线、教案或「我要……」。"
        + (f"是不是「{near}」？" if near else "")
    )


def _write_page(root: Path, page: Path, kind: str, key: str) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f'{{{{ {kind}("{key}") }}}}\n', encoding="utf-8", newline="\n")
    register(root, [f"{FOLDERS[kind]}/{key}.html"])


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 2
