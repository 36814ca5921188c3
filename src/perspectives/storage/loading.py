"""What a project file holds, read and checked row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import Problem
from perspectives.model.project import Project
from perspectives.storage.rows import ROW_CLASSES, checksum, decode_row, decoder, text_sum
from perspectives.storage.schema import ROW_TABLES, column_names
from perspectives.storage.writing import SUM_LIMIT
from perspectives.texts import later

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

FACTS = ("revision", "position", "tip", "sum")
"""The project's revision, the edit that stands, the newest of its line, the sum of checksums."""


@dataclass(slots=True)
class Loaded:
    """The content of a file.

    `damage`: rows that cannot be what was written; `unread`: rows of a newer program that are not
    understood here; `told`: what was done on opening; each a sentence. `is_older`,
    `is_newer`: columns are missing, or there are more than are known.
    """

    project: Project = field(default_factory=Project)
    texts: dict[str, str] = field(default_factory=lambda: {})
    excerpts: dict[str, str] = field(default_factory=lambda: {})
    parents: dict[int, int] = field(default_factory=lambda: {})
    position: int = 0
    sum: int = 0
    tip: int = 0
    view: bytes = b""
    facts: dict[str, int] = field(default_factory=lambda: {})
    damage: list[Problem] = field(default_factory=lambda: [])
    is_older: bool = False
    is_newer: bool = False
    unread: list[Problem] = field(default_factory=lambda: [])
    told: list[Problem] = field(default_factory=lambda: [])

    def line(self) -> list[int]:
        """The edits from the first to the newest of the line that stands."""
        return line_to(self.tip, self.parents)


def line_to(edit: int, parents: Mapping[int, int]) -> list[int]:
    """The edits that lead to `edit`, the first one first, itself last."""
    out: list[int] = []
    while edit:
        out.append(edit)
        edit = parents.get(edit, 0)
    return out[::-1]


def load(connection: sqlite3.Connection, *, is_newer: bool = False) -> Loaded:
    """Everything but the original bytes of the sources; `is_newer`: a newer program wrote it.

    Raises sqlite3.Error where the file is so damaged that SQLite gives up.
    """
    loaded = Loaded(is_newer=is_newer)
    for row in checked_rows(connection, "texts", loaded):
        digest, text, whole = row
        if text_sum(text) != digest:
            loaded.damage.append(_damage("texts", digest))
        loaded.texts[digest] = text
        if whole:
            loaded.excerpts[digest] = whole
    tables = {name: _table(connection, name, loaded) for name in ROW_TABLES}
    facts = dict(checked_rows(connection, "facts", loaded))
    views = [row[1] for row in checked_rows(connection, "view", loaded) if row[0] == 1]
    loaded.view = views[0] if views and isinstance(views[0], bytes) else b""
    head = tables.pop("head").get("head")
    if head is None:
        loaded.damage.append(_damage("head", "head"))
        return loaded
    revision = facts.get("revision", 0)
    loaded.project = Project(head, revision=revision, **tables)
    loaded.facts = facts
    _load_history(connection, loaded, facts)
    return loaded


def checked_rows(
    connection: sqlite3.Connection, table: str, loaded: Loaded, *, only: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows of a table whose checksum is right, without it; others are listed as damage.

    Columns stand in the order of `column_names`. `only` ends the SQL statement, for example
    "WHERE id = 1".
    """
    names = names_in_file(connection, table)
    chosen = ", ".join(f'"{name}"' for name in (*names, "checksum"))
    for row in connection.execute(f"SELECT {chosen} FROM {table} {only}"):
        values = row[:-1]
        if checksum(table, values) != row[-1]:
            loaded.damage.append(_damage(table, row[0]))
        else:
            if table in ROW_CLASSES:
                loaded.sum += row[-1]
            yield values


def names_in_file(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns a table has in this file, in their order there, the checksum left out."""
    rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    return tuple(row[1] for row in rows if row[1] != "checksum")


def _table(connection: sqlite3.Connection, table: str, loaded: Loaded) -> dict[str, Any]:
    names = names_in_file(connection, table)
    expected = tuple(name.strip('"') for name in column_names(table))
    loaded.is_newer |= bool(set(names) - set(expected))
    loaded.is_older |= names != expected and not loaded.is_newer
    decode = decoder(table, names)
    out: dict[str, Any] = {}
    for values in checked_rows(connection, table, loaded):
        try:
            if table == "documents":
                row = decode_row(table, dict(zip(names, values, strict=True)), loaded.texts)
            else:
                row = decode(values)
        except (KeyError, ValueError, TypeError):
            if loaded.is_newer:
                loaded.unread.append(_unread(table, values[0]))
            else:
                loaded.damage.append(_damage(table, values[0]))
            continue
        out[row.id] = row
    return out


def _load_history(connection: sqlite3.Connection, loaded: Loaded, facts: dict[str, Any]) -> None:
    missing = [name for name in FACTS if not isinstance(facts.get(name), int)]
    loaded.damage += [_damage("facts", name) for name in missing]
    for row in checked_rows(connection, "edits", loaded):
        loaded.parents[row[0]] = row[1] or 0
    if loaded.sum % SUM_LIMIT != facts.get("sum") and not loaded.damage:
        loaded.damage.append(_damage("facts", "sum"))
    loaded.position, loaded.tip = facts.get("position", 0), facts.get("tip", 0)
    if not missing and loaded.position not in loaded.line():
        loaded.damage.append(_damage("facts", "position"))


_WORDS = {
    "head": later("What is said of the comparison as a whole"),
    "documents": later("A text"),
    "texts": later("The words of a text"),
    "sources": later("The original of a text"),
    "topics": later("A topic"),
    "names": later("A name"),
    "judgements": later("A decision"),
    "stances": later("A stance"),
    "notes": later("A note"),
    "pins": later("A pinned quote"),
    "pages": later("A page for the wall"),
    "votes": later("A vote"),
    "versions": later("A named version"),
    "edits": later("A step of the history"),
    "places": later("The place of a version"),
    "facts": later("The place in the history"),
    "view": later("How the window was left"),
}


def _damage(table: str, row: Any) -> Problem:
    return Problem(
        str(row),
        f"{_WORDS[table]} is not as it was written.",
        "Save what can be read as a copy.",
    )


def _unread(table: str, row: Any) -> Problem:
    return Problem(
        str(row),
        f"{_WORDS[table]} is written in a way not known here, so it is not shown.",
        "Use the newest version of Perspectives.",
    )
