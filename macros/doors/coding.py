"""make codes：给还没有短码的条文和页面登记短码，写在 policies/codes.yml 末尾；已有的不动。题号另见 numbering.py。"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from macros.checks.codes import FILE, coded
from macros.checks.question_bank import FILE as NUMBERS
from macros.doors import numbering
from macros.doors.bootstrap import ROOT
from macros.loading.faults import report
from macros.loading.tree import load
from macros.model.codes import first_free

_HEAD = """\
# yaml-language-server: $schema=schema/codes.schema.json
# 短码：每条条文、每个页面一个，印在纸上，发布后不改。由 make codes 登记，先后就是登记的先后，不要手改、不要重排。
# 撤下的移到 retired：编号: {code: 短码, why: 现在看哪里}，短码不再给别人。
codes: {}
"""


def assign(root: Path = ROOT) -> int:
    """Register what has no code or number yet; comments, order and what was given before stay.

    Returns:
        0 when done, 1 when the records cannot be read.

    """
    _begin(root)
    loaded = load(root)
    if loaded.faults:
        print(report(loaded.faults), file=sys.stderr)
        return 1
    codes = loaded.library.codes
    new = register(root, [key for key in coded(loaded) if key not in codes])
    print(f"登记了{new}个短码，共{len(codes) + new}个：{FILE}")
    numbers = numbering.register(root, loaded.library)
    print(f"登记了{numbers}个题号，共{len(loaded.library.numbers) + numbers}个：{NUMBERS}")
    return 0


def register(root: Path, keys: list[str]) -> int:
    """Add a code for each of `keys` at the end of the file; return how many were new."""
    _begin(root)
    path, yaml = root / FILE, YAML()
    yaml.width = 100_000
    whole = yaml.load(path.read_text(encoding="utf-8"))
    codes = whole["codes"]
    taken = {*codes.values(), *(each["code"] for each in whole.get("retired", {}).values())}
    new = [key for key in keys if key not in codes]
    if codes.fa.flow_style():
        codes.fa.set_block_style()
    for key in new:
        codes[key] = first_free(key, taken)
        taken.add(codes[key])
    if new:
        text = StringIO()
        yaml.dump(whole, text)
        path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return len(new)


def _begin(root: Path) -> None:
    path = root / FILE
    if not path.exists():
        path.write_text(_HEAD, encoding="utf-8", newline="\n")
