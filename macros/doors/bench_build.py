"""make bench 的一半：建站多快、占多少内存、写出多大，同普通的 Material 站一次量完；预览里改一个 YAML 多久重建好。"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.doors import grown, plain
from macros.doors.commands import environment
from macros.doors.yardsticks import Unavailable, with_packages

SIZES = (0, 1_000, 10_000)
"""Clauses of the projects measured; 0 is the project as it is."""

_RUNS = {0: 5, 1_000: 2, 10_000: 1}
_WAYS = {"regular": grown.regular, "copied": grown.copied}
"""How the project grows to a size; see macros.doors.grown."""

_DOOR = (
    "import sys; from macros.doors import commands; sys.exit(commands.run('build', sys.argv[1:]))"
)
_EDITS = 5
_EDITED = "policies/documents/central/demo-2022.yml"


@dataclass(frozen=True)
class Run:
    """One finished command: seconds on the clock, processor seconds of all its processes, peak memory."""

    seconds: float
    processor: float
    mib: int


def measured(root: Path, sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Return the figures of building at each size, and of rebuilding while previewing."""
    try:
        python = with_packages(f"mkdocs-material=={version('mkdocs-material')}", "jieba")
    except Unavailable as why:
        python = ""
        print(f"对照的站没有量：{why}", file=sys.stderr)
    found: dict[str, Any] = {}
    for size in sizes:
        for way in _WAYS if size else ("",):
            with tempfile.TemporaryDirectory() as folder:
                name = f"{size} {way}" if size else "real"
                found[name] = _size(root, Path(folder), size, way, python=python)
    with tempfile.TemporaryDirectory() as folder:
        found["serve_rebuild_seconds"] = _rebuilds(root, Path(folder))
    return found


def _size(root: Path, work: Path, size: int, way: str, *, python: str) -> dict[str, Any]:
    project, out = work / "project", work / "site"
    if size:
        clauses = _WAYS[way](root, project, size)
    else:
        grown.project(root, project)
        clauses = 0
    print(f"建站：{size or '现在的'}条{way} ……", flush=True)
    ours, others, count = [], [], 0
    words = [python, "-m", "mkdocs", "build", "--quiet", "--clean"]
    for number in range(_RUNS[size]):  # 一次本站一次对照，机器忽快忽慢两边都摊到
        ours.append(_clean(project, out))
        if python and not number:
            count = plain.write(out, work / "plain")
        if python:
            others.append(_run(words, work / "plain"))
    figures: dict[str, Any] = {"ours": {**_summed(ours), **_written(out)}}
    if clauses:
        figures["clauses"] = clauses
    if others:
        figures["plain"] = {
            **_summed(others),
            **_written(work / "plain" / "site"),
            "sources": count,
        }
        figures["ratio"] = round(figures["ours"]["seconds"] / figures["plain"]["seconds"], 2)
    return figures


def _clean(project: Path, out: Path) -> Run:
    """Build all, files for download too, as after `git clone`: nothing remembered."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return _run([sys.executable, "-c", _DOOR, "--force", "--out", str(out)], project)


def _run(words: Sequence[str], folder: Path) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; the text is what it printed.

    """
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            words,
            cwd=folder,
            env=environment(),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read()[-2000:])
    seconds = time.perf_counter() - started
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _summed(runs: Sequence[Run]) -> dict[str, Any]:
    return {
        "seconds": round(statistics.median(each.seconds for each in runs), 2),
        "processor_seconds": round(statistics.median(each.processor for each in runs), 2),
        "peak_mib": max(each.mib for each in runs),
        "runs": len(runs),
    }


def _written(site: Path) -> dict[str, Any]:
    pages = list(site.rglob("*.html"))
    largest = max(pages, key=lambda path: path.stat().st_size)
    return {
        "pages": len(pages),
        "html_mb": round(sum(path.stat().st_size for path in pages) / 1e6, 1),
        "site_mb": round(
            sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6, 1
        ),
        "largest": f"{largest.relative_to(site).as_posix()}，{largest.stat().st_size // 1024} KiB",
    }


def _rebuilds(root: Path, work: Path) -> list[float]:
    """Run `make serve` on a copy, edit one record five times; return the seconds from each edit to the new pages."""
    print("预览：改一个 YAML，重建 ……", flush=True)
    project = work / "project"
    grown.project(root, project)
    serve = "import sys; from macros.doors import commands; sys.exit(commands.run('serve', ['--port', '0']))"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", serve],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        _until(process, "供下载的")  # 第一次：网页和供下载的都好了，再开始改
        record = project / _EDITED
        whole = record.read_text(encoding="utf-8")
        found = []
        for number in range(_EDITS):
            edited = whole.replace("\nsummary: ", f"\nsummary: 第{number}次改；", 1)
            started = time.perf_counter()
            record.write_text(edited, encoding="utf-8")
            _until(process, "建好了")
            found.append(round(time.perf_counter() - started, 2))
            _until(process, "供下载的")
    finally:
        process.kill()
        process.wait()
    return found


def _until(process: subprocess.Popen[str], words: str) -> None:
    """Read what a process prints until a line holds `words`.

    Raises:
        RuntimeError: it ended before.

    """
    assert process.stdout is not None  # noqa: S101 - 上面写明了 PIPE
    for line in process.stdout:
        if words in line:
            return
    message = f"预览没有说「{words}」就停了"
    raise RuntimeError(message)
