"""全树的文字：没有照抄讲话的句子；只说自己的事，不带写它的那台机器的路径，也不提它是怎样写成的。"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from macros.checks.copied import LENGTH, copied, fingerprint, known, squeeze
from macros.checks.persons import names
from tests.support.build import ROOT

PASSED_BY = {".git", ".venv", ".cache", "site", "__pycache__", ".pytest_cache", ".mypy_cache"} | {
    ".ruff_cache", ".hypothesis"
}  # fmt: skip
# 只有摘要或二进制，没有话
SILENT = {".png", ".webp", ".ico", ".woff2", ".docx", ".xlsx", ".pptx", ".zip", ".gz"}
DIGESTS = {"macros/checks/fingerprints.txt", "requirements.lock", "requirements-test.lock"} | {
    "macros/doors/oldest/newer.json"  # 浏览器接口的名字表，摘自 MDN
}

# 每个词里有一个字写在方括号里，免得查到自己
ABSOLUTE = re.compile(
    r"/wor[k]/|/roo[t]/|/hom[e]/[a-z]|/User[s]/[A-Za-z]|\b[A-Z]:\\User[s]|/tm[p]/"
)
MAKING = re.compile(
    r"claud[e]|chatgp[t]|opena[i]|anthropi[c]|copilo[t]|deepsee[k]|文心一[言]|通义千[问]|豆[包]"
    r"|\bll[m]s?\b|\bA[I](?:-| )?(?:ass|gen)|sub-?agen[t]|提示[词]|大语言模[型]|智能助[手]|本次会[话]"
    r"|\bpromp[t]s?\b|(?<!scope=\")\bsessio[n]s?\b",
    re.IGNORECASE,
)


def _listed() -> list[str]:
    """Return every file that belongs to the project, tracked or about to be."""
    words = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
        return sorted(set(filter(None, done.stdout.split("\0"))))
    except (OSError, subprocess.CalledProcessError):
        # 不在版本库里（如解压出来的一份）：走一遍文件夹
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return sorted(p.as_posix() for p in paths if not PASSED_BY & set(p.parts))


def _texts() -> dict[str, str]:
    """Return every text file of the tree; a file that is no UTF-8 text is a fault of its own."""
    found = {}
    for name in _listed():
        path = ROOT / name
        if path.is_file() and Path(name).suffix not in SILENT and name not in DIGESTS:
            found[name] = path.read_text(encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return _texts()


def test_tree_is_read(texts: dict[str, str]) -> None:
    """确实读到了数据、页面、程序和测试。"""
    assert {"policies", "docs", "macros", "tests", "overrides"} <= {n.split("/")[0] for n in texts}
    assert len(known()) > 1000


def test_fingerprints_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """一句编出来的话，放进指纹里就查得到，差一个字、引在「」里就不算。"""
    said = "红日初升其道大光河出伏流一泻汪洋"
    grams = frozenset(fingerprint(said[n : n + LENGTH]) for n in range(len(said) - LENGTH + 1))
    monkeypatch.setattr("macros.checks.copied.known", lambda: grams)
    assert list(copied("他说：红日初升，其道大光；\n河出伏流，一泻汪洋。")) == [said]
    assert list(copied("红日初升，其道大光；河出")) == []
    assert list(copied("红日初升，其道大光；河出伏流")) == ["红日初升其道大光河出伏流"]
    assert list(copied("「红日初升，其道大光；河出伏流，一泻汪洋」")) == []
    assert list(copied("《红日初升，其道大光；河出伏流，一泻汪洋》")) == []
    assert squeeze("中共中央办公厅") == "\0"


def test_no_copied_sentence(texts: dict[str, str]) -> None:
    """哪个文件都没有与讲话连续相同的句子。"""
    found = {name: list(copied(text)) for name, text in texts.items()}
    assert not {name: runs for name, runs in found.items() if runs}


def test_no_names_on_pages(texts: dict[str, str]) -> None:
    """页面与说明里也没有职务后面的姓名；记录由核对去查。"""
    pages = {name: names(text) for name, text in texts.items() if name.endswith((".md", ".html"))}
    assert pages
    assert not {name: found for name, found in pages.items() if found}


def test_patterns_find() -> None:
    """两张词表真的查得到东西，也不误伤。"""
    assert ABSOLUTE.search("见 /wor" + "k/main/README.md")
    assert ABSOLUTE.search("C:\\User" + "s\\某人")
    assert not ABSOLUTE.search("docs/working/rooted.md")
    assert MAKING.search("in this sessio" + "n")
    assert MAKING.search("由大语言模" + "型写成")
    assert not MAKING.search('@pytest.fixture(scope="session")')


@pytest.mark.parametrize("pattern", [ABSOLUTE, MAKING], ids=["paths", "making"])
def test_speaks_of_itself_alone(pattern: re.Pattern[str], texts: dict[str, str]) -> None:
    """本机的路径、怎样写成的话，哪个文件里都没有。"""
    found = [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts.items()
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)
