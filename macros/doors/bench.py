"""make bench：量时间与大小，写进 docs/maintain/bench.json。量的是这台机器，不是测试。"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.doors.bootstrap import ROOT

RESULT = ROOT / "docs" / "maintain" / "bench.json"
_RUNS = 3


def measure(_arguments: list[str]) -> int:
    """Measure the check and the build a few times; write medians, sizes and the machine's name."""
    import resource  # noqa: PLC0415 - Windows 没有这个模块，别的动作在那里照样能用

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        print(f"核数据 {_RUNS} 次、建站 {_RUNS} 次 ……", flush=True)
        checks = [_timed(["check"]) for _ in range(_RUNS)]
        builds = [_timed(["build", "--force", "--out", str(out)]) for _ in range(_RUNS)]
        pages = sorted(out.rglob("*.html"))
        largest = max(pages, key=lambda path: path.stat().st_size)
        figures: dict[str, Any] = {
            "measured": datetime.now(UTC).date().isoformat(),
            "machine": f"{platform.system()} {platform.machine()}，Python {platform.python_version()}",
            "check_seconds_median": sorted(checks)[_RUNS // 2],
            "build_seconds_median": sorted(builds)[_RUNS // 2],
            "peak_memory_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
            "pages": len(pages),
            "html_kib": sum(path.stat().st_size for path in pages) // 1024,
            "site_kib": sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
            // 1024,
            "largest_page": f"{largest.relative_to(out).as_posix()}，{largest.stat().st_size // 1024} KiB",
        }
    RESULT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0


def _timed(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "macros", *words], cwd=ROOT, check=True, capture_output=True
    )
    return round(time.perf_counter() - started, 2)
