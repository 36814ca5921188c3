"""Rows, texts and steps of the history, written to a connection in the caller's transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perspectives.storage.journal import changes_to_value
from perspectives.storage.rows import checksum, encode_row, text_sum
from perspectives.storage.schema import insert_statement, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from perspectives.model.edits import Change, Edit
    from perspectives.model.project import Project
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


def write_source(connection: sqlite3.Connection, data: bytes) -> str:
    """Keep the original bytes of a document; gives their SHA-256."""
    digest = hashlib.sha256(data).hexdigest()
    write_row(connection, "sources", (digest, data), replaces=False)
    return digest


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
