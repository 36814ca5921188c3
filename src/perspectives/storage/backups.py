"""Rotating copies of a project in a folder of the program's own.

A copy is made before a file is migrated, and when a changed file is closed, at most every ten
minutes. Kept are the newest five and one for each of the last seven days on which there is one.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from perspectives.model.errors import StorageError
from perspectives.storage.checking import check_header, examine
from perspectives.storage.keeping import copy_database
from perspectives.storage.schema import SUFFIX, connect

if TYPE_CHECKING:
    from pathlib import Path

EVERY = timedelta(minutes=10)
NEWEST = 5
DAYS = 7
"""Enough to go back within a day's work, and to the day before a mistake is noticed, at the price
of at most a dozen copies."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z")


def folder_of(path: Path, backups: Path) -> Path:
    """The folder for the copies of the file at `path` within the folder `backups`."""
    digest = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
    return backups / f"{path.stem}-{digest}"


def backups_of(path: Path, backups: Path) -> tuple[Path, ...]:
    """The copies of the file at `path`, the newest first; () = none."""
    folder = folder_of(path, backups)
    found = folder.glob(f"*{SUFFIX}") if folder.is_dir() else ()
    return tuple(sorted((row for row in found if _NAME.fullmatch(row.stem)), reverse=True))


def keep_backup(
    connection: sqlite3.Connection, path: Path, backups: Path, when: str, *, is_due: bool = False
) -> Path | None:
    """Copy the open file at `path`; None where the newest copy is young and `is_due` is not set.

    `when` is an ISO 8601 time in UTC. Older copies go only after the new one has proved sound.
    Raises StorageError where the copy cannot be written or is not sound.
    """
    known = backups_of(path, backups)
    moment = _moment(when)
    if known and not is_due and abs(moment - time_of(known[0])) < EVERY:
        return None
    folder = folder_of(path, backups)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"No backup of “{path.name}” can be made in “{backups}”.", "Check that folder."
        ) from error
    copy = folder / f"{moment:%Y-%m-%dT%H-%M-%SZ}{SUFFIX}"
    copy_database(connection, copy)
    _prove(copy)
    for old in _superfluous(backups_of(path, backups), moment):
        with suppress(OSError):  # one copy too many does no harm
            old.unlink()
    return copy


def time_of(backup: Path) -> datetime:
    """When a copy was made, in UTC."""
    match = _NAME.fullmatch(backup.stem)
    assert match is not None
    return datetime.fromisoformat("{}T{}:{}:{}+00:00".format(*match.groups()))


def _moment(when: str) -> datetime:
    return datetime.fromisoformat(when.replace("Z", "+00:00")).astimezone(UTC)


def _prove(copy: Path) -> None:
    version = check_header(copy)
    try:
        connection = connect(copy, is_read_only=True)
        try:
            examine(connection, copy, version)
        finally:
            connection.close()
    except (sqlite3.Error, StorageError) as error:
        copy.unlink(missing_ok=True)
        raise StorageError(
            f"The backup “{copy.name}” is not sound, so it was not kept.", "Check the disk."
        ) from error


def _superfluous(copies: tuple[Path, ...], moment: datetime) -> list[Path]:
    days: set[str] = set()
    out: list[Path] = []
    for place, copy in enumerate(copies):
        made = time_of(copy)
        day = f"{made:%Y-%m-%d}"
        is_first_of_day = day not in days and moment - made <= timedelta(days=DAYS)
        days.add(day)
        if place >= NEWEST and not is_first_of_day:
            out.append(copy)
    return out
