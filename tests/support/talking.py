"""一个一直开着的命令：一行一行读它说的话。"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Queue

PATIENCE = 120
"""Seconds that one line may take; far more than it needs, so that a busy machine does not fail the test."""


class Talking:
    """A command that stays, read line by line."""

    def __init__(self, words: Sequence[str], folder: Path, more: Mapping[str, str]) -> None:
        """Start `words` in `folder`, with `more` in its environment."""
        self.process = subprocess.Popen(
            words,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, **more},
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(line.strip())

    def stopped(self) -> int:
        """Wait until it has ended and all it said is read; return its exit status."""
        status = self.process.wait(timeout=PATIENCE)
        self.reader.join(timeout=PATIENCE)
        return status

    def until(self, words: str) -> str:
        """Return the next line that holds `words`; fail when none comes."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if words in line:
                return line
