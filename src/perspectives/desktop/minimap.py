"""A text at a glance, 14 pixels wide: where it is tagged, what is lit, what is in view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from perspectives.desktop.overview import (
    LEAST_MARK,
    Scale,
    group_runs,
    lit_runs,
    paint_quiet,
    paint_runs,
    quiet_runs,
    scale_of_view,
)
from perspectives.desktop.theme import Theme, mixed
from perspectives.model.documents import PassageId
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from perspectives.desktop.document_pane import DocumentPane
    from perspectives.desktop.marks import Legend, Light
    from perspectives.desktop.workspace import Scene

WIDTH = 14

LEAST_BOX = 12
"""Pixels that the view box is tall at least, so that it can be taken hold of."""

LEAST_SHRINKING = 3
"""The map is this many times smaller than the text at least: short texts have short maps."""

AFRESH = 16
"""How often, in parts of the text, the map is drawn anew while heights are still measured."""


class Minimap(QWidget):
    """The map of one pane: click jumps, drag scrolls, arrows step from mark to mark."""

    stepped = Signal(str)
    """A passage that the arrow keys reached."""

    def __init__(self, pane: DocumentPane, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.theme = theme
        self.scene: Scene | None = None
        self.light: Light | None = None
        self.legend: Legend | None = None
        self._scale = Scale(list)
        self._scale_key: object = None
        self._map: QPixmap | None = None
        self._map_key: object = None
        self._quiet: QPixmap | None = None
        self._quiet_key: object = None
        self._grip: float | None = None
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        title = pane.text_document.title
        self.setAccessibleName(_("Overview of {title}").format(title=title))
        pane.moved.connect(self.update)

    def show_light(self, light: Light, legend: Legend) -> None:
        """Show what is lit."""
        if light is not self.light or legend is not self.legend:
            self.light, self.legend = light, legend
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.update()

    def scale(self) -> Scale:
        """The scale for the map's height, made anew when the text is laid out otherwise."""
        lines = self.pane.lines
        measured = lines.unmeasured * AFRESH // max(1, lines.heights.count)
        key = (self.height(), lines.generation, measured, lines.unmeasured == 0)
        if key != self._scale_key:
            self._scale_key = key
            self._scale = scale_of_view(self.pane, self.length())
        return self._scale

    def length(self) -> int:
        """How much of the widget's height the map takes."""
        return max(1, min(self.height(), round(self.pane.lines.heights.total / LEAST_SHRINKING)))

    def view_box(self) -> QRectF:
        """The part that is in view, in the map's pixels."""
        lines, height = self.pane.lines, self.length()
        total = max(1.0, lines.heights.total)
        seen = min(height, max(LEAST_BOX, self.pane.viewport().height() / total * height))
        top = (self.pane.scroll_y - lines.padding) / total * height
        return QRectF(0, max(0.0, min(top, height - seen)), self.width(), seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the map, then paint the active marks and the view box."""
        painter = QPainter(self)
        light, legend = self.light, self.legend
        if light is None or legend is None:
            return
        scale = self.scale()
        ratio = self.devicePixelRatioF()
        key = (self._scale_key, light.lookup, light.lit, light.found, self.theme, legend, ratio)
        if self._map is None or key != self._map_key:
            self._map_key = key
            self._map = self._draw_map(light, legend, scale, ratio)
        painter.drawPixmap(0, 0, self._map)
        document = self.pane.text_document.id
        runs = group_runs(light, document, scale, legend, self.theme)
        paint_runs(painter, runs, self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_focused = self.hasFocus()
        colour = self.theme.focus if is_focused else self.theme.text
        painter.setPen(QPen(colour, 2 if is_focused else 1.25))
        painter.drawRoundedRect(self.view_box().adjusted(1, 1, -1, -1), 3, 3)

    def _draw_map(self, light: Light, legend: Legend, scale: Scale, ratio: float) -> QPixmap:
        """The map with the lit topics on it; the quiet marks below are drawn once."""
        key = (self._scale_key, light.lookup, self.theme, ratio)
        if self._quiet is None or key != self._quiet_key:
            self._quiet_key = key
            self._quiet = self._draw_quiet(light, scale, ratio)
        if not light.lit and not light.found.passages:
            return self._quiet
        pixmap = QPixmap(self._quiet)
        painter = QPainter(pixmap)
        runs = lit_runs(light, self.pane.text_document.id, scale, legend, self.theme)
        paint_runs(painter, runs, self.rect().adjusted(2, 0, -2, 0))
        painter.end()
        return pixmap

    def _draw_quiet(self, light: Light, scale: Scale, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(self.width() * ratio), round(max(1, self.height()) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.theme.page)
        painter = QPainter(pixmap)
        track = self.rect().adjusted(1, 0, -1, 0)
        if not self.theme.is_high_contrast:
            painter.fillRect(track, mixed(self.theme.line, self.theme.page, 0.4))
        runs = quiet_runs(light.lookup, self.pane.text_document.id, scale)
        paint_quiet(painter, runs, self.rect(), self.theme)
        painter.end()
        return pixmap

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view box, or jump there."""
        box = self.view_box()
        y = event.position().y()
        self._grip = y - box.top() if box.top() <= y <= box.bottom() else box.height() / 2
        if not box.top() <= y <= box.bottom():
            self._drag(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the box."""
        if self._grip is not None:
            self._drag(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step to the next mark: lit ones, or any tagged passage where none is lit."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            passage = self._next_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            if passage:
                self.stepped.emit(passage)
            return
        super().keyPressEvent(event)

    def marks(self) -> list[PassageId]:
        """The passages that arrows step through, in reading order."""
        if self.light is None:
            return []
        document, lookup = self.pane.text_document.id, self.light.lookup
        rows = lookup.content_of(document)
        lit = {row for topic in self.light.lit for row in lookup.tagged(document, topic)}
        lit.update(self.light.found.of(document))
        group = lit or {self.light.active, *self.light.answers}
        chosen = [row.id for row in rows if row.id in group]
        return chosen or [row.id for row in rows if lookup.taggings_of(row.id)]

    def mark_box(self, passage: PassageId) -> QRect:
        """Where the mark of a passage stands in the map."""
        row = self.light.lookup.passages.get(passage) if self.light else None
        first, last = self.scale().pixels(row.span) if row else (0, 0)
        return QRect(0, first, self.width(), max(LEAST_MARK, last - first + 1))

    def _next_mark(self, step: int) -> PassageId:
        marks = self.marks()
        rows = [self.pane.rows.row_of(passage) for passage in marks]
        eye = self.pane.lines.row_at(self.pane.scroll_y + self.pane.eye)
        if self.light and self.light.active in marks:
            eye = rows[marks.index(self.light.active)]
        place = bisect_right(rows, eye) if step > 0 else bisect_left(rows, eye) - 1
        return marks[place] if 0 <= place < len(marks) else PassageId("")

    def _drag(self, y: float) -> None:
        lines, height = self.pane.lines, self.length()
        top = (y - (self._grip or 0.0)) / height * lines.heights.total + lines.padding
        self.pane.scroll_by(top - self.pane.scroll_y)
