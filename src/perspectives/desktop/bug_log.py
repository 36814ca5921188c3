"""The log of bugs: a small text file in the user's state folder, the newest at its end. No Qt."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from perspectives import __version__, folders

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_000_000
"""Size from which the log begins anew; the one before is kept beside it."""


def log_path() -> Path:
    """Where bugs are written to."""
    return folders.state() / "perspectives.log"


def keep_report(report: str) -> Path | None:
    """Write a report at the end of the log; gives its place, None where it cannot be written."""
    path = log_path()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = (
        f"== {now}  Perspectives {__version__}, {platform.platform()}, {platform.python_version()}"
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            os.replace(path, path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{head}\n{report.rstrip()}\n\n")
    except OSError:
        # A log that cannot be written must not hide the bug itself, which is shown.
        return None
    return path
