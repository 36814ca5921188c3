"""Check boxes and pickers whose outline is seen in every theme."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

LEAST_TARGET = 24
"""Height in logical pixels of what is clicked (WCAG 2.2, 2.5.8)."""


class CheckBox(QCheckBox):
    """As Qt's; the Fusion style draws the outline darker than the window, unseen on a dark one."""

    def sizeHint(self) -> QSize:
        """As Qt's, and never too low to be hit."""
        return super().sizeHint().expandedTo(QSize(0, LEAST_TARGET))

    def minimumSizeHint(self) -> QSize:
        """As it is meant."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an outline of 3:1 around the box."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class ComboBox(QComboBox):
    """As Qt's, with an outline of 3:1 where it does not have the keyboard's ring."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline."""
        super().paintEvent(event)
        if self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
