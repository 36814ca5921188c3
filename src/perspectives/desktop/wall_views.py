"""Small views of the wall for the console: what is on it now, and the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from perspectives.desktop.wall_picture import paint_picture

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from perspectives.desktop.theme import Theme
    from perspectives.desktop.wall_picture import Picture


class WallView(QWidget):
    """A picture of the wall in the wall's proportions; `is_live` frames it in the accent.

    `pointed` tells where the pointer is in it, in parts of the wall (0..1); `left` that it went.
    """

    pointed = Signal(float, float)
    left = Signal()

    def __init__(self, name: str, look: Theme, *, is_live: bool) -> None:
        super().__init__()
        self.look, self.is_live = look, is_live
        self.picture: Picture | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(is_live)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(160, 90)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture; None leaves the view empty."""
        if picture != self.picture:
            self.picture = picture
            page = picture.page if picture else None
            self.setAccessibleDescription(page.title if page else "")
            self.update()

    def _proportion(self) -> float:
        look = self.picture.look if self.picture else None
        return look.height / look.width if look else 9 / 16

    def fit(self, width: int, most_height: int) -> None:
        """Be as high as the wall is at this width, but not higher than this."""
        self.setFixedHeight(max(90, min(most_height, round(width * self._proportion()))))

    def frame(self) -> QRectF:
        """Where the wall is painted: the largest box in its proportions, at the left."""
        width = min(float(self.width()), self.height() / self._proportion())
        return QRectF(0, 0, width, width * self._proportion()).adjusted(2, 2, -2, -2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall and its frame."""
        painter = QPainter(self)
        box = self.frame()
        if self.picture is None:
            painter.fillRect(box, self.look.chrome)
        else:
            painter.save()
            painter.setClipRect(box)
            paint_picture(painter, box, self.picture)
            painter.restore()
        ink = self.look.accent if self.is_live else self.look.control
        painter.setPen(QPen(ink, 2 if self.is_live else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point on the wall from here."""
        box, place = self.frame(), event.position()
        if box.contains(place):
            x, y = place.x() - box.x(), place.y() - box.y()
            self.pointed.emit(x / box.width(), y / box.height())
        else:
            self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Point no more."""
        self.left.emit()
