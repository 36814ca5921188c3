"""Ready-made pictures of line styles, letter chips and badges: painting only copies them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap

from perspectives.desktop.theme import Ink, LineStyle, Theme
from perspectives.model.states import State

if TYPE_CHECKING:
    from perspectives.desktop.typography import Typography

STRIP = 1600
"""Width of a ready-made line in logical pixels: a full column at 40 px in one piece."""

DASHES = {
    LineStyle.DASHED: ((5, 3), (6, 4)),
    LineStyle.DOTTED: ((1.5, 2.5), (2, 3)),
    LineStyle.DASH_DOT: ((6, 2.5, 1.5, 2.5), (7, 3, 2, 3)),
}
"""Lengths on and off, in pixels at 17 px text, of a thin and of a thick line."""


class Inks:
    """Pictures for one theme, text size and screen scale, made when first asked for.

    `scale` grows lines with the text: 1 up to 25 px, 2 above.
    """

    def __init__(self, theme: Theme, typography: Typography, ratio: float) -> None:
        self.theme = theme
        self.typography = typography
        self.ratio = ratio
        self.scale = max(1, round(typography.text_px / 17))
        self._lines: dict[object, QPixmap] = {}
        self._chips: dict[object, QPixmap] = {}

    def thickness(self, style: LineStyle, *, is_thick: bool) -> int:
        """Height of a line of `style` in logical pixels."""
        thin, thick = {LineStyle.DOUBLE: (3, 4), LineStyle.WAVY: (3, 4)}.get(style, (1, 2))
        return (thick if is_thick else thin) * self.scale

    def line(self, ink: Ink, *, is_thick: bool) -> QPixmap:
        """A strip of the topic's line, STRIP logical pixels long."""
        key = (ink.style, ink.stroke.rgb(), is_thick)
        strip = self._lines.get(key)
        if strip is None:
            strip = self._lines[key] = self._draw_line(ink.style, ink.stroke, is_thick)
        return strip

    def chip(self, letter: str, ink: Ink, state: State, *, is_filled: bool) -> QPixmap:
        """The letter of a topic in its box; a disc or diamond at its corner tells who set it."""
        key = (letter, ink.stroke.rgb(), state, is_filled)
        chip = self._chips.get(key)
        if chip is None:
            chip = self._chips[key] = self._draw_chip(letter, ink, state, is_filled)
        return chip

    def badge(self, number: str, colour: QColor) -> QPixmap:
        """A disc with the number of the active passage."""
        key = (number, colour.rgb())
        badge = self._chips.get(key)
        if badge is None:
            badge = self._chips[key] = self._draw_badge(number, colour)
        return badge

    def _blank(self, width: int, height: int) -> QPixmap:
        pixmap = QPixmap(ceil(width * self.ratio), ceil(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _draw_line(self, style: LineStyle, colour: QColor, is_thick: bool) -> QPixmap:
        height = self.thickness(style, is_thick=is_thick)
        pixmap = self._blank(STRIP, height)
        painter = QPainter(pixmap)
        if style is LineStyle.SOLID:
            painter.fillRect(QRectF(0, 0, STRIP, height), colour)
        elif style is LineStyle.DOUBLE:
            each = height / 4 if is_thick else height / 3
            painter.fillRect(QRectF(0, 0, STRIP, each), colour)
            painter.fillRect(QRectF(0, height - each, STRIP, each), colour)
        elif style is LineStyle.WAVY:
            _draw_wave(painter, colour, height, 1.5 if is_thick else 1.0)
        else:
            _draw_dashes(painter, colour, height, [x * self.scale for x in DASHES[style][is_thick]])
        painter.end()
        return pixmap

    def _draw_chip(self, letter: str, ink: Ink, state: State, is_filled: bool) -> QPixmap:
        side = self.typography.chip
        pixmap = self._blank(side, side)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = 1.5 if side < 24 else 2.0
        box = QRectF(pen / 2, pen / 2, side - pen, side - pen)
        painter.setPen(QPen(ink.stroke, pen))
        painter.setBrush(ink.stroke if is_filled else self.theme.page)
        painter.drawRoundedRect(box, side * 0.22, side * 0.22)
        painter.setPen(ink.on_stroke if is_filled else ink.stroke)
        painter.setFont(_label_font(side * (0.66 if len(letter) == 1 else 0.5)))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letter)
        if state in (State.CONFIRMED, State.MANUAL):
            _draw_state(painter, side, state, ink.stroke, self.theme.page)
        painter.end()
        return pixmap

    def _draw_badge(self, number: str, colour: QColor) -> QPixmap:
        side = self.typography.chip + 2
        pixmap = self._blank(side, side)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.25))
        painter.setBrush(self.theme.page)
        painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        painter.setFont(_label_font(side * (0.62 if len(number) < 3 else 0.46)))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, number)
        painter.end()
        return pixmap


_KEPT: dict[object, Inks] = {}


def inks(theme: Theme, typography: Typography, ratio: float) -> Inks:
    """The pictures for a theme, text size and scale; the last eight sets are kept."""
    key = (id(theme), typography.text_px, ratio)
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= 8:
            del _KEPT[next(iter(_KEPT))]
        found = _KEPT[key] = Inks(theme, typography, ratio)
    return found


def _label_font(size_px: float) -> QFont:
    font = QFont(QGuiApplication.font().families())
    font.setPixelSize(max(7, round(size_px)))
    font.setWeight(QFont.Weight.Bold)
    return font


def _draw_wave(painter: QPainter, colour: QColor, height: float, width: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, reach, step = height / 2, height - width, height
    path = QPainterPath(QPointF(0, middle))
    x, turn = 0.0, 1
    while x < STRIP:
        path.quadTo(x + step / 2, middle + turn * reach, x + step, middle)
        x, turn = x + step, -turn
    painter.setPen(QPen(colour, width))
    painter.drawPath(path)


def _draw_dashes(painter: QPainter, colour: QColor, height: float, lengths: list[float]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, place = 0.0, 0
    while x < STRIP:
        length = lengths[place % len(lengths)]
        if place % 2 == 0:
            painter.fillRect(QRectF(x, 0, length, height), colour)
        x += length
        place += 1


def _draw_state(painter: QPainter, side: int, state: State, colour: QColor, ground: QColor) -> None:
    radius = side * 0.19
    centre = QPointF(side - radius - 0.5, side - radius - 0.5)
    painter.setPen(QPen(ground, 1))
    painter.setBrush(colour)
    if state is State.CONFIRMED:
        painter.drawEllipse(centre, radius, radius)
        return
    path = QPainterPath(centre + QPointF(0, -radius))
    for x, y in ((radius, 0), (0, radius), (-radius, 0)):
        path.lineTo(centre + QPointF(x, y))
    path.closeSubpath()
    painter.drawPath(path)
