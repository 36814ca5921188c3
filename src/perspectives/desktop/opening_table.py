"""A table of which Enter opens the current cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class OpeningTable(QTableView):
    """Emits `opened` for Enter, `asked` for letters in `letters`; other keys are the table's own.

    Letters do not search in the table then: single keys ask for something (CONTRACT.md, Keys).
    """

    opened = Signal()
    asked = Signal(str)
    letters = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter, ask at a letter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        if event.text() and event.text().upper() in self.letters and not event.modifiers():
            self.asked.emit(event.text().upper())
            return
        super().keyPressEvent(event)
