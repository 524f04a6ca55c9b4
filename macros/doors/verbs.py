"""命令行认得的动作；只用标准库，没装依赖时也能打印帮助。"""

from __future__ import annotations

from dataclasses import dataclass

BUILD_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"


@dataclass(frozen=True)
class Verb:
    """One verb: its name, what it does, and which lock it needs (None: standard library alone)."""

    name: str
    help: str
    lock: str | None = BUILD_LOCK


_ALL = (
    Verb("serve", "建站、打开本机预览并打印地址；改动后自动重建"),
    Verb("build", "建站到 site/；没有改动就不重做（--out 文件夹，--force，--pages 只做网页）"),
    Verb("package", "整个网站装成一份 zip，写到 dist/：起始页、说明、每个文件的 SHA-256"),
    Verb("check", "只核数据，列出全部错误"),
    Verb("test", "跑全部关口", TEST_LOCK),
    Verb("lint", "只跑代码、类型与排版检查", TEST_LOCK),
    Verb("new", "新建记录：new document 级别 编号｜new checklist 编号｜new page 编号"),
    Verb("codes", "给新的条文和页面登记短码"),
    Verb("confirm", "确认某条记录引用的条文看过了：confirm 编号……｜--review｜--new"),
    Verb("due", "列出待复核、未核、久未确认的"),
    Verb("schema", "由模型重写 policies/schema/，供编辑器补全"),
    Verb("examine", "体检一份草稿：examine 文件 [--kind 文种] [--json]"),
    Verb("bench", "量时间与大小，写入 docs/maintain/bench.json", TEST_LOCK),
    Verb("bench-search", "量检索准不准、快不快，写入 docs/maintain/bench-search.json", TEST_LOCK),
    Verb(
        "bench-office", "用 LibreOffice 数 Word、表格的页数，写入 docs/maintain/bench-office.json"
    ),
    Verb(
        "bench-examine",
        "量体检判得准不准、快不快，写入 docs/maintain/bench-examine.json",
        TEST_LOCK,
    ),
    Verb("screenshots", "重做 docs/images/ 里几页的样子、图标、分享网址时的图", TEST_LOCK),
    Verb("lock", "由 pyproject.toml 重写锁文件，说出变了什么（需要网络；--keep 不升级）", None),
    Verb("sbom", "写物料清单（CycloneDX）：建站用了什么、网站带走什么、各是什么许可", TEST_LOCK),
    Verb("advisories", "锁文件里的版本对照公开的漏洞库（需要网络）；没有问到退 3", TEST_LOCK),
    Verb("hooks", "装上本地提交前检查", None),
    Verb("clean", "删去 site/ 与 .cache/", None),
)
VERBS: dict[str, Verb] = {verb.name: verb for verb in _ALL}


def usage() -> str:
    """Return the help text."""
    lines = [f"  {verb.name:<14}{verb.help}" for verb in _ALL]
    return "用法：python -m macros 动作（或 make 动作）\n" + "\n".join(lines)
