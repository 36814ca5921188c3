"""What the actions do with files: comparisons, projects, texts, codebooks; and every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from perspectives import assets
from perspectives.desktop import recalling
from perspectives.model.errors import PerspectivesError
from perspectives.texts import _, later, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QStackedWidget

    from perspectives.desktop.board import Board
    from perspectives.desktop.keeper import Keeper
    from perspectives.desktop.message_bar import MessageBar
    from perspectives.desktop.session import Session
    from perspectives.desktop.status_line import StatusLine
    from perspectives.desktop.workspace import Workspace
    from perspectives.model.edits import Edit

SUFFIX = ".perspectives"

PROJECTS = later("Projects (*.perspectives)")

FILTER = later(
    "Texts (*.txt *.md *.markdown *.html *.htm *.mhtml *.pdf *.docx *.odt *.rtf *.epub *.eml)"
)


class Filing(QMainWindow):
    """The part of the window that opens, keeps and changes what it works on."""

    workspace: Workspace
    session: Session
    board: Board
    texts: QStackedWidget
    is_complete: bool
    keeper: Keeper
    status_line: StatusLine
    message_bar: MessageBar
    actions_by_id: dict[str, QAction]
    rail_by_hand: bool | None
    shelf_by_hand: bool | None
    toggle_evidence: Callable[[], None]

    # Opening

    def open_paths(self, paths: Sequence[str], **options: Any) -> None:
        """Open texts as a new comparison; one sentence where none can be read."""
        view = self.workspace.view
        if paths and paths[0].endswith(SUFFIX):
            self.open_project(paths[0])
            if len(paths) > 1 and self.keeper.file is not None:
                self.session.add_paths(list(paths[1:]))
            return
        try:
            self.session.open_paths(paths, theme=view.theme, text_px=view.text_px, **options)
        except PerspectivesError as error:
            self.message_bar.say(str(error))
        else:
            if not self.workspace.project.documents:
                from perspectives.desktop.waiting_page import wait_for

                wait_for(self, paths)
            # Written after the first paint: a disk takes 10 ms to be sure of it.
            self.session.finished.connect(
                lambda: self._remember(paths), Qt.ConnectionType.SingleShotConnection
            )

    def _remember(self, paths: Sequence[str]) -> None:
        if self.workspace.project.documents:
            recalling.remember(list(paths))

    def open_project(self, path: str) -> None:
        """Open a project file; one sentence, and what can be done, where it cannot be opened."""
        from perspectives.desktop.project_opening import open_project

        open_project(self, path)

    def arrangement(self) -> dict[str, Any]:
        """How the window is, beside its view, for when it comes back."""
        from perspectives.desktop import returning

        return returning.arrangement(self)

    def arrange(self, rows: dict[str, Any]) -> None:
        """Be again as `arrangement` told."""
        from perspectives.desktop import returning

        returning.arrange(self, rows)

    def label_steps(self) -> None:
        """Name in the menu what Undo and Redo would do."""
        undo, redo = self.keeper.undo_label, self.keeper.redo_label
        names = {
            "undo": _("Undo: {step}").format(step=told(undo)) if undo else _("Undo"),
            "redo": _("Redo: {step}").format(step=told(redo)) if redo else _("Redo"),
        }
        for name, words in names.items():
            self.actions_by_id[name].setText(words.replace("&", "&&"))

    def take_files(self, paths: Sequence[str]) -> None:
        """Open the project among dropped files, else add the texts."""
        projects = [path for path in paths if path.endswith(SUFFIX)]
        if projects:
            self.open_project(projects[0])
        texts = [path for path in paths if path not in projects]
        if texts:
            self.session.add_paths(texts)

    def watch_files(self) -> None:
        """Notice from now on when the file of a text changes on disk."""
        from perspectives.desktop.watching import Watching

        Watching(self)

    def say_error(self, error: PerspectivesError) -> None:
        """One sentence about what could not be done."""
        from perspectives.desktop.project_opening import say_error

        say_error(self, error)

    def ask_for_project(self) -> None:
        """Choose a project file to open."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(self, _("Open a project"), "", _(PROJECTS))
        if name:
            self.open_project(name)

    def save_as(self) -> None:
        """Give the comparison a name: from here on every edit is kept there."""
        self._save(_("Save as"), self.keeper.save_as)

    def save_a_copy(self) -> None:
        """Write the whole project, history included, to another place."""
        self._save(_("Save a copy"), self.keeper.save_a_copy)

    def _save(self, title: str, save: Callable[[Path], None]) -> None:
        from pathlib import Path

        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getSaveFileName(
            self, title, _("Comparison") + SUFFIX, _(PROJECTS)
        )
        if not name:
            return
        path = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        try:
            save(path)
        except PerspectivesError as error:
            self.say_error(error)
        else:
            recalling.remember([str(path)])
            self.message_bar.hide()  # what it said of the old place is answered
            self.status_line.say(_("Saved “{name}”.").format(name=path.name))

    def keep_now(self) -> None:
        """Give the comparison its file: it was put together by hand and must not be lost."""
        try:
            self.keeper.keep()
        except PerspectivesError as error:
            self.say_error(error)

    def undo(self) -> None:
        """Take the last step back."""
        self._travel(self.keeper.undo, self.keeper.undo_label, _("Undone: {step}."))

    def redo(self) -> None:
        """Do the next undone step again."""
        self._travel(self.keeper.redo, self.keeper.redo_label, _("Done again: {step}."))

    def _travel(self, go: Callable[[], None], label: str, said: str) -> None:
        if not label:
            self.status_line.say(_("There is no such step."))
            return
        try:
            go()
        except PerspectivesError as error:
            self.say_error(error)
        else:
            self.status_line.say(said.format(step=told(label)))

    def ask_for_texts(self) -> None:
        """Choose files to add."""
        from PySide6.QtWidgets import QFileDialog

        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Add texts"), "", f"{_(FILTER)};;{_('All files (*)')}"
        )
        if names:
            is_first = not self.workspace.project.documents
            self.session.add_paths(names)
            if is_first:
                recalling.remember(names)

    def open_sample(self, name: str = "asm") -> None:
        """Open one of the sample comparisons."""
        folder = assets.samples() / name
        self.open_paths(sorted(str(row) for row in folder.glob("*.md")), topics=name)

    def recent(self) -> list[list[str]]:
        """The comparisons without a name, then the texts of the last ones; newest first."""
        from perspectives.desktop.keeper import left_unnamed

        unnamed = [[str(path)] for path in left_unnamed()]
        return [*unnamed, *(row for row in recalling.recent() if row not in unnamed)]

    def remove_text(self) -> None:
        """Take the current text out of the comparison; Undo brings it back."""
        from perspectives.model.document_edits import remove_document

        self.do(lambda project: remove_document(project, self.board.current()))

    # Changing

    def do(self, make: Any) -> None:
        """Make an edit from the project and apply it; one sentence where it cannot be done."""
        try:
            edit: Edit = make(self.workspace.project)
            if edit.changes:
                self.workspace.do(edit)
                self.status_line.say(f"{told(edit.label)}.")
        except PerspectivesError as error:
            self.say_error(error)
