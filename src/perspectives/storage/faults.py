"""What can be wrong with a project file, in sentences."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

from perspectives.model.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.model.errors import Problem

ELSEWHERE = "Nothing of this step was kept; save the project in another place to go on."


class DamagedFile(StorageError):
    """A project file is damaged. It is never written to; what is readable can be saved as a copy.

    `findings` are the damages found, each a sentence.
    """

    def __init__(self, message: str, hint: str = "", findings: tuple[Problem, ...] = ()) -> None:
        super().__init__(message, hint)
        self.findings = findings

    def __reduce__(self) -> tuple[type[DamagedFile], tuple[str, str, tuple[Problem, ...]]]:  # type: ignore[override]
        return type(self), (self.message, self.hint, self.findings)


def damaged(path: Path, why: str, findings: tuple[Problem, ...] = ()) -> DamagedFile:
    """The error for a damaged file; `why` is a sentence part after “because”."""
    return DamagedFile(
        f"“{path.name}” is damaged: {why}.",
        "It was not changed; what can still be read can be saved as a copy.",
        findings,
    )


def writing_failed(path: Path, error: sqlite3.Error | OSError) -> StorageError:
    """The sentence for an edit that could not be written."""
    name = path.name
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return StorageError(f"The disk is full, so “{name}” cannot be written.", ELSEWHERE)
        why = (error.strerror or str(error)).lower()
        return StorageError(f"“{name}” cannot be written: {why}.", ELSEWHERE)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StorageError(f"The disk is full, so “{name}” cannot be written.", ELSEWHERE)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return StorageError(f"“{name}” or its folder cannot be written to any more.", ELSEWHERE)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError(
            f"Another program holds “{name}”, so it cannot be written.",
            "Nothing of this step was kept; do it again in a moment.",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, "another program has written to it, or the disk is failing")
    return StorageError(
        f"“{name}” cannot be written: the disk is full, at its limit, or failing.", ELSEWHERE
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite's error says that the file's content is not sound.

    An error without a code is Python's own, for text that is not UTF-8.
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return code in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_TOOBIG,
    )


UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file may raise; Python cannot decode the name of a table that is noise."""


def reading_failed(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> StorageError:
    """The sentence for a file that cannot be read, damaged or not."""
    if isinstance(error, UnicodeDecodeError):
        return damaged(path, "it cannot be read to its end")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError(
            f"Another program holds “{path.name}”, so it cannot be read.", "Try again in a moment."
        )
    if is_damage(error):
        return damaged(path, "it cannot be read to its end")
    return StorageError(f"“{path.name}” cannot be read: {error}.", "Try again, or open a backup.")
