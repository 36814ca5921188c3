"""Edits: a label and the rows before and after.

Applying one makes the next project; its inverse undoes it.
"""

from typing import Any

from perspectives.model.errors import StaleEdit
from perspectives.model.project import TABLES, Project
from perspectives.model.rows import frozen_row, replace


@frozen_row
class Change:
    """One row of `table` before and after; None before = the row is new, None after = it goes.

    Never both None.
    """

    table: str
    before: Any
    after: Any

    @property
    def id(self) -> str:
        """The id of the row that changes; an edit never changes an id."""
        return (self.after if self.before is None else self.before).id


@frozen_row
class Edit:
    """Something a person did, with the words for the history ("Confirm Banjska on R ¶7")."""

    label: str
    changes: tuple[Change, ...]

    def inverse(self) -> "Edit":
        """The edit that takes this one back; its label stays."""
        turned = tuple(Change(row.table, row.after, row.before) for row in reversed(self.changes))
        return Edit(self.label, turned)


def apply(project: Project, edit: Edit) -> Project:
    """The project after `edit`; its revision is one higher.

    Raises StaleEdit where a row is not as `before` says.
    """
    tables: dict[str, Any] = {}
    for change in edit.changes:
        if change.table not in TABLES:
            raise StaleEdit(f"This project has no table “{change.table}”.")
        if change.table == "head":
            if tables.get("head", project.head) != change.before or change.after is None:
                raise StaleEdit(
                    f"“{edit.label}” was made for a state that has changed since.", "Do it again."
                )
            tables["head"] = change.after
            continue
        rows = tables.setdefault(change.table, dict(getattr(project, change.table)))
        if rows.get(change.id) != change.before:
            raise StaleEdit(
                f"“{edit.label}” was made for a state that has changed since.", "Do it again."
            )
        if change.after is None:
            del rows[change.id]
        else:
            rows[change.id] = change.after
    frozen: dict[str, Any] = {name: rows for name, rows in tables.items()}
    return replace(project, **frozen, revision=project.revision + 1)
