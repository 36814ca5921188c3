"""A flat outlined button in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.theme import Theme


ARROW = 16
"""Logical pixels for the arrow of a button that opens a menu.

It is drawn: as a letter it would load another font before the first paint.
"""


class FlatButton(QAbstractButton):
    """Words in a rounded outline; 26 pixels high, wide enough for its words.

    `opens_menu` puts an arrow behind them.
    """

    def __init__(
        self, words: str, theme: Theme, parent: QWidget | None = None, *, opens_menu: bool = False
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.arrow = ARROW if opens_menu else 0
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, 26 high."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 22 + self.arrow
        return QSize(max(28, width), max(26, self.fontMetrics().height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline, words, and a ring where it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_chosen = self.isChecked()
        is_hot = self.underMouse() or self.isDown() or is_chosen
        painter.setPen(QPen(theme.accent if is_hot else theme.control, 2 if is_chosen else 1))
        painter.setBrush(theme.chrome if self.isDown() else theme.page)
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.text if self.isEnabled() else theme.control)
        words = self.rect().adjusted(0, 0, -self.arrow, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.arrow:
            x, y = box.right() - ARROW, box.center().y()
            painter.setPen(QPen(painter.pen().color(), 1.4))
            painter.drawPolyline([QPointF(x, y - 2), QPointF(x + 4, y + 2), QPointF(x + 8, y - 2)])
