"""命令行的体检：python -m macros examine 文件 [--kind 文种] [--json]。

退出状态：0 没有要说的，或者只有提醒和讲话的；1 有不合规定的、要说得出理由的；2 读不了。
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from macros.checks import check
from macros.checks.engine import Judge
from macros.doors.bootstrap import ROOT
from macros.doors.dates import today
from macros.doors.drafts import DraftError, read
from macros.loading.faults import report
from macros.loading.tree import load
from macros.model.vocabulary import DraftKind, Strength
from macros.render.examining import compiled

_GRAVE = {Strength.FAULT.value, Strength.REASON.value}
_KEYS = ("clause", "authority", "strength", "quote", "start", "end", "message")


def examine(arguments: list[str]) -> int:
    """Examine one draft."""
    parser = argparse.ArgumentParser(prog="python -m macros examine", description=__doc__)
    parser.add_argument("file", type=Path, help=".txt 或 .docx")
    parser.add_argument("--kind", choices=[each.value for each in DraftKind], default="")
    parser.add_argument("--json", action="store_true", help="给程序用的")
    options = parser.parse_args(arguments)
    loaded = load(ROOT)
    faults = check(loaded, today())
    if faults:
        print(report(faults), file=sys.stderr)
        return 2
    try:
        draft = read(options.file)
        found = Judge(compiled(loaded.library)).draft(draft.text, options.kind)
    except DraftError as error:
        print(error, file=sys.stderr)
        return 2
    found["unjudged"] = [*draft.notes, *found["unjudged"]]
    print(_json(found) if options.json else _told(found))
    return int(any(each["strength"] in _GRAVE for each in found["findings"]))


def _json(found: dict[str, Any]) -> str:
    findings = [{key: each[key] for key in _KEYS} for each in found["findings"]]
    shown = {
        "findings": findings,
        "characters": found["characters"],
        "unjudged": found["unjudged"],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _told(found: dict[str, Any]) -> str:
    kind = next(each.label for each in DraftKind if each.value == found["kind"])
    guessed = "（猜的，不对就用 --kind 写明）" if found["guessed"] else ""
    lines = [f"当作{kind}看{guessed}，正文 {found['characters']} 字。"]
    for strength in Strength:
        mine = [each for each in found["findings"] if each["strength"] == strength.value]
        if mine:
            lines.append(f"{strength.label}（{len(mine)}）——{strength.meaning}：")
            lines += [
                f"  第 {each['start'] + 1} 字「{each['quote']}」：{each['message']}"
                for each in mine
            ]
    if not found["findings"]:
        lines.append("没有碰到本库记下的条文；没有碰到不等于合规。")
    if found["unjudged"]:
        lines.append("没有判的：")
        lines += [f"  {each}" for each in found["unjudged"]]
    return "\n".join(lines)
