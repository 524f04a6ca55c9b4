"""长大的库：真的文件整批复制，编号、题名都换过，供 make bench 量一千条、一万条时多快、多大。

只复制中央的公开文件；互相的关系在一批之内，所以一批总是复制完。写「没有查过」，不写现行：能作依据的条文要有题问到，
复制出来的没有。别的记录（清单、题、案例）一份不加，它们不随条文变多。
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from macros.doors.coding import assign
from macros.doors.commands import INPUTS
from macros.loading.tree import load

_STATUS = re.compile(r"^(\s+status: )in-force$", re.MULTILINE)
_NAMES = re.compile(r"^(title|short): (.+)$", re.MULTILINE)
_OTHER_NAMES = re.compile(r"^(aliases|number): .+\n", re.MULTILINE)


def copied(root: Path, to: Path) -> None:
    """Copy what a build needs from the project `root` into the folder `to`."""
    to.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(root / name, to / name)


def grown(root: Path, to: Path, clauses: int) -> int:
    """Copy the project into `to` and add batches of documents until it has at least `clauses` clauses.

    Returns:
        The number of clauses it has then.

    Raises:
        ValueError: the grown records have faults; the checks have changed and this must follow.

    """
    copied(root, to)
    library = load(root).library
    texts = {
        key: (to / f"policies/documents/central/{key}.yml").read_text(encoding="utf-8")
        for key, document in library.documents.items()
        if document.clauses and (to / f"policies/documents/central/{key}.yml").exists()
    }
    own = {*texts, *(each.id for key in texts for each in library.documents[key].clauses)}
    own |= {each.id for key in texts for each in library.documents[key].bibliography}
    word = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})(?![\w-])"
    )
    held, batch = len(library.clauses), 0
    while held < clauses:
        batch += 1
        for key, text in texts.items():
            name = f"{key}-g{batch}"
            made = word.sub(rf"\g<0>-g{batch}", text)
            made = _NAMES.sub(rf"\g<0>之{batch}", made)
            made = _OTHER_NAMES.sub("", _STATUS.sub(r"\1unknown", made))
            place = to / f"policies/documents/central/{name}.yml"
            place.write_text(made, encoding="utf-8", newline="\n")
            page = to / f"docs/documents/{name}.md"
            page.write_text(f'{{{{ document("{name}") }}}}\n', encoding="utf-8", newline="\n")
            held += len(library.documents[key].clauses)
    if assign(to):
        message = "长大的库有错，见上"
        raise ValueError(message)
    return held
