"""How an open file is held: connection, lock, transactions, copies, and what happens on closing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from perspectives.model.errors import StorageError
from perspectives.storage.faults import ELSEWHERE, writing_failed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from perspectives.storage.locking import Lock


SAVE_ELSEWHERE = "Save it in another place to work on it."

USE_NEWEST = "Use the newest version of Perspectives to work on it."
"""A copy of a file of a newer version is of that version too."""


class Keeping:
    """A connection to the file at `place`, which a person knows as `path`.

    The two differ where work is done on a copy: `on_rest` then brings the copy's steps to the file
    while `is_behind` (working_copy.py). `on_close` is called once, before the connection is closed.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        lock: Lock | None = None,
        place: Path | None = None,
        why_read_only: str = "",
        remedy: str = SAVE_ELSEWHERE,
        on_close: Callable[[Keeping], None] | None = None,
    ) -> None:
        self.path = path
        self.place = place or path
        self.connection = connection
        self.why_read_only, self.remedy = why_read_only, remedy
        self.is_behind = self.was_changed = False
        self._lock = lock
        self.on_rest: Callable[[Keeping], None] | None = None
        self._on_close = on_close
        self._is_open = True
        self._identity = identity(self.place)

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """What is written inside is on disk, all of it, when the block is left; else nothing is.

        Raises StorageError where it cannot be written.
        """
        if self.why_read_only:
            raise StorageError(self.why_read_only, self.remedy)
        if identity(self.place) != self._identity:
            raise StorageError(
                f"“{self.path.name}” was moved or deleted while it was open.", ELSEWHERE
            )
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.IntegrityError:
            _roll_back(connection)
            raise
        except sqlite3.Error as error:
            _roll_back(connection)
            raise writing_failed(self.path, error) from error
        except BaseException:
            _roll_back(connection)
            raise
        self.is_behind = self.was_changed = True

    def copy_to(self, path: Path, *, replaces: bool = False) -> None:
        """Write the whole file to `path`, whole or not at all; raises StorageError."""
        if path.exists() and not replaces:
            raise StorageError(
                f"There is a file “{path.name}” already.", "Choose another name, or replace it."
            )
        copy_database(self.connection, path)

    def write_back(self) -> None:
        """Bring a working copy's edits to the file; nothing happens without a working copy."""
        if self.is_behind and self.on_rest is not None:
            self.on_rest(self)
            self.is_behind = False

    def close(self) -> None:
        """Close the connection and give up the lock; nothing happens the second time.

        The lock goes also where writing back fails, which raises StorageError.
        """
        if not self._is_open:
            return
        self._is_open = False
        try:
            self.write_back()
            if self._on_close is not None:
                self._on_close(self)
        finally:
            self.connection.close()
            if self._lock is not None:
                self._lock.release()


def identity(path: Path) -> tuple[int, int]:
    """What tells the file at `path` from any other that may take its name; (0, 0) = none there."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def copy_database(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a database by SQLite's backup interface to `path`, whole or not at all.

    A file that was there is replaced. Raises StorageError where the place cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        target = sqlite3.connect(part, isolation_level=None)
        try:
            # The copy is unseen until it is whole, so it needs no journal of its own.
            target.execute("PRAGMA journal_mode=OFF")
            target.execute("PRAGMA synchronous=OFF")
            connection.backup(target)
        finally:
            target.close()
        put_in_place(part, path)
    except (sqlite3.Error, OSError) as error:
        raise writing_failed(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Give a file written beside `path` its name, when it is safely on disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put a change of names in a folder on disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows cannot open folders and needs no such thing
        return
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _roll_back(connection: sqlite3.Connection) -> None:
    """Take back what was begun; a full disk has SQLite do that by itself."""
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
