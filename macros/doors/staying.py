"""预览时建站的进程：一直开着，程序、模板、没有改过的记录不必再载入；程序改了就换一个。

网页好了就换上，供下载的文件（Word、幻灯片、题库）随后另做（aside.py）；又改了，就不等它。
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from macros.doors.aside import Aside
from macros.doors.made import digest
from macros.doors.making import put

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
        self._aside: Aside | None = None
        self._putting: threading.Thread | None = None

    def build(self) -> int:
        """Build the pages, then let the files for download follow; return the exit status of the pages."""
        if self._aside and self._putting:
            self._aside.drop()
            self._putting.join()  # 正往网站里写的，写完再建
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
            self._aside = Aside(self._root, downloads_alone=True)
            self._putting = threading.Thread(target=self._put, args=(self._aside,), daemon=True)
            self._putting.start()
        return status

    def _put(self, aside: Aside) -> None:
        """Put the files for download into the site that stands."""
        try:
            put(self._root / "site", aside.finish())
        except RuntimeError as error:
            if not aside.dropped:
                print(error, flush=True)
        else:
            print("供下载的文件（Word、幻灯片、题库）也好了。", flush=True)

    def _begin(self) -> Connection:
        if self._builder is not None and self._builder.is_alive():
            self._builder.terminate()
            self._builder.join()
        here, there = _SPAWN.Pipe()
        self._builder = _SPAWN.Process(target=_serve, args=(there,), daemon=True)
        self._builder.start()
        there.close()
        return here


def _serve(there: Connection) -> None:
    """Build whenever asked; Ctrl+C is the other process's affair."""
    from macros.doors.commands import build  # noqa: PLC0415 - 互相要用

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError):
        while there.recv():
            there.send(build(["--pages"]))
