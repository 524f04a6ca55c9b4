"""make serve：打印地址，改了就重建，出错时网页仍是上一次的样子。"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.support.build import ROOT
from tests.support.talking import Talking

# 两个文件夹代替真的建站：这里只看预览本身，建站另有测试。
_SCRIPT = """
import sys
from pathlib import Path
from macros.doors.preview import preview
site, source = Path(sys.argv[1]), Path(sys.argv[2])
def build():
    text = source.read_text(encoding="utf-8")
    if text == "bad":
        print("有错", flush=True)
        return 1
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(text, encoding="utf-8")
    print("建好", text, flush=True)
    return 0
sys.exit(preview(site, int(sys.argv[3]), [source], build))
"""


class Preview(Talking):
    """A preview running in a process of its own."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.source = folder / "source.txt"
        words = [str(folder / "site"), str(self.source), str(port)]
        super().__init__([sys.executable, "-c", _SCRIPT, *words], ROOT, {"PYTHONUTF8": "1"})


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "source.txt").write_text("一", encoding="utf-8")
    running = Preview(tmp_path)
    yield running
    running.process.kill()
    running.stopped()


def _page(address: str) -> str:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - 本机地址
        assert answer.headers["Cache-Control"] == "no-store"
        return str(answer.read().decode("utf-8"))


def test_rebuilds_and_keeps_the_last_good_site(preview: Preview) -> None:
    """改了重建；改坏了报错，网页不变；改好了又跟上；Ctrl+C 好好停下。"""
    line = preview.until("预览地址")
    address = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert address
    assert _page(address.group()) == "一"
    preview.source.write_text("二二", encoding="utf-8")
    preview.until("建好 二二")
    assert _page(address.group()) == "二二"
    preview.source.write_text("bad", encoding="utf-8")
    preview.until("有错")
    assert _page(address.group()) == "二二"
    preview.source.write_text("三三三三", encoding="utf-8")
    preview.until("建好 三三三三")
    preview.process.send_signal(signal.SIGINT)
    assert preview.stopped() == 0


def test_port_taken(preview: Preview, tmp_path: Path) -> None:
    """端口被占时说一句人话，不是一串英文。"""
    line = preview.until("预览地址")
    port = int(line.rsplit(":", 1)[1].strip("/ "))
    other = Preview(tmp_path, port)
    assert "换一个" in other.until("已被占用")
    assert other.stopped() == 2


def test_nothing_good_to_show(tmp_path: Path) -> None:
    """一次也没建成，就不开预览。"""
    (tmp_path / "source.txt").write_text("bad", encoding="utf-8")
    running = Preview(tmp_path)
    running.until("有错")
    assert running.stopped() == 1
