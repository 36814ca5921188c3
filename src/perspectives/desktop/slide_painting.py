"""A slide's drawing to a painter: wall, preview and PDF alike."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from perspectives.desktop.typesetting import draw_text
from perspectives.model.palette import LineStyle
from perspectives.reporting.slides import Box, Figure, Rule, Sign, Text

if TYPE_CHECKING:
    from perspectives.reporting.slides import Slide

SHADE = 0.72
"""How dark it is outside the spotlight: the words there are still told from the ground."""

SPOT = 0.16
"""Radius of the spotlight in parts of the wall's height: three lines of ordinary text."""


def paint_slide(painter: QPainter, rect: QRectF, slide: Slide) -> None:
    """Paint a slide into `rect`, as large as fits, in its middle; bars beside it are left alone."""
    scale = min(rect.width() / slide.width, rect.height() / slide.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(
        rect.x() + (rect.width() - slide.width * scale) / 2,
        rect.y() + (rect.height() - slide.height * scale) / 2,
    )
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, slide.width, slide.height), QColor(slide.ground))
    for item in slide.items:
        match item:
            case Text():
                draw_text(painter, item, draw_rule)
            case Box():
                _draw_box(painter, item)
            case Rule():
                draw_rule(painter, item)
            case Sign():
                draw_sign(painter, item)
    painter.restore()


def paint_spotlight(painter: QPainter, rect: QRectF, x: float, y: float) -> None:
    """Darken all of `rect` but a circle around the place (x, y), given in parts of it."""
    shade = QPainterPath()
    shade.addRect(rect)
    radius = rect.height() * SPOT
    shade.addEllipse(
        QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()), radius, radius
    )
    dark = QColor("#000000")
    dark.setAlphaF(SHADE)
    painter.save()
    painter.setClipRect(rect)
    painter.fillPath(shade, dark)
    painter.restore()


def draw_rule(painter: QPainter, rule: Rule) -> None:
    """Draw a straight line in its style; `width` is the weight of a solid one."""
    colour, width = QColor(rule.colour), max(1.0, rule.width)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    start, end = QPointF(rule.x, rule.y), QPointF(rule.to_x, rule.to_y)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match rule.style:
        case LineStyle.DASHED:
            pen.setDashPattern([3.0, 1.6])
        case LineStyle.DOTTED:
            pen.setDashPattern([1.0, 1.2])
        case LineStyle.DASH_DOT:
            pen.setDashPattern([3.0, 1.2, 1.0, 1.2])
        case LineStyle.DOUBLE:
            pen.setWidthF(max(1.0, width * 0.45))
            painter.setPen(pen)
            across = width * 0.55
            flat = abs(rule.to_x - rule.x) >= abs(rule.to_y - rule.y)
            shift = QPointF(0, across) if flat else QPointF(across, 0)
            painter.drawLine(start - shift, end - shift)
            painter.drawLine(start + shift, end + shift)
            return
        case LineStyle.WAVY:
            pen.setWidthF(max(1.0, width * 0.6))
            painter.setPen(pen)
            painter.drawPath(_wave(start, end, width))
            return
        case _:
            pass
    painter.setPen(pen)
    painter.drawLine(start, end)


def draw_sign(painter: QPainter, sign: Sign) -> None:
    """Draw the shape of a stance: ▲ ▼ ◆ ○, or ∅ for silence."""
    colour = QColor(sign.colour)
    box = QRectF(sign.x, sign.y, sign.size, sign.size)
    middle = box.center()
    radius = sign.size * 0.42
    if sign.figure in (Figure.NEUTRAL, Figure.SILENT):
        pen = QPen(colour, max(1.5, sign.size * 0.09))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = radius * 0.85
        painter.drawEllipse(middle, ring, ring)
        if sign.figure is Figure.SILENT:
            reach = radius * 1.05
            painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
        return
    turns = {Figure.FOR: (3, -90), Figure.AGAINST: (3, 90), Figure.MIXED: (4, 0)}
    corners, first = turns[sign.figure]
    path = QPainterPath()
    for at in range(corners):
        angle = math.radians(first + at * 360 / corners)
        point = middle + QPointF(math.cos(angle), math.sin(angle)) * (radius * 1.1)
        if at:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    painter.fillPath(path, colour)


def _draw_box(painter: QPainter, box: Box) -> None:
    half = box.stroke_width / 2
    rect = QRectF(box.x, box.y, box.width, box.height).adjusted(half, half, -half, -half)
    painter.setBrush(QColor(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    pen = QPen(Qt.PenStyle.NoPen)
    if box.stroke:
        pen = QPen(QColor(box.stroke), box.stroke_width)
        if box.is_dashed:
            pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawRoundedRect(rect, box.radius, box.radius)


def _wave(start: QPointF, end: QPointF, width: float) -> QPainterPath:
    """A wave along a level or upright line; its ends are the line's own."""
    path = QPainterPath(start)
    length = math.hypot(end.x() - start.x(), end.y() - start.y())
    steps = max(2, round(length / (width * 1.6)))
    along = (end - start) / steps
    across = QPointF(-along.y(), along.x()) / (math.hypot(along.x(), along.y()) or 1.0)
    for at in range(steps):
        begin = start + along * at
        side = width * 1.1 * (1 if at % 2 else -1)
        path.quadTo(begin + along / 2 + across * side, begin + along)
    return path
