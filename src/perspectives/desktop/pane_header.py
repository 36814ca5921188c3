"""The line over a pane: number, title, who and when, and the menu of what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from perspectives.desktop.flat_button import FlatButton
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from perspectives.desktop.theme import Theme

HEIGHT = 46
"""Two lines of the window's font at 10 pt with air; grows with a larger font."""

DISC = 24


def header_height(font: QFont) -> int:
    """How tall headers are: alike over panes, gutters and strips."""
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return max(HEIGHT, round(size * 3.3))


class PaneHeader(QWidget):
    """Number disc, title, facts or state, and the picker."""

    chosen_as_reference = Signal()
    """The title was double-clicked: make this text the reference."""

    dragged = Signal(QPoint)
    """The header was dropped at a global point, to move its pane."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.number = ""
        self.facts = ""
        self.note = ""
        self.is_reference = False
        self.is_leading = False
        self.theme = theme
        self._pressed: QPoint | None = None
        self.picker = FlatButton("", theme, self, opens_menu=True)
        self.setFixedHeight(header_height(self.font()))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.picker.set_theme(theme)
        self.update()

    def show_facts(
        self, number: str, facts: str, note: str, *, is_reference: bool, is_leading: bool
    ) -> None:
        """Show a number, the facts of the text, and how it stands to the active passage."""
        new = (number, facts, note, is_reference, is_leading)
        old = (self.number, self.facts, self.note, self.is_reference, self.is_leading)
        if new == old:
            return
        self.number, self.facts, self.note, self.is_reference, self.is_leading = new
        kind = _("Reference") if is_reference else _("Text {number}").format(number=number)
        self.setAccessibleName(". ".join(row for row in (kind, self.title, facts, note) if row))
        self.update()

    def set_picker(self, words: str, name: str) -> None:
        """What the picker says, and its name for screen readers."""
        if words != self.picker.text():
            self.picker.setText(words)
            self._place_picker()
        self.picker.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picker at the right."""
        super().resizeEvent(event)
        self._place_picker()

    def _place_picker(self) -> None:
        size = self.picker.sizeHint()
        x = self.width() - size.width() - 12
        self.picker.setGeometry(QRect(QPoint(x, (self.height() - size.height()) // 2), size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, two lines of words, hairline; an accent line where a person acts."""
        painter = QPainter(self)
        theme, height = self.theme, self.height()
        painter.fillRect(self.rect(), theme.page)
        painter.fillRect(QRect(0, height - 1, self.width(), 1), theme.line)
        if self.is_leading:
            painter.fillRect(QRect(0, height - 2, self.width(), 2), theme.accent)
        paint_disc(painter, QRectF(14, (height - DISC) / 2, DISC, DISC), self.number, theme)
        left = 14 + DISC + 10
        room = self.picker.x() - left - 8
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        lines = self.fontMetrics().height()
        top = (height - 2 * lines) // 2 - 1
        painter.setFont(bold)
        painter.setPen(theme.text)
        _draw_elided(painter, QRect(left, top, room, lines), self.title)
        painter.setFont(self.font() if not self.note else bold)
        painter.setPen(theme.text if self.note else theme.muted)
        box = QRect(left, top + lines, room, lines)
        _draw_elided(painter, box, self.note or self.facts, is_small=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Make this text the reference."""
        self._pressed = None
        self.chosen_as_reference.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the begin of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the pane is being dragged."""
        if self._pressed is not None and self._is_dragged(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the pane where the pointer is."""
        if self._pressed is not None and self._is_dragged(event):
            self.dragged.emit(event.globalPosition().toPoint())
        self._pressed = None
        self.unsetCursor()

    def _is_dragged(self, event: QMouseEvent) -> bool:
        way = event.position().toPoint() - (self._pressed or QPoint())
        return way.manhattanLength() >= QApplication.startDragDistance()


def paint_disc(painter: QPainter, box: QRectF, number: str, theme: Theme) -> None:
    """The numbered ring of a text."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.text, 1.25))
    painter.setBrush(theme.page)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
    painter.restore()


def _draw_elided(painter: QPainter, box: QRect, words: str, *, is_small: bool = False) -> None:
    if is_small:
        font = QFont(painter.font())
        size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
        font.setPixelSize(max(11, round(size * 0.9)))
        painter.setFont(font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
