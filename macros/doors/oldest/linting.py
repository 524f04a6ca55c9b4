"""make lint 里的一步：本站的、主题带来的脚本和样式，Chromium 90 都认得；认不得的都有人说过没有它会怎样。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Final

from macros.doors.bootstrap import ROOT
from macros.doors.oldest import scripts, styles
from macros.doors.oldest.table import Complaint, Table, table

_OWN: Final = ROOT / "overrides" / "assets"
_THEME: Final = "material/templates/assets"
ALLOWED: Final = "macros/doors/oldest/allowed.yml"


def _own_files() -> dict[str, str]:
    """Return the project's own scripts and styles, what it carries from others too, by path."""
    found = sorted([*_OWN.rglob("*.js"), *_OWN.rglob("*.css")])
    return {each.relative_to(ROOT).as_posix(): each.read_text(encoding="utf-8") for each in found}


def _theme_files() -> dict[str, str]:
    """Return what the theme's pages load: its one bundle and its stylesheets."""
    folder = Path(str(resources.files("material"))) / "templates" / "assets"
    found = [*folder.glob("javascripts/bundle.*.js"), *folder.glob("stylesheets/*.css")]
    return {
        f"{_THEME}/{each.relative_to(folder).as_posix()}": each.read_text(encoding="utf-8")
        for each in sorted(found)
    }


def judge(files: Mapping[str, str], judged_by: Table) -> list[Complaint]:
    """Return the complaints about files; a name that one script defines is known to all of them."""
    trees = [scripts.parsed(text) for path, text in files.items() if path.endswith(".js")]
    own = scripts.own_names(trees)
    found: list[Complaint] = []
    for path, text in files.items():
        if path.endswith(".js"):
            found += scripts.complaints(text, path, judged_by, own)
        else:
            found += styles.complaints(text, path, judged_by)
    return found


def lines(
    files: Mapping[str, str], allowed: Mapping[str, str], part: str, judged_by: Table
) -> Iterator[str]:
    """Yield a sentence for each complaint that nobody allowed, and each allowance that nothing needs.

    Args:
        files: scripts and styles by path.
        allowed: what is allowed, with the reason.
        part: the part of allowed.yml that this is.
        judged_by: what is too new.

    """
    found = judge(files, judged_by)
    yield from (each.told(judged_by) for each in found if each.key not in allowed)
    for key in sorted(set(allowed) - {each.key for each in found}):
        yield f"{ALLOWED}：{part} 里的「{key}」没有用到了，删去。"


def faults() -> list[str]:
    """Return everything that is wrong, as sentences."""
    judged_by = table()
    return [
        *lines(_own_files(), judged_by.own, "own", judged_by),
        *lines(_theme_files(), judged_by.theme, "theme", judged_by),
    ]
