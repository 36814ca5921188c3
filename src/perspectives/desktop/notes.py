"""Notes on a passage, pair, text, topic or cell: read, written, changed, with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from perspectives.desktop import recalling
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.signing import signed
from perspectives.desktop.theme import theme
from perspectives.model.annotating import place_of, write_note
from perspectives.texts import _, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands


class NotesDialog(QDialog):
    """Shows the notes on a target; one's own is changed, those of others are read.

    A cell has one note, its summary: whoever writes changes that one.
    """

    def __init__(self, window: Commands, target: str) -> None:
        super().__init__(window)
        self.window_, self.target = window, target
        project = window.workspace.project
        is_cell = target.startswith("cell ")
        me = recalling.signature()["by"]
        notes = [row for row in project.notes.values() if row.target == target]
        mine = [row for row in notes if is_cell or row.by in (me, "")]
        self.note = mine[0] if mine else None
        self.setWindowTitle(_("Summary") if is_cell else _("Note"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(told(place_of(project, target)))
        heading.setWordWrap(True)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.field = QPlainTextEdit(self.note.text if self.note else "")
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(heading.text())
        self.signature = QLabel(signed(self.note.by, self.note.when) if self.note else "")
        self.signature.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.keep_button = QPushButton(_("Keep"))
        self.keep_button.setToolTip("Ctrl+Enter")
        self.keep_button.clicked.connect(self.keep)
        self.delete_button = QPushButton(_("Delete"))
        self.delete_button.setEnabled(self.note is not None)
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self.delete)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        for row in notes:
            if row is not self.note:
                words = QLabel(f"{row.text}\n{signed(row.by, row.when)}")
                words.setTextFormat(Qt.TextFormat.PlainText)
                words.setWordWrap(True)
                column.addWidget(words)
        column.addWidget(self.field, 1)
        column.addWidget(self.signature)
        buttons = QHBoxLayout()
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        column.addLayout(buttons)
        dress(self, theme(window.workspace.view.theme))
        self.resize(460, 280)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with Enter keeps; Enter alone begins a line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Keep what is written as one edit; empty words delete the note."""
        self._write(self.field.toPlainText().strip())

    def delete(self) -> None:
        """Delete the note; Undo brings it back."""
        self._write("")

    def _write(self, text: str) -> None:
        note = self.note.id if self.note else ""
        signature = recalling.signature()
        self.window_.do(lambda p: write_note(p, self.target, text, note=note, **signature))
        self.accept()


def open_notes(window: Commands, target: str) -> NotesDialog:
    """Open the notes on a target."""
    dialog = NotesDialog(window, target)
    dialog.open()
    return dialog
