"""基层减负规定知识库：把 policies/ 里的记录查清、渲染、导出。

四层，只许向下引用（tests/test_floors.py 守着）：
  1. model          带类型的记录与词表，不读写文件
  2. loading checks 读 YAML（带行列号），核对记录之间的规则
  3. render export  记录进，HTML/JSON 字节出
  4. doors          mkdocs-macros、MkDocs 钩子、命令行
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:  # noqa: ANN401 - 插件没有公布这个对象的类型
    """Register the macros that pages may call; the door that mkdocs-macros looks for.

    Args:
        env: the plugin's environment object (https://mkdocs-macros-plugin.readthedocs.io/macros/).

    Raises:
        mkdocs.exceptions.PluginError: the data has faults; the message is the whole report.

    """
    from macros.doors.pages import register  # noqa: PLC0415 - 命令行启动时还没有装依赖

    register(env)
