"""The program's own folders: settings, data, state and caches, where platformdirs puts them.

Importing platformdirs costs 5 ms, a twentieth of a bare window's start. On Linux its answer is one
rule (XDG Base Directory Specification 0.8), followed here; elsewhere, and for anything unusual,
platformdirs is asked. `tests/test_folders.py` holds the two together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "perspectives"
"""The name of the folders."""

USUAL = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""Kind of folder to the variable that names its parent, and the parent where it does not."""


def config() -> Path:
    """Where settings are kept."""
    return _folder("config")


def data() -> Path:
    """Where what a person made is kept."""
    return _folder("data")


def state() -> Path:
    """Where unnamed comparisons, the window's place and logs are kept."""
    return _folder("state")


def cache() -> Path:
    """Where what can be made again is kept; safe to delete."""
    return _folder("cache")


def _folder(kind: str) -> Path:
    variable, usual = USUAL[kind]
    named = os.environ.get(variable, "")
    home = os.environ.get("HOME", "")
    is_usual = named.startswith("/") or (not named and home.startswith("/"))
    if not sys.platform.startswith("linux") or not is_usual:
        import platformdirs

        return Path(getattr(platformdirs, f"user_{kind}_path")(APPLICATION))
    return (Path(named) if named else Path(home, usual)) / APPLICATION
