"""Rows, texts and steps of the history, written to a connection in the caller's transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perspectives.storage.journal import changes_to_value
from perspectives.storage.originals import LargeFile, sha256_of
from perspectives.storage.rows import checksum, checksum_of_bytes, encode_row, text_sum
from perspectives.storage.schema import column_names, insert_statement, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from perspectives.model.edits import Change, Edit
    from perspectives.model.project import Project
    from perspectives.storage.originals import Original
    from perspectives.storage.rows import Value


@dataclass(frozen=True, slots=True)
class Step:
    """One edit as a row of the history; `parent` 0 = the first."""

    id: int
    parent: int
    edit: Edit
    author: str
    time: str


SUM_LIMIT = 2**62
"""Sums are kept modulo this, which SQLite's whole numbers hold."""


def write_row(
    connection: sqlite3.Connection, table: str, values: Iterable[Value], *, replaces: bool = True
) -> None:
    """Write one row of any table, its checksum added."""
    row = tuple(values)
    statement = insert_statement(table, replaces=replaces)
    connection.execute(statement, (*row, checksum(table, row)))


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> int:
    """Bring the tables to what they are after `changes`.

    Gives what that adds to the sum of the checksums of all rows (fact "sum", kept modulo 2 to the
    62), by which missing and stale rows are noticed.
    """
    added = 0
    for change in changes:
        if change.before is not None:
            values = tuple(encode_row(change.table, change.before).values())
            added -= checksum(change.table, values)
        if change.after is None:
            connection.execute(
                f"DELETE FROM {change.table} WHERE {key_of(change.table)} = ?", (change.id,)
            )
            continue
        if change.table == "documents":
            write_text(connection, change.after.text)
        values = tuple(encode_row(change.table, change.after).values())
        added += checksum(change.table, values)
        write_row(connection, change.table, values)
    return added


def write_text(connection: sqlite3.Connection, text: str, whole: str = "") -> None:
    """Keep the text of a document; `whole` is the SHA-256 of the full text of excerpts."""
    write_row(connection, "texts", (text_sum(text), text, whole), replaces=False)


def write_source(connection: sqlite3.Connection, original: Original) -> None:
    """Keep the original bytes of a document.

    Those of a large file are copied piece by piece. One that changed while it was copied is left
    out, like one that changed before.
    """
    digest = sha256_of(original)
    if not isinstance(original, LargeFile):
        write_row(connection, "sources", (digest, original), replaces=False)
        return
    names = (*column_names("sources"), "checksum")
    assert names == ("sha256", "bytes", "checksum")
    made = connection.execute(
        "INSERT INTO sources (sha256, bytes, checksum) VALUES (?, zeroblob(?), ?) "
        "ON CONFLICT (sha256) DO NOTHING",
        (digest, original.size, checksum_of_bytes("sources", digest, original)),
    )
    if made.rowcount and not _copied(connection, made.lastrowid or 0, original):
        connection.execute("DELETE FROM sources WHERE sha256 = ?", (digest,))


def _copied(connection: sqlite3.Connection, row: int, original: LargeFile) -> bool:
    """Copy a large file into the room made for it; whether it was still what it had been."""
    digest, size = hashlib.sha256(), 0
    try:
        with connection.blobopen("sources", "bytes", row) as blob:
            for piece in original.pieces():
                size += len(piece)
                if size > original.size:
                    return False
                blob.write(piece)
                digest.update(piece)
    except OSError:
        # Gone, or no longer to be read: as if it had gone before.
        return False
    return digest.hexdigest() == original.sha256


def write_step(connection: sqlite3.Connection, step: Step) -> None:
    """Add an edit to the history."""
    values = (step.id, step.parent or None, step.edit.label, step.author, step.time)
    write_row(connection, "edits", (*values, changes_to_value(step.edit)))


def write_facts(connection: sqlite3.Connection, **facts: int) -> None:
    """Keep single values: revision, position, tip."""
    for name, value in facts.items():
        write_row(connection, "facts", (name, value))


def write_view(connection: sqlite3.Connection, state: bytes) -> None:
    """Keep how the window was left."""
    write_row(connection, "view", (1, state))


def all_rows(project: Project) -> list[tuple[str, Any]]:
    """Every row of a project with its table, the head first."""
    from perspectives.model.project import TABLES

    out: list[tuple[str, Any]] = [("head", project.head)]
    for table in TABLES[1:]:
        rows: Mapping[str, Any] = getattr(project, table)
        out += [(table, row) for row in rows.values()]
    return out
