"""预览时建站的进程：一直开着，程序、模板、没有改过的记录不必再载入；程序改了就换一个。

网页好了就换上，供下载的文件（Word、幻灯片、题库）再另开一个进程做；又改了，就不等它。
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from macros.doors.made import digest, remembered

_SPAWN = multiprocessing.get_context("spawn")
_PROGRAM = ("macros", "requirements.lock")


class Staying:
    """Builds one project's site again and again."""

    def __init__(self, root: Path) -> None:
        """Note where the project is; nothing runs before the first build."""
        self._root = root
        self._program = ""
        self._builder: BaseProcess | None = None
        self._here: Connection | None = None
        self._making: BaseProcess | None = None

    def build(self) -> int:
        """Build the pages, then let the files for download follow; return the exit status of the pages."""
        self._stop(self._making)
        now = digest(self._root, _PROGRAM)
        if self._here is None or now != self._program:
            self._here = self._begin()
            self._program = now
        try:
            self._here.send("build")
            status = int(self._here.recv())
        except (EOFError, OSError):
            self._here, status = None, 1  # 那个进程没了：下一次换一个
        if not status:
            self._making = _SPAWN.Process(target=_follow, args=(self._root,), daemon=True)
            self._making.start()
        return status

    def _begin(self) -> Connection:
        self._stop(self._builder)
        here, there = _SPAWN.Pipe()
        self._builder = _SPAWN.Process(target=_serve, args=(there,), daemon=True)
        self._builder.start()
        there.close()
        return here

    @staticmethod
    def _stop(process: BaseProcess | None) -> None:
        if process is not None and process.is_alive():
            process.terminate()
            process.join()


def _serve(there: Connection) -> None:
    """Build whenever asked; Ctrl+C is the other process's affair."""
    from macros.doors.commands import build  # noqa: PLC0415 - 互相要用

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError):
        while there.recv():
            there.send(build(["--pages"]))


def _follow(root: Path) -> None:
    """Make the files for download and put them into the site that stands."""
    from macros.doors import store  # noqa: PLC0415 - 在另一个进程里才要载入
    from macros.doors.making import heavy, put  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    found = store.current(root)
    if not found.faults:
        put(root / "site", remembered(root, lambda: heavy(found.library, found.version)))
        print("供下载的文件（Word、幻灯片、题库）也好了。", flush=True)
