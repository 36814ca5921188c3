"""The program's folders are those platformdirs names, however the variables are set."""

import platformdirs
import pytest

from perspectives import folders

SETTINGS = ("", "/elsewhere", "/with space/š", "relative/folder", " ", "~/tilde", "/trailing/")


@pytest.mark.parametrize("value", [None, *SETTINGS])
@pytest.mark.parametrize("kind", folders.USUAL)
def test_a_folder_is_where_platformdirs_puts_it(kind, value, monkeypatch):
    variable, _usual = folders.USUAL[kind]
    if value is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, value)
    expected = getattr(platformdirs, f"user_{kind}_path")(folders.APPLICATION)
    assert getattr(folders, kind)() == expected


def test_an_empty_home_is_left_to_platformdirs(monkeypatch):
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert folders.state() == platformdirs.user_state_path(folders.APPLICATION)
