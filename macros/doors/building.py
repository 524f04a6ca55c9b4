"""在本进程里叫 MkDocs 建站：数据只读一遍、只核一遍，预览时一直开着的进程也不必再载入程序。"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from macros.doors.aside import Aside
from macros.doors.hooks import ASIDE

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # 主题要在载入以前看到：关于 MkDocs 2 的告示编辑用不上

_STACK = re.compile(r"^```\nTraceback.*?^```$", re.DOTALL | re.MULTILINE)
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


class _Told(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message; the plugins put a stack between ``` that no writer of pages can use."""
        said = _STACK.sub("", _COLOUR.sub("", record.getMessage()))
        self.lines += [line for line in said.splitlines() if line.strip()]


def trouble(root: Path, folder: Path, aside: Aside | None) -> list[str]:
    """Build strictly into `folder`.

    Args:
        root: the project's folder.
        folder: where the site goes; emptied first.
        aside: makes the files for download; None leaves them out.

    Returns:
        What went wrong, line by line; nothing when the site stands.

    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - 上面的环境变量要先设好
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    told, logger = _Told(), logging.getLogger("mkdocs")
    logger.addHandler(told)
    said, logger.propagate = logger.propagate, False
    config = None
    try:
        config = load_config(
            str(root / "mkdocs.yml"),
            site_dir=str(folder),
            strict=True,
            extra={ASIDE: aside},
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (MkDocsException, RuntimeError) as error:
        return [*told.lines, str(error)]
    except SystemExit:  # 宏的插件遇到写错的页面这样离开
        return told.lines or ["没有建成"]
    finally:
        logger.removeHandler(told)
        logger.propagate = said
        if config is not None:
            config.plugins.on_shutdown()
    return []
