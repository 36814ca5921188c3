import os
import stat
from pathlib import Path

import pytest

from perspectives.model.errors import ReportError
from perspectives.reporting.saving import write_whole


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path):
    write_whole(b"new", tmp_path / "a.json")
    assert [row.name for row in tmp_path.iterdir()] == ["a.json"]


def test_where_writing_fails_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.json"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="no space left"):
        write_whole(b"new", file)
    assert file.read_bytes() == b"old"
    assert [row.name for row in tmp_path.iterdir()] == ["a.json"]


def test_a_link_is_followed_and_rights_are_kept(tmp_path: Path):
    file, link = tmp_path / "a.json", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(b"new", link)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(b"new", pipe)
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path):
    with pytest.raises(ReportError, match="is a folder"):
        write_whole(b"", tmp_path)
    with pytest.raises(ReportError, match="There is no folder"):
        write_whole(b"", tmp_path / "none" / "a.json")
