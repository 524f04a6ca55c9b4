"""一页怎么排出来：模板、转义、本页用语。有哪些页在 pages.py。

数据里的文字只经过 Jinja2 的自动转义，不再当作 Markdown 或模板执行。
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.model import vocabulary
from macros.model.library import Library
from macros.render import addresses, citing, glossary, plenty, words

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # 模板改了，建站的进程也换一个（staying.py）；不必每次看文件
)


def keep_compiled(folder: Path) -> None:
    """Keep the compiled templates below `folder`, made if need be, for the next run of the program.

    Raises:
        OSError: nothing can be written there.

    """
    # 编译出来的样子也由上面的设置定：这份程序改了就另放一处
    own = folder / hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    own.mkdir(parents=True, exist_ok=True)
    _ENVIRONMENT.bytecode_cache = FileSystemBytecodeCache(str(own))


_MARKUP = re.compile(r"([\\`*_{}\[\]()#+.!-])")


class Renderer:
    """Renders templates with the records of one library.

    Args:
        library: the records, already judged free of faults.
        version: the data version shown on pages.

    """

    def __init__(self, library: Library, version: str) -> None:
        self.library = library
        self.version = version

    def page(
        self,
        title: str,
        template: str,
        here: str,
        explained: bool = True,
        **values: Any,  # noqa: ANN401
    ) -> str:
        """Render a page; where `explained`, its terms are marked and listed at its end."""
        escaped = html.escape(_MARKUP.sub(r"\\\1", " ".join(title.split())), quote=False)
        body = self.block(template, here, **values)
        if explained:
            notes = _ENVIRONMENT.get_template("glossary.html").module
            body, met = glossary.mark(body, self.library.glossary, partial(_mark, notes))
            if met:
                body += _solid(notes.list(self.library, met, _linker(here), addresses))  # type: ignore[attr-defined]
        return f"# {escaped} {{: .kb-title }}\n\n{body}"

    def titled(self, name: str, here: str, explained: bool = True, **values: Any) -> str:  # noqa: ANN401
        """Render the page called like its template, under its own title."""
        return self.page(addresses.TITLES[name], name, here, explained, **values)

    def block(self, template: str, here: str, **values: Any) -> str:  # noqa: ANN401
        """Render a template for the page `here`."""
        made = _ENVIRONMENT.get_template(template).render(
            library=self.library,
            version=self.version,
            here=here,
            words=words,
            vocabulary=vocabulary,
            link=_linker(here),
            address=addresses,
            plenty=plenty,
            visible=self.library.visible,
            cite=partial(citing.cite, self.library),
            forms_of=partial(citing.forms, self.library),
            permalink=partial(citing.permalink, self.library),
            **values,
        )
        return _solid(made)


def _solid(made: str) -> str:
    """Return HTML without empty lines: to Markdown one would end the block."""
    return "\n".join(line for line in made.split("\n") if line.strip()) + "\n"


def _mark(notes: Any, term: str, text: str) -> str:  # noqa: ANN401 - 模板模块没有类型
    """Return the mark of a term; `text` comes from a rendered page and is escaped already."""
    return str(notes.mark(term, Markup(text)))  # noqa: S704


def _linker(here: str) -> Callable[[str], str]:
    def link(target: str) -> str:
        return addresses.relative(target, here)

    return link
