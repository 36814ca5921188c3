"""Fields that take what is written when they are left, and leave Undo to others once it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Line(QLineEdit):
    """A line of text. With nothing of its own to undo, Ctrl+Z undoes the last step of the project.

    Qt's own line claims the key always.
    """

    def event(self, event: QEvent) -> bool:
        """Claim Undo and Redo only where there is something to undo or redo here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_idle = event.matches(UNDO) and not self.isUndoAvailable()
            if is_idle or (event.matches(REDO) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)


class Prose(QPlainTextEdit):
    """A few lines of text that say when the person is done with them."""

    left = Signal()

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere: what is written counts."""
        super().focusOutEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Claim Undo and Redo only where there is something to undo or redo here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            words = self.document()
            is_idle = event.matches(UNDO) and not words.isUndoAvailable()
            if is_idle or (event.matches(REDO) and not words.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)
