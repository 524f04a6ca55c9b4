"""make bench-office：供下载的 Office 文件，量做的时间、大小，用 LibreOffice 转成 PDF 和图，数页，看字出没出框。

真的教案之外，还有一份每个字段都又长又怪、有四十段的（awkward.py）。有一份转不了、有一个词出了框或出了
页边、有一份讲义超过一张纸、有一页是空的，就退出 1。写进 docs/maintain/bench-office.json。要装 LibreOffice
（soffice）和 poppler-utils；没有就说该装什么。
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
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from macros.doors import awkward
from macros.doors.bootstrap import ROOT
from macros.export import downloads, training
from macros.export.open_data import version
from macros.export.training import casework, master, slides
from macros.loading.tree import load
from macros.model.library import Library

RESULT = ROOT / "docs" / "maintain" / "bench-office.json"
_RUNS = 3
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"')
_BOXES = (
    master.COVER,
    master.UNDER,
    master.MARK,
    master.TITLE,
    master.FORCE,
    master.BODY,
    master.SOURCE,
    master.TABLE,
    master.FOOT,
)
_SLACK = 0.05  # 英寸
_SHEET = 2
"""Sides of a handout: one sheet of paper."""
_PAGE = re.compile(rb"/Type\s*/Page\b")


def measure(_arguments: list[str]) -> int:
    """Make every file, turn each into a PDF and pictures, look where the words stand; write the figures.

    Returns:
        0 when all is well; 1 when a file cannot be read by LibreOffice, a word stands outside its box
        or the page, a handout takes more than a sheet, or a page is blank; 2 without LibreOffice.

    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None:
        print(
            "没有找到 LibreOffice、pdftotext 或 pdftoppm。Debian 上：apt-get install libreoffice-writer "
            "libreoffice-calc libreoffice-impress poppler-utils fonts-noto-cjk",
            file=sys.stderr,
        )
        return 2
    library = load(ROOT).library
    data = version(library)
    took: dict[str, list[float]] = {"lists": [], "lessons": []}
    for _ in range(_RUNS):
        started = time.perf_counter()
        lists = downloads.files(library, data)
        half = time.perf_counter()
        lessons = training.files(library, data)
        took["lists"].append(round(half - started, 2))
        took["lessons"].append(round(time.perf_counter() - half, 2))
    files = lists | {name: each for name, each in lessons.items() if not name.endswith(".zip")}
    packages = {name: each for name, each in lessons.items() if name.endswith(".zip")}
    files |= _odd(library, data)
    print(f"做了{len(files)}份，正在用 LibreOffice 逐份转成 PDF ……", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        made = _turned(office, files, Path(folder))
        seen = {name: _seen(name, each) for name, each in made.items()}
    figures = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.node()}，{platform.system()} {platform.machine()}",
        "office": _version(office),
        "seconds_median": {key: sorted(each)[_RUNS // 2] for key, each in took.items()},
        "files": {
            Path(name).name: {"bytes": len(content), **seen.get(name, {})}
            for name, content in files.items()
        },
        "packages": {Path(name).name: {"bytes": len(each)} for name, each in packages.items()},
    }
    RESULT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    faults = list(_faults(files, seen))
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def _odd(library: Library, data: str) -> dict[str, bytes]:
    """Return the files of the awkward lesson, cases and exercises."""
    day, plan, odd = date(2026, 1, 1), awkward.plan(library), awkward.library_of(library)
    parts = training.of_plan(library, plan, data, day)
    names = {
        "教案": "odd.docx",
        "幻灯片": "odd.pptx",
        "讲义": "odd-handout.docx",
        "答案": "odd-answers.docx",
    }
    made = {names[name.split(".")[0]]: each for name, each in parts.items()}
    made["odd-cases.docx"] = casework.cases(odd, data, day)
    made["odd-cases.pptx"] = slides.case_deck(odd, data, day)
    made["odd-exercises.docx"] = casework.exercises(odd, data, day)
    return made


def _faults(files: dict[str, bytes], seen: dict[str, dict[str, int]]) -> Iterator[str]:
    for name in files:
        found = seen.get(name)
        if not found or not found["pages"]:
            yield f"LibreOffice 读不了：{name}"
            continue
        if found["outside"]:
            yield f"{name}：有{found['outside']}个词出了框或页边"
        if found["blank"]:
            yield f"{name}：有{found['blank']}页是空的"
        real = name.endswith("-handout.docx") and not name.startswith("odd")
        if real and found["pages"] > _SHEET:
            yield f"{name}：讲义有{found['pages']}面，超过一张纸"


def _turned(office: str, files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDF that LibreOffice makes of each file; those it cannot read are missing."""
    found: dict[str, Path] = {}
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
        made = {name: inside / f"{Path(name).stem}.pdf" for name in names}
        found |= {name: each for name, each in made.items() if each.exists()}
    return found


def _seen(name: str, made: Path) -> dict[str, int]:
    """Return pages, blank pages and the words outside their boxes (slides) or the page (the others)."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(made), "-"], capture_output=True, text=True, check=False
    )
    slide = name.endswith(".pptx")
    outside = 0
    for page in done.stdout.split("<page ")[1:]:
        width, height = (
            float(page.split(f'{side}="')[1].split('"')[0]) for side in ("width", "height")
        )
        for word in _WORD.findall(page):
            left, top, right, bottom = (float(each) for each in word)
            if slide:
                outside += not _boxed(
                    *(each * 13.333 / width for each in (left, top, right, bottom))
                )
            else:
                outside += left < 0 or top < 0 or right > width or bottom > height
    return {
        "pages": len(_PAGE.findall(made.read_bytes())),
        "outside": outside,
        "blank": _blank(made),
    }


def _boxed(left: float, top: float, right: float, bottom: float) -> bool:
    """Say whether a word stands in one of the boxes of macros.export.training.master, in inches."""
    return any(
        box.left - _SLACK <= left
        and right <= box.left + box.width + _SLACK
        and box.top - _SLACK <= top
        and bottom <= box.top + box.height + _SLACK
        for box in _BOXES
    )


def _blank(made: Path) -> int:
    """Return how many pages show nothing, from small grey pictures of them (PGM, netpbm)."""
    pictures = made.parent / f"{made.stem}-pictures"
    pictures.mkdir()
    subprocess.run(
        ["pdftoppm", "-gray", "-r", "12", str(made), str(pictures / "p")],
        check=True,
        capture_output=True,
    )
    shades = [set(each.read_bytes().split(b"\n", 3)[3]) for each in pictures.glob("*.pgm")]
    return sum(len(each) < 2 for each in shades)


def _version(office: str) -> str:
    done = subprocess.run([office, "--version"], check=False, capture_output=True, text=True)
    return " ".join(done.stdout.split()[:2])
