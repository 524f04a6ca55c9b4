"""供下载的文件另开一个进程做：做不成的说一句中文，不印追踪；不要了的马上停。"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.doors.aside import Aside


def project(folder: Path) -> Path:
    """Return a folder with a record that nothing can be made from."""
    (folder / "policies").mkdir(parents=True)
    (folder / "policies/profile.yml").write_text("site_name: [\n", encoding="utf-8")
    return folder


def test_what_cannot_be_made_is_told_without_a_trace(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The caller gets one sentence; nothing is printed behind its back."""
    aside = Aside(project(tmp_path))
    with pytest.raises(RuntimeError, match="记录有错"):
        aside.finish()
    assert capfd.readouterr() == ("", "")
    assert not (tmp_path / ".cache/made").exists()


def test_what_nobody_wants_any_more_stops(tmp_path: Path) -> None:
    """Dropped at once, it does not even begin; whoever waits is told."""
    aside = Aside(project(tmp_path))
    aside.drop()
    with pytest.raises(RuntimeError):
        aside.finish()
    assert aside.dropped
