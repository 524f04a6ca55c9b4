"""说法：一个说法只归一处，指得到东西；换成的词条文里真有；本库不收的词，条文和说法里都没有。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault
from macros.loading.tree import Loaded


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each saying that leads nowhere or to two places at once."""
    owners: dict[str, str] = {}
    for saying in loaded.library.sayings.values():
        origin = loaded.origins["saying", saying.id]
        if not saying.means and not saying.clauses:
            yield origin.fault(
                "saying-empty", saying.id, ("id",), found=saying.id, hint="补上 means 或 clauses"
            )
        for index, said in enumerate(saying.says):
            key = said.casefold()
            if key in owners:
                yield origin.fault(
                    "saying-claimed",
                    saying.id,
                    ("says", index),
                    found=said,
                    hint=f"已在「{owners[key]}」里，留一处",
                )
            owners.setdefault(key, saying.id)


def held(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for words that the clauses should hold or should not; asked last of all."""
    library = loaded.library
    texts = "\n".join(
        text
        for clause in library.clauses.values()
        for text in (
            clause.heading,
            *(norm.text for norm in clause.norms),
            *(each for norm in clause.norms for each in norm.exceptions),
        )
    )
    for saying in library.sayings.values():
        for index, meant in enumerate(saying.means):
            if meant not in texts:
                yield loaded.origins["saying", saying.id].fault(
                    "saying-dead",
                    saying.id,
                    ("means", index),
                    found=meant,
                    hint="换成条文标题或大意里真有的词",
                )
    said = (each for saying in library.sayings.values() for each in saying.says)
    known = "\n".join([texts, *said]).casefold()
    for field in library.outside.values():
        for index, word in enumerate(field.says):
            if word.casefold() in known:
                yield loaded.origins["outside", field.id].fault(
                    "outside-held",
                    field.id,
                    ("says", index),
                    found=word,
                    hint="删去，或写得更具体",
                )
