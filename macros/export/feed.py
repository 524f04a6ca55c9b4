"""变更的订阅：changes.atom（RFC 4287，https://www.rfc-editor.org/rfc/rfc4287）。同样的记录总得同样的字节。"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.export.archive import printable
from macros.model.library import Library
from macros.render import addresses

_ATOM = "http://www.w3.org/2005/Atom"
_BEFORE_ANY = "1970-01-01"


def atom(library: Library) -> bytes:
    """Return the feed of all changes, the newest first; links are absolute where base_url is known."""
    profile = library.profile
    name = profile.site_name if profile else ""
    base = (profile.base_url or "").rstrip("/") if profile else ""
    changes = library.newest_changes
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _text(feed, "id", _iri(base or name))
    _text(feed, "title", f"{name}：变更")
    _text(feed, "updated", _moment(str(changes[0].date) if changes else _BEFORE_ANY))
    _text(SubElement(feed, "author"), "name", name)
    SubElement(feed, "link", {"rel": "alternate", "href": _link(base, "changes.html")})
    for change in changes:
        entry = SubElement(feed, "entry")
        _text(entry, "id", _iri(f"{base or name}#{change.id}"))
        _text(entry, "title", f"〔{change.kind.label}〕{change.what}")
        _text(entry, "updated", _moment(str(change.date)))
        SubElement(
            entry,
            "link",
            {"rel": "alternate", "href": _link(base, addresses.of_change(change.id))},
        )
        _text(entry, "summary", change.why)
    indent(feed, " ")
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = printable(text)


def _link(base: str, target: str) -> str:
    return f"{base}/{target}" if base else target


def _iri(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
