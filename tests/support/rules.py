"""建成的站点要守的规矩，一条一个函数：给整个站点，返回过错。测试也拿坏网页来验它们真的会报。"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.page import Page, Reference, read_page

# 这几页的片段由脚本解释，不是元素的编号（如短码页 c.html#CODE）。
SCRIPTED_FRAGMENTS: frozenset[str] = frozenset({"c.html"})
EXTERNAL = {"http", "https"}
HARMLESS = {"mailto", "tel"}


@dataclass(frozen=True)
class Fault:
    """One breach of a rule."""

    page: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}：{self.what}"


@dataclass(frozen=True)
class Site:
    """A built site: its files, and its pages read once."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as a path with slashes; upper and lower case count."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    @cached_property
    def source(self) -> dict[str, str]:
        """The text of every page."""
        return {
            name: (self.folder / name).read_text(encoding="utf-8")
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page, read."""
        return {name: read_page(html) for name, html in self.source.items()}

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The ids of every page whose fragments are ids."""
        return {
            name: frozenset(identifier for identifier, _ in page.ids)
            for name, page in self.pages.items()
            if name not in SCRIPTED_FRAGMENTS
        }


def _each(site: Site) -> Iterator[tuple[str, Reference]]:
    for name, page in site.pages.items():
        for reference in page.references:
            yield name, reference


def _target(name: str, value: str) -> tuple[str, str]:
    """Return the file that `value` on page `name` points to, and its fragment."""
    parts = urlsplit(value)
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    return target, unquote(parts.fragment)


def broken_links(site: Site) -> list[Fault]:
    """Every internal address names a file of the site, every fragment an id on it."""
    faults = []
    for name, reference in _each(site):
        value = reference.value.strip()
        scheme = urlsplit(value).scheme.lower()
        if scheme in EXTERNAL | HARMLESS or (scheme == "data" and reference.tag != "a"):
            continue
        told = f"<{reference.tag} {reference.attribute}={value!r}>"
        if scheme or value.startswith(("/", "\\")):
            faults.append(Fault(name, reference.line, f"{told} 不是相对地址，换个目录就失效"))
            continue
        target, fragment = _target(name, value)
        if not value and reference.tag != "form":
            faults.append(Fault(name, reference.line, f"{told} 是空地址"))
        elif target not in site.files:
            faults.append(Fault(name, reference.line, f"{told} 指向的 {target} 不在站点里"))
        elif fragment and fragment not in site.anchors.get(target, {fragment}):
            faults.append(Fault(name, reference.line, f"{told}：{target} 上没有编号 {fragment}"))
    return faults


def repeated_ids(site: Site) -> list[Fault]:
    """An id occurs once on a page, and is neither empty nor broken by white space."""
    faults = []
    for name, page in site.pages.items():
        seen: dict[str, int] = {}
        for identifier, line in page.ids:
            if not identifier or re.search(r"\s", identifier):
                faults.append(Fault(name, line, f"编号 {identifier!r} 是空的或带空白"))
            elif identifier in seen:
                faults.append(
                    Fault(name, line, f"编号 {identifier} 在第 {seen[identifier]} 行已经用过")
                )
            else:
                seen[identifier] = line
    return faults


def foreign_references(site: Site) -> list[Fault]:
    """Nothing that the browser would load by itself comes from another host."""
    faults = []
    for name, reference in _each(site):
        # 普通链接由读者自己点；canonical 只供搜索引擎看，浏览器不去取
        if reference.tag in {"a", "area"} or reference.rel == "canonical":
            continue
        value = reference.value.strip()
        if urlsplit(value).scheme.lower() in EXTERNAL or value.startswith(("//", "\\\\")):
            faults.append(Fault(name, reference.line, f"<{reference.tag}> 要取站外的 {value}"))
    for name in sorted(site.files):
        if name.endswith(".css"):
            text = (site.folder / name).read_text(encoding="utf-8")
            for value in css_addresses(text):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), value))
                if not value.startswith(("data:", "#")) and target not in site.files:
                    faults.append(Fault(name, 0, f"样式表要取站点里没有的 {value}"))
    return faults


def css_addresses(text: str) -> list[str]:
    """Return what a style sheet loads, through url() or @import."""
    quoted = r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+["']([^"']+)["']"""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [next(filter(None, match), "") for match in re.findall(quoted, text)]


def inline_code(site: Site) -> list[Fault]:
    """No style attribute, no event handler, no javascript: address."""
    faults = []
    for name, page in site.pages.items():
        faults += [Fault(name, line, f"style 属性：{what}") for what, line in page.inline_styles]
        faults += [Fault(name, line, f"事件属性：{what}") for what, line in page.handlers]
        faults += [
            Fault(name, reference.line, "javascript: 地址")
            for reference in page.references
            if reference.value.strip().lower().startswith("javascript:")
        ]
    return faults


def _directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {words[0].lower(): words[1:] for words in parts if words}


def weak_policies(site: Site) -> list[Fault]:
    """One policy, first in head, closed by default, holding the hash of all that is inline."""
    faults = []
    for name, page in site.pages.items():
        if len(page.policies) != 1:
            faults.append(Fault(name, 0, f"内容安全策略有 {len(page.policies)} 条，应恰有一条"))
            continue
        if page.before_policy:
            faults.append(Fault(name, 0, f"策略之前已有 {page.before_policy}，管不到它们"))
        place = site.source[name].encode().lower().find(b"<meta charset=")
        if not 0 <= place <= 1024 - len(b'<meta charset="utf-8">'):
            faults.append(Fault(name, 0, "字符集声明不在开头 1024 字节之内，会显示成乱码"))
        rules = _directives(page.policies[0])
        if rules.get("default-src") != ["'none'"]:
            faults.append(Fault(name, 0, "default-src 应为 'none'"))
        for rule, words in rules.items():
            for word in words:
                if word.startswith("'unsafe") or re.search(r"https?:|^\*|^//", word):
                    faults.append(Fault(name, 0, f"{rule} 放行了 {word}"))
        for rule, texts in (("script-src", page.scripts), ("style-src", page.styles)):
            for text in texts:
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                if f"'sha256-{digest}'" not in rules.get(rule, []):
                    faults.append(Fault(name, 0, f"{rule} 没有这段的哈希：{text[:40]!r}"))
    return faults


def dependent_404(site: Site) -> list[Fault]:
    """404.html exists and needs no other file: it is shown at any depth."""
    page = site.pages.get("404.html")
    if page is None:
        return [Fault("404.html", 0, "没有这一页")]
    return [
        Fault("404.html", reference.line, f"<{reference.tag}> 引用了 {reference.value}")
        for reference in page.references
        if not reference.value.startswith(("#", "data:"))
    ]


def unlike_pages(site: Site) -> list[Fault]:
    """Every page says its language, has one h1, a title of its own and the data version."""
    faults = []
    titles: dict[str, str] = {}
    for name, page in site.pages.items():
        if not page.lang.lower().startswith("zh"):
            faults.append(Fault(name, 0, f"lang 是 {page.lang!r}，应为 zh"))
        if page.headings != 1:
            faults.append(Fault(name, 0, f"有 {page.headings} 个一级标题，应恰有一个"))
        title = page.title.strip()
        if not title:
            faults.append(Fault(name, 0, "没有题名"))
        elif title in titles:
            faults.append(Fault(name, 0, f"题名与 {titles[title]} 相同：{title}"))
        titles.setdefault(title, name)
        if len(data_versions(page.text)) != 1:
            faults.append(Fault(name, 0, "页面文字里没有「数据版本 xxxxxx」"))
    every = {version for page in site.pages.values() for version in data_versions(page.text)}
    if len(every) > 1:
        faults.append(Fault("*", 0, f"各页的数据版本不一致：{sorted(every)}"))
    return faults


def data_versions(text: str) -> set[str]:
    """Return the data versions that a text shows."""
    return set(re.findall(r"数据版本\s*([0-9A-Za-z]{6})(?![0-9A-Za-z])", text))
