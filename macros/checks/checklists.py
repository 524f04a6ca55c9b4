"""清单和「我要……」：动词可核实，证明不添负担，项目编号不重，数都有条文托着。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.citing import unheld_figures, unsaid_uses
from macros.loading.faults import Fault
from macros.loading.tree import Loaded

_VAGUE = re.compile(
    "^(?:进一步|切实|不断|持续|大力|认真)?"
    "(?:加强|强化|提高|提升|重视|注意|做好|确保|推进|推动|落实|深化|高度)"
)
"""Openings that nobody can check off: 加强……, 做好……."""

_BURDEN = re.compile("签字|签名|签收|盖章|复印|拍照|截图|另填|另写|填表|一式|留存|存档|台账")
"""What a proof must not ask for: something made only to be shown."""


def check(loaded: Loaded, _today: date) -> Iterator[Fault]:
    """Yield a fault for each item that cannot be checked off, adds work or names a loose figure."""
    seen: dict[str, str] = {}
    for checklist in loaded.library.checklists.values():
        origin = loaded.origins["checklist", checklist.id]
        for index, item in enumerate(checklist.items):
            path = ("items", index)
            if item.id in seen:
                yield origin.fault(
                    "duplicate-id",
                    item.id,
                    (*path, "id"),
                    found=item.id,
                    hint=f"已用在清单「{seen[item.id]}」，换一个编号；勾过的记在编号名下",
                )
            seen.setdefault(item.id, checklist.id)
            vague = _VAGUE.match(item.do)
            if vague:
                yield origin.fault("checklist-vague", item.id, (*path, "do"), found=vague.group())
            for found in _BURDEN.findall(item.proof):
                yield origin.fault("checklist-burden", item.id, (*path, "proof"), found=found)
            yield from unheld_figures(
                loaded, origin, item.id, (*path, "do"), (item.do, item.clauses)
            )
            yield from unsaid_uses(loaded, origin, item.id, path, item)
    for scenario in loaded.library.scenarios.values():
        origin = loaded.origins["scenario", scenario.id]
        for index, said in enumerate(scenario.answer):
            place = ("answer", index, "text")
            yield from unheld_figures(loaded, origin, scenario.id, place, (said.text, said.clauses))
            yield from unsaid_uses(loaded, origin, scenario.id, ("answer", index), said)
