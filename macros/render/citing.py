"""怎么引用一条：公文里、口头、脚注，都照原件自己的编号，只写核实过的；还有永久链接与二维码。

公文引用先写标题、后写发文字号，见《党政机关公文格式》（GB/T 9704—2012）所配的公文处理惯例；
没有见到文号的写发文机关和时间。条号待核的不写条号，并在引文里照说。
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import segno

from macros.model.clause import Clause
from macros.model.document import Document
from macros.model.library import Library
from macros.model.place import NUMBER_UNCONFIRMED
from macros.model.vocabulary import AuthorityStatus, DateType, Kind
from macros.render import addresses, words

_ON_PAPER = f"（{NUMBER_UNCONFIRMED}）"
_SPEECH = "（素材网站上的范文，不是正式文件）"
_BY_EDITORS = "（项次为本库所编）"
_VERBS = ("印发", "发布", "公布")
"""What a source may say an issuing organ did, taken over as the source puts it."""
_GIST = "卡片上是大意，引原话请照官方文本。"
_STANDING_CAUTIONS = {
    AuthorityStatus.INSTANCE: "讲话不是依据，公文里不要引作依据。",
    AuthorityStatus.EXPIRED: "这一条期限已过，引用时写明。",
    AuthorityStatus.UNKNOWN: "这份文件现在是否有效没有人查过，引用前请核对。",
}


@dataclass(frozen=True)
class Form:
    """One way to cite any clause of a document: what stands before its place, and what after it."""

    before: str
    after: str = ""

    def at(self, place: str) -> str:
        """Return the citation of what stands at `place`."""
        return f"{self.before}{place}{self.after}"


@dataclass(frozen=True)
class Forms:
    """How the clauses of one document are cited.

    Attributes:
        official: as in an official document.
        spoken: as said aloud, without brackets.
        footnote: as a footnote, with the official address where one is known.
        cautions: what to know before citing any of them, one sentence each.
        alike: whether every clause stands as its document does.
        worded: whether the wording of some clause is held.

    """

    official: Form
    spoken: Form
    footnote: Form
    cautions: tuple[str, ...]
    alike: bool
    worded: bool


@dataclass(frozen=True)
class Cited:
    """How a clause is cited: its document's forms, filled in.

    Attributes:
        place: where it stands, as the official form and the footnote write it.
        aloud: the same as said aloud.
        official: as in an official document.
        spoken: as said aloud, without brackets.
        footnote: as a footnote, with the official address where one is known.
        cautions: what to know before citing it, beyond what holds for its whole document.

    """

    place: str
    aloud: str
    official: str
    spoken: str
    footnote: str
    cautions: tuple[str, ...]


def cite(library: Library, clause: Clause, found: Forms | None = None) -> Cited:
    """Return the ways to cite a clause; nothing unverified is in them.

    Args:
        library: the records.
        clause: one of its clauses.
        found: the forms of its document, where the caller has them already.

    """
    found = found or forms(library, library.clause_document[clause.id])
    place, aloud = (_paper(each) for each in _places(library, clause))
    return Cited(
        place=place,
        aloud=aloud,
        official=found.official.at(place),
        spoken=found.spoken.at(aloud),
        footnote=found.footnote.at(place),
        cautions=_cautions(library, clause, found),
    )


def forms(library: Library, document: Document) -> Forms:
    """Return the ways to cite the clauses of a document; nothing unverified is in them."""
    whole = document.authority.status
    alike = all(library.authority_of(each).status is whole for each in document.clauses)
    worded = any(each.text for each in document.clauses)
    cautions = _shared_cautions(library, document, alike=alike, worded=worded)
    if document.kind is Kind.SPEECH:
        title = f"{document.title}{_SPEECH}"
        said = f"{document.title}，是素材网站上的范文，"
        footnote = _form(f"{title}，", "。")
        return Forms(_form(title), _form(said), footnote, cautions, alike, worded)
    title, issuers, when = words.titled(document.title), "、".join(document.issuers), ""
    out, verb = library.came_out(document), "印发"
    if out:
        verb = out.wording if out.wording in _VERBS else verb
        issued = out.type is DateType.ISSUED
        when = out.date.label if issued else f"{out.date.label}{out.type.label}，{verb}日期未见"
    by = f"{issuers}{verb}的{title}" if issuers else title
    page = words.official(library, document)
    noted = (f"{issuers}：{title}" if issuers else title, document.number, when)
    official = by + (f"（{when}）" if when else "")
    if document.number:
        official = f"{title}（{document.number}）"
    if document.number and document.issued_under:
        # 题名里还有题名的，里层用单书名号（GB/T 15834—2011）
        inner = document.issued_under.replace("《", "〈").replace("》", "〉")
        official = f"《{inner}》（{document.number}）所附{title}"
    return Forms(
        official=_form(official),
        spoken=_form(by),
        footnote=_form(
            "".join(f"{each}，" for each in noted if each),
            f"，{page.address}。" if page else "。",
        ),
        cautions=cautions,
        alike=alike,
        worded=worded,
    )


def _form(before: str, after: str = "") -> Form:
    return Form(_paper(before), _paper(after))


def _paper(text: str) -> str:
    """Write quotation marks as official documents do."""
    return text.replace("「", "“").replace("」", "”")


def _places(library: Library, clause: Clause) -> tuple[str, str]:
    """Return the place as written and as said aloud; without a number, what the clause is about."""
    written = library.place_of(clause)
    if all(place.confirmed for place in clause.at):
        if library.clause_document[clause.id].numbering.item_by_editors:
            return written + _BY_EDITORS, f"{written}，项次为本库所编"
        if not library.stands_alone(clause):
            written = f"{written}关于{_about(clause)}的内容"
        return written, written
    known = written.replace(_ON_PAPER, "").replace(NUMBER_UNCONFIRMED, "")
    about = f"{known}关于{_about(clause)}的规定"
    return about + _ON_PAPER, f"{about}，条号还没有核实"


def _about(clause: Clause) -> str:
    """Return what a clause is about, so that it reads on inside a sentence."""
    return clause.heading.replace("，", "、")


def _shared_cautions(
    library: Library, document: Document, *, alike: bool, worded: bool
) -> tuple[str, ...]:
    """Return what to know before citing any clause of a document."""
    found = _standing_cautions(document.authority.status) if alike else []
    if document.number is None and document.number_note and document.kind is not Kind.SPEECH:
        found.append(f"{document.number_note}，引文里写发文机关和时间。")
    if not worded:
        found.append(_GIST)
    return tuple(found)


def _cautions(library: Library, clause: Clause, shared: Forms) -> tuple[str, ...]:
    found = [] if shared.alike else _standing_cautions(library.authority_of(clause).status)
    if not all(place.confirmed for place in clause.at):
        made = "；条标题是本库拟的" if clause.heading_by_editors else ""
        found.append(f"条号待核：引文里没有写条号，核对原文以后再补{made}。")
    if any(norm.evidence and norm.evidence.rank > clause.evidence.rank for norm in clause.norms):
        found.append("标明转述、推断、未见的几项，在哪一处没有核实，不要照这个位置引。")
    if any(norm.qualifier or norm.exceptions for norm in clause.norms):
        found.append("引用内容时，「一般」「原则上」一类的限定词和例外不能省。")
    if clause.text is None and shared.worded:
        found.append(_GIST)
    return tuple(found)


def _standing_cautions(status: AuthorityStatus) -> list[str]:
    said = _STANDING_CAUTIONS.get(status)
    return [said] if said else []


def permalink(library: Library, target: str) -> str:
    """Return the lasting address of `target`: absolute where the deployment's address is known."""
    return f"{library.base_url.rstrip('/')}/{target}" if library.base_url else target


def code_picture(library: Library, code: str) -> bytes | None:
    """Return a QR code (SVG file) that opens a short code; None where the site's address is not known."""
    if not library.base_url:
        return None
    target, out = permalink(library, addresses.of_code(code)), BytesIO()
    # 不用 Micro QR：许多手机认不得
    made = segno.make(target, error="m", micro=False)
    made.save(out, kind="svg", border=4, omitsize=True, xmldecl=False, light="#fff")
    return out.getvalue()


def code_pictures(library: Library) -> dict[str, bytes]:
    """Return the QR code of every clause by its address in the site; none where the site's address is not known."""
    codes = [library.codes[key] for key in library.clauses]
    made = ((addresses.of_picture(code), code_picture(library, code)) for code in codes)
    return {address: picture for address, picture in made if picture}
