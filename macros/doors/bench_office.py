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
from macros.export.training import slides
from macros.loading.tree import load

RESULT = ROOT / "docs" / "maintain" / "bench-office.json"
_RUNS = 3
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"')
_TABLE = slides.Box(0.8, 1.8, 11.7, 4.6, ())
_SLACK = 0.05  # 英寸
_PAGE = re.compile(rb"/Type\s*/Page\b")


def measure(_arguments: list[str]) -> int:
    """Make every file, turn each into a PDF, count pages; write the figures.

    Returns:
        0 when all was turned; 1 when a file could not be read by LibreOffice; 2 without it.

    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftotext") is None:
        print(
            "没有找到 LibreOffice 或 pdftotext。Debian 上：apt-get install libreoffice-writer "
            "libreoffice-calc libreoffice-impress poppler-utils fonts-noto-cjk",
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
        outside = {
            made.stem: _outside(made) for made in sorted((Path(folder) / "pptx").glob("*.pdf"))
        }
    figures = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.node()}，{platform.system()} {platform.machine()}",
        "office": _version(office),
        "seconds_median": sorted(took)[_RUNS // 2],
        "words_outside_boxes": outside,
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


def _outside(made: Path) -> int:
    """Return how many words of a deck's PDF stand outside the boxes of macros.export.training.slides.

    Reads `pdftotext -bbox` (poppler-utils); places are scaled to the slide's own inches.
    """
    done = subprocess.run(
        ["pdftotext", "-bbox", str(made), "-"], capture_output=True, text=True, check=False
    )
    boxes = (slides.COVER, slides.UNDER, slides.TITLE, slides.BODY, slides.SOURCE, _TABLE)
    found = 0
    for page in done.stdout.split("<page ")[1:]:
        scale = 13.333 / float(page.split('width="')[1].split('"')[0])
        for word in _WORD.findall(page):
            left, top, right, bottom = (float(each) * scale for each in word)
            found += not any(
                box.left - _SLACK <= left
                and right <= box.left + box.width + _SLACK
                and box.top - _SLACK <= top
                and bottom <= box.top + box.height + _SLACK
                for box in boxes
            )
    return found


def _version(office: str) -> str:
    done = subprocess.run([office, "--version"], check=False, capture_output=True, text=True)
    return " ".join(done.stdout.split()[:2])
