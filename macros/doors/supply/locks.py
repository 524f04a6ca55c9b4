"""读锁文件（make lock 由 uv 写成）：名字、版本、条件、散列、谁要它。只认锁文件的写法，别的一概报错。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))? \\")
_HASH = re.compile(r"    --hash=sha256:(?P<digest>[0-9a-f]{64})(?: \\)?")
_VIA = re.compile(r"    #(?: via|  ) +(?P<name>[a-z0-9][a-z0-9-]*)")
_OWN = re.compile(r"    #(?: via|  ) +\S+ \(pyproject\.toml\)")
_SKIPPED = re.compile(r"#.*|    # via|    #   -[cr] .*|    # via -[cr] .*|")


@dataclass(frozen=True)
class Pin:
    """One pinned package.

    Attributes:
        name: as the lock writes it, in lower case.
        version: the one version allowed.
        marker: on which machines it is installed, "" for all.
        hashes: SHA-256 of every file of that version, sorted.
        via: packages that ask for it; "" stands for the project itself.

    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]


def read(lock: Path) -> list[Pin]:
    """Return the pins of a lock in its order.

    Raises:
        ValueError: a line is not as `make lock` writes it, or a package has no hash.

    """
    found: list[tuple[re.Match[str], list[str], list[str]]] = []
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        pin, digest, via = (each.fullmatch(line) for each in (_PIN, _HASH, _VIA))
        if pin:
            found.append((pin, [], []))
        elif digest and found:
            found[-1][1].append(digest["digest"])
        elif _OWN.fullmatch(line) and found:
            found[-1][2].append("")
        elif via and found:
            found[-1][2].append(via["name"])
        elif not _SKIPPED.fullmatch(line):
            message = f"{lock.name}:{number}：不像 make lock 写的：{line}"
            raise ValueError(message)
    for pin, digests, _ in found:
        if not digests:
            message = f"{lock.name}：{pin['name']} 没有散列"
            raise ValueError(message)
    return [
        Pin(pin["name"], pin["version"], pin["marker"] or "", tuple(sorted(digests)), tuple(via))
        for pin, digests, via in found
    ]
