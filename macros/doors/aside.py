"""供下载的文件（Word、幻灯片、题库的导出）：没有一页网页等着它们，建站一开头就另开一个进程做，用另一个核。
条文很多时，网页要用的（检索的索引、公开数据，见 making.py）也由它先做。

那个进程自己读记录：不必等这边核完。记录有错时做出来的不要了，它出的错也不说。
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from concurrent.futures import Future
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from macros.doors.garbage import seldom_collect
from macros.doors.made import remembered
from macros.model.library import Library

_SPAWN = multiprocessing.get_context("spawn")  # 各个系统都有，不带着父进程的线程和锁
MANY = 2_000
"""From so many clauses on it is the pages that take long, not the files for download: what pages load is made here too."""

_DROPPED, _FAULTS = "做的进程半途没有了", "记录有错"


class Aside:
    """The files made from one state of the records, being made while the caller goes on."""

    def __init__(self, root: Path, *, downloads_alone: bool = False) -> None:
        """Begin; what the same records and program gave before is taken as it is.

        Args:
            root: the project's folder.
            downloads_alone: the pages stand already, nobody will ask for what they load.

        """
        self._root = root
        self._alone = downloads_alone
        self._light: Future[dict[str, bytes] | None] = Future()
        self._files: Future[dict[str, bytes]] = Future()
        self._lock = threading.Lock()
        self.dropped = False
        self._process: BaseProcess | None = None
        # daemon：网页建不成就走，不等它
        threading.Thread(target=self._wait, daemon=True).start()

    def light(self) -> dict[str, bytes] | None:
        """Wait, and return what pages load, by address; None where the caller is to make it."""
        return self._light.result()

    def finish(self) -> dict[str, bytes]:
        """Wait, and return the files for download by address below the site's root.

        Raises:
            RuntimeError: they could not be made, or were dropped; the text says why.

        """
        return self._files.result()

    def drop(self) -> None:
        """Stop making them: nobody wants them any more."""
        with self._lock:
            self.dropped = True
            if self._process:
                self._process.terminate()

    def _wait(self) -> None:
        try:
            self._files.set_result(remembered(self._root, self._made))
        except BaseException as error:
            self._files.set_exception(error)
        if not self._light.done():  # 供下载的上次做过，没有起那个进程；或者它做不成
            self._light.set_result(None)

    def _made(self) -> dict[str, bytes]:
        here, there = _SPAWN.Pipe(duplex=False)
        process = _SPAWN.Process(target=_make, args=(there, self._root, self._alone), daemon=True)
        with self._lock:
            if self.dropped:
                raise RuntimeError(_DROPPED)
            process.start()
            self._process = process
        there.close()  # 另一头没了，recv 才知道不会再来
        try:
            told: dict[str, bytes] | str | None = here.recv()
            if not isinstance(told, str):
                self._light.set_result(told)
                told = here.recv()
        except (EOFError, OSError):
            told = _DROPPED
        process.join()
        if isinstance(told, str):
            message = f"供下载的文件没有做成：{told}"
            raise RuntimeError(message)
        return told


def _make(there: Connection, root: Path, alone: bool) -> None:
    """Make the files and send them, those that pages load first, or what went wrong; runs in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C 是那边的事
    seldom_collect()
    # 在这个进程里才载入：做网页的进程用不着读写 Office 的库，也不等它们
    from macros.export import downloads, open_data  # noqa: PLC0415
    from macros.export.questions.exports import files as question_files  # noqa: PLC0415
    from macros.export.training import files as lesson_files  # noqa: PLC0415
    from macros.loading.tree import load  # noqa: PLC0415

    try:
        loaded = load(root)
        if loaded.faults:
            there.send(_FAULTS)
            return
        library, version = loaded.library, open_data.version(loaded.library)
        early = not alone and len(library.clauses) >= MANY
        there.send(_light(library, version) if early else None)
        there.send(
            {
                **downloads.files(library, version),
                **question_files(library),
                **lesson_files(library, version),
            }
        )
    except Exception as error:  # 记录有错时什么都可能出；谁要文件，谁报
        there.send(f"{type(error).__name__}，{error}")


def _light(library: Library, version: str) -> dict[str, bytes]:
    from macros.doors.making import light  # noqa: PLC0415 - 条文不多时不载入，少占二十兆

    return light(library, version)
