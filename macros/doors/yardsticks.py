"""检索的三把尺子：主题自带的检索、二字切分的 MiniSearch、Pagefind，查同样的条文、同样的查询，供 make bench-search 比较。

只在量的时候用，不随网站发布。各自的程序装在 .cache/ 里一次性的地方；装不上、跑不起来的写明原因，照样往下量。
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page

from macros.doors.bootstrap import ROOT
from macros.doors.commands import environment
from macros.model.library import Library

Answers = dict[str, list[str]]
"""For each query the ids of clauses, best first."""

_TOOLS: Final = ROOT / ".cache" / "yardsticks"
_MOST: Final = 10
_PATIENCE: Final = 300
"""Seconds that fetching or running one package may take."""
_BLANK: Final = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>量检索</title></html>\n'
)

_STOCK_SETTINGS: Final = """\
site_name: 量检索
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
markdown_extensions: [attr_list]
"""
# 主题的 Worker 把结果按网页归成组；拆开后照分数排，对它只会有利
_ASK_STOCK: Final = """
async ([address, queries]) => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(address);
  const say = (message) => new Promise((done, fail) => {
    worker.onmessage = (event) => done(event.data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage(message);
  });
  await say({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
  const found = {};
  for (const query of queries) {
    const items = (await say({ type: 2, data: query })).data.items.flat();
    items.sort((one, other) => other.score - one.score);
    found[query] = items.filter((item) => item.score > 0).map((item) => item.location.split("#")[1] || "");
  }
  return found;
}
"""
_ASK_MINISEARCH: Final = r"""
([rows, queries]) => {
  const cut = (text) => (text.normalize("NFKC").match(/\p{sc=Han}+|[\p{L}\p{N}.%]+/gu) || []).flatMap((run) => {
    if (!/\p{sc=Han}/u.test(run)) { return [run]; }
    const chars = [...run];
    return chars.concat(chars.slice(1).map((char, at) => chars[at] + char));
  });
  const index = new MiniSearch({
    fields: ["heading", "gist", "document", "topics"],
    tokenize: cut,
    searchOptions: { tokenize: cut, combineWith: "OR", fuzzy: false, prefix: false },
  });
  index.addAll(rows);
  return Object.fromEntries(queries.map((query) => [query, index.search(query).map((each) => each.id)]));
}
"""
_ASK_PAGEFIND: Final = """
async ([queries, most]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await pagefind.init();
  const found = {};
  for (const query of queries) {
    const results = (await pagefind.search(query)).results.slice(0, most);
    const pages = await Promise.all(results.map((result) => result.data()));
    found[query] = pages.map((page) => page.raw_url || page.url);
  }
  return found;
}
"""


class Unavailable(Exception):  # noqa: N818 - 不是错误，是这把尺子这次没有
    """A yardstick that cannot be had here; its text says why."""


@dataclass(frozen=True)
class Row:
    """What every yardstick gets to read of one clause."""

    id: str
    heading: str
    gist: str
    document: str
    topics: str


@dataclass(frozen=True)
class Yardstick:
    """One way to search the same clauses.

    Attributes:
        key: its name in the figures.
        label: its name in the table.
        ask: asks it all queries; gets a browser, the rows, the queries and an empty folder.

    """

    key: str
    label: str
    ask: Callable[[Browser, Sequence[Row], Sequence[str], Path], tuple[str, Answers]]

    def answers(
        self, browser: Browser, rows: Sequence[Row], queries: Sequence[str], work: Path
    ) -> tuple[str, Answers]:
        """Return what was asked (name and version) and its answers.

        Raises:
            Unavailable: it cannot be had or does not run; the text says why.

        """
        work.mkdir()
        try:
            return self.ask(browser, rows, queries, work)
        except Error as error:
            message = f"在浏览器里没有跑成：{error.message.splitlines()[0]}"
            raise Unavailable(message) from error
        except OSError as error:
            message = f"没有跑成：{error.strerror or type(error).__name__}"
            raise Unavailable(message) from error


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for every request."""

    protocol_version = "HTTP/1.1"
    # 头和正文分两次写；不关掉它，每个文件要白等约 40 毫秒，会算进就绪的时间里
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextlib.contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve `folder` on this machine; yield the address of its root, with a slash at the end."""
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@contextlib.contextmanager
def opened(browser: Browser, folder: Path, name: str = "") -> Iterator[Page]:
    """Serve `folder` on this machine and open one of its pages in a fresh profile.

    Args:
        browser: the browser.
        folder: what is served.
        name: the page; without it an empty one is written and opened.

    """
    if not name:
        name = "blank.html"
        (folder / name).write_text(_BLANK, encoding="utf-8")
    with served(folder) as address:
        context = browser.new_context(locale="zh-CN")
        try:
            page = context.new_page()
            page.goto(address + name, wait_until="load")
            yield page
        finally:
            context.close()


def corpus(library: Library) -> list[Row]:
    """Return every clause as one text in four parts."""
    return [
        Row(
            clause.id,
            clause.heading,
            "\n".join(text for norm in clause.norms for text in (norm.text, *norm.exceptions)),
            library.clause_document[clause.id].title,
            "、".join(library.topics[key].title for key in clause.topics),
        )
        for clause in library.clauses.values()
    ]


def _stock(
    browser: Browser, rows: Sequence[Row], queries: Sequence[str], work: Path
) -> tuple[str, Answers]:
    """Build a plain site with one section a clause, and ask the theme's own worker."""
    theme = version("mkdocs-material")
    python = with_packages(f"mkdocs-material=={theme}", "jieba")
    pages: dict[str, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.document, []).append(row)
    (work / "docs").mkdir()
    (work / "mkdocs.yml").write_text(_STOCK_SETTINGS, encoding="utf-8")
    for number, (title, inside) in enumerate(pages.items()):
        sections = [
            f"## {html.escape(row.heading)} {{: #{row.id} }}\n\n"
            + "\n\n".join(html.escape(each) for each in (row.gist, row.document, row.topics))
            for row in inside
        ]
        name = f"{number}.md" if number else "index.md"
        text = "\n\n".join([f"# {html.escape(title)}", *sections])
        (work / "docs" / name).write_text(text + "\n", encoding="utf-8")
    _run([python, "-m", "mkdocs", "build", "--quiet"], work, "主题没有建成站")
    site = work / "site"
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js"), None)
    if worker is None:
        raise Unavailable("主题里没有检索的 Worker")
    with opened(browser, site) as page:
        address = worker.relative_to(site).as_posix()
        found = page.evaluate(_ASK_STOCK, [address, list(queries)])
    return f"mkdocs-material {theme}，jieba", _known(found, rows)


def _minisearch(
    browser: Browser, rows: Sequence[Row], queries: Sequence[str], work: Path
) -> tuple[str, Answers]:
    """Ask MiniSearch, which is given characters and pairs of characters as words."""
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("没有 npm，取不到 minisearch")
    _TOOLS.mkdir(parents=True, exist_ok=True)
    packed = next(_TOOLS.glob("minisearch-*.tgz"), None)
    if packed is None:
        _run([npm, "pack", "minisearch"], _TOOLS, "npm 取不到 minisearch")
        packed = next(_TOOLS.glob("minisearch-*.tgz"), None)
    if packed is None:
        raise Unavailable("npm 没有给出 minisearch")
    with tarfile.open(packed) as archive:
        script, about = (
            archive.extractfile(f"package/{name}") for name in ("dist/umd/index.js", "package.json")
        )
        if script is None or about is None:
            raise Unavailable("minisearch 的包里没有 UMD 脚本")
        (work / "minisearch.js").write_bytes(script.read())
        release = json.load(about)["version"]
    with opened(browser, work) as page:
        page.add_script_tag(url="minisearch.js")
        plain = [vars(row) for row in rows]
        found = page.evaluate(_ASK_MINISEARCH, [plain, list(queries)])
    return f"minisearch {release}", _known(found, rows)


def _pagefind(
    browser: Browser, rows: Sequence[Row], queries: Sequence[str], work: Path
) -> tuple[str, Answers]:
    """Write one page a clause, index them with Pagefind and ask its script."""
    python = with_packages("pagefind[extended]")
    release = _run(
        [python, "-c", "from importlib.metadata import version as v; print(v('pagefind'))"],
        work,
        "找不到 pagefind",
    )
    for row in rows:
        said = "".join(f"<p>{html.escape(each)}</p>" for each in (row.gist, row.document))
        page_text = (
            f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
            f"<title>{html.escape(row.heading)}</title></head><body><main data-pagefind-body>"
            f"<h1>{html.escape(row.heading)}</h1>{said}<p>{html.escape(row.topics)}</p>"
            "</main></body></html>\n"
        )
        (work / f"{row.id}.html").write_text(page_text, encoding="utf-8")
    _run([python, "-m", "pagefind", "--site", str(work)], work, "pagefind 没有编成索引")
    with opened(browser, work) as page:
        found = page.evaluate(_ASK_PAGEFIND, [list(queries), _MOST])
    names = {
        query: [Path(each).name.removesuffix(".html") for each in addresses]
        for query, addresses in found.items()
    }
    return f"pagefind[extended] {release.strip()}", _known(names, rows)


def _known(found: dict[str, Any], rows: Sequence[Row]) -> Answers:
    """Keep what names a clause, each once, the first ten."""
    ids = {row.id for row in rows}
    return {
        query: list(dict.fromkeys(each for each in listed if each in ids))[:_MOST]
        for query, listed in found.items()
    }


def with_packages(*packages: str) -> str:
    """Return the interpreter of the throw-away environment, with `packages` installed there."""
    place = _TOOLS / "venv"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(place)], ROOT, "建不了一次性的环境")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wait = ["--retries", "1", "--timeout", "15"]
    _run([*pip, *wait, *packages], ROOT, f"pip 装不上 {'、'.join(packages)}")
    return str(python)


def _run(words: Sequence[str], folder: Path, trouble: str) -> str:
    """Run a command quietly; return what it printed.

    Raises:
        Unavailable: it failed or took too long; the text begins with `trouble`.

    """
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"{trouble}：等了 {_PATIENCE} 秒"
        raise Unavailable(message) from None
    if done.returncode:
        message = f"{trouble}（退出状态 {done.returncode}）"
        raise Unavailable(message)
    return done.stdout


YARDSTICKS: Final = (
    Yardstick("theme", "主题自带（jieba）", _stock),
    Yardstick("minisearch", "MiniSearch（二字切分）", _minisearch),
    Yardstick("pagefind", "Pagefind", _pagefind),
)
