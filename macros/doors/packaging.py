"""make package：整个网站装成一份 zip，拷到 U 盘、内网都能用：起始页、说明、每个文件的 SHA-256。

同样的网站两次打包，字节相同；文件名只用英文字母，旧的解压软件不会认错。
"""

from __future__ import annotations

import hashlib
import html
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

from macros.doors.bootstrap import ROOT
from macros.export.archive import EPOCH

FOLDER = "jianfu"
SUMS = "SHA256SUMS"
_TEMPLATES = Path(__file__).with_name("package")
_SITE = "site"
_SERVER = "server"
_SAMPLES = ROOT / "docs" / "maintain" / "deploy"


def packed(site: Path, name: str, version: str) -> dict[str, bytes]:
    """Return every file of the package by its place in it.

    Args:
        site: the built site.
        name: what the site is called.
        version: the data version.

    """
    files = {
        f"{_SITE}/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    for template in sorted(_TEMPLATES.iterdir()):
        text = template.read_text(encoding="utf-8")
        said = html.escape(name) if template.suffix == ".html" else name
        text = text.replace("{version}", version).replace("{name}", said)
        # 记事本认得 UTF-8 的记号，命令行的 sha256sum 不管这一份
        mark = "utf-8-sig" if template.suffix == ".txt" else "utf-8"
        files[template.name] = text.encode(mark)
    # 收到包的人不一定有源码，服务器的示例一起带上
    for sample in sorted(_SAMPLES.iterdir()):
        files[f"{_SERVER}/{sample.name}"] = sample.read_bytes()
    # 照 sha256sum 的写法：两个空格，再是文件名
    lines = [f"{hashlib.sha256(each).hexdigest()}  {key}\n" for key, each in sorted(files.items())]
    return {**files, SUMS: "".join(lines).encode("ascii")}


def stamp(files: dict[str, bytes]) -> tuple[int, int, int, int, int, int]:
    """Return the time that every entry carries: not a real one, drawn from the content.

    服务器拿文件的时间和大小当记号（ETag）。两次的包时间若相同，改了字、长短没变的网页，浏览器会当作没有换过。
    """
    drawn = int.from_bytes(hashlib.sha256(files[SUMS]).digest()[:8])
    # zip 的时间两秒一格；从 1980 年起二十年里取
    made = datetime(*EPOCH) + timedelta(seconds=drawn % (20 * 365 * 24 * 1800) * 2)
    return (made.year, made.month, made.day, made.hour, made.minute, made.second)


def write(files: dict[str, bytes], target: Path) -> None:
    """Write the package, beside first, then in place."""
    made = stamp(files)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.new")
    with zipfile.ZipFile(fresh, "w") as whole:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            whole.writestr(entry, files[name])
    fresh.replace(target)


def package(site: Path, name: str, version: str) -> Path:
    """Pack the built site into dist/ and return where it lies."""
    target = ROOT / "dist" / f"{FOLDER}-{version}.zip"
    write(packed(site, name, version), target)
    return target
