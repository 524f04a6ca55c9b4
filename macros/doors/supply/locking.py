"""make lock：由 pyproject.toml 重写两份锁文件，说出哪些包变了。只用标准库，外加 uv。"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from macros.doors.bootstrap import ROOT
from macros.doors.supply.locks import Pin, read
from macros.doors.verbs import BUILD_LOCK, TEST_LOCK

_COMMON: Final = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11.2"),
    *("--generate-hashes", "--quiet", "--custom-compile-command", "make lock"),
)


def lock(arguments: list[str]) -> int:
    """Write both locks; needs uv and the network.

    Args:
        arguments: `--keep` leaves every version that still fits, for when a dependency was added.

    Returns:
        0 when done, 2 without uv, else what uv said.

    """
    parser = argparse.ArgumentParser(prog="python -m macros lock")
    parser.add_argument("--keep", action="store_true", help="版本不升，只补上缺的、删去不要的")
    keep = parser.parse_args(arguments).keep
    if shutil.which("uv") is None:
        print("重写锁文件要用 uv：先运行 pip install uv。", file=sys.stderr)
        return 2
    before = _pins(ROOT)
    upgrade = [] if keep else ["--upgrade"]
    for name, more in ((BUILD_LOCK, []), (TEST_LOCK, ["--extra", "test", "-c", BUILD_LOCK])):
        status = subprocess.call([*_COMMON, *upgrade, *more, "-o", name], cwd=ROOT)
        if status:
            return status
    print("\n".join(changes(before, _pins(ROOT))) or "没有变。")
    return 0


def _pins(root: Path) -> list[Pin]:
    """Return what the larger lock pins; it holds all of the smaller one."""
    path = root / TEST_LOCK
    return read(path) if path.exists() else []


def changes(before: list[Pin], after: list[Pin]) -> list[str]:
    """Say what differs, a line a package; what has the same version but other files stands out."""
    old, new = ({pin.name: pin for pin in pins} for pins in (before, after))
    found = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was is None and now:
            asked = "、".join(each or "本项目" for each in now.via)
            found.append(f"  新添 {name} {now.version}（{asked}要它）")
        elif was and now is None:
            found.append(f"  去掉 {name} {was.version}")
        elif was and now and was.version != now.version:
            found.append(f"  {name} {was.version} → {now.version}")
        elif was and now and not set(was.hashes) <= set(now.hashes):
            found.append(f"  {name} {was.version} 版本没变，发布的文件却换了：先弄清为什么")
    return found
