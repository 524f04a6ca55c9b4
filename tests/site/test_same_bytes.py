"""同一份工作树，在两个文件夹里各建一次，每个文件的字节都相同。"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.build import ROOT, build_process, finished

# 没有 git 时（比如从压缩包解开的）就照搬，只略过生成出来的。
MADE = (".git", ".venv", ".cache", "site", "__pycache__", ".*_cache", ".hypothesis")


def copy_tree(target: Path) -> None:
    """Copy the working tree as it would be committed, without ignored files."""
    listed = None
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "ls-files", "-coz", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    if listed is None:
        shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*MADE))
        return
    for name in filter(None, listed.split("\0")):
        source, copy = ROOT / name, target / name
        if source.is_file():  # 已删而未提交的也在清单里
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Name the files that only one of two folders has, or whose bytes differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """这一次建的，同另一个文件夹里只拿该提交的文件、照条文很多时的做法建的，逐个字节相同。"""
    other = tmp_path / "另一个 文件夹" / "two"
    copy_tree(other)
    aside = other / "macros/doors/aside.py"
    program = aside.read_text(encoding="utf-8")
    assert "MANY = 2_000\n" in program
    aside.write_text(program.replace("MANY = 2_000\n", "MANY = 1\n"), encoding="utf-8")
    # 时区、语言、散列种子、文件的改动时刻都不同
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    elsewhere = {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    finished(build_process(other, tmp_path / "out 二", elsewhere))
    one, two = contents(site), contents(tmp_path / "out 二")
    assert "index.html" in one
    assert differing(one, two) == []


def test_no_page_names_the_folder_it_was_built_in(site: Path) -> None:
    places = [str(ROOT), str(site)]
    told = [
        name for name, data in contents(site).items() for place in places if place.encode() in data
    ]
    assert told == []


def test_a_difference_is_told(tmp_path: Path) -> None:
    one, other = {"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3", "c": b"4"}
    assert differing(one, other) == ["b", "c"]
