"""站内地址：每种记录在哪一页、哪一处；页与页之间一律用相对地址，双击打开也走得通。"""

from __future__ import annotations

import posixpath

from macros.model.library import Library


def of_clause(library: Library, key: str) -> str:
    """Return the address of a clause below the site's root."""
    return f"{of_document(library.clause_document[key].id)}#{key}"


def of_document(key: str) -> str:
    """Return the address of a document's page."""
    return f"documents/{key}.html"


def of_measure(key: str) -> str:
    """Return the address of a measure's page."""
    return f"measures/{key}.html"


def of_checklist(key: str) -> str:
    """Return the address of a checklist's page."""
    return f"checklists/{key}.html"


def of_event(key: str) -> str:
    """Return the address of an entry of the timeline."""
    return f"timeline.html#{key}"


def of_guide(key: str) -> str:
    """Return the address of a reading order in the study guide."""
    return f"study/index.html#{key}"


def of_discrepancy(key: str) -> str:
    """Return the address of a point of the register or a dating."""
    return f"discrepancies.html#{key}"


def of_misquote(key: str) -> str:
    """Return the address of a wrong statement with its correction."""
    return f"misquotes.html#{key}"


def of_term(key: str) -> str:
    """Return the address of a term."""
    return f"terms.html#{key}"


def of_problem(key: str) -> str:
    """Return the address of a problem."""
    return f"problems.html#{key}"


def of_case(key: str) -> str:
    """Return the address of a case, or of a bulletin's cases by the bulletin's id."""
    return f"cases.html#{key}"


def of_change(key: str) -> str:
    """Return the address of a change."""
    return f"changes.html#{key}"


def relative(target: str, here: str) -> str:
    """Return `target` as seen from the page `here`; both below the site's root."""
    page, _, anchor = target.partition("#")
    page, mark, query = page.partition("?")
    if page == here and anchor:
        return f"#{anchor}"
    path = posixpath.relpath(page, posixpath.dirname(here) or ".") + mark + query
    return f"{path}#{anchor}" if anchor else path
