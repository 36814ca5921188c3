"""Project files open by double click, for one user, and no longer after `remove`."""

import configparser
import shlex
from pathlib import Path

import pytest

from perspectives.cli import main
from perspectives.terminal.desktop_entry import FILES, install, remove, with_program


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path):
    """What the desktop is told goes to a folder of the test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def entry(place):
    found = configparser.ConfigParser(interpolation=None)
    found.read(place / "applications" / "perspectives.desktop", encoding="utf-8")
    return found["Desktop Entry"]


def test_the_command_installs_and_removes_for_this_user(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["desktop", "install"]) == 0
    assert all((tmp_path / target).is_file() for target in FILES.values())
    assert "application/x-perspectives" in entry(tmp_path)["MimeType"]
    assert main(["desktop", "remove"]) == 0
    assert not any((tmp_path / target).exists() for target in FILES.values())
    assert main(["desktop", "remove"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "The entry is taken away.",
        "There was no entry.",
    ]


def test_the_entry_starts_this_very_program(tmp_path):
    install(tmp_path)
    words = shlex.split(entry(tmp_path)["Exec"])
    assert Path(words[0]).exists()
    assert words[-1] == "%F"


def test_odd_paths_are_quoted_as_the_specification_says():
    line = with_program("Exec=perspectives %F\nIcon=x", ["/opt/my $tools/100%/run"])
    assert line == 'Exec="/opt/my \\\\$tools/100%%/run" %F\nIcon=x'


def test_a_folder_that_refuses_is_one_sentence(monkeypatch, tmp_path, capsys):
    (tmp_path / "applications").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["desktop", "install"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_removing_leaves_what_is_not_ours(tmp_path):
    install(tmp_path)
    other = tmp_path / "applications" / "other.desktop"
    other.write_text("")
    assert remove(tmp_path)
    assert other.exists()
