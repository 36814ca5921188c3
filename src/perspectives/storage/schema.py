"""The tables of a project file and how a connection to it is made.

A project file is an SQLite 3 database. `PRAGMA application_id` is 0x50535031 ("PSP1", bytes 68 to
71 of the file), `PRAGMA user_version` the version of the format. Beside the tables of rows
(rows.py) it holds

    texts       the text of each document once, by its SHA-256; `whole`: where it holds excerpts
                only, the SHA-256 of the full text, else ""
    sources     the original bytes of each document, by their SHA-256
    edits       the history: each edit, the one it follows, its label, author, time and changes
    places      the edit at which a revision was named as a version
    facts       single values: revision, the edit that stands, the newest edit of its line
    view        how the window was left

Every row ends in a `checksum` (rows.checksum) over its other columns. That a decision names a topic
or text that is there is not a foreign key, but is checked when the file is opened: a person can
always save.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from perspectives.storage.rows import ROW_CLASSES, columns

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x50535031
"""The four letters PSP1, by which `file` and desktops know the format."""

USER_VERSION = 1
"""The format written here. A higher one opens read-only, a lower one is migrated."""

SUFFIX = ".perspectives"
"""How the name of a project file ends."""

MAGIC = b"SQLite format 3\x00"

BUSY_MS = 5_000
"""How long another program's lock (a backup, a virus scanner) is waited for."""

ROW_TABLES = tuple(ROW_CLASSES)

OWN_TABLES: dict[str, tuple[str, ...]] = {
    "texts": ("sha256 TEXT NOT NULL PRIMARY KEY", "text TEXT NOT NULL", "whole TEXT NOT NULL"),
    "sources": ("sha256 TEXT NOT NULL PRIMARY KEY", "bytes BLOB NOT NULL"),
    "edits": (
        "id INTEGER NOT NULL PRIMARY KEY",
        "parent INTEGER REFERENCES edits DEFERRABLE INITIALLY DEFERRED",
        "label TEXT NOT NULL",
        "author TEXT NOT NULL",
        "time TEXT NOT NULL",
        "changes BLOB NOT NULL",
    ),
    "places": (
        "revision INTEGER NOT NULL PRIMARY KEY",
        "edit INTEGER NOT NULL REFERENCES edits DEFERRABLE INITIALLY DEFERRED",
    ),
    "facts": ("name TEXT NOT NULL PRIMARY KEY", "value INTEGER NOT NULL"),
    "view": ("id INTEGER NOT NULL PRIMARY KEY", "state BLOB NOT NULL"),
}
"""The tables beside those of rows, with the SQL of their columns."""


CHECKSUM = "checksum INTEGER NOT NULL"


SAFEGUARDS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "foreign_keys=ON",
    "synchronous=FULL",
)
"""Set on every connection (sqlite.org/pragma.html). No schema of a file that came by e-mail may
call anything; no page is trusted for its size; nothing is mapped into memory, so that a file cut
off while it is open is an error and not the end of the process."""


def definitions() -> dict[str, str]:
    """The CREATE statement of each table."""
    tables: dict[str, tuple[str, ...]] = {name: _row_columns(name) for name in ROW_TABLES}
    tables.update(OWN_TABLES)
    return {
        name: f"CREATE TABLE {name} (\n  " + ",\n  ".join((*parts, CHECKSUM)) + "\n)"
        for name, parts in tables.items()
    }


def column_names(table: str) -> tuple[str, ...]:
    """The columns of a table in order, the checksum left out."""
    if table in OWN_TABLES:
        return tuple(part.partition(" ")[0] for part in OWN_TABLES[table])
    return tuple(quoted_name(column.name) for column in columns(table))


def key_of(table: str) -> str:
    """The column that is the key of a table."""
    return quoted_name("id") if table in ROW_CLASSES else column_names(table)[0]


def quoted_name(name: str) -> str:
    """A column's name in SQL; `start`, `end`, `by` and the like are words of the language."""
    return f'"{name}"'


def insert_statement(table: str, *, replaces: bool = True) -> str:
    """The SQL that writes one row; `replaces` = over the row with this key, else not at all."""
    names = (*column_names(table), "checksum")
    marks = ", ".join("?" * len(names))
    key = key_of(table)
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
    then = f"DO UPDATE SET {sets}" if replaces else "DO NOTHING"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT ({key}) {then}"


def connect(path: Path, *, is_read_only: bool = False) -> sqlite3.Connection:
    """A connection with every safeguard set; raises sqlite3.Error where there can be none.

    Transactions are begun and ended by hand. It may be handed to another thread, but is for one at
    a time.
    """
    mode = "ro" if is_read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    try:
        for pragma in SAFEGUARDS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty file a project file without rows."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={USER_VERSION}")
    for statement in definitions().values():
        connection.execute(statement)


def _row_columns(table: str) -> tuple[str, ...]:
    out: list[str] = []
    for column in columns(table):
        is_text = table == "documents" and column.name == "text"
        rest = " REFERENCES texts DEFERRABLE INITIALLY DEFERRED" if is_text else ""
        null = "" if column.may_be_null else " NOT NULL"
        key = " PRIMARY KEY" if column.name == "id" else ""
        out.append(f"{quoted_name(column.name)} {column.sql}{null}{key}{rest}")
    return tuple(out)
