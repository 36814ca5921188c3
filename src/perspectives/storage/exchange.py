"""A project as JSON: for archives, other programs, and people who work on the same texts.

The format is `perspectives-project/1`: an object with "format", "revision" and "tables"; each table
is a list of rows as objects, in the order of their ids, fields at their default left out. A span is
a pair of code points. The history is not part of it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from perspectives.model.errors import StorageError
from perspectives.model.project import TABLES, Project
from perspectives.storage.rows import json_of, row_from_json, row_to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = "perspectives-project/1"


def project_to_json(project: Project, *, has_texts: bool = True) -> str:
    """The project as JSON; without texts the documents keep their ids and blocks alone.

    What is left without texts is enough to merge the decisions (model/merging.py).
    """
    tables: dict[str, list[dict[str, Any]]] = {"head": [row_to_json(project.head)]}
    for table in TABLES[1:]:
        rows: Mapping[str, Any] = getattr(project, table)
        if table == "documents" and not has_texts:
            rows = {name: replace(row, text="") for name, row in rows.items()}
        tables[table] = [row_to_json(rows[name]) for name in sorted(rows)]
    content = {"format": FORMAT, "revision": project.revision, "tables": tables}
    return json_of(content, indent=1) + "\n"


def project_from_json(text: str, name: str) -> Project:
    """The project in JSON; raises StorageError, naming the file `name`, for anything else.

    Tables and fields that are not known are left out.
    """
    try:
        content: Any = json.loads(text)
        if content["format"] != FORMAT:
            raise StorageError(
                f"“{name}” is of the format {content['format']}, which is not known here.",
                "Use the newest version of Perspectives.",
            )
        tables: dict[str, dict[str, Any]] = {}
        for table in TABLES:
            values = cast("list[dict[str, Any]]", content["tables"].get(table, []))
            rows = [row_from_json(table, value) for value in values]
            tables[table] = {row.id: row for row in rows}
        head = tables.pop("head")["head"]
        return Project(head, **tables, revision=int(content["revision"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageError(
            f"“{name}” is not a project that Perspectives exported.",
            "Export it anew with: perspectives project export",
        ) from error


def read_project(path: Path) -> Project:
    """The project in a project file or in an export of one. Raises StorageError."""
    from perspectives.storage.opening import open_file
    from perspectives.storage.schema import MAGIC, SUFFIX

    try:
        data = path.read_bytes()
        if path.suffix == SUFFIX or data.startswith(MAGIC):
            file = open_file(path, reads_only=True)
            file.close()
            return file.project
        return project_from_json(data.decode("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(
            f"“{path}” cannot be read.", "Name a project file or an export of one."
        ) from error
