"""A draft of a project's tables, from which one edit is made."""

from typing import Any

from perspectives.model.edits import Change, Edit
from perspectives.model.project import Project


class Draft:
    """The rows of a project while an edit of many rows is put together.

    The edit holds each row once, as it was and as it became; rows that end as they began are left
    out.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._after: dict[tuple[str, str], Any] = {}

    def rows(self, table: str) -> list[Any]:
        """The rows of a table as the draft has them now, in no particular order."""
        kept: dict[str, Any] = dict(getattr(self.project, table))
        for (name, row), value in self._after.items():
            if name == table:
                kept[row] = value
        return [row for row in kept.values() if row is not None]

    def get(self, table: str, row: str) -> Any:
        """The row with this id as the draft has it now; None where there is none."""
        if (table, row) in self._after:
            return self._after[table, row]
        return self._before(table, row)

    def put(self, table: str, row: Any) -> None:
        """Add a row, or have it take the place of the one with its id."""
        self._after[table, row.id] = row

    def drop(self, table: str, row: str) -> None:
        """Take a row away; nothing happens where there is none."""
        self._after[table, row] = None

    def edit(self, label: str) -> Edit:
        """What has changed, in the order the rows were first touched."""
        changes: list[Change] = []
        for (table, row), after in self._after.items():
            before = self._before(table, row)
            if before != after:
                changes.append(Change(table, before, after))
        return Edit(label, tuple(changes))

    def _before(self, table: str, row: str) -> Any:
        if table == "head":
            return self.project.head
        return getattr(self.project, table).get(row)
