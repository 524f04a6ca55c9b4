"""维护说明：照着做一遍的每一步真的照着做；说到的文件都在；先读的几页二十分钟读得完。"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.doors import grown
from macros.doors.verbs import VERBS
from tests.support.build import ROOT
from tests.support.walkthrough import PageError, Run, Said, Section, by_make, follow, prose, read

FOLDER = ROOT / "docs/maintain"
PAGE = (FOLDER / "walkthroughs.md").read_text(encoding="utf-8")
SECTIONS = read(PAGE)
FIRST = ("index", "walkthroughs", "house")
TODAY = int(datetime(2099, 12, 31, tzinfo=UTC).timestamp())  # 页上的「今天」

# 一个进程依次做各条命令：叫的就是命令行的那扇门，省去每次载入；没有改过的记录也不重读
_DOOR = """
import contextlib, io, json, sys
from macros.doors import commands
for line in sys.stdin:
    verb, *words = json.loads(line)
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        try:
            status = commands.run(verb, words)
        except SystemExit as left:
            status = left.code
    print(json.dumps([status, out.getvalue()]), flush=True)
"""


class Practice:
    """A copy of the project in which a newcomer practises."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._done: list[str] = []
        grown.project(ROOT, root)
        for name in ("Makefile", "pyproject.toml"):
            shutil.copy2(ROOT / name, root / name)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _DOOR],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "SOURCE_DATE_EPOCH": str(TODAY), "PYTHONUTF8": "1"}
            | {"PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"},
        )

    def say(self, command: list[str]) -> Said:
        """Run one command."""
        given, gave = self._process.stdin, self._process.stdout
        assert given
        assert gave
        given.write(json.dumps(command) + "\n")
        given.flush()
        return Said(*json.loads(gave.readline()))

    def reach(self, key: str) -> None:
        """Do the sections up to this one, those that are not done yet: each builds on the one before."""
        while key not in self._done:
            section = SECTIONS[len(self._done)]
            follow(section, self.root, self.say, set(VERBS))
            self._done.append(section.key)

    def page(self, name: str) -> str:
        """Return a built page."""
        return (self.root / "site" / name).read_text(encoding="utf-8")

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            pipe.close()
        self._process.wait(timeout=60)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """The copy; the site is built once, after the last walk-through."""
    project = Practice(tmp_path_factory.mktemp("practice"))
    yield project
    project.close()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.key)
def test_as_written(section: Section, practice: Practice) -> None:
    """一节一节照着做；每节做完，数据没有错误。"""
    practice.reach(section.key)
    done = practice.say(["check"])
    assert done.status == 0, done.output


def test_what_was_made(practice: Practice) -> None:
    """七节做完建一次站：文件、条文、限额、来源、清单、题、原文、变更、站名都在；讲话还是讲话所称某市。"""
    practice.reach(SECTIONS[-1].key)
    done = practice.say(["build", "--pages"])
    assert done.status == 0, done.output
    notice = practice.page("documents/jia-notice.html")
    for said in ("关于开短会的通知（虚构）", 'id="jia-length"', "会议一般不超过7小时"):
        assert said in notice
    for said in (
        "会议一般不超过七小时。（虚构的原文）",
        "应急的会议",
        "https://www.example.com/jia",
    ):
        assert said in notice
    assert "jia-5" in practice.page("checklists/jia-meeting.html")
    questions = json.loads(practice.page("data/questions.json"))["items"]
    assert {"q-901", "q-902"} <= {each["id"] for each in questions}
    assert "补上应急会议的例外（虚构）" in practice.page("changes.html")
    own = practice.page("documents/yi-notice.html")
    assert "乙市减负知识库（虚构）" in own
    assert "乙市虚构办公室" in own
    assert "https://www.example.com/yi/documents/yi-notice.html" in own
    for name in ("speech", "city-plan"):
        article = practice.page(f"documents/{name}.html").partition("<article")[2]
        said = article.partition("</article>")[0]
        assert "讲话所称" in said
        assert "乙市" not in said


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("运行 `make check`，没有 make 的照下面；这一次会报错：", "check"),
        (
            '运行 `make new ARGS="documents central jia"`，没有 make 的：',
            "new documents central jia",
        ),
    ],
)
def test_the_real_door_catches_it(label: str, command: str, practice: Practice) -> None:
    """同一扇真的门：页上说会报错而没有报、叫法不对，都做不下去。"""
    (section,) = read(f"## 甲 {{: #a }}\n\n{label}\n\n```sh\npython -m macros {command}\n```\n")
    with pytest.raises(PageError, match="退出"):
        follow(section, practice.root, practice.say, set(VERBS))


def test_every_command_is_done_but_those_that_need_the_network() -> None:
    """标着不代做的，只有要联网的一步。"""
    runs = [step for each in SECTIONS for step in each.steps if isinstance(step, Run)]
    assert [each.commands for each in runs if each.online] == [[["lock"], ["test"], ["sbom"]]]
    assert {each.key for each in SECTIONS} == {
        "document", "checklist", "question", "official-text", "change", "city", "theme",
    }  # fmt: skip


@pytest.mark.parametrize("name", FIRST)
def test_what_it_names_is_there(name: str) -> None:
    """先读的几页说到的文件、文件夹、命令都在。"""
    text = prose((FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    quoted = re.findall(r"`([^`]+)`", text)
    made = {step.path for each in SECTIONS for step in each.steps if not isinstance(step, Run)}
    for place in quoted:
        if re.match(r"(?:macros|overrides|policies|docs|tests)/", place) and place not in made:
            assert (ROOT / place).exists(), f"{name}.md 说到的 {place} 不在"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in quoted:
        if command.startswith("make "):
            assert by_make(command, makefile)[0] in VERBS
        elif command.startswith("python -m macros "):
            assert command.split()[3] in {*VERBS, "动作"}


INNER = re.compile(r"\bmd-|__drawer|__config|__search|base\.html")
"""What only the theme can have named."""


def test_what_relies_on_the_theme_is_listed() -> None:
    """用到主题的类名、部件，或盖住它同名模板的，升级一节都列着。"""
    import material  # noqa: PLC0415

    theme = Path(material.__path__[0]) / "templates" / "partials"
    listed = PAGE.partition("{: #theme }")[2]
    missing = []
    for file in sorted((ROOT / "overrides").rglob("*")):
        name = file.relative_to(ROOT).as_posix()
        if file.suffix not in {".html", ".js"} or "/vendor/" in name:
            continue
        covers = file.parent.name == "partials" and (theme / file.name).exists()
        known = f"`{name}`" in listed or (
            file.parent.name == "partials" and f"`{file.name}`" in listed
        )
        if (covers or INNER.search(file.read_text(encoding="utf-8"))) and not known:
            missing.append(name)
    assert missing == []


def test_twenty_minutes() -> None:
    """三页合起来二十分钟，各页写的分钟同字数对得上；照抄的块、图的源码不算。"""
    length = {
        name: len(prose((FOLDER / f"{name}.md").read_text(encoding="utf-8"))) for name in FIRST
    }
    assert sum(length.values()) <= 20 * 400, length
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    table = re.findall(r"^\d\. (?:\[[^]]+\]\((\w+)\.md\)|本页)，(\d+)分钟", index, re.MULTILINE)
    told = {name or "index": int(minutes) for name, minutes in table}
    assert told.keys() == length.keys()
    for name, minutes in told.items():
        assert abs(minutes - length[name] / 400) <= 0.6, (name, length[name] / 400)
