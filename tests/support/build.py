"""建站：全部测试只从这里建，命令改了只改这里。"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# 直接叫建站的函数，不经过 python -m macros：那扇门会先按锁文件备 .venv，
# 而测试已经在备好的环境里；拷到别处的工作树也就不必再装一遍依赖。
_DOOR = (
    "import sys; from macros.doors import commands; sys.exit(commands.run('build', sys.argv[1:]))"
)


def build_process(
    root: Path, out: Path, extra: Mapping[str, str] | None = None, *, pages: bool = False
) -> subprocess.Popen[str]:
    """Start a build of the working tree `root` into `out`, of its pages alone where `pages`; the caller waits for it."""
    if (root / "macros/doors/commands.py").exists():
        command = [sys.executable, "-c", _DOOR, "--out", str(out), *(["--pages"] if pages else [])]
    else:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)]
    return subprocess.Popen(
        command,
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            **(extra or {}),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str]) -> None:
    """Wait for a build; fail with its whole output when it failed."""
    output, _ = process.communicate()
    assert process.returncode == 0, f"建站失败（退出状态 {process.returncode}）：\n{output}"


def build_site(
    root: Path, out: Path, extra: Mapping[str, str] | None = None, *, pages: bool = False
) -> Path:
    """Build the working tree `root` into `out` and return `out`; `pages` leaves the downloads out."""
    finished(build_process(root, out, extra, pages=pages))
    return out
