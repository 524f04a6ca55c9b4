"""找浏览器的判断：找得到、能装、装不上、不能装。不真的装任何东西。"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from macros.doors.browser import CHROMIUM
from macros.doors.webserver import NGINX


class Machine:
    """A pretended machine: what is on its path, and what installing does."""

    def __init__(self, *present: str, root: bool = False, installs: bool = True) -> None:
        self.present, self.root, self.installs = set(present), root, installs
        self.ran: list[list[str]] = []
        self.update_fails = False

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.present else None

    def is_root(self) -> bool:
        return self.root

    def run(self, command: Sequence[str]) -> int:
        self.ran.append(list(command))
        if command[1] == "update":
            return 100 if self.update_fails else 0
        if self.installs:
            self.present.add("chromium")
            return 0
        return 100

    def get(self) -> Path | None:
        return CHROMIUM.find_or_install(self.which, self.is_root, self.run, places=())


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_what_is_there_is_used(name: str) -> None:
    machine = Machine(name, "apt-get", root=True)
    assert machine.get() == Path(f"/usr/bin/{name}")
    assert machine.ran == []


def test_a_browser_outside_the_path_is_found(tmp_path: Path) -> None:
    program = tmp_path / "chrome.exe"
    program.write_bytes(b"")
    nothing: Callable[[str], str | None] = Machine().which
    assert CHROMIUM.find(nothing, [str(tmp_path / "no.exe"), str(program)]) == program
    assert CHROMIUM.find(nothing, [str(tmp_path)]) is None


def test_root_on_debian_installs_it() -> None:
    machine = Machine("apt-get", root=True)
    assert machine.get() == Path("/usr/bin/chromium")
    assert machine.ran == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "chromium", "fonts-noto-cjk"],
    ]


def test_a_failed_update_does_not_stop_the_installation() -> None:
    machine = Machine("apt-get", root=True)
    machine.update_fails = True
    assert machine.get() == Path("/usr/bin/chromium")


def test_a_failed_installation_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert Machine("apt-get", root=True, installs=False).get() is None
    assert "请运行" in capsys.readouterr().err


def test_without_root_the_one_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine("apt-get")
    assert machine.get() is None
    assert machine.ran == []
    lines = capsys.readouterr().err.splitlines()
    assert lines[1].strip() == (
        "sudo sh -c 'apt-get update && apt-get install -y chromium fonts-noto-cjk'"
    )


def test_root_elsewhere_installs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine("dnf", root=True)
    assert machine.get() is None
    assert machine.ran == []
    assert "dnf install" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "told"),
    [("darwin", "brew"), ("win32", "winget"), ("linux", "软件管理器")],
)
def test_other_systems_get_their_own_command(
    monkeypatch: pytest.MonkeyPatch, platform: str, told: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert told in CHROMIUM.advice(Machine().which)


def test_the_web_server_is_found_installed_or_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    there = Machine("nginx")
    assert NGINX.find(there.which, ()) == Path("/usr/bin/nginx")
    absent = Machine("apt-get", root=True, installs=False)
    assert NGINX.find_or_install(absent.which, absent.is_root, absent.run, places=()) is None
    assert absent.ran[1] == ["apt-get", "install", "-y", "nginx-light"]
    told = capsys.readouterr().err
    assert "没有找到 nginx" in told
    assert "sudo sh -c 'apt-get update && apt-get install -y nginx-light'" in told
