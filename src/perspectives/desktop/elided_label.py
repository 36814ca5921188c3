"""A line of words that ends in an ellipsis where there is no room; hovering tells all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

LEAST_CHARACTERS = 12
"""What is shown at the least: under that, an ellipsis says nothing."""


class ElidedLabel(QLabel):
    """Screen readers are given all of its words."""

    def setText(self, words: str) -> None:
        """Show these words, as many as there is room for."""
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits, in the palette's ink."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside = self.contentsRect()
        right = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.text(), right, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
