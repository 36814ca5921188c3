"""A table whose rows in sight are as high as their words; to measure all takes too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from perspectives.desktop.roomy_rows import Roomy

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

MOST_IN_SIGHT = 60
"""Rows measured at once: more than a tall screen shows."""


class FittingTable(QTableView):
    """Whole rows are selected; Enter emits `opened`. Call `fit` after the model has changed."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setItemDelegate(Roomy(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self.fit())
        self.verticalScrollBar().valueChanged.connect(lambda _at: self.fit())

    def fit(self) -> None:
        """Make the rows in sight as high as their words."""
        model = self.model()
        if model is None or not self.isVisible():
            return
        first = max(0, self.rowAt(0))
        for row in range(first, min(first + MOST_IN_SIGHT, model.rowCount())):
            if self.rowViewportPosition(row) > self.viewport().height():
                break
            self.resizeRowToContents(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter; every other key is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self.fit()
