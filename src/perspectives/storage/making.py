"""New project files, made whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StorageError
from perspectives.storage import writing
from perspectives.storage.checking import schema_sum
from perspectives.storage.faults import writing_failed
from perspectives.storage.keeping import put_in_place
from perspectives.storage.schema import USER_VERSION, connect, create_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perspectives.model.project import Project
    from perspectives.storage.originals import Original

FIRST = 1
"""The number of the first step of every history: the making of the project, never undone."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a new file is to hold.

    `excerpts` gives for texts that are excerpts the SHA-256 of the whole, by that of the excerpt.
    `texts` are further texts that the history speaks of. `steps` and `places` are rows of a history
    to be kept as they are; without them the history begins with the making of the project.
    """

    project: Project
    sources: Iterable[Original] = ()
    excerpts: dict[str, str] = field(default_factory=lambda: {})
    texts: Iterable[str] = ()
    steps: Iterable[tuple[Any, ...]] = ()
    places: Iterable[tuple[Any, ...]] = ()
    position: int = FIRST
    tip: int = FIRST
    view: bytes = b""
    label: str = "Make the comparison"
    author: str = ""
    time: str = ""


def make(path: Path, content: Content, *, replaces: bool = False) -> None:
    """Write a new file at `path`.

    Raises StorageError where there is one and `replaces` does not allow it to go, or where the
    place cannot be written.
    """
    if path.exists() and not replaces:
        raise StorageError(
            f"There is a file “{path.name}” already.", "Choose another name, or replace it."
        )
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch()
        connection = connect(part)
        try:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN IMMEDIATE")
            _fill(connection, content)
            connection.execute("COMMIT")
        finally:
            connection.close()
        put_in_place(part, path)
    except (sqlite3.OperationalError, OSError) as error:
        raise writing_failed(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, content: Content) -> None:
    create_tables(connection)
    for digest, whole in content.excerpts.items():
        text = next(
            row.text
            for row in content.project.documents.values()
            if writing.text_sum(row.text) == digest
        )
        writing.write_text(connection, text, whole)
    for text in content.texts:
        writing.write_text(connection, text)
    for data in content.sources:
        writing.write_source(connection, data)
    changes = [Change(table, None, row) for table, row in writing.all_rows(content.project)]
    total = writing.write_changes(connection, changes)
    steps = tuple(content.steps)
    if not steps:
        edit = Edit(content.label, tuple(changes))
        step = writing.Step(FIRST, 0, edit, content.author, content.time)
        writing.write_step(connection, step)
    for row in steps:
        writing.write_row(connection, "edits", row)
    for row in content.places:
        writing.write_row(connection, "places", row)
    if content.view:
        writing.write_view(connection, content.view)
    writing.write_facts(
        connection,
        revision=content.project.revision,
        position=content.position,
        tip=content.tip,
        sum=total % writing.SUM_LIMIT,
        version=USER_VERSION,
        schema=schema_sum(connection),
    )
