"""每个依赖的许可，写成 SPDX 的名字（https://spdx.org/licenses/）；不知道的、不许再分发的，都是错误。"""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import Final

from cyclonedx.spdx import fixup_id
from license_expression import ExpressionError, get_spdx_licensing

ALLOWED: Final = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "W3C-20150513",
    }
)
"""Licences that let anyone pass the package on, whole and unchanged; MPL-2.0 asks only to say where its source is."""

_CLASSIFIERS: Final = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}

# 包里没有写，或写得分不清（只写「BSD License」）的：照它源码里的许可文件写，包名 -> 许可
STATED: Final = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # 后一半是它带的 axe-core
    "colorama": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",  # 写的是 PSFL
    "hjson": "MIT",  # 另一个分类写的是示例的许可
    "jinja2": "BSD-3-Clause",
    "quickjs": "MIT",
    "segno": "BSD-3-Clause",
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}


_spdx = cache(get_spdx_licensing)
"""Making it takes a quarter of a second."""


def licence(name: str) -> str:
    """Return the SPDX expression of an installed package's licence, "" where it is not known.

    What the package says itself goes first: License-Expression, then License, then classifiers (PEP 639).
    """
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return STATED.get(name, "")
    (written,) = said.get_all("License-Expression") or [""]
    (named,) = said.get_all("License") or [""]
    if written or fixup_id(named):
        return written or fixup_id(named) or ""
    classes = [each for each in said.get_all("Classifier") or [] if each.startswith("License ::")]
    if len(classes) == 1 and classes[0] in _CLASSIFIERS:
        return _CLASSIFIERS[classes[0]]
    return STATED.get(name, "")


def refused(expression: str) -> str:
    """Say why packages under this licence may not be passed on; "" where they may.

    Every licence of the expression must be allowed, also of those that one may choose from.
    """
    if not expression:
        return "许可不明"
    try:
        keys = _spdx().license_keys(expression)
    except ExpressionError:
        return f"许可「{expression}」读不懂"
    left = [key for key in keys if key not in ALLOWED]
    return f"许可 {'、'.join(left)} 不在许可的范围里" if left else ""
