"""只在本机、任选空闲端口、把站点放在子路径下的网页服务器。"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PREFIX = "/kb/"


@dataclass(frozen=True)
class Served:
    """A site being served: its port, and every answer that was not a 2xx or 304."""

    port: int
    refused: list[str] = field(default_factory=list)

    def base(self, host: str = "127.0.0.1") -> str:
        """Return the address of the site's root under `host`."""
        return f"http://{host}:{self.port}{PREFIX}"


class _Handler(SimpleHTTPRequestHandler):
    """Serve a folder under PREFIX; whatever is not there gets the site's own 404.html."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, refused: list[str], **options: Any) -> None:
        self.refused = refused
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX)
        outside = "no-such-file" if inside == path else inside
        return super().translate_path("/" + outside)

    def send_error(self, code: int, *_: Any) -> None:
        self.refused.append(f"{code} {self.path}")
        page = Path(self.directory, "404.html")
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and code != HTTPStatus.NOT_MODIFIED:
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet; what matters is in `refused`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection early is no fault."""


@contextlib.contextmanager
def serving(site: Path) -> Iterator[Served]:
    """Serve `site` under PREFIX on 127.0.0.1 for as long as the context lasts."""
    refused: list[str] = []
    handler = partial(_Handler, directory=str(site), refused=refused)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(server.server_port, refused)
        finally:
            server.shutdown()
            thread.join()
