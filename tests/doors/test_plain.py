"""对照用的普通站，字同本站读者看得到的一样：脚本才拿来的条目、点开才填上的引文也在。"""

from __future__ import annotations

import re
from pathlib import Path

from macros.doors import plain
from macros.export.script import assigned
from macros.loading.tree import load
from macros.render.citing import cite
from tests.support.build import ROOT

ENTRY = "<li>甲\\乙'丙' &lt;丁&gt;\u2028戊 “己”</li>\n<li>庚</li>"


def said(path: Path) -> str:
    return re.sub(r"\\(.)", r"\1", path.read_text(encoding="utf-8"))


def test_entries_that_a_script_brings_are_written_out(tmp_path: Path) -> None:
    built = tmp_path / "site"
    (built / "assets/rest").mkdir(parents=True)
    for name in ("find", "other"):
        page = f'<article class="md-content__inner"><h1>{name}</h1></article>'
        (built / f"{name}.html").write_text(page, encoding="utf-8")
    (built / "assets/rest/find.js").write_bytes(assigned("rest", ENTRY))
    assert plain.write(built, tmp_path / "plain") == 2
    assert said(tmp_path / "plain/docs/find.md").splitlines() == [
        "# find",
        "",
        "- 甲\\乙'丙' <丁> 戊 “己”",
        "",
        "- 庚",
    ]
    assert said(tmp_path / "plain/docs/other.md") == "# other\n"


def test_citations_that_a_script_fills_in_are_written_out(site: Path, tmp_path: Path) -> None:
    library = load(ROOT).library
    plain.write(site, tmp_path / "plain")
    for key in ("rules-2024", "speech"):
        text = said(tmp_path / f"plain/docs/documents/{key}.md")
        for clause in library.documents[key].clauses:
            cited = cite(library, clause)
            assert cited.official in text
            assert cited.footnote in text
