"""MkDocs 的钩子：站名、数据版本、公开数据、内容安全策略。只接线，不干活。"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.doors import store
from macros.doors.csp import with_policy
from macros.doors.kept import anchors, kept
from macros.doors.made import remembered
from macros.doors.outline import headings
from macros.doors.store import Store
from macros.export import downloads, feed, open_data, schemas
from macros.export.questions import bank
from macros.export.questions import files as question_files
from macros.export.training import files as lesson_files
from macros.search import index

# 主题带来、本站没有页面会用的文件：检索的分词库和源映射，占 1 MB 多。
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take name and address from profile.yml, the data version from the records."""
    found = store.current(_root(config))
    profile = found.library.profile
    if profile:
        config.site_name = profile.site_name
        config.site_description = profile.description
        config.site_url = profile.base_url or ""
        config.extra["contact"] = profile.contact
    config.extra["data_version"] = found.version
    config.extra["codes"] = found.library.codes
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what nobody loads; add the open data and its schemas."""
    for file in list(files):
        uri = file.src_uri
        if uri.startswith(_UNUSED) or (uri.startswith("assets/") and uri.endswith(".map")):
            files.remove(file)
    found = store.current(_root(config))
    made = remembered(_root(config), lambda: _made(found))
    for uri, content in made.items():
        files.append(File.generated(config, uri, content=content))
    return files


def _made(found: Store) -> dict[str, bytes]:
    """Return everything that is written out of the records beside the pages."""
    return {
        **open_data.files(found.library, found.version),
        **schemas.data_schemas(),
        **downloads.files(found.library, found.version),
        "changes.atom": feed.atom(found.library),
        **question_files(found.library),
        **lesson_files(found.library, found.version),
        bank.ADDRESS: bank.file(found.library, found.version),
        index.ADDRESS: index.file(found.library, found.version),
        **index.for_theme(),
    }


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what the macros made in its place; let the theme's list of contents show its headings."""
    html = kept.back(html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(html)
    found = headings(html)
    if found:
        page.toc = get_toc(found)  # type: ignore[arg-type]
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the security policy into every page, last of all changes."""
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for 404.html."""
    return with_policy(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Drop the packed sitemap: it carries the time of the build."""
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
