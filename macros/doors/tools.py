"""测试要用、要另装的程序：找得到就用，找不到就装，装不了就说清楚该敲哪一条命令。

只用标准库。从不跳过：少了一样，靠它的关口就没有查过。
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Which = Callable[[str], str | None]
Run = Callable[[Sequence[str]], int]


def run(command: Sequence[str]) -> int:
    """Run a command with its output shown; no question is ever asked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(list(command), env=quiet)


def is_root() -> bool:
    """Tell whether packages may be installed; never so on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass(frozen=True)
class Tool:
    """A program that tests need.

    `names` are looked up on the path, then `places` in full; `packages` are Debian's; `dnf`, `brew` and
    `winget` are the whole commands elsewhere; `lost` says what was not tested without it.
    """

    label: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    packages: tuple[str, ...]
    lost: str
    dnf: str
    brew: str
    winget: str
    by_hand: str

    @property
    def command(self) -> str:
        """Return the one command for Debian."""
        return f"apt-get update && apt-get install -y {' '.join(self.packages)}"

    def find(self, which: Which = shutil.which, places: Sequence[str] | None = None) -> Path | None:
        """Look on the path and where installers put it; return the executable, or None."""
        for name in self.names:
            found = which(name)
            if found:
                return Path(found)
        tried = self.places if places is None else places
        return next((Path(place) for place in tried if Path(place).is_file()), None)

    def advice(self, which: Which = shutil.which) -> str:
        """Return the sentence, with the one command to type, for whoever has it not."""
        if which("apt-get"):
            typed = f"sudo sh -c '{self.command}'"
        elif which("dnf"):
            typed = self.dnf
        elif sys.platform == "darwin":
            typed = self.brew
        elif sys.platform == "win32":
            typed = self.winget
        else:
            typed = self.by_hand
        return f"没有找到 {self.label}，{self.lost}。请运行：\n  {typed}\n然后再来一次。"

    def find_or_install(
        self,
        which: Which = shutil.which,
        is_root: Callable[[], bool] = is_root,
        run: Run = run,
        places: Sequence[str] | None = None,
    ) -> Path | None:
        """Return the program, installing Debian's package where that is possible.

        Args:
            which: how a name is looked up on the path.
            is_root: whether this process may install packages.
            run: runs one command and returns its exit status.
            places: full paths to try after the path; without it, the tool's own.

        Returns:
            The executable; None after telling on stderr what to type, and then the caller fails.

        """
        found = self.find(which, places)
        if found:
            return found
        if which("apt-get") and is_root():
            print(f"没有找到 {self.label}，正在安装：{self.command}", flush=True)
            # update 失败（比如某个源连不上）时仍试着装：旧的软件清单里多半有它
            run(["apt-get", "update"])
            if run(["apt-get", "install", "-y", *self.packages]) == 0:
                found = self.find(which, places)
                if found:
                    return found
        print(self.advice(which), file=sys.stderr)
        return None
