"""程序的层次：只许向下引用；只有 doors 认识 MkDocs；没有装依赖也能叫出帮助；一个模块不过 400 行。"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.build import ROOT

FLOORS = {"model": 1, "loading": 2, "checks": 2, "render": 3, "export": 3, "search": 3, "doors": 4}
GENERATOR = {"mkdocs", "mkdocs_macros", "material", "markdown"}
LONGEST = 400

MODULES = sorted((ROOT / "macros").rglob("*.py"))


def _folder(path: Path) -> str:
    """Return the folder under macros/; the package's own two files are doors too."""
    inside = path.relative_to(ROOT / "macros").parts
    return inside[0] if len(inside) > 1 else "doors"


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every module imported anywhere in a file, also inside functions, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}：写完整的模块名，不用相对引用"
            yield node.lineno, node.module or ""
            if node.module == "macros":
                yield from ((node.lineno, f"macros.{alias.name}") for alias in node.names)


def test_folders() -> None:
    """macros/ 下只有这几个文件夹，各归一层。"""
    assert {_folder(path) for path in MODULES} == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=[p.relative_to(ROOT).as_posix() for p in MODULES])
def test_downwards(path: Path) -> None:
    floor = FLOORS[_folder(path)]
    for line, module in _imports(path):
        top, _, rest = module.partition(".")
        if top == "macros" and rest:
            wanted = FLOORS[rest.split(".")[0]]
            assert wanted <= floor, f"{path.name}:{line}：第{floor}层引用了第{wanted}层的 {module}"
        assert top != "tests", f"{path.name}:{line}：程序不引用测试"
        assert top not in GENERATOR or floor == 4, f"{path.name}:{line}：只有 doors 认识 {module}"


@pytest.mark.parametrize("path", MODULES, ids=[p.relative_to(ROOT).as_posix() for p in MODULES])
def test_size(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} 行，拆开它"


def _bare(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python without any installed package."""
    return subprocess.run(
        [sys.executable, "-S", "-B", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_import_needs_nothing() -> None:
    """只有标准库时 import macros 也成，define_env 在那里等插件来叫。"""
    done = _bare(
        "-c", "import sys, macros; assert callable(macros.define_env); print(*sys.modules)"
    )
    assert done.returncode == 0, done.stderr
    assert not {"mkdocs", "pydantic", "yaml", "jinja2"} & {
        each.split(".")[0] for each in done.stdout.split()
    }


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_help_needs_nothing(words: list[str]) -> None:
    done = _bare("-m", "macros", *words)
    assert done.returncode == 0, done.stderr
    assert "check" in done.stdout


def test_unknown_verb() -> None:
    done = _bare("-m", "macros", "chekc")
    assert done.returncode == 2
    assert "chekc" in done.stderr
    assert "Traceback" not in done.stderr
