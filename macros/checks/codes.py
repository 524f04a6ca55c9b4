"""短码：每条条文、每个页面都登记了，一码一主，发布后不改。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.loading.faults import Fault, nearest
from macros.loading.tree import Loaded
from macros.model.codes import first_free

FILE = "policies/codes.yml"
_MEND = "运行 make codes，它会登记新的，不动旧的"


def coded(loaded: Loaded) -> list[str]:
    """Return all that has a code: every clause, then every page but the one that opens codes."""
    pages = [page for page in loaded.pages if page != "c.html"]
    return [*sorted(loaded.known["clause"]), *pages]


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each code that is taken twice or changed."""
    library, origin = loaded.library, loaded.codes_origin
    if origin is None:
        if FILE not in loaded.broken:
            yield Fault(FILE, 1, 1, "code-missing", found=f"没有 {FILE}", hint=_MEND)
        return
    retired = {each.code: key for key, each in library.retired.items()}
    owners = dict(retired)
    before: set[str] = set()
    also = set(retired)  # before 并上撤下的；几千个短码，逐个现并要半秒
    for key, code in library.codes.items():
        path = ("codes", key)
        rightful = {first_free(key, before), first_free(key, also)}
        if code in owners:
            right = "或".join(sorted(rightful))
            hint = f"它是「{owners[code]}」的，改回「{right}」"
            yield origin.fault("code-taken", key, path, found=code, allowed=right, hint=hint)
        elif code not in rightful:
            right = "或".join(sorted(rightful))
            hint = f"改回「{right}」"
            yield origin.fault("code-changed", key, path, found=code, allowed=right, hint=hint)
        owners.setdefault(code, key)
        before.add(code)
        also.add(code)


def registered(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for what has no code, and for codes of what is gone; asked last of all."""
    origin, codes = loaded.codes_origin, loaded.library.codes
    if origin is None:
        return
    wanted = dict.fromkeys(coded(loaded))
    for key in wanted:
        if key not in codes:
            own = loaded.origins.get(("clause", key))
            where, field = (own, "id") if own else (origin, "codes")
            yield where.fault("code-missing", key, (field,), found=key, hint=_MEND)
    for key in codes:
        if key not in wanted or key in loaded.library.retired:
            near = nearest(key, set(wanted) - set(codes))
            hint = f"是不是「{near}」" if near else "撤下的移到 retired，写明 why；短码不再给别人"
            yield origin.fault("code-stray", key, ("codes", key), found=key, hint=hint)
