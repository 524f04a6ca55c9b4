"""make serve：本机预览。改了文件就重建；有错就打印，网页仍是上一次建好的样子。

不用 mkdocs serve：它遇到错误会让所有请求一直等着，预览的页面也不带内容安全策略。
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PAUSE = 0.25
"""Seconds between two looks at the files."""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, never cached, without a line for every request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Let the browser ask anew each time: the page may just have been rebuilt."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def preview(site: Path, port: int, inputs: list[Path], build: Callable[[], int]) -> int:
    """Build, serve `site` on 127.0.0.1 and build again whenever one of `inputs` changes.

    Args:
        site: the folder that `build` fills.
        port: where to listen; 0 takes any free one.
        inputs: files and folders to watch.
        build: builds; returns 0 when it went well.

    Returns:
        0 when stopped by Ctrl+C, 1 when there is no good site to show, 2 when the port is taken.

    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # 放在后台启动的，也要停得下来
    seen = _signature(inputs)
    if build() and not (site / "index.html").exists():
        return 1
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site)))
    except OSError:
        print(f'端口 {port} 已被占用，换一个：make serve ARGS="--port {port + 1}"', file=sys.stderr)
        return 2
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"预览地址：http://127.0.0.1:{server.server_port}/", flush=True)
    print("改动数据或页面后自动重建，刷新网页即可看到；按 Ctrl+C 停止。", flush=True)
    try:
        while True:
            time.sleep(_PAUSE)
            now = _signature(inputs)
            if now != seen:
                seen = now
                build()
                sys.stdout.flush()
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()


def _signature(inputs: Iterable[Path]) -> frozenset[tuple[str, int, int]]:
    """Return what tells one state of the files from another: name, size, time."""
    found = set()
    for top in inputs:
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                state = path.stat()
                found.add((str(path), state.st_size, state.st_mtime_ns))
    return frozenset(found)
