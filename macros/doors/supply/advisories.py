"""make advisories：锁文件里的每个版本，问公开的漏洞库（OSV，其次 PyPI）有没有已知的漏洞。

不进 make test：漏洞天天添，没有改动也会变红；内网也问不到。没有问到不等于没有，另有退出状态。
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from macros.doors.bootstrap import ROOT
from macros.doors.supply.locks import Pin, read
from macros.doors.verbs import TEST_LOCK

FOUND: Final = 1
NOT_ASKED: Final = 3
_SERVICES: Final = ("osv", "pypi")
_PATIENCE: Final = "15"


@dataclass(frozen=True)
class Answer:
    """What one database said.

    Attributes:
        known: a line for each advisory on a pinned version.
        unasked: packages that it could not be asked about, or knows nothing of.
        trouble: why there is no answer at all, "" where there is one.

    """

    known: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    trouble: str = ""


def ask(arguments: list[str]) -> int:
    """Ask until one database has answered for every pin; tell what is known.

    Args:
        arguments: `--osv-url` names another place that speaks OSV, such as a mirror on an intranet;
            then no other database is asked. `--lock` names another lock.

    Returns:
        0 when all pins were asked and nothing is known, 1 when something is known, 3 when no
        database could be asked about all of them.

    """
    parser = argparse.ArgumentParser(prog="python -m macros advisories")
    parser.add_argument("--osv-url", help="别处的 OSV 接口，如内网的镜像")
    parser.add_argument("--lock", type=Path, default=ROOT / TEST_LOCK)
    options = parser.parse_args(arguments)
    pins = read(options.lock)
    answers = []
    for service in ("osv",) if options.osv_url else _SERVICES:
        extra = ["--osv-url", options.osv_url] if options.osv_url else []
        answer = _asked(service, pins, extra)
        answers.append((service, answer))
        if answer.known or not (answer.trouble or answer.unasked):
            break
    service, answer = answers[-1]
    if answer.known:
        print(f"{service}：{len(answer.known)} 处已知的漏洞：", file=sys.stderr)
        print("\n".join(answer.known), file=sys.stderr)
        print(
            "看它碍不碍本库的事；要升级，改 pyproject.toml 的下限，再运行 make lock。",
            file=sys.stderr,
        )
        return FOUND
    if not answer.trouble and not answer.unasked:
        print(f"问了 {service}，锁文件里的 {len(pins)} 个包都没有已知的漏洞。")
        return 0
    for service, answer in answers:
        some = "、".join(answer.unasked[:5])
        left = f"{len(answer.unasked)} 个包没有答复（{some}……）" if answer.unasked else ""
        print(f"{service}：{answer.trouble or left}", file=sys.stderr)
    print(
        "没有问到漏洞库，有没有漏洞不知道，不等于没有。换一台能上外网的机器再问，"
        "或用 --osv-url 指到内网的镜像。",
        file=sys.stderr,
    )
    return NOT_ASKED


def _asked(service: str, pins: list[Pin], extra: list[str]) -> Answer:
    """Let pip-audit ask one database about every pin, also those of other machines; it installs nothing."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "all.txt"
        lock.write_text("".join(map(_line, pins)), encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip_audit", "--requirement", str(lock)),
                *("--require-hashes", "--disable-pip", "--format", "json", "--desc", "off"),
                *("--progress-spinner", "off", "--timeout", _PATIENCE),
                *("--vulnerability-service", service, *extra),
            ],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    return answer_of(done.stdout, done.stderr, {pin.name for pin in pins})


def _line(pin: Pin) -> str:
    hashes = " ".join(f"--hash=sha256:{each}" for each in pin.hashes)
    return f"{pin.name}=={pin.version} {hashes}\n"


def answer_of(stdout: str, stderr: str, wanted: set[str]) -> Answer:
    """Read what pip-audit wrote (--format json).

    It ends with 0 and "No known vulnerabilities found" also where the database knew none of the
    packages; what counts is that every wanted one has an answer of its own.
    """
    try:
        told = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = stderr.strip().splitlines()
        return Answer(trouble=f"问不到：{lines[-1][:200] if lines else '没有回话'}")
    known = tuple(
        f"  {each['name']} {each['version']}：{one['id']}"
        + (f"（{'、'.join(one['aliases'])}）" if one.get("aliases") else "")
        + (f"，{'、'.join(one['fix_versions'])} 起改好" if one.get("fix_versions") else "")
        for each in told
        for one in each.get("vulns", ())
    )
    answered = {each["name"] for each in told if "vulns" in each}
    return Answer(known, tuple(sorted(wanted - answered)))
