"""由记录做出的文件，网页以外的：哪些随网页一起做，哪些费时、另开一个进程做。

检索、公开数据是网页要用的，一秒左右，跟着网页做。Word、幻灯片、题库的导出没有一页网页等着它，
要八九秒，用另一个核做；预览时等网页好了再做。
"""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path

from macros.doors.made import remembered
from macros.export import feed, open_data, schemas
from macros.export.questions import bank
from macros.loading.tree import load
from macros.model.library import Library
from macros.search import index

_SPAWN = multiprocessing.get_context("spawn")  # 各个系统都有，不带着父进程的线程和锁


def light(library: Library, version: str) -> dict[str, bytes]:
    """Return what pages load or link as data: open data, schemas, feed, the bank, the search index."""
    return {
        **open_data.files(library, version),
        **schemas.data_schemas(),
        "changes.atom": feed.atom(library),
        bank.ADDRESS: bank.file(library, version),
        index.ADDRESS: index.file(library, version),
        **index.for_theme(),
    }


def heavy(library: Library, version: str) -> dict[str, bytes]:
    """Return what is only downloaded: sheets, lessons, the exports of the questions."""
    # 读写 Office 的几个库载入要半秒，做网页的进程用不着
    from macros.export import downloads  # noqa: PLC0415
    from macros.export.questions import files as question_files  # noqa: PLC0415
    from macros.export.training import files as lesson_files  # noqa: PLC0415

    return {
        **downloads.files(library, version),
        **question_files(library),
        **lesson_files(library, version),
    }


class Making:
    """The slow files of one build, made in a process of their own in the meantime."""

    def __init__(self, root: Path, version: str) -> None:
        """Begin; what the same records and program gave before is taken as it is.

        Args:
            root: the project's folder.
            version: the data version of the records in it, which were judged free of faults.

        """
        self._root, self._version = root, version
        self._files: Future[dict[str, bytes]] = Future()
        # daemon：网页建不成就走，不等它
        threading.Thread(target=self._wait, daemon=True).start()

    def finish(self) -> dict[str, bytes]:
        """Wait, and return the files by address below the site's root.

        Raises:
            RuntimeError: they could not be made; what went wrong in the other process has been printed.

        """
        try:
            return self._files.result()
        except (EOFError, OSError) as error:  # EOFError：那个进程没有交东西就没了
            message = f"供下载的文件没有做成。{error}"
            raise RuntimeError(message) from error

    def _wait(self) -> None:
        try:
            self._files.set_result(remembered(self._root, self._made))
        except BaseException as error:
            self._files.set_exception(error)

    def _made(self) -> dict[str, bytes]:
        here, there = _SPAWN.Pipe(duplex=False)
        process = _SPAWN.Process(target=_make, args=(there, self._root, self._version), daemon=True)
        process.start()
        there.close()  # 另一头没了，recv 才知道不会再来
        files: dict[str, bytes] = here.recv()
        process.join()
        return files


def put(site: Path, files: dict[str, bytes]) -> None:
    """Write files into a site that may be being read: each appears whole."""
    for uri, content in files.items():
        target = site / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f"{target.name}.new")
        fresh.write_bytes(content)
        fresh.replace(target)


def _make(there: Connection, root: Path, version: str) -> None:
    """Make the slow files and send them; runs in the other process."""
    there.send(heavy(load(root).library, version))
    there.close()
