"""每个动作做什么。返回值是退出状态：0 好，1 有错，2 叫法不对。"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from macros.doors import garbage
from macros.doors.aside import Aside
from macros.doors.bootstrap import ROOT
from macros.doors.made import digest
from macros.loading.faults import report

CACHE = ROOT / ".cache"
DOWNLOADS = "downloads"
INPUTS = ("policies", "docs", "macros", "overrides", "mkdocs.yml", "requirements.lock")


def run(verb: str, arguments: list[str]) -> int:
    """Run one verb with the words that follow it."""
    garbage.seldom_collect()
    status = _DO[verb](arguments)
    garbage.leave()
    return status


def check(_arguments: list[str]) -> int:
    """Judge the data alone."""
    from macros.doors import store  # noqa: PLC0415

    found = store.current(ROOT)
    if found.faults:
        print(report(found.faults), file=sys.stderr)
        return 1
    library = found.library
    print(
        f"数据没有错误：{len(library.documents)} 份文件，{len(library.clauses)} 条条文，"
        f"{len(library.measures)} 项措施，{len(library.checklists)} 张清单，"
        f"{len(library.events)} 条大事，{len(library.sources)} 个来源。"
    )
    return 0


def build(arguments: list[str]) -> int:
    """Build into a new folder and put it in the old one's place only when all went well.

    With --pages the files for download are not made: those of the last build stay.
    """
    parser = argparse.ArgumentParser(prog="python -m macros build")
    parser.add_argument("--out", type=Path, default=ROOT / "site")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--pages", action="store_true")
    options = parser.parse_args(arguments)
    out: Path = options.out.resolve()
    own = out == ROOT / "site"
    stamp, now = CACHE / "built.sha256", digest(ROOT, INPUTS)
    unchanged = stamp.exists() and stamp.read_text() == now and (out / "index.html").exists()
    if own and unchanged and not options.force:
        print(f"没有改动，{_short(out)} 已是最新。")
        return 0
    started = time.monotonic()
    aside = None if options.pages else Aside(ROOT)  # 最先开始：它和网页各用一个核
    from macros.doors.building import trouble  # noqa: PLC0415 - 别的动作用不着 MkDocs

    status = check([])
    if status:
        _drop(aside)
        return status
    print("正在建站 ……", flush=True)
    fresh = out.with_name(f"{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    lines = trouble(ROOT, fresh, aside)
    if lines:
        _drop(aside)
        shutil.rmtree(fresh, ignore_errors=True)
        print("\n".join(lines), "没有建成，网站仍是上一次的样子。", sep="\n", file=sys.stderr)
        return 1
    if options.pages and (out / DOWNLOADS).is_dir():
        shutil.copytree(out / DOWNLOADS, fresh / DOWNLOADS)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    if own and options.pages:
        stamp.unlink(missing_ok=True)  # 供下载的还是上一次的
    elif own:
        CACHE.mkdir(exist_ok=True)
        stamp.write_text(now)
    pages = sum(1 for _ in out.rglob("*.html"))
    took = time.monotonic() - started
    print(f"建好了：{_short(out)}，{pages} 页，用时 {took:.1f} 秒。双击 index.html 即可打开。")
    return 0


def _drop(aside: Aside | None) -> None:
    if aside:
        aside.drop()


def package(_arguments: list[str]) -> int:
    """Build, then pack the site into one file to be carried."""
    from macros.doors import packaging, store  # noqa: PLC0415 - 只有这个动作要它

    status = build([])
    if status:
        return status
    found = store.current(ROOT)
    name = found.library.profile.site_name if found.library.profile else ROOT.name
    target = packaging.package(ROOT / "site", name, found.version)
    size = target.stat().st_size / 1024 / 1024
    print(
        f"装好了：{_short(target)}，{size:.1f} MB。解开以后双击 index.html；怎样核对见里面的 README.txt。"
    )
    return 0


def serve(arguments: list[str]) -> int:
    """Build, serve on this machine, build again on change; a fault leaves the last good site up."""
    from macros.doors.preview import preview  # noqa: PLC0415
    from macros.doors.staying import Staying  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m macros serve")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    inputs = [ROOT / name for name in INPUTS]
    return preview(ROOT / "site", options.port, inputs, Staying(ROOT).build)


def test(arguments: list[str]) -> int:
    """Run every gate: data, code, built site, real browser."""
    from macros.doors.browser import CHROMIUM  # noqa: PLC0415
    from macros.doors.webserver import NGINX  # noqa: PLC0415

    if CHROMIUM.find_or_install() is None or NGINX.find_or_install() is None:
        return 1
    for step in (check, lint):
        status = step([])
        if status:
            return status
    workers = str((os.cpu_count() or 1) + 1)
    return subprocess.call(
        # 一份测试文件不拆开：建好的站点、浏览器各在一个进程里只备一份。
        # 比核多一个进程：浏览器的测试有一半时间在等
        [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadfile", *arguments],
        cwd=ROOT,
        env=environment(),
    )


def lint(_arguments: list[str]) -> int:
    """Check format, style, types, what the oldest browser knows, and the punctuation of what readers see."""
    from macros.doors import typography  # noqa: PLC0415 - 只有这个动作要它们
    from macros.doors.oldest.linting import faults  # noqa: PLC0415

    status = 0
    for words in (
        ["ruff", "check", "--quiet", "macros", "tests"],
        ["ruff", "format", "--check", "--quiet", "macros", "tests"],
        ["mypy", "--no-error-summary"],
    ):
        status |= subprocess.call([sys.executable, "-m", *words], cwd=ROOT)
    for line in (*faults(), *typography.told(ROOT)):
        print(line, file=sys.stderr)
        status = 1
    print("格式、类型、旧浏览器、排版检查：" + ("有问题，见上" if status else "通过"))
    return 1 if status else 0


def new(arguments: list[str]) -> int:
    """Write a record from its template, and its page."""
    from macros.doors.starting import start  # noqa: PLC0415

    return start(arguments)


def codes(_arguments: list[str]) -> int:
    """Register short codes for what has none."""
    from macros.doors.coding import assign  # noqa: PLC0415 - 只有这个动作要它

    return assign()


def confirm(arguments: list[str]) -> int:
    """Note that a person has looked at what a record cites."""
    from macros.doors.confirming import confirm as write  # noqa: PLC0415 - 只有这个动作要它

    return write(arguments)


def due(_arguments: list[str]) -> int:
    """List what is unchecked, changed or old."""
    from macros.doors.dates import today  # noqa: PLC0415 - 只有看数据的动作要它
    from macros.loading.tree import load  # noqa: PLC0415
    from macros.render.due import due as lists  # noqa: PLC0415

    loaded = load(ROOT)
    if loaded.faults:
        print(report(loaded.faults), file=sys.stderr)
        return 1
    for each in lists(loaded.library, today()):
        print(f"{each.title}（{len(each.entries)}）：{each.todo}")
        print("\n".join(f"  {entry}" for entry in each.entries))
    return 0


def schema(_arguments: list[str]) -> int:
    """Write the schemas that editors complete from."""
    from macros.export.schemas import editor_schemas  # noqa: PLC0415

    folder = ROOT / "policies" / "schema"
    folder.mkdir(exist_ok=True)
    for name, content in editor_schemas().items():
        (folder / name).write_bytes(content)
    print(f"写好了 {len(editor_schemas())} 份：policies/schema/")
    return 0


def examine(arguments: list[str]) -> int:
    """Examine a draft."""
    from macros.doors.examining import examine as judge  # noqa: PLC0415 - 只有这个动作要它

    return judge(arguments)


def bench(arguments: list[str]) -> int:
    """Measure and write the figures down."""
    from macros.doors.bench import measure  # noqa: PLC0415

    return measure(arguments)


def bench_search(arguments: list[str]) -> int:
    """Measure the clause search and write the figures down."""
    from macros.doors.bench_search import measure  # noqa: PLC0415

    return measure(arguments)


def bench_office(arguments: list[str]) -> int:
    """Measure the files for download by LibreOffice and write the figures down."""
    from macros.doors.bench_office import measure  # noqa: PLC0415

    return measure(arguments)


def bench_examine(arguments: list[str]) -> int:
    """Measure the examination and write the figures down."""
    from macros.doors.bench_examine import measure  # noqa: PLC0415

    return measure(arguments)


def screenshots(_arguments: list[str]) -> int:
    """Take the pictures of README, the icon and the social picture."""
    from macros.doors.pictures.making import screenshots as take  # noqa: PLC0415 - 只有这个动作要它

    return build(["--pages"]) or take(ROOT / "site")


def lock(arguments: list[str]) -> int:
    """Write both lock files from pyproject.toml."""
    from macros.doors.supply.locking import lock as write  # noqa: PLC0415 - 只有这个动作要它

    return write(arguments)


def sbom(arguments: list[str]) -> int:
    """Write the software bill of materials."""
    from macros.doors.supply.sbom import write  # noqa: PLC0415 - 只有这个动作要它

    return write(arguments)


def advisories(arguments: list[str]) -> int:
    """Ask the databases of advisories about everything that the locks pin."""
    from macros.doors.supply.advisories import ask  # noqa: PLC0415 - 只有这个动作要它

    return ask(arguments)


def hooks(_arguments: list[str]) -> int:
    """Point git at the hooks kept in the tree."""
    return subprocess.call(["git", "config", "core.hooksPath", ".githooks"], cwd=ROOT)


def clean(_arguments: list[str]) -> int:
    """Remove what can be made again."""
    for name in ("site", "dist", ".cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def environment() -> dict[str, str]:
    """Return the environment for MkDocs; Material's banner about 2.0 is not for editors."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() + "/" if path.is_relative_to(ROOT) else str(path)


_DO: dict[str, Callable[[list[str]], int]] = {
    "serve": serve,
    "build": build,
    "package": package,
    "check": check,
    "test": test,
    "lint": lint,
    "new": new,
    "codes": codes,
    "confirm": confirm,
    "due": due,
    "schema": schema,
    "examine": examine,
    "bench": bench,
    "bench-search": bench_search,
    "bench-office": bench_office,
    "bench-examine": bench_examine,
    "screenshots": screenshots,
    "lock": lock,
    "sbom": sbom,
    "advisories": advisories,
    "hooks": hooks,
    "clean": clean,
}
