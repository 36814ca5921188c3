"""Edits to rows of the history and back.

The changes of an edit are JSON: a list of objects with the name of the table, the id of the row and
the columns before and after. A row that is added has no columns before, one that goes none after;
of one that changes only the columns that differ are kept, so that a step costs what it changes.
Columns are as in rows.py: a text stands as its SHA-256.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from perspectives.model.edits import Change, Edit
from perspectives.storage.rows import decode_row, encode_row, json_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.model.project import Project
    from perspectives.storage.rows import Value

PLAIN_LIMIT = 4_096
"""Bytes up to which changes are kept as readable text; longer ones are compressed with zlib."""


def net_changes(edit: Edit) -> Edit:
    """The same edit with each row once, as it was at first and as it ends, if it changed at all."""
    rows: dict[tuple[str, str], Change] = {}
    for change in edit.changes:
        key = (change.table, change.id)
        first = rows.get(key)
        before = first.before if first else change.before
        rows[key] = _change(change, before)
    return Edit(edit.label, tuple(row for row in rows.values() if row.before != row.after))


def changes_to_value(edit: Edit) -> str | bytes:
    """The changes of an edit, each row once, as they are kept in the file."""
    text = json_of([_to_json(change) for change in edit.changes])
    data = text.encode()
    return text if len(data) <= PLAIN_LIMIT else zlib.compress(data)


def changes_from_value(value: Value) -> list[dict[str, Any]]:
    """The kept changes as JSON objects; raises ValueError for what is none."""
    try:
        text = zlib.decompress(value).decode() if isinstance(value, bytes) else str(value)
        return json.loads(text)
    except zlib.error as error:
        raise ValueError("the changes of an edit cannot be unpacked") from error


def edit_on(
    project: Project,
    label: str,
    value: Value,
    texts: Mapping[str, str],
    *,
    is_undo: bool = False,
) -> Edit:
    """The kept edit as one to apply to `project`, which it must lead on from (or back from).

    Raises ValueError where a row is not as the edit left it: then file and history disagree.
    """
    rows = changes_from_value(value)
    before, after = ("after", "before") if is_undo else ("before", "after")
    changes = [_from_json(project, row, before, after, texts) for row in rows]
    return Edit(label, tuple(reversed(changes) if is_undo else changes))


def _change(change: Change, before: Any) -> Change:
    return Change(change.table, before, change.after)


def _to_json(change: Change) -> dict[str, Any]:
    before = encode_row(change.table, change.before) if change.before is not None else None
    after = encode_row(change.table, change.after) if change.after is not None else None
    if before is not None and after is not None:
        differing = [name for name, value in before.items() if after[name] != value]
        before = {name: before[name] for name in differing}
        after = {name: after[name] for name in differing}
    return {"table": change.table, "id": change.id, "before": before, "after": after}


def _from_json(
    project: Project, row: dict[str, Any], before: str, after: str, texts: Mapping[str, str]
) -> Change:
    table = row["table"]
    rows = {"head": project.head} if table == "head" else getattr(project, table)
    now = rows.get(row["id"])
    if row[before] is None:
        if now is not None:
            raise ValueError(f"{table} {row['id']} is there already")
        return Change(table, None, decode_row(table, row[after], texts))
    columns = encode_row(table, now) if now is not None else None
    if columns is None or any(columns.get(name) != value for name, value in row[before].items()):
        raise ValueError(f"{table} {row['id']} is not as the edit left it")
    if row[after] is None:
        return Change(table, now, None)
    return Change(table, now, decode_row(table, {**columns, **row[after]}, texts))
