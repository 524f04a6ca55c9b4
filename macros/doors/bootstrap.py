"""只用标准库：备好 .venv，再在里面把命令接着跑下去。"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from macros.doors.verbs import BUILD_LOCK, TEST_LOCK

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
OLDEST = (3, 11, 2)
NO_VENV = (
    "这台机器的 Python 缺少 venv 组件。Debian、Ubuntu、UOS 请先运行："
    "apt-get install python3-venv，然后再来一次。"
)


def venv_python() -> Path:
    """Return the interpreter of the project's own environment, on Windows too."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_environment(lock: str | None, arguments: list[str]) -> int | None:
    """Make sure that what `lock` pins is installed, and that this process runs with it.

    Args:
        lock: file name of a lock with hashes, or None where the standard library is enough.
        arguments: the command line after `python -m macros`, for running it again inside.

    Returns:
        None when this very process may go on; else the exit status of the run inside.

    """
    if lock is None:
        return None
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        print(f"需要 Python {'.'.join(map(str, OLDEST))} 或更新，现在是 {found}。", file=sys.stderr)
        return 2
    status = _install(ROOT / lock)
    if status or Path(sys.prefix).resolve() == VENV.resolve():
        return status or None
    try:
        return subprocess.call([str(venv_python()), "-m", "macros", *arguments], cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def _install(lock: Path) -> int:
    """Install `lock` into .venv unless its digest is already noted there; return a status."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"{lock.name}.sha256"
    if venv_python().exists() and stamp.exists() and stamp.read_text() == digest:
        return 0
    if not venv_python().exists():
        try:
            import ensurepip  # noqa: F401, PLC0415 - Debian 把它拆在 python3-venv 里
        except ImportError:
            print(NO_VENV, file=sys.stderr)
            return 2
        print("正在建立 .venv ……", file=sys.stderr, flush=True)
        if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
            print(NO_VENV, file=sys.stderr)
            return 2
    # 进度不进标准输出：那里是给别的程序读的（examine --json）
    print(f"正在按 {lock.name} 安装依赖（第一次约一分钟）……", file=sys.stderr, flush=True)
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "-r", str(lock)]):
        print(
            "依赖没有装上。请看上面的提示；不能上外网的机器，请先在能上网的机器上运行 "
            f"pip download -r {lock.name} -d wheels，再带着 wheels 文件夹来，"
            "设环境变量 PIP_NO_INDEX=1 与 PIP_FIND_LINKS=wheels 后重试。",
            file=sys.stderr,
        )
        return 2
    stamp.write_text(digest)
    if lock.name == TEST_LOCK:  # 测试用的锁里装着建站用的全部，不必再装一遍
        built = ROOT / BUILD_LOCK
        (VENV / f"{built.name}.sha256").write_text(hashlib.sha256(built.read_bytes()).hexdigest())
    return 0
