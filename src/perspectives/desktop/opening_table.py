"""A table of which Enter opens the current cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class OpeningTable(QTableView):
    """Emits `opened` for Enter; every other key is the table's own."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)
