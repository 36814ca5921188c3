"""Whether a project file is what Perspectives wrote."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from zlib import crc32

from perspectives.model.errors import Problem, StorageError
from perspectives.storage import loading
from perspectives.storage.faults import UNREADABLE, damaged, reading_failed
from perspectives.storage.schema import (
    APPLICATION_ID,
    MAGIC,
    OWN_TABLES,
    ROW_TABLES,
    SUFFIX,
    USER_VERSION,
)
from perspectives.texts import later

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


HEADER = 100
"""Bytes of the head of an SQLite file."""


def check_header(path: Path) -> int:
    """The version of the format of the file at `path`.

    Raises StorageError where there is no file or it is of another kind, DamagedFile where it is a
    project by its name but not by its first bytes.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEADER)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StorageError(
            f"“{path.name}” cannot be opened: {why}.", "Choose another file."
        ) from error
    is_sqlite = len(head) == HEADER and head.startswith(MAGIC)
    if is_sqlite and int.from_bytes(head[68:72], "big") == APPLICATION_ID:
        if head[18:20] != b"\x01\x01" or int.from_bytes(head[56:60], "big") != 1:
            raise damaged(path, "its head is not as Perspectives writes it")
        return int.from_bytes(head[60:64], "big")
    if path.suffix == SUFFIX:
        raise damaged(path, "its first bytes are not those of a project")
    raise StorageError(
        f"“{path.name}” is not a project of Perspectives.", "Add it as a text instead."
    )


def examine(connection: sqlite3.Connection, path: Path, version: int) -> loading.Loaded:
    """Everything the file holds, after checking structure, checksums and history.

    What a newer program wrote and is not understood here is left out and listed in `unread`.
    Raises DamagedFile with what was found, StorageError for a file with parts that may not be, and
    what SQLite raises (faults.UNREADABLE) where it gives up.
    """
    is_newer = version > USER_VERSION
    _check_schema(connection, path, is_newer=is_newer)
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if wrong != ["ok"] or loose:
        raise damaged(path, "its structure is broken")
    loaded = loading.load(connection, is_newer=is_newer)
    if loaded.damage:
        raise damaged(path, _how_much(loaded.damage), tuple(loaded.damage))
    if loaded.facts.get("version") != version:
        raise damaged(path, "its head is not as Perspectives writes it")
    return loaded


def schema_sum(connection: sqlite3.Connection) -> int:
    """A CRC-32 over the definitions of all tables, kept as a fact when the file is made."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return crc32("\n".join(f"{name}\n{sql}" for name, sql in sorted(rows)).encode())


def check_sources(connection: sqlite3.Connection, path: Path) -> tuple[Problem, ...]:
    """The original bytes and the history's steps that are not as they were written.

    Not part of opening, since originals may be large: `project check` and reading one do it.
    """
    loaded = loading.Loaded()
    try:
        for digest, data in loading.checked_rows(connection, "sources", loaded):
            if hashlib.sha256(data).hexdigest() != digest:
                loaded.damage.append(Problem(digest, "The original of a text has changed."))
    except UNREADABLE as error:
        raise reading_failed(path, error) from error
    return tuple(loaded.damage)


def _check_schema(connection: sqlite3.Connection, path: Path, *, is_newer: bool) -> None:
    known = {*ROW_TABLES, *OWN_TABLES}
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in rows:
        is_known = table in known or is_newer
        is_own_index = kind == "index" and sql is None
        is_table = kind == "table" and str(sql).startswith("CREATE TABLE ")
        if not (is_known and (is_own_index or is_table)):
            raise StorageError(
                f"“{path.name}” holds a part that Perspectives never writes (“{name}”), so it is "
                "not opened.",
                "Ask whoever sent it for a copy saved by Perspectives.",
            )
    missing = known - {name for kind, name, _, _ in rows if kind == "table"}
    facts = "facts" not in missing and dict(connection.execute("SELECT name, value FROM facts"))
    if missing or not facts or facts.get("schema") != schema_sum(connection):
        raise damaged(path, "its structure is broken")


def _how_much(damage: list[Problem]) -> str:
    why = f"{len(damage)} parts of it are not as they were written"
    return later("one part of it is not as it was written") if len(damage) == 1 else why
