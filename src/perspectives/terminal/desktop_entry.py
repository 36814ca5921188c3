"""The command `desktop`: project files open by double click, for this user, on Linux desktops."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives import assets, folders
from perspectives.model.errors import PerspectivesError
from perspectives.terminal.screen import show

if TYPE_CHECKING:
    import argparse

DONE = 0

FILES = {
    "desktop/perspectives.desktop": "applications/perspectives.desktop",
    "desktop/perspectives-mime.xml": "mime/packages/perspectives.xml",
    "desktop/perspectives.metainfo.xml": "metainfo/perspectives.metainfo.xml",
    "icons/perspectives.svg": "icons/hicolor/scalable/apps/perspectives.svg",
}
"""What ships in `resources/`, and where desktops look for it in a folder of data (XDG)."""

UPDATES = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
"""Programs that tell a desktop at once; where they are missing it finds out by itself."""

MIME = "application/x-perspectives"
"""The type of project files, as in `resources/desktop/perspectives-mime.xml`."""

ENTRY = "applications/perspectives.desktop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives desktop`."""
    parser.add_argument(
        "action",
        choices=("install", "remove"),
        help="install: an entry in the menu, the icon, and project files that open by double "
        "click; remove: take them away again",
    )


def run(options: argparse.Namespace) -> int:
    """Install or remove the files for this user. Raises PerspectivesError."""
    if sys.platform in ("win32", "darwin"):
        raise PerspectivesError(
            "Desktop entries are for Linux.", "Choose the program for .perspectives files by hand."
        )
    place = folders.data().parent
    try:
        if options.action == "install":
            install(place)
            show(f"Project files open with “{' '.join(program())}” now, and the menu lists it.\n")
        else:
            found = remove(place)
            show("The entry is taken away.\n" if found else "There was no entry.\n")
    except OSError as error:
        raise PerspectivesError(
            f"“{error.filename or place}” cannot be written: {error.strerror}.",
            "Check the rights on that folder.",
        ) from error
    return DONE


def install(place: Path, command: list[str] | None = None) -> None:
    """Put entry, type, icon and description into the folder of data at `place`."""
    for name, target in FILES.items():
        data = (assets.resources() / name).read_bytes()
        if target == ENTRY:
            data = with_program(data.decode(), command or program()).encode()
        path = place / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _tell(place)
    tool = shutil.which("xdg-mime")
    if tool is not None:
        subprocess.run([tool, "default", Path(ENTRY).name, MIME], capture_output=True, check=False)


def remove(place: Path) -> bool:
    """Take the files away; whether there were any."""
    paths = [place / target for target in FILES.values()]
    found = [path for path in paths if path.exists()]
    for path in found:
        path.unlink()
    if found:
        _tell(place)
    return bool(found)


def program() -> list[str]:
    """How this very program is started: its command, or its Python with the module's name."""
    command = Path(sys.argv[0]).absolute()
    if command.name == "perspectives" and command.is_file():
        return [str(command)]
    return [sys.executable, "-m", "perspectives"]


def with_program(entry: str, command: list[str]) -> str:
    """The desktop entry with `command` in its Exec line, quoted as the specification says."""
    words = " ".join(map(_quoted, command))
    lines = [f"Exec={words} %F" if line.startswith("Exec=") else line for line in entry.split("\n")]
    return "\n".join(lines)


def _quoted(word: str) -> str:
    """A word of an Exec line (Desktop Entry Specification 1.5, "The Exec key")."""
    escaped = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in word)
    # A backslash is escaped twice: once for the quoting, once as in every string of an entry.
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")


def _tell(place: Path) -> None:
    for name, folder in UPDATES:
        tool = shutil.which(name)
        if tool is not None and (place / folder).is_dir():
            subprocess.run([tool, str(place / folder)], capture_output=True, check=False)
