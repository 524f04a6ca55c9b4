"""照 Moodle 的规矩读 GIFT（question/format/gift/format.php 的做法，https://docs.moodle.org/en/GIFT_format ）。

先把反斜杠转义的字换成占位，再按控制字符切，最后换回来；与写的一方没有共用的代码。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ESCAPES = {
    "\\\\": "\ue000",
    "\\:": "\ue001",
    "\\#": "\ue002",
    "\\=": "\ue003",
    "\\{": "\ue004",
    "\\}": "\ue005",
    "\\~": "\ue006",
    "\\n": "\ue007",
}
_BACK = dict(zip(_ESCAPES.values(), "\\:#={}~\n", strict=True))
_WEIGHT = re.compile(r"^%(-?[0-9]{1,2}\.?[0-9]*)%")


@dataclass
class Asked:
    """One question as read: answers are [text, weight in percent, feedback]."""

    id: str
    name: str
    category: str
    text: str
    kind: str
    answers: list[tuple[str, float, str]] = field(default_factory=list)
    general: str = ""


def read(whole: str) -> list[Asked]:
    """Return the questions of a GIFT file. Raises ValueError where the grammar is broken."""
    found, category = [], ""
    for block in re.split(r"\n[ \t]*\n", whole.strip()):
        lines = block.split("\n")
        marks = [line for line in lines if line.startswith("//")]
        rest = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if rest.startswith("$CATEGORY:"):
            category = rest.removeprefix("$CATEGORY:").strip()
            continue
        key = re.search(r"\[id:([^\]]+)\]", "\n".join(marks))
        found.append(_question(_hidden(rest), category, key[1] if key else ""))
    return found


def _hidden(text: str) -> str:
    for written, mark in _ESCAPES.items():
        text = text.replace(written, mark)
    return text


def _shown(text: str) -> str:
    return "".join(_BACK.get(char, char) for char in text.strip())


def _question(text: str, category: str, key: str) -> Asked:
    if not text.startswith("::"):
        raise ValueError(text[:40])
    name, _, text = text[2:].partition("::")
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start or "{" in text[start + 1 : end] or "}" in text[:end]:
        raise ValueError(text[:40])
    stem, inside = text[:start].strip(), text[start + 1 : end].strip()
    form = re.match(r"\[(\w+)\]", stem)
    if not form or form[1] != "plain":
        raise ValueError(stem[:40])
    inside, _, general = inside.partition("####")
    asked = Asked(key, name, category, _shown(stem[form.end() :]), "", general=_shown(general))
    if inside.startswith("#"):
        asked.kind = "numeric"
        asked.answers = [_numeric(each) for each in inside[1:].split("=") if each.strip()]
    elif re.match(r"(?:TRUE|FALSE)\b", inside):
        asked.kind = "truefalse"
        parts = inside.split("#")
        asked.answers = [(parts[0].strip(), 100.0, _shown(parts[1]))]
    elif "~" not in inside and "->" in inside:
        asked.kind = "match"
        for each in inside.split("=")[1:]:
            left, right = each.split("->")
            asked.answers.append((_shown(left), 0.0, _shown(right)))
    else:
        asked.kind = "choice"
        for sign, each in re.findall(r"([=~])([^=~]*)", inside):
            asked.answers.append(_choice(sign, each.strip()))
    return asked


def _choice(sign: str, text: str) -> tuple[str, float, str]:
    weight = 100.0 if sign == "=" else 0.0
    given = _WEIGHT.match(text) if sign == "~" else None
    if given:
        weight, text = float(given[1]), text[given.end() :]
    said, _, why = text.partition("#")
    return _shown(said), weight, _shown(why)


def _numeric(text: str) -> tuple[str, float, str]:
    given = _WEIGHT.match(text.strip())
    weight, text = (
        (float(given[1]), text.strip()[given.end() :]) if given else (100.0, text.strip())
    )
    said, _, why = text.partition("#")
    number, _, tolerance = said.partition(":")
    if float(tolerance):
        raise ValueError(text)
    return number, weight, _shown(why)
