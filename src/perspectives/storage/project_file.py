"""An open project file: every edit is on disk before it is shown.

    file = create(path, project, {document id: original bytes})    a new file, whole or not at all
    file = open_file(path)                                         an existing one (opening.py)

    file.project       the project as it stands       file.problems       trouble to tell a person
    file.do(edit)      apply, keep, give the project  file.is_read_only   and file.why_read_only
    file.undo()        one step back                  file.redo()         one step forward again
    file.history()     the line of steps              file.go_to(step)    any of them
    file.edits_to(step) what go_to would apply        file.return_to(id)  a version, as an edit
    file.view_state    how the window was left        file.save_view_state(bytes)
    file.original(id)  a text's original bytes        file.save_a_copy(path)
    file.check()       what opening leaves unchecked  file.close()

The history is a tree that only grows: after undoing, a new edit begins another branch and the old
one stays in the file, so that a named version is never lost. Undo and redo move one pointer along
the newest branch. An edit that names or renames versions alone is not a step and is not undone.

All methods that write raise StorageError, in which case neither file nor project has changed. One
thread at a time.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perspectives.model.edits import Change, Edit, apply
from perspectives.model.errors import Problem, StorageError
from perspectives.model.project import TABLES, Project
from perspectives.storage import loading, writing
from perspectives.storage.checking import check_sources
from perspectives.storage.faults import UNREADABLE, damaged, reading_failed
from perspectives.storage.journal import edit_on, net_changes
from perspectives.storage.keeping import SAVE_ELSEWHERE
from perspectives.storage.rows import text_sum

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from perspectives.model.documents import DocumentId
    from perspectives.storage.keeping import Keeping
    from perspectives.storage.originals import Original


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A step of the history: what was done, by whom, when, and whether it stands or is undone.

    `step` is what `go_to` takes; the first row is the making of the project. `versions` are the
    names given to the state after this step.
    """

    step: int
    label: str
    author: str
    time: str
    is_done: bool
    versions: tuple[str, ...] = ()


def now() -> str:
    """The present moment as ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class ProjectFile:
    """A project on disk; made by `create` and `open_file`."""

    def __init__(
        self,
        keeping: Keeping,
        loaded: loading.Loaded,
        *,
        author: str = "",
        clock: Callable[[], str] = now,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.project = loaded.project
        self.problems = problems
        self.author = author
        self._keeping = keeping
        self._clock = clock
        self._texts = loaded.texts
        self._excerpts = loaded.excerpts
        self._parents = loaded.parents
        self._line = loaded.line()
        self._at = self._line.index(loaded.position)
        self._view = loaded.view
        self._sum = loaded.sum

    @property
    def path(self) -> Path:
        """Where the file is, as a person knows it."""
        return self._keeping.path

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused; `why_read_only` says why in a sentence."""
        return bool(self._keeping.why_read_only)

    @property
    def why_read_only(self) -> str:
        """The sentence that says why the file is open for reading only; "" = it can be written."""
        return self._keeping.why_read_only

    @property
    def can_go_elsewhere(self) -> bool:
        """Whether a file that is open for reading only could be worked on in another place."""
        return self.is_read_only and self._keeping.remedy == SAVE_ELSEWHERE

    @property
    def excerpts(self) -> dict[str, str]:
        """The texts that this file holds excerpts of only: document id to SHA-256 of the whole."""
        sums = {row.id: text_sum(row.text) for row in self.project.documents.values()}
        return {name: self._excerpts[row] for name, row in sums.items() if row in self._excerpts}

    def do(self, edit: Edit, *, sources: Mapping[DocumentId, Original] | None = None) -> Project:
        """Apply an edit, put it on disk, and give the project after it.

        `sources` are the original bytes of texts that the edit adds. Raises StaleEdit where the
        edit was made for rows that have changed since.
        """
        edit = net_changes(edit)
        if not edit.changes:
            return self.project
        project = apply(self.project, edit)
        step = max(self._parents) + 1
        place = self._line[self._at]
        is_step = any(change.table != "versions" for change in edit.changes)
        with self._keeping.transaction() as connection:
            for data in (sources or {}).values():
                writing.write_source(connection, data)
            total = self._sum + writing.write_changes(connection, edit.changes)
            if is_step:
                written = writing.Step(step, place, edit, self.author, self._clock())
                writing.write_step(connection, written)
                writing.write_facts(connection, position=step, tip=step)
            for change in edit.changes:
                if not is_step and change.before is None:
                    writing.write_row(connection, "places", (change.after.revision, place))
            self._write_state(connection, project, total)
        if is_step:
            self._parents[step] = place
            self._line[self._at + 1 :] = [step]
            self._at += 1
        self._take(edit, project, total)
        return project

    def undo(self) -> Project:
        """Take the last step that stands back; the project unchanged where there is none."""
        return self.go_to(self.undo_step)

    def redo(self) -> Project:
        """Do the next undone step again; the project unchanged where there is none."""
        return self.go_to(self.redo_step)

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return self._at > 0 and not self.is_read_only

    @property
    def can_redo(self) -> bool:
        """Whether an undone step can be done again."""
        return self._at + 1 < len(self._line) and not self.is_read_only

    @property
    def undo_step(self) -> int:
        """The step that `undo` goes to: the one before, or the present one where there is none."""
        return self._line[max(self._at - 1, 0)]

    @property
    def redo_step(self) -> int:
        """The step that `redo` goes to: the next, or the present one where there is none."""
        return self._line[min(self._at + 1, len(self._line) - 1)]

    @property
    def undo_label(self) -> str:
        """What the step was that `undo` takes back; "" = there is none."""
        return self._label_of(self._line[self._at]) if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What the step was that `redo` does again; "" = there is none."""
        return self._label_of(self.redo_step) if self.can_redo else ""

    @property
    def step_count(self) -> int:
        """The steps of the line, undone ones and the making of the project included."""
        return len(self._line)

    def edits_to(self, step: int) -> tuple[Edit, ...]:
        """The edits, undone ones turned, that `go_to` applies in this order; () = it stands.

        For views that redraw what changed. Raises KeyError for a step not in `history()`.
        """
        if step not in self._line:
            raise KeyError(step)
        return tuple(self._edits_between(self.project, self._line[self._at], step))

    def go_to(self, step: int) -> Project:
        """Undo or redo up to a step of the line, which then is the last that stands.

        Raises KeyError for a step that is not in `history()`.
        """
        edits = self.edits_to(step)
        if not edits:
            return self.project
        to = self._line.index(step)
        project = self.project
        for edit in edits:
            project = apply(project, edit)
        with self._keeping.transaction() as connection:
            total = self._sum
            for edit in edits:
                total += writing.write_changes(connection, edit.changes)
            writing.write_facts(connection, position=step)
            self._write_state(connection, project, total)
        self._at = to
        for edit in edits:
            self._take(edit, project, total)
        return project

    def history(self, newest: int = 0) -> tuple[HistoryRow, ...]:
        """The steps of the line, the making of the project first, undone ones at the end.

        `newest`: only so many of the last ones, which costs no more in a file of many; 0 = all.
        """
        named = self._named_places()
        line = self._line[-newest:] if newest else self._line
        known = {row[0]: row for row in self._rows("edits", f"WHERE id >= {min(line)} ORDER BY id")}
        first = len(self._line) - len(line)
        return tuple(
            _history_row(known[step], named.get(step, ()), is_done=at <= self._at)
            for at, step in enumerate(line, first)
        )

    def return_to(self, version: str) -> Project:
        """Bring everything back to a named version, as one edit that can be undone.

        Versions named since stay. Raises KeyError where there is no such version.
        """
        return self.do(self.edit_to_version(version))

    def edit_to_version(self, version: str) -> Edit:
        """The edit that `return_to` does; without changes where everything is as it was then."""
        row = self.project.versions[version]
        places = dict(self._rows("places"))
        if row.revision not in places:
            raise StorageError(
                f"The state named “{row.name}” is not in this file.", "Choose another version."
            )
        target = self.project
        for edit in self._edits_between(target, self._line[self._at], places[row.revision]):
            target = apply(target, edit)
        return difference(self.project, target, f"Return to the version “{row.name}”")

    @property
    def view_state(self) -> bytes:
        """How the window was left, as `save_view_state` was given it; b"" = never."""
        return self._view

    def save_view_state(self, state: bytes) -> None:
        """Keep how the window is; not a step, and nothing happens where the file is read-only."""
        if self.is_read_only or state == self._view:
            return
        with self._keeping.transaction() as connection:
            writing.write_view(connection, state)
        self._view = state

    def original(self, document: DocumentId | str) -> bytes | None:
        """The original bytes of a text; None where the file was made without them.

        Raises DamagedFile where they are not what was kept.
        """
        digest = self.project.documents[document].source.sha256
        found = [row[1] for row in self._rows("sources", f"WHERE sha256 = '{_hex(digest)}'")]
        return found[0] if found else None

    def check(self) -> tuple[Problem, ...]:
        """What opening leaves out: originals as they were kept, and a history that leads here.

        () = all is sound; opening has checked everything else.
        """
        problems = check_sources(self._keeping.connection, self.path)
        try:
            self._edits_between(self.project, self._line[self._at], self._line[0])
            self._edits_between(self.project, self._line[self._at], self._line[-1])
        except StorageError as error:
            problems = (*problems, Problem(self.path.name, error.message, error.hint))
        return problems

    def save_a_copy(self, path: Path, *, replaces: bool = False) -> None:
        """Write the whole file, history included, to another place, whole or not at all.

        Works also where this file was removed or its disk is full. Raises StorageError where there
        is a file already and `replaces` does not allow it to go.
        """
        self._keeping.copy_to(path, replaces=replaces)

    def write_back(self) -> None:
        """Bring a working copy's edits to the file itself (see `keeping`); call within 2 s of rest.

        Nothing happens where the file is worked on in its own place.
        """
        self._keeping.write_back()

    def close(self) -> None:
        """Give the file free; nothing is lost without it."""
        self._keeping.close()

    def _label_of(self, step: int) -> str:
        return str(self._rows("edits", f"WHERE id = {step}")[0][2])

    def _rows(self, table: str, only: str = "") -> list[tuple[Any, ...]]:
        found = loading.Loaded()
        try:
            rows = list(loading.checked_rows(self._keeping.connection, table, found, only=only))
        except UNREADABLE as error:
            raise reading_failed(self.path, error) from error
        if found.damage:
            raise damaged(self.path, "a part of it is not as it was written", tuple(found.damage))
        return rows

    def _named_places(self) -> dict[int, list[str]]:
        places = dict(self._rows("places"))
        named: dict[int, list[str]] = {}
        for row in sorted(self.project.versions.values(), key=lambda row: row.id):
            if row.revision in places:
                named.setdefault(places[row.revision], []).append(row.name)
        return named

    def _edits_between(self, project: Project, here: int, there: int) -> list[Edit]:
        """The edits that lead from the state after step `here` to the one after `there`."""
        up, down = loading.line_to(here, self._parents), loading.line_to(there, self._parents)
        shared = sum(1 for mine, other in zip(up, down, strict=False) if mine == other)
        steps = [(step, True) for step in reversed(up[shared:])]
        steps += [(step, False) for step in down[shared:]]
        out: list[Edit] = []
        for step, is_undo in steps:
            ((_, _, label, _, _, changes),) = self._rows("edits", f"WHERE id = {step}")
            try:
                edit = edit_on(project, label, changes, self._texts, is_undo=is_undo)
            except (ValueError, KeyError, TypeError) as error:
                raise damaged(self.path, "its history does not lead to its state") from error
            project = apply(project, edit)
            out.append(edit)
        return out

    def _write_state(self, connection: sqlite3.Connection, project: Project, total: int) -> None:
        total %= writing.SUM_LIMIT
        writing.write_facts(connection, revision=project.revision, sum=total)

    def _take(self, edit: Edit, project: Project, total: int) -> None:
        for change in edit.changes:
            if change.table == "documents" and change.after is not None:
                self._texts[text_sum(change.after.text)] = change.after.text
        self.project = project
        self._sum = total


def difference(before: Project, after: Project, label: str) -> Edit:
    """The edit that leads from one state to another; named versions are left as they are."""
    changes: list[Change] = []
    if before.head != after.head:
        changes.append(Change("head", before.head, after.head))
    for table in TABLES[1:]:
        if table == "versions":
            continue
        old, new = getattr(before, table), getattr(after, table)
        changes += [Change(table, row, None) for name, row in old.items() if name not in new]
        changes += [
            Change(table, old.get(name), row) for name, row in new.items() if old.get(name) != row
        ]
    return Edit(label, tuple(changes))


def _history_row(row: tuple[Any, ...], names: Sequence[str], *, is_done: bool) -> HistoryRow:
    step, _, label, author, time, _ = row
    return HistoryRow(step, label, author, time, is_done, tuple(names))


def _hex(digest: str) -> str:
    return digest if digest.isalnum() else ""
