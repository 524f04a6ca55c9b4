"""MkDocs 的钩子：站名、数据版本、公开数据、内容安全策略。只接线，不干活。"""

from __future__ import annotations

import contextlib
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.doors import store
from macros.doors.aside import Aside
from macros.doors.csp import with_policy
from macros.doors.kept import anchors, kept
from macros.doors.lean import lean
from macros.doors.making import REST, light, put
from macros.doors.outline import headings
from macros.doors.pictures import social
from macros.render.rendering import keep_compiled

ASIDE = "aside"
"""In `extra` of the configuration: who makes the files for download; None leaves them out."""

# 主题带来、本站没有页面会用的文件：检索的分词库和源映射，占 1 MB 多。
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take name and address from profile.yml, the data version from the records."""
    with contextlib.suppress(OSError):
        keep_compiled(_templates(config) / "pages")
    found = store.current(_root(config))
    profile = found.library.profile
    if profile:
        config.site_name = profile.site_name
        config.site_description = profile.description
        config.site_url = profile.base_url or ""
        config.extra["contact"] = profile.contact
        if profile.base_url and social.fits(_root(config) / "overrides", profile):
            config.extra["social"] = social.SOCIAL
    config.extra["data_version"] = found.version
    config.extra["codes"] = found.library.codes
    if not found.faults and ASIDE not in config.extra:  # 直接用 mkdocs build 建
        config.extra[ASIDE] = Aside(_root(config))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what nobody loads."""
    for file in list(files):
        uri = file.src_uri
        unused = uri == social.SOCIAL and not config.extra.get("social")
        if (
            unused
            or uri.startswith(_UNUSED)
            or (uri.startswith("assets/") and uri.endswith(".map"))
        ):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's templates compiled, as those of the pages are; add the open data and what else pages load.

    Not before: while the pages were read the other process made these files.
    """
    with contextlib.suppress(OSError):
        folder = _templates(config) / "theme"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    # 主题的设置里有中文：照写，不写成码，一页少三百多字节
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    aside = config.extra.get(ASIDE)
    made = aside.light() if aside else None
    if made is None:
        found = store.current(_root(config))
        made = light(found.library, found.version)
    rest = {uri.removeprefix(REST).removesuffix(".js"): uri for uri in made if uri.startswith(REST)}
    config.extra["rest"] = {f"{name}.md": uri for name, uri in rest.items()}
    for uri, content in made.items():
        files.append(File.generated(config, uri, content=content))
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what the macros made in its place; let the theme's list of contents show its headings."""
    html = kept.back(html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(html)
    found = headings(html)
    if found:
        page.toc = get_toc(found)  # type: ignore[arg-type]
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Drop what only templates need; put the security policy into every page, last of all changes."""
    return with_policy(lean(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for 404.html."""
    return with_policy(lean(output_content)) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Drop the packed sitemap, which carries the time of the build; add the files for download."""
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)
    aside = config.extra.get(ASIDE)
    if aside:
        put(Path(config.site_dir), aside.finish())


def _templates(config: MkDocsConfig) -> Path:
    """Return where compiled templates are kept; where nothing can be written they are compiled each time."""
    return _root(config) / ".cache" / "templates"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
