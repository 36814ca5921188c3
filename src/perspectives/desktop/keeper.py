"""Keeps the comparison in a project file: every edit is on disk before the window shows it.

A comparison without a name lives in the user's state folder. It gets its file with the first edit
or when it was put together by hand; before that there is nothing to lose.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from perspectives import folders
from perspectives.desktop.workspace import WORKING_SET, ScrollMode, View, ViewState, Workspace
from perspectives.model.documents import DocumentId, PassageId
from perspectives.model.topics import TopicId
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.desktop.instance import Doorbell
    from perspectives.model.comparison import Comparison
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project
    from perspectives.storage.project_file import HistoryRow, ProjectFile

KEPT = ("text_px", "shows_ribbons", "lines_only_for_lit", "is_arranged_by_hand", "shows_outline")
"""Fields of the view that come back as they were left, beside what names texts and topics."""

REST_MS = 2_000
"""A working copy is written back within two seconds of rest (CONTRACT.md)."""


class Keeper(QObject):
    """The project file of a window, if it has one yet.

    `saved` carries a sentence for the status line, `trouble` one for the message bar.
    """

    saved = Signal(str)
    trouble = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.file: ProjectFile | None = None
        self._is_travelling = False
        self._bell: Doorbell | None = None
        self.arrangement: Callable[[], dict[str, Any]] = dict
        """What of the window is kept beside its view: scrolling, widths, what is folded."""
        self.arrange: Callable[[dict[str, Any]], None] = _nothing
        """Takes what `arrangement` gave, before the project is shown."""
        workspace.keeps = self._put
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._write_back)

    # Files

    def open(
        self, path: Path, passages: Callable[[Project], Comparison], *, takes_over: bool = False
    ) -> None:
        """Open a project file in the window; `takes_over` as for `open_file`. StorageError."""
        from perspectives.storage.opening import open_file

        if self.file is not None and self.file.path.absolute() == path.absolute():
            # Our own lock would have it open for reading only.
            self.let_go()
        file = open_file(path, takes_over=takes_over, **self._folders())
        self.let_go()
        self.file = file
        view = view_from(file.view_state, file.project, self.workspace.view)
        self.arrange(rows_of(file.view_state))
        self.workspace.open_project(file.project, passages(file.project), view)
        QTimer.singleShot(0, self, self._listen)
        if file.is_read_only:
            self.saved.emit(_("“{name}” is open for reading only").format(name=file.path.stem))

    def keep(self) -> None:
        """Give the comparison a file without a name, where it has none. Raises StorageError."""
        if self.file is None and self.workspace.project.documents:
            from perspectives.desktop.recalling import note_unnamed
            from perspectives.storage.originals import originals
            from perspectives.storage.unnamed import create_unnamed

            project = self.workspace.project
            sources = originals(project.documents.values())
            self.file = create_unnamed(unnamed_folder(), project, sources, **self._folders())
            titles = [row.title for row in project.ordered_documents()]
            path = self.file.path
            # Comfort for the start page only: it must not hold up the edit.
            QTimer.singleShot(0, self, lambda: note_unnamed(path, titles))
            QTimer.singleShot(0, self, self._listen)
            self._tell()

    def save_as(self, path: Path) -> None:
        """Give the comparison this name; from here on every edit goes there. StorageError."""
        from perspectives.storage.unnamed import give_name, is_unnamed, save_as

        self.keep()
        if self.file is not None:
            moves = give_name if is_unnamed(self.file.path, unnamed_folder()) else save_as
            self.file = moves(self.file, path, replaces=True, **self._folders())
            self._tell()

    def save_a_copy(self, path: Path) -> None:
        """Write the whole file, history included, to another place. Raises StorageError."""
        from perspectives.storage.unnamed import free_to_replace

        self.keep()
        if self.file is not None:
            free_to_replace(path)
            self.file.save_a_copy(path, replaces=True)

    def let_go(self) -> None:
        """Close the file, the view kept in it; an unnamed one nobody edited is deleted."""
        file, self.file = self.file, None
        if file is None:
            return
        from perspectives.model.errors import StorageError
        from perspectives.storage.unnamed import discard, is_unnamed

        is_empty = file.step_count == 1
        for end in (lambda: file.save_view_state(self._view_bytes()), file.close):
            try:
                end()
            except StorageError as error:
                self.trouble.emit(told(str(error)))
        if is_empty and is_unnamed(file.path, unnamed_folder()):
            discard(file.path)

    def _listen(self) -> None:
        """From now on another start with this project brings the window to the front."""
        window = self.parent()
        if self._bell is None and self.file is not None and isinstance(window, QWidget):
            from perspectives.desktop.instance import Doorbell

            self._bell = Doorbell(window)

    def _view_bytes(self) -> bytes:
        return view_bytes(self.workspace.view, self.arrangement())

    # Edits

    def _put(self, edit: Edit) -> None:
        """Put an edit on disk, before it is shown. Raises StaleEdit, StorageError."""
        if self._is_travelling:
            return
        self.keep()
        if self.file is not None:
            from perspectives.storage.originals import originals

            added = [
                row.after for row in edit.changes if row.table == "documents" and row.before is None
            ]
            self.file.do(edit, sources=originals(added))
        self._tell()

    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return self.file is not None and self.file.can_undo

    def can_redo(self) -> bool:
        """Whether an undone step can be done again."""
        return self.file is not None and self.file.can_redo

    def undo(self) -> None:
        """Take the last step back."""
        if self.file is not None and self.can_undo():
            self.go_to(self.file.undo_step)

    def redo(self) -> None:
        """Do the next undone step again."""
        if self.file is not None and self.can_redo():
            self.go_to(self.file.redo_step)

    def go_to(self, step: int) -> None:
        """Undo or redo up to a step of the history. Raises StorageError."""
        if self.file is None:
            return
        edits = self.file.edits_to(step)
        self.file.go_to(step)
        self._is_travelling = True
        try:
            for edit in edits:
                self.workspace.do(edit)
        finally:
            self._is_travelling = False
        self._tell()

    def return_to(self, version: str) -> None:
        """Bring everything back to a named version, as one edit. Raises StorageError."""
        if self.file is not None:
            self.workspace.do(self.file.edit_to_version(version))

    def history(self, newest: int = 0) -> tuple[HistoryRow, ...]:
        """The steps so far, the making of the project first; () before the first edit."""
        return self.file.history(newest) if self.file is not None else ()

    @property
    def undo_label(self) -> str:
        """What Undo would take back; "" = nothing."""
        return self.file.undo_label if self.file is not None else ""

    @property
    def redo_label(self) -> str:
        """What Redo would do again; "" = nothing."""
        return self.file.redo_label if self.file is not None else ""

    def _tell(self) -> None:
        self._rest.start()
        if self.file is not None:
            name = self.file.path.stem
            words = _("Saved {time} in “{name}”")
            self.saved.emit(words.format(time=f"{datetime.now():%H:%M}", name=name))

    def _write_back(self) -> None:
        """After a rest: keep how the window is, should it end without closing, and write back."""
        from perspectives.model.errors import StorageError

        if self.file is not None:
            try:
                self.file.save_view_state(self._view_bytes())
                self.file.write_back()
            except StorageError as error:
                self.trouble.emit(told(str(error)))

    def _folders(self) -> dict[str, Any]:
        from perspectives.desktop.recalling import signature

        data = folders.data()
        return {
            "author": signature()["by"],
            "backups": data / "backups",
            "workroom": folders.state() / "working copies",
        }


def unnamed_folder() -> Path:
    """Where comparisons without a name live."""
    return folders.state() / "comparisons"


def left_unnamed() -> tuple[Path, ...]:
    """The comparisons without a name from earlier runs, the last changed first."""
    folder = unnamed_folder()
    if not folder.is_dir():
        return ()
    from perspectives.storage.unnamed import left_unnamed as left

    return left(folder)


def view_bytes(view: ViewState, more: dict[str, Any] | None = None) -> bytes:
    """How the window is, as it is kept in the file."""
    rows = {
        **(more or {}),
        **{name: getattr(view, name) for name in KEPT},
        "view": View.READ if view.view is View.START else view.view,
        "open": view.open,
        "working_set": view.working_set,
        "pinned": sorted(view.pinned),
        "leading": view.leading,
        "active": view.active,
        "lit": view.lit,
        "scroll_mode": view.scroll_mode,
    }
    return json.dumps(rows).encode()


def rows_of(data: bytes) -> dict[str, Any]:
    """What was kept of a window by name; {} where there is nothing that can be read."""
    try:
        rows: Any = json.loads(data) if data else {}
    except ValueError:
        return {}
    return rows if isinstance(rows, dict) else {}


def _nothing(rows: dict[str, Any]) -> None:
    """What restores a window of which nothing was kept."""


def view_from(data: bytes, project: Project, now: ViewState) -> ViewState:
    """The view as it was left, without what is gone; the first texts where none was kept."""
    texts = tuple(row.id for row in project.ordered_documents())
    fresh = replace(
        now,
        view=View.READ,
        open=texts[:2],
        working_set=texts[:WORKING_SET],
        lit=(),
        active="",
        hover="",
    )
    rows = rows_of(data)
    known = set(texts)

    def kept(name: str) -> tuple[DocumentId, ...]:
        return tuple(DocumentId(row) for row in rows.get(name, ()) if row in known)

    same = {name: rows[name] for name in KEPT if type(rows.get(name)) is type(getattr(now, name))}
    return replace(
        fresh,
        **same,
        view=View(rows["view"]) if rows.get("view") in tuple(View) else View.READ,
        scroll_mode=ScrollMode(rows["scroll_mode"])
        if rows.get("scroll_mode") in tuple(ScrollMode)
        else now.scroll_mode,
        open=kept("open") or fresh.open,
        working_set=kept("working_set")[:WORKING_SET] or fresh.working_set,
        pinned=frozenset(kept("pinned")),
        leading=DocumentId(rows.get("leading", "")),
        active=PassageId(rows.get("active", "")),
        lit=tuple(TopicId(row) for row in rows.get("lit", ()) if row in project.topics),
    )
