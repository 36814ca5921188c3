"""A pinned passage's note, and the reader's own translation beside the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from perspectives.desktop.basket import foreign_language, heading, words_of
from perspectives.desktop.typography import Typography
from perspectives.model.documents import Role
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.basket import Quote
    from perspectives.desktop.workspace import Scene
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project


class QuoteEditor(QDialog):
    """Original at the left, translation at the right, the note below; one edit when accepted."""

    written = Signal(object)
    """Carries what makes the edit of a project."""

    def __init__(self, scene: Scene, quote: Quote, parent: QWidget) -> None:
        super().__init__(parent)
        self.quote = quote
        self.setWindowTitle(_("Note and translation"))
        font = Typography(16.0).style(Role.PARAGRAPH).font
        self.original, self.translation = QPlainTextEdit(), QPlainTextEdit()
        self.original.setPlainText("\n\n".join(words_of(scene, row) for row in quote.passages))
        self.original.setReadOnly(True)
        self.original.setTabChangesFocus(True)
        self.translation.setTabChangesFocus(True)
        self.translation.setPlainText(quote.pin.translation)
        self.note = QPlainTextEdit(quote.pin.note)
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(110)
        for field in (self.original, self.translation):
            field.setFont(font)
        names = [name for row in quote.passages if (name := foreign_language(scene, row))]
        original = _("Original in {language}").format(language=names[0]) if names else _("Original")
        heads = (original, _("Your translation"))
        grid = QGridLayout()
        for column, (words, field) in enumerate(
            zip(heads, (self.original, self.translation), strict=True)
        ):
            field.setAccessibleName(words)
            grid.addWidget(QLabel(words), 0, column)
            grid.addWidget(field, 1, column)
        self.note.setAccessibleName(_("Note"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        head = QLabel(heading(scene, quote))
        head.setWordWrap(True)
        column.addWidget(head)
        column.addLayout(grid, 1)
        column.addWidget(QLabel(_("Note")))
        column.addWidget(self.note)
        column.addWidget(buttons)
        self.resize(760, 480)
        (self.translation if names else self.note).setFocus()

    def accept(self) -> None:
        """Ask for the edit."""
        note = self.note.toPlainText().strip()
        translation = self.translation.toPlainText().strip()
        target = self.quote.pin.target

        def edit(project: Project) -> Edit:
            from perspectives.model.annotating import pin

            return pin(project, target, note=note, translation=translation)

        self.written.emit(edit)
        super().accept()
