"""Chips at the edges of a pane for counterparts that are out of sight."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from perspectives.model.documents import DocumentId, PassageId, document_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.marks import Light
    from perspectives.desktop.theme import Theme
    from perspectives.model.spans import Span

HEIGHT = 26
"""Tall enough to be hit (WCAG 2.5.8 asks for 24)."""

SIDE = 10
"""Pixels between a chip and the edges of its pane."""


def sought(light: Light, document: DocumentId) -> list[PassageId]:
    """The passages a reader would look for in a text, in any order.

    The counterparts of the active passage, or that passage itself; without one, the passages on
    the lit topics.
    """
    if light.active:
        group = (light.active, *light.answers)
        return [row for row in group if document_of(row) == document]
    lit = (row for topic in light.lit for row in light.lookup.tagged(document, topic))
    known = light.lookup.passages
    found = (row for row in light.found.of(document) if row in known)
    return list(dict.fromkeys((*found, *lit)))


def beyond(starts: Sequence[int], seen: Span) -> tuple[Sequence[int], Sequence[int]]:
    """Of passages that start at sorted `starts` those that begin before and after `seen`."""
    return starts[: bisect_left(starts, seen.start)], starts[bisect_left(starts, seen.end) :]


class EdgeChip(QAbstractButton):
    """How many counterparts lie beyond one edge, and how the nearest begins.

    Click: the nearest. Shift+click: the furthest. Wheel: one after the other.
    """

    asked = Signal(int, bool)
    """Bring one into view: towards the start (-1) or end (1) of the text; the furthest or not."""

    def __init__(self, theme: Theme, parent: QWidget, direction: int) -> None:
        super().__init__(parent)
        self.theme = theme
        self.direction = direction
        self.words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_words(self, words: str, area: QRect) -> None:
        """Show `words` at the edge of `area`; "" hides the chip."""
        if not words:
            self.hide()
            return
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()
        width = min(area.width() - 2 * SIDE, self.fontMetrics().horizontalAdvance(words) + 44)
        x = area.left() + (area.width() - width) // 2
        y = area.top() + 4 if self.direction < 0 else area.bottom() - HEIGHT - 3
        self.setGeometry(x, y, max(60, width), HEIGHT)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with an arrow and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        is_hot = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(theme.focus if is_hot else theme.control, 2 if is_hot else 1))
        painter.setBrush(theme.chrome)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, HEIGHT / 2 - 1, HEIGHT / 2 - 1)
        painter.setPen(theme.text)
        place = QRect(26, 0, self.width() - 38, self.height())
        shown = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        arrow = QRect(8, 0, 18, self.height())
        painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, "↑" if self.direction < 0 else "↓")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nearest, or furthest with Shift."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.asked.emit(self.direction, _is_shifted(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self.direction, _is_shifted(event))
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step from one to the next."""
        if event.angleDelta().y():
            self.asked.emit(-1 if event.angleDelta().y() > 0 else 1, False)
        event.accept()


def _is_shifted(event: QMouseEvent | QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
