"""The history: every step with who and when, any of them to go to; named versions beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from perspectives.desktop.field_outlines import dress
from perspectives.desktop.recalling import signature
from perspectives.desktop.theme import theme
from perspectives.desktop.undo_keys import give_undo_keys
from perspectives.model.errors import PerspectivesError
from perspectives.texts import _, number, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.filing import Filing
    from perspectives.desktop.workspace import Update
    from perspectives.model.judgements import Version
    from perspectives.storage.project_file import HistoryRow

NEWEST = 300
"""Steps listed at first: a day's work. Listing all of a history of years takes a second."""

ID = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Stays beside the texts while a person works; the last step that stands is the current one.

    Steps that were undone are marked and stand at the end.
    """

    def __init__(self, window: Filing) -> None:
        super().__init__(window)
        self.window_, self.keeper = window, window.keeper
        self.shows_all = False
        self.setWindowTitle(_("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.steps, self.versions = QListWidget(), QListWidget()
        self.steps.setAccessibleName(_("Steps"))
        self.versions.setAccessibleName(_("Named versions"))
        self.steps.itemActivated.connect(self._go)
        self.versions.itemActivated.connect(lambda _item: self.revert())
        self.all_button = _button(_("Show all steps"), self.show_all)
        self.undo_button = _button(_("Undo"), window.undo)
        self.redo_button = _button(_("Redo"), window.redo)
        self.go_button = _button(
            _("Go to this step  (Enter)"), lambda: self._go(self.steps.currentItem())
        )
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of this version"))
        self.name.setAccessibleName(_("Name of this version"))
        self.name.returnPressed.connect(self.name_version)
        self.name_button = _button(_("Name it"), self.name_version)
        self.revert_button = _button(_("Revert to this version"), self.revert)
        self.rename_button = _button(_("Rename"), self.rename)
        self.forget_button = _button(_("Forget the name"), self.forget)
        self._lay_out()
        give_undo_keys(self, window, self.draw)
        dress(self, theme(window.workspace.view.theme))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.draw)
        window.workspace.updated.connect(self._take)
        self.draw()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(QLabel(_("Steps")))
        left.addWidget(self.steps, 1)
        left.addLayout(_row(self.undo_button, self.redo_button, self.go_button, self.all_button))
        right.addWidget(QLabel(_("Named versions")))
        right.addWidget(self.versions, 1)
        right.addWidget(self.revert_button)
        right.addLayout(_row(self.rename_button, self.forget_button))
        right.addLayout(_row(self.name, self.name_button))
        both = QHBoxLayout()
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        close = _button(_("Close"), self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addLayout(foot)
        self.resize(860, 520)

    def draw(self) -> None:
        """List steps and versions as they are now."""
        self._draw_steps()
        chosen = self.versions.currentRow()
        self.versions.clear()
        rows = self.window_.workspace.project.versions.values()
        for row in sorted(rows, key=lambda row: (row.revision, row.id)):
            item = QListWidgetItem(_named(row))
            item.setData(ID, row.id)
            self.versions.addItem(item)
        count = self.versions.count()
        self.versions.setCurrentRow(chosen if 0 <= chosen < count else count - 1)
        for button in (self.revert_button, self.rename_button, self.forget_button):
            button.setEnabled(bool(count))
        self.undo_button.setEnabled(self.keeper.can_undo())
        self.redo_button.setEnabled(self.keeper.can_redo())
        self.undo_button.setToolTip(told(self.keeper.undo_label))
        self.redo_button.setToolTip(told(self.keeper.redo_label))

    def _draw_steps(self) -> None:
        rows = self.keeper.history(0 if self.shows_all else NEWEST)
        self.steps.clear()
        for row in rows:
            item = QListWidgetItem(_step(row))
            item.setData(ID, row.step)
            self.steps.addItem(item)
            if row.is_done:
                self.steps.setCurrentItem(item)
        if not rows:
            self.steps.addItem(_("Nothing was changed yet."))
        count = self.keeper.file.step_count if self.keeper.file is not None else 0
        self.all_button.setVisible(count > len(rows))
        self.all_button.setText(_("Show all {count} steps").format(count=number(count)))

    def show_all(self) -> None:
        """List every step since the project was made."""
        self.shows_all = True
        self._draw_steps()

    def name_version(self) -> None:
        """Give the present state a name to return to."""
        from perspectives.model.document_edits import name_version

        name, when = self.name.text().strip(), signature()["when"]
        if name:
            self.name.clear()
            self.window_.do(lambda project: name_version(project, name, when=when))

    def revert(self) -> None:
        """Bring everything back to the chosen version, as one step that can be undone."""
        version = self._version()
        if version:
            try:
                self.keeper.return_to(version)
            except PerspectivesError as error:
                self.window_.say_error(error)

    def rename(self) -> None:
        """Give the chosen version the name in the field."""
        from perspectives.model.document_edits import rename_version

        version, name = self._version(), self.name.text().strip()
        if version and name:
            self.name.clear()
            self.window_.do(lambda project: rename_version(project, version, name))
        elif version:
            self.name.setText(self.window_.workspace.project.versions[version].name)
            self.name.setFocus()

    def forget(self) -> None:
        """Forget the name of the chosen version; the steps stay."""
        from perspectives.model.document_edits import delete_version

        version = self._version()
        if version:
            self.window_.do(lambda project: delete_version(project, version))

    def _version(self) -> str:
        item = self.versions.currentItem()
        return item.data(ID) if item is not None else ""

    def _go(self, item: QListWidgetItem | None) -> None:
        step = item.data(ID) if item is not None else None
        if step is None:
            return
        try:
            self.keeper.go_to(step)
        except PerspectivesError as error:
            self.window_.say_error(error)
        self.draw()

    def _take(self, update: Update) -> None:
        # Once the file has taken the step: it is told of after the window.
        if update.has_new_project:
            self._later.start(0)


def show(window: Filing) -> None:
    """Show the history beside the texts; the one that is open comes to the front."""
    dialog = window.findChild(HistoryDialog) or HistoryDialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def show_versions(window: Filing) -> None:
    """Show the history with the keyboard in the named versions, to revert to one."""
    show(window)
    dialog = window.findChild(HistoryDialog)
    if dialog is not None:
        dialog.versions.setFocus()


def _step(row: HistoryRow) -> str:
    names = f"   [{', '.join(row.versions)}]" if row.versions else ""
    undone = "   " + _("(undone)") if not row.is_done else ""
    when = row.time.replace("T", " ").replace("Z", "")
    about = " · ".join(part for part in (row.author, when) if part)
    return f"{told(row.label)}{names}{undone}\n      {about}"


def _named(row: Version) -> str:
    when = row.when.replace("T", " ")[:16]
    return f"{row.name}\n      {when}" if when else row.name


def _button(words: str, run: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: run())
    return button


def _row(*widgets: QPushButton | QLineEdit) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
