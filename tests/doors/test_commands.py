"""命令行：查得出错就退 1，好网站一个字节不动；没有改动不重做；叫错了退 2。都在拷出来的树里跑。"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from macros.doors import grown
from tests.support.build import ROOT
from tests.support.mutations import FORM
from tests.support.talking import Talking

# 直接叫动作的函数：python -m macros 会先去备 .venv，见 tests/support/build.py
_DOOR = "import sys; from macros.doors import commands; sys.exit(commands.run(sys.argv[1], sys.argv[2:]))"
_TODAY = str(int(datetime(2099, 12, 31, tzinfo=UTC).timestamp()))
RECORD = "policies/documents/central/demo-2022.yml"
PAGE = "docs/documents/demo-2022.md"


@dataclass(frozen=True)
class Project:
    """A copy of what a build needs, with the commands that an editor types."""

    root: Path

    def run(
        self, *words: str, door: tuple[str, ...] = ("-c", _DOOR)
    ) -> subprocess.CompletedProcess[str]:
        given = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        fixed = {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": _TODAY}
        done = subprocess.run(
            [sys.executable, *door, *words],
            cwd=self.root,
            env={**given, **fixed, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done

    @contextlib.contextmanager
    def started(self, *words: str) -> Iterator[Talking]:
        """Start a command that stays, and read it line by line."""
        fixed = {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": _TODAY}
        talking = Talking([sys.executable, "-u", "-c", _DOOR, *words], self.root, fixed)
        yield talking
        talking.process.kill()
        talking.stopped()

    def site(self) -> dict[str, tuple[bytes, int]]:
        """Return every file of the site with its content and the time it was written."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted((self.root / "site").rglob("*"))
            if path.is_file()
        }


def _copy(to: Path) -> Project:
    grown.project(ROOT, to)
    return Project(to)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copied tree whose site has been built by the public door."""
    project = _copy(tmp_path_factory.mktemp("project"))
    done = project.run("build")
    assert done.returncode == 0, done.stderr
    assert "建好了：site/" in done.stdout
    return project


@pytest.fixture
def project(built_once: Project) -> Iterator[Project]:
    """The built tree; what a test spoils in the record and the page is mended after it."""
    whole = {name: (built_once.root / name).read_bytes() for name in (RECORD, PAGE)}
    yield built_once
    for name, content in whole.items():
        (built_once.root / name).write_bytes(content)


def _spoil(project: Project, name: str, old: str, new: str) -> None:
    path = project.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check(project: Project) -> None:
    """没有错：退 0，说出各有多少。"""
    done = project.run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "数据没有错误" in done.stdout


def test_check_with_faults(project: Project) -> None:
    """有错：退 1，每行一个错误，全在标准错误里，末行是总数。"""
    _spoil(project, RECORD, "level: central", "level: centrel")
    _spoil(project, RECORD, "\nshort: ", "\nshart: ")
    done = project.run("check")
    assert done.returncode == 1
    assert done.stdout == ""
    *lines, last = done.stderr.splitlines()
    assert len(lines) == 3
    assert all(FORM.fullmatch(line) and line.startswith(f"{RECORD}:") for line in lines)
    assert last.startswith("共 3 处错误")


def test_check_judges_a_record_saved_with_the_wrong_encoding(project: Project) -> None:
    path = project.root / RECORD
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    done = project.run("check")
    assert done.returncode == 1
    assert "另存为" in done.stderr
    assert "UTF-8" in done.stderr
    assert "共 1 处错误" in done.stderr


def test_build_with_faults_leaves_the_site(project: Project) -> None:
    """数据有错：不建站，上一次的网站连写入的时间都没有变。"""
    before = project.site()
    assert "site/index.html" in before
    _spoil(project, RECORD, "level: central", "level: centrel")
    done = project.run("build", "--pages")
    assert done.returncode == 1
    assert "错误[value]" in done.stderr
    assert project.site() == before
    assert not (project.root / "site.new").exists()


def test_build_with_a_bad_page_leaves_the_site(project: Project) -> None:
    """数据没错、页面写错：MkDocs 建不成，上一次的网站也不动，说出是哪一页、最近的编号。"""
    before = project.site()
    _spoil(project, PAGE, 'document("demo-2022")', 'document("demo-2202")')
    done = project.run("build", "--pages")
    assert done.returncode == 1
    assert PAGE in done.stderr
    assert "「demo-2022」" in done.stderr
    assert project.site() == before
    assert not (project.root / "site.new").exists()


def test_build_with_an_unknown_macro_says_so(project: Project) -> None:
    _spoil(project, PAGE, "document(", "documnet(")
    done = project.run("build", "--pages")
    assert done.returncode == 1
    assert "documents/demo-2022.md" in done.stderr
    assert "documnet" in done.stderr


def test_build_with_a_broken_link_leaves_the_site(project: Project) -> None:
    """页面里的链接断了也算建不成：严格建站，警告就是错误。"""
    before = project.site()
    _spoil(project, PAGE, "{{", "[断了](nowhere.md)\n\n{{")
    done = project.run("build", "--pages")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert project.site() == before


def test_second_build_does_nothing(project: Project) -> None:
    """没有改动：说一声，一个文件也不重写；要它重做才重做，字节与上次相同。"""
    before = project.site()
    done = project.run("build")
    assert done.returncode == 0
    assert "没有改动" in done.stdout
    assert project.site() == before
    done = project.run("build", "--force")
    assert done.returncode == 0, done.stderr
    assert "建好了" in done.stdout
    after = project.site()
    assert {name: content for name, (content, _) in after.items()} == {
        name: content for name, (content, _) in before.items()
    }
    assert after != before


def test_pages_alone_and_then_the_whole(project: Project) -> None:
    """只做网页：页面跟上，供下载的还是上一次的；再建就全做，不说没有改动。"""
    sheet = "site/downloads/checklist-meeting.docx"
    before = project.site()[sheet]
    _spoil(project, RECORD, "\nsummary: ", "\nsummary: 虚构的话；")
    done = project.run("build", "--pages")
    assert done.returncode == 0, done.stderr
    content, _ = project.site()["site/documents/demo-2022.html"]
    assert "虚构的话；" in content.decode()
    assert project.site()[sheet][0] == before[0]
    done = project.run("build")
    assert done.returncode == 0, done.stderr
    assert "建好了" in done.stdout
    assert project.site()[sheet][0] != before[0]  # 上面印着数据版本


def test_serve(project: Project) -> None:
    """真的预览：改了记录，网页先好，供下载的随后；改坏了照报，网页不动；Ctrl+C 好好停下。"""
    record = project.root / RECORD
    whole = record.read_text(encoding="utf-8")
    with project.started("serve", "--port", "0") as serving:
        address = re.search(r"http://\S+/", serving.until("预览地址"))
        assert address

        def page() -> str:
            with urlopen(f"{address.group()}documents/demo-2022.html", timeout=10) as answer:  # noqa: S310 - 本机地址
                return str(answer.read().decode("utf-8"))

        record.write_text(whole.replace("\nsummary: ", "\nsummary: 又一句；"), encoding="utf-8")
        serving.until("建好了")
        assert "又一句；" in page()
        serving.until("供下载的")
        record.write_text(whole.replace("level: central", "level: centrel"), encoding="utf-8")
        assert "centrel" in serving.until("错误[value]")
        assert "又一句；" in page()
        serving.process.send_signal(signal.SIGINT)
        assert serving.stopped() == 0


def test_mkdocs_alone_refuses_faulty_data(project: Project, tmp_path: Path) -> None:
    """不经命令行、直接用 mkdocs 建站，有错也不建，报的是同一份错误。"""
    _spoil(project, RECORD, "level: central", "level: centrel")
    done = project.run("build", "--strict", "-d", str(tmp_path / "out"), door=("-m", "mkdocs"))
    assert done.returncode == 1
    assert f"{RECORD}:" in done.stdout + done.stderr
    assert "错误[value]" in done.stdout + done.stderr
    assert not (tmp_path / "out" / "index.html").exists()


@pytest.mark.parametrize(
    "words", [["build", "--fource"], ["build", "extra"], ["new"], ["new", "documents"]]
)
def test_wrong_call(words: list[str], project: Project) -> None:
    done = project.run(*words)
    assert done.returncode == 2
    assert done.stderr


def test_clean(tmp_path: Path) -> None:
    """clean 只删做得回来的，数据与页面不动。"""
    project = _copy(tmp_path)
    for name in ("site/index.html", ".cache/x"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    assert project.run("clean").returncode == 0
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / ".cache").exists()
    assert (tmp_path / RECORD).exists()
    assert (tmp_path / PAGE).exists()


def test_package(project: Project) -> None:
    """建好的站装成一份 zip；有错时不打包，上一份还在。"""
    done = project.run("package")
    assert done.returncode == 0, done.stderr
    (made,) = (project.root / "dist").glob("jianfu-??????.zip")
    assert f"装好了：dist/{made.name}" in done.stdout
    whole = made.read_bytes()
    _spoil(project, RECORD, "level: central", "level: centrel")
    assert project.run("package").returncode == 1
    assert made.read_bytes() == whole
