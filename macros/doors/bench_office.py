"""make bench-office：供下载的 Office 文件，量做的时间、大小，用 LibreOffice 转成 PDF 数页。

写进 docs/maintain/bench-office.json。要装 LibreOffice（soffice）；没有就说该装什么。
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from macros.doors.bootstrap import ROOT
from macros.export import downloads, training
from macros.export.open_data import version
from macros.loading.tree import load

RESULT = ROOT / "docs" / "maintain" / "bench-office.json"
_RUNS = 3
_PAGE = re.compile(rb"/Type\s*/Page\b")


def measure(_arguments: list[str]) -> int:
    """Make every file, turn each into a PDF, count pages; write the figures.

    Returns:
        0 when all was turned; 1 when a file could not be read by LibreOffice; 2 without it.

    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print(
            "没有找到 LibreOffice。Debian 上：apt-get install libreoffice-writer "
            "libreoffice-calc fonts-noto-cjk",
            file=sys.stderr,
        )
        return 2
    library = load(ROOT).library
    data = version(library)
    took = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        lessons = training.files(library, data)
        files = downloads.files(library, data)
        files |= {name: each for name, each in lessons.items() if not name.endswith(".zip")}
        took.append(round(time.perf_counter() - started, 2))
    print(f"做了{len(files)}份，正在用 LibreOffice 逐份转成 PDF ……", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = _pages(office, files, Path(folder))
    figures = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.node()}，{platform.system()} {platform.machine()}",
        "office": _version(office),
        "seconds_median": sorted(took)[_RUNS // 2],
        "files": {
            Path(name).name: {"bytes": len(content), "pages": pages.get(name, 0)}
            for name, content in files.items()
        },
    }
    RESULT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    failed = [name for name in files if not pages.get(name)]
    if failed:
        print(f"LibreOffice 读不了：{'、'.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _pages(office: str, files: dict[str, bytes], folder: Path) -> dict[str, int]:
    """Return how many pages LibreOffice makes of each file; those it cannot read are missing."""
    found = {}
    for kind in sorted({Path(name).suffix for name in files}):
        inside = folder / kind[1:]
        inside.mkdir()
        names = [name for name in files if name.endswith(kind)]
        for name in names:
            (inside / Path(name).name).write_bytes(files[name])
        subprocess.run(
            [
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(inside),
                *(str(inside / Path(name).name) for name in names),
            ],
            check=False,
            capture_output=True,
        )
        for name in names:
            made = inside / f"{Path(name).stem}.pdf"
            if made.exists():
                found[name] = len(_PAGE.findall(made.read_bytes()))
    return found


def _version(office: str) -> str:
    done = subprocess.run([office, "--version"], check=False, capture_output=True, text=True)
    return " ".join(done.stdout.split()[:2])
