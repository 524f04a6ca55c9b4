"""拿示例的设置起一个真的 nginx：只在本机，任选空闲端口，一个进程，用完就停。"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.doors.webserver import NGINX

_WHOLE = """daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log notice;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def filled(sample: str, changes: dict[str, str]) -> str:
    """Return the sample with what a deployer changes; each must stand in it once."""
    for old, new in changes.items():
        assert sample.count(old) == 1, f"示例里应有一处「{old}」"
        sample = sample.replace(old, new)
    return sample


@contextlib.contextmanager
def serving_with_nginx(sample: Path, root: Path, folder: Path) -> Iterator[int]:
    """Serve `root` by the sample's settings and give the port.

    Args:
        sample: docs/maintain/deploy/nginx.conf.
        root: the folder in which the site lies under the name jianfu.
        folder: an empty folder for nginx's own files.

    """
    program = NGINX.find()
    if program is None:
        pytest.fail(NGINX.advice(), pytrace=False)
    port = free_port()
    changes = {"listen 80;": f"listen 127.0.0.1:{port};", "root /srv/jianfu;": f'root "{root}";'}
    folder.joinpath("site.conf").write_text(
        filled(sample.read_text(encoding="utf-8"), changes), encoding="utf-8"
    )
    whole = folder / "nginx.conf"
    whole.write_text(_WHOLE.format(folder=folder), encoding="utf-8")
    words = [str(program), "-p", str(folder), "-c", str(whole), "-e", str(folder / "error.log")]
    with subprocess.Popen(words) as process:
        try:
            _wait(process, port, folder / "error.log")
            yield port
        finally:
            process.terminate()
            process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until nginx listens; fail with its log when it does not."""
    for _ in range(100):
        if process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                return
        time.sleep(0.05)
    pytest.fail(f"nginx 没有起来：\n{log.read_text() if log.exists() else ''}", pytrace=False)
