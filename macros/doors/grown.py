"""长大的库：供 make bench 量一千条、一万条时多快、多大。两种长法，题、清单、案例都不加，它们不随条文变多。

照规章（regular）：一份四十条，一条一句，条题和那一句取自真的条文；办公室补进来的多半是这样的。
照本库（copied）：真的文件整批复制，一条几句，带着说明、关系、待核，和现在收的一样细。

写「没有查过」，不写现行：能作依据的条文要有题问到，长出来的没有。
"""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path

import yaml

from macros.doors.coding import assign
from macros.doors.commands import INPUTS
from macros.loading.tree import load
from macros.model.clause import Clause
from macros.model.norm import Norm
from macros.model.vocabulary import Level

_STATUS = re.compile(r"^(\s+status: )in-force$", re.MULTILINE)
_NAMES = re.compile(r"^(title|short): (.+)$", re.MULTILINE)
_OTHER_NAMES = re.compile(r"^(aliases|number): .+\n", re.MULTILINE)
_ARTICLES = 40
_KEPT = {"text", "force", "qualifier", "bearer"}


def project(root: Path, to: Path) -> None:
    """Copy what a build needs from the project `root` into the folder `to`."""
    to.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(root / name, to / name)


def regular(root: Path, to: Path, clauses: int) -> int:
    """Copy the project into `to` and add plain documents until it has at least `clauses` clauses.

    Returns:
        The number of clauses it has then.

    Raises:
        ValueError: the grown records cannot be read; the shape of records has changed and this must follow.

    """
    project(root, to)
    library = load(root).library
    central = [each for each in library.documents.values() if each.level is Level.CENTRAL]
    models = itertools.cycle(
        clause for each in central for clause in each.clauses if _plain(clause.norms[0])
    )
    source = next(iter(library.sources))
    held = len(library.clauses)
    for number in itertools.count(1):
        if held >= clauses:
            break
        key = f"grown-{number}"
        record = {
            "id": key,
            "title": f"关于量建站快慢的规定之{number}",
            "short": f"量建站规定之{number}",
            "level": "central",
            "kind": "notice",
            "record": "published",
            "summary": "只用来量建站快慢和网页大小，一份四十条，一条一句。",
            "issuers": list(central[0].issuers),
            "number": f"量发〔2020〕{number}号",
            "dates": [{"type": "issued", "date": "2020-01-01", "sources": [source]}],
            "numbering": {"item": "第{cn}条"},
            "authority": {"status": "unknown", "reason": "公开印发过，是否仍然有效未核"},
            "evidence": "partial",
            "sources": [source],
            "status_check": {"state": "unchecked"},
            "clauses": [
                _article(key, article, next(models), source) for article in range(1, _ARTICLES + 1)
            ],
        }
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
        _add(to, key, text)
        held += _ARTICLES
    _coded(to)
    return held


def copied(root: Path, to: Path, clauses: int) -> int:
    """Copy the project into `to` and add batches of its documents until it has at least `clauses` clauses.

    Only public central documents are copied. Relations stay within a batch, so each is finished.

    Returns:
        The number of clauses it has then.

    Raises:
        ValueError: the grown records cannot be read; the shape of records has changed and this must follow.

    """
    project(root, to)
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
            made = word.sub(rf"\g<0>-g{batch}", text)
            made = _NAMES.sub(rf"\g<0>之{batch}", made)
            _add(to, f"{key}-g{batch}", _OTHER_NAMES.sub("", _STATUS.sub(r"\1unknown", made)))
            held += len(library.documents[key].clauses)
    _coded(to)
    return held


def _article(key: str, number: int, model: Clause, source: str) -> dict[str, object]:
    """Return an article whose heading and rule are those of a clause that the library holds."""
    norm = model.norms[0]
    return {
        "id": f"{key}-a{number}",
        "at": [{"item": number, "confirmed": True}],
        "heading": model.heading,
        "heading_by_editors": True,
        "topics": list(model.topics),
        "evidence": "partial",
        "sources": [source],
        "norms": [norm.model_dump(mode="json", include=_KEPT, exclude_defaults=True)],
    }


def _plain(norm: Norm) -> bool:
    """Say whether a rule stands without figures, which would need more fields."""
    return not (norm.limits or norm.counts or norm.deadline or re.search("[0-9]", norm.text))


def _add(to: Path, key: str, text: str) -> None:
    for place, content in (
        (to / f"policies/documents/central/{key}.yml", text),
        (to / f"docs/documents/{key}.md", f'{{{{ document("{key}") }}}}\n'),
    ):
        place.write_text(content, encoding="utf-8", newline="\n")


def _coded(to: Path) -> None:
    """Register the short codes of what was added; faults between records show when it is built."""
    if assign(to):
        message = "长出来的记录读不了，见上"
        raise ValueError(message)
