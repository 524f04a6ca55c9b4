"""检索的索引：assets/search-index.js，一个普通脚本，http、内网、file:// 都照样载入；同样的记录总得同样的字节。

内容是 JSON，键的意思见 `contents` 的说明；读它的是 overrides/assets/js/search/。
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from macros.export.script import assigned
from macros.model.document import Document
from macros.model.library import Library
from macros.model.numerals import from_chinese
from macros.model.place import Place
from macros.model.vocabulary import AuthorityStatus
from macros.search import tables
from macros.search.entries import Entry, entries
from macros.search.grams import grams
from macros.search.normal import normal
from macros.search.postings import BASE, LEVELS, PARTED, SIGNS, count, grouped, postings

ADDRESS = "assets/search-index.js"

_FOR_THEME = {
    "config": {"lang": ["zh"], "separator": "[\\s]+", "pipeline": []},
    "docs": [],
    "options": {"suggest": True},
}
"""What the theme's search box loads where it expects an index of its own: nothing but settings."""

WEIGHTS = {
    "heading": 3.5,
    "gist": 1.0,
    "limits": 1.0,
    "terms": 0.6,
    "label": 1.0,
    "topics": 0.6,
}
"""How much each field counts; sayings are weighed where they are read (wording.js)."""

FLAT = {
    "heading": 0.2,
    "gist": 0.45,
    "limits": 0.3,
    "terms": 0.3,
    "label": 0.0,
    "topics": 0.0,
}
"""How far the length of each field is made up for."""

_STANDINGS = (
    AuthorityStatus.IN_FORCE,
    AuthorityStatus.UNKNOWN,
    AuthorityStatus.EXPIRED,
    AuthorityStatus.INSTANCE,
)
KINDS = (
    "clause",
    "term",
    "misquote",
    "discrepancy",
    "problem",
    "checklist",
    "scenario",
    "document",
    "page",
)


def contents(library: Library, version: str) -> dict[str, object]:
    """Return the index.

    Its keys:
        version: the data version.
        form: how postings are written: signs, base, levels, parted (macros.search.postings).
        postings: first character or token -> entries and weights; clauses come first among entries.
        clauses: [id, number of the document, heading, number in `where`, standing, has a limit,
            code].
        where: the places as written, each once.
        others: [kind, id, address, title, under], a wrong statement also its clauses; their
            numbers go on after the clauses'.
        documents: [id, short name, other names, style of its articles (_style),
            names of its counted parts (八个方面)].
        places: for each clause, [part, section, item, confirmed, label] of each place; 0 where
            unknown, the label only where there is one (末款).
        sayings: [says, means, numbers of clauses], in normal form; says are parted by |.
        outside: [name, words] of what is not held, in normal form.
        codes: short code -> page, for pages.
        traditional: traditional characters, and their simplified forms in the same order.
        syllables: syllable -> characters.

    """
    found = entries(library)
    documents = list(library.documents.values())
    number = {document.id: at for at, document in enumerate(documents)}
    order = {key: at for at, key in enumerate(library.clauses)}
    tokens = [{name: _tokens(texts) for name, texts in each.fields.items()} for each in found]
    table = _lean(postings(tokens, WEIGHTS, FLAT), len(found))
    says = [
        ("|".join(normal(each) for each in given), [normal(each) for each in means], clauses)
        for given, means, clauses in _sayings(library, order)
    ]
    where = list(dict.fromkeys(library.place_of(clause) for clause in library.clauses.values()))
    position = {text: at for at, text in enumerate(where)}
    used = {char for token in table for char in token if _is_han(char)}
    used |= {char for texts, means, _ in says for char in texts + "".join(means) if _is_han(char)}
    return {
        "version": version,
        "form": {"signs": SIGNS, "base": BASE, "levels": LEVELS, "parted": PARTED},
        "postings": grouped(table),
        "clauses": [
            [
                clause.id,
                number[library.clause_document[clause.id].id],
                clause.heading,
                position[library.place_of(clause)],
                _STANDINGS.index(library.authority_of(clause).status),
                int(bool(clause.limits)),
                library.codes[clause.id],
            ]
            for clause in library.clauses.values()
        ],
        "where": where,
        "others": [_other(library, each, order) for each in found[len(order) :]],
        "documents": [
            [
                document.id,
                document.short,
                sorted({normal(each) for each in (document.title, *document.aliases)}),
                _style(document.numbering.item),
                sorted({normal(each) for each in _counted(document)}),
            ]
            for document in documents
        ],
        "places": [[_place(place) for place in clause.at] for clause in library.clauses.values()],
        "sayings": says,
        "outside": [
            [each.name, [normal(word) for word in each.says]] for each in library.outside.values()
        ],
        "codes": {
            code: page for page, code in library.codes.items() if page not in library.clauses
        },
        "traditional": [
            "".join(part) for part in zip(*tables.traditional(used).items(), strict=True)
        ],
        "syllables": tables.syllables(used | tables.common()),
    }


def for_theme() -> dict[str, bytes]:
    """Return the two files that the theme's search box asks for; see assets/js/search/theme.js."""
    text = json.dumps(_FOR_THEME, separators=(",", ":"))
    return {
        "search/search_index.json": f"{text}\n".encode(),
        "search/search_index.js": f"var __index={text};\n".encode(),
    }


def file(library: Library, version: str) -> bytes:
    """Return the bytes of the index as a classic script."""
    return assigned("searchIndex", contents(library, version))


def _sayings(
    library: Library, order: dict[str, int]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], list[int]]]:
    """Yield the thesaurus, and the other names of terms, which stand for the clauses they name."""
    for saying in library.sayings.values():
        yield saying.says, saying.means, [order[key] for key in saying.clauses]
    for term in library.terms.values():
        clauses = term.clauses or library.term_clauses[term.id]
        yield term.names, (term.name,), [order[key] for key in clauses[:_FIRST]]


_FIRST = 3
"""To how many clauses a term leads straight; where it names more, the texts decide."""


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _lean(table: dict[str, str], size: int) -> dict[str, str]:
    """Leave out single characters that stand in more than one entry of COMMON: they tell nothing."""
    most = max(size // COMMON, _FEW)
    return {token: text for token, text in table.items() if len(token) > 1 or count(text) <= most}


COMMON = 20
_FEW = 12


def _tokens(texts: Iterable[str]) -> list[str]:
    return [token for text in texts for token in grams(normal(text))]


def _other(library: Library, entry: Entry, order: dict[str, int]) -> list[object]:
    # 误引的正确写法要给全，别的只是提一句
    under = entry.under
    if entry.kind != "misquote" and len(under) > _LONGEST:
        under = under[: _LONGEST - 1] + "…"
    found: list[object] = [KINDS.index(entry.kind), entry.id, entry.address, entry.title, under]
    if entry.kind == "misquote":
        found.append([order[key] for key in library.misquotes[entry.id].clauses])
    return found


_LONGEST = 28


def _counted(document: Document) -> list[str]:
    """Return how a document counts its parts, as far as it has a name for it: 八个方面, 五类禁止."""
    written = [document.numbering.part, document.numbering.item]
    written += [place.label or "" for clause in document.clauses for place in clause.at]
    found = (_NTH.match(each) for each in written)
    return [each[1] for each in found if each]


_NTH = re.compile(r"([一二三四五六七八九十]+[个类].+)之(?:\{cn\}|([一二三四五六七八九十]+))$")
"""之 with a number behind a counted noun; group 2 is the number where it stands in the place itself."""


def _style(item: str) -> int:
    """Say how articles are written: 0 第2条, 1 第二条, 2 not as articles (第2项, 八个方面之二)."""
    return 2 if "条" not in item else int("{cn}" in item)


def _place(place: Place) -> list[int | str]:
    """Return part, section, item, confirmed, label; a number nobody confirmed is not published."""
    item = place.item if place.confirmed and place.item else 0
    nth = _NTH.match(place.label or "")
    part = from_chinese(nth[2]) if nth and nth[2] else place.part
    found: list[int | str] = [part or 0, place.section or 0, item, int(place.confirmed)]
    return [*found, normal(place.label)] if place.label and not nth else found
