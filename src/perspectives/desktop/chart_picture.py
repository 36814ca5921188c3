"""Paints a chart's drawing, only the shapes in view: a chart of 200 texts scrolls freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from perspectives.reporting.svg import Bars, Drawing, Line, Rect, Shape, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PRINT_SCALE = 2
"""Pixels of a saved PNG for each pixel of the drawing: sharp on paper at twice its screen size."""

LONGEST_SIDE = 16_000
"""Pixels of a saved picture's longer side: larger ones most programs refuse to open."""


class Picture(QWidget):
    """Shows one drawing at its own size."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self._extents: list[tuple[float, float]] = []
        self._brush = Brush()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing`; its title is read to those who do not see it."""
        self._drawing = drawing
        self._extents = [shape.extent for shape in drawing.shapes]
        self.setFixedSize(round(drawing.width), round(drawing.height))
        self.setAccessibleName(drawing.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes that are in view."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        clip = event.rect()
        top, bottom = clip.top() - 1, clip.bottom() + 1
        painter.fillRect(clip, QColor(self._drawing.colours.page))
        extents = self._extents
        for place, shape in enumerate(self._drawing.shapes):
            if extents[place][0] <= bottom and extents[place][1] >= top:
                self._brush.paint(painter, shape)
        painter.end()


class Brush:
    """Paints shapes; fonts and colours are made once."""

    def __init__(self) -> None:
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}

    def paint(self, painter: QPainter, shape: Shape) -> None:
        """Paint one shape."""
        if isinstance(shape, Text):
            self._text(painter, shape)
        elif isinstance(shape, Rect):
            self._rect(painter, shape)
        elif isinstance(shape, Line):
            painter.setPen(QPen(self._colour(shape.colour), 1))
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        else:
            self._bars(painter, shape)

    def _bars(self, painter: QPainter, shape: Bars) -> None:
        colour = self._colour(shape.fill)
        for x, wide, tall in shape.bars:
            painter.fillRect(QRectF(x, shape.y - tall, wide, tall), colour)

    def _rect(self, painter: QPainter, shape: Rect) -> None:
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        if not shape.outline and not shape.radius:
            painter.fillRect(box, self._colour(shape.fill))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(Qt.PenStyle.NoPen)
        if shape.outline:
            pen = QPen(self._colour(shape.outline), 1)
            if shape.is_dashed:
                pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self._colour(shape.fill))
        painter.drawRoundedRect(box, shape.radius, shape.radius)

    def _text(self, painter: QPainter, shape: Text) -> None:
        font, metrics = self._font(shape.size, shape.is_bold)
        painter.setFont(font)
        painter.setPen(self._colour(shape.colour))
        x = shape.x
        if shape.anchor != "start":
            wide = metrics.horizontalAdvance(shape.words)
            x -= wide / 2 if shape.anchor == "middle" else wide
        painter.drawText(QPointF(x, shape.y), shape.words)

    def _colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(name)
        return found

    def _font(self, size: float, is_bold: bool) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get((size, is_bold))
        if found is None:
            font = QFont(QApplication.font().families())
            font.setPixelSize(round(size))
            if is_bold:
                font.setWeight(QFont.Weight.DemiBold)
            found = self._fonts[size, is_bold] = (font, QFontMetricsF(font))
        return found


def png_of(drawing: Drawing) -> bytes:
    """The bytes of a PNG of a drawing at twice its size, or as large as pictures may be."""
    scale = min(PRINT_SCALE, LONGEST_SIDE / max(drawing.width, drawing.height, 1))
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(drawing.colours.page))
    painter = QPainter(image)
    painter.scale(scale, scale)
    brush = Brush()
    for shape in drawing.shapes:
        brush.paint(painter, shape)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
