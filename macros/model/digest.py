"""条文的摘要：引用它的记录记下确认时的摘要，条文后来变没变、变的是实质还是措辞，一比就知道。

摘要写成「实质-措辞」，各 6 位十六进制（SHA-256 的开头）：
  实质  各条规矩的力度、限定词、主体、期限、例外、限额，语境，效力状态
  措辞  标题、大意、说明、位置
"""

from __future__ import annotations

import hashlib
import json

from macros.model.clause import Authority, Clause

PATTERN = r"^[0-9a-f]{6}-[0-9a-f]{6}$"
_SUBSTANCE = (
    "force",
    "qualifier",
    "bearer",
    "protects",
    "deadline",
    "exceptions",
    "limits",
    "counts",
    "evidence",
)


def digest(clause: Clause, authority: Authority) -> str:
    """Return the digest of a clause with the authority that holds for it."""
    norms = [norm.model_dump(mode="json", by_alias=True) for norm in clause.norms]
    substance = {
        "norms": [{name: norm[name] for name in _SUBSTANCE} for norm in norms],
        "scope": clause.scope,
        "evidence": clause.evidence,
        "authority": authority.status,
    }
    wording = {
        "norms": [{k: v for k, v in norm.items() if k not in _SUBSTANCE} for norm in norms],
        "heading": clause.heading,
        "at": [place.model_dump(mode="json") for place in clause.at],
        "text": clause.text.wording if clause.text else None,
        "note": clause.note,
        "gaps": clause.gaps,
    }
    return f"{_short(substance)}-{_short(wording)}"


def wording(text: str) -> str:
    """Return the digest of a sentence by its characters alone: punctuation and spaces are no change."""
    bare = "".join(char for char in text if char.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()[:6]


def substance(whole: str) -> str:
    """Return the half of a clause's digest that changes with what the clause asks."""
    return whole.partition("-")[0]


def differs_in_substance(one: str, other: str) -> bool:
    """Say whether two digests differ in their first half."""
    return substance(one) != substance(other)


def _short(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:6]
