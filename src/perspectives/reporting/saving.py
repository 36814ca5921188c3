"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from perspectives.model.errors import ReportError


def write_whole(data: bytes, path: Path | str) -> None:
    """Put `data` into the file at `path`; where that fails the old file stays as it was.

    A link is followed; a device or pipe, which cannot be replaced, is written to. Raises
    ReportError.
    """
    path = Path(path)
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError | ValueError) -> ReportError:
    name = path.name or str(path)
    if isinstance(error, IsADirectoryError):
        return ReportError(f"“{name}” is a folder.", "Name a file in it.")
    if not path.parent.is_dir():
        return ReportError(f"There is no folder “{path.parent}”.", "Make it, or choose another.")
    reason = getattr(error, "strerror", None) or str(error)
    return ReportError(
        f"“{name}” cannot be written: {reason[:1].lower()}{reason[1:]}.",
        "Choose another place, or free some space.",
    )
