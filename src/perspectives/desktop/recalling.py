"""What the program remembers between starts: last comparisons and the window's place."""

from __future__ import annotations

from pathlib import Path

from perspectives import folders
from perspectives.settings import read_table, write_table

MOST_RECENT = 6
"""Comparisons listed on the start page: as many as are read at a glance."""


def _path() -> Path:
    return folders.state() / "window.json"


def recent() -> list[list[str]]:
    """The texts of the last comparisons, newest first; those whose texts are gone are left out."""
    rows, _ = read_table(_path())
    kept = rows.get("recent", [])
    good = [row for row in kept if isinstance(row, list) and row] if isinstance(kept, list) else []
    return [[str(path) for path in row] for row in good if all(Path(str(p)).exists() for p in row)]


def remember(paths: list[str]) -> None:
    """Put a comparison first among the recent ones."""
    names = [str(Path(path).resolve()) for path in paths]
    rows = [names, *(row for row in recent() if row != names)]
    _keep(recent=rows[:MOST_RECENT])


def note_unnamed(path: Path, titles: list[str]) -> None:
    """Remember what a comparison without a name is of: its file is called like all others."""
    rows, _ = read_table(_path())
    known = rows.get("unnamed", {})
    kept = known if isinstance(known, dict) else {}
    _keep(
        unnamed={
            **{name: row for name, row in kept.items() if Path(name).exists()},
            str(path): titles,
        }
    )


def names_of(paths: list[str]) -> tuple[list[str], bool]:
    """What a comparison is called by, and whether it has no name: its texts' titles then."""
    rows, _ = read_table(_path())
    known = rows.get("unnamed", {})
    titles = known.get(paths[0]) if isinstance(known, dict) and len(paths) == 1 else None
    if isinstance(titles, list) and titles:
        return [str(title) for title in titles], True
    return [Path(path).stem for path in paths], False


def geometry() -> bytes:
    """Where the window was, as Qt saved it; b"" at the first start."""
    rows, _ = read_table(_path())
    value = rows.get("geometry", "")
    if not value:
        return b""
    import base64

    try:
        return base64.b64decode(value) if isinstance(value, str) else b""
    except ValueError:
        return b""


def keep_geometry(data: bytes) -> None:
    """Remember where the window was."""
    import base64

    _keep(geometry=base64.b64encode(data).decode())


def signature() -> dict[str, str]:
    """Who decides, and when (ISO 8601, UTC), for the rows of decisions."""
    import getpass
    from datetime import UTC, datetime

    return {"by": getpass.getuser(), "when": datetime.now(UTC).isoformat(timespec="seconds")}


def _keep(**values: object) -> None:
    """Keep values beside those that are there; a folder that refuses them costs only comfort."""
    rows, _ = read_table(_path())
    try:
        write_table(_path(), {**rows, **values})
    except OSError as error:
        print(f"perspectives: the window's place cannot be kept: {error}")
