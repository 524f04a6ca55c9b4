"""数据和程序都没有动过，上次做好的文件（公开数据、Office、题库、检索）拿来就用，建站不必重做。

存在 .cache/made/ 里，一份 zip，名字是数据和程序的 SHA-256；对不上、读不了就重做。删了没有关系。
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

_MADE_FROM = ("policies", "macros", "overrides/assets/js", "requirements.lock")

_KEPT = 2
"""Versions that stay: the last one, and the one before, for going back and forth."""


def remembered(root: Path, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """Return what `make` gives, from the last time where neither records nor program changed.

    Args:
        root: the project's folder.
        make: makes every file, by address below the site's root.

    """
    kept = root / ".cache" / "made" / f"{digest(root, _MADE_FROM)}.zip"
    found = _read(kept)
    if found is None:
        found = make()
        _write(kept, found)
    return found


def digest(root: Path, names: Sequence[str]) -> str:
    """Return the SHA-256 of files and of all below folders, by name and content; what Python compiled is left out.

    Args:
        root: the project's folder.
        names: files and folders in it.

    """
    whole = hashlib.sha256()
    for name in names:
        top = root / name
        for path in [top] if top.is_file() else sorted(p for p in top.rglob("*") if p.is_file()):
            if "__pycache__" not in path.parts:
                content = path.read_bytes()
                place = path.relative_to(root).as_posix()
                whole.update(f"{place}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def _read(path: Path) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(path) as kept:
            return {name: kept.read(name) for name in kept.namelist()}
    except (OSError, zipfile.BadZipFile):
        return None


def _write(path: Path, files: dict[str, bytes]) -> None:
    """Write beside, then put in place; a full or forbidden disk costs time, not the build."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(fresh, "w") as target:
            for name, content in files.items():
                target.writestr(name, content)
        fresh.replace(path)
        old = sorted(path.parent.glob("*.zip"), key=lambda each: each.stat().st_mtime)
        for each in old[:-_KEPT]:
            each.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
