"""网站里带走的、别人写的东西：主题的脚本和样式、脚本里打包的几样、图标、解压用的 fflate。"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Final

_VENDOR: Final = "overrides/assets/vendor"
_THEME_FILES: Final = (
    "assets/javascripts/bundle.*.min.js",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
)
BUNDLED: Final = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
"""What the theme packs into its script, by name; it does not say which versions."""

ICONS: Final = ("@mdi/svg", "Apache-2.0")
"""The icons that overrides/ takes from the theme and writes into pages."""


@dataclass(frozen=True)
class Shipped:
    """One thing of others in the site.

    Attributes:
        name: what it is called.
        version: "" where it is not told.
        licence: an SPDX expression.
        kind: the type of its package URL, "pypi" or "npm".
        files: SHA-256 of each of its files, by address below the site's root.
        inside: names of what is packed into it.

    """

    name: str
    version: str
    licence: str
    kind: str
    files: dict[str, str]
    inside: tuple[str, ...] = ()


def shipped(root: Path) -> list[Shipped]:
    """Return what the site carries that others wrote.

    Raises:
        ValueError: the theme packs other things than BUNDLED says, or a file is missing.

    """
    theme = Path(str(resources.files("material"))) / "templates"
    files = {}
    for pattern in _THEME_FILES:
        found = sorted(theme.glob(pattern))
        if len(found) != 1:
            message = f"主题里 {pattern} 有 {len(found)} 个，应恰有一个"
            raise ValueError(message)
        files[found[0].relative_to(theme).as_posix()] = _sha256(found[0])
    packed = _packed(theme)
    if packed != set(BUNDLED):
        message = f"主题的脚本里打包的变了：{'、'.join(sorted(packed ^ set(BUNDLED)))}；核对许可后改 BUNDLED"
        raise ValueError(message)
    inside = (*BUNDLED, ICONS[0])
    version = metadata.version("mkdocs-material")
    readme = (root / _VENDOR / "README.txt").read_text(encoding="utf-8")
    told = re.match(r"fflate (\S+?)，", readme)
    if not told:
        message = f"{_VENDOR}/README.txt 开头要写 fflate 的版本"
        raise ValueError(message)
    vendored = {"assets/vendor/fflate.js": _sha256(root / _VENDOR / "fflate.js")}
    return [
        Shipped("mkdocs-material", version, "MIT", "pypi", files, inside),
        *(Shipped(name, "", each, "npm", {}) for name, each in BUNDLED.items()),
        Shipped(ICONS[0], "", ICONS[1], "npm", {}),
        Shipped("fflate", told[1], "MIT", "npm", vendored),
    ]


def _packed(theme: Path) -> set[str]:
    """Name the packages in the theme's script by its source map."""
    (path,) = theme.glob("assets/javascripts/bundle.*.min.js.map")
    sources = json.loads(path.read_text(encoding="utf-8"))["sources"]
    found = (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", each) for each in sources)
    return {each[1] for each in found if each}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
