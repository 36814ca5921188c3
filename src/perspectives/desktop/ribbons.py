"""The gap between two panes, in which the links between them are drawn.

A splitter handle: always exactly between its panes, so nothing has to be kept in step. It asks
both panes where passages stand each time it paints. Ribbons are decoration: the badges in the
margin say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSplitterHandle

from perspectives.desktop.pane_header import header_height
from perspectives.desktop.theme import Theme, mixed
from perspectives.desktop.wording import why
from perspectives.model.documents import PassageId, document_of
from perspectives.model.lookup import SIGNS
from perspectives.model.states import State
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QSplitter

    from perspectives.desktop.document_pane import DocumentPane
    from perspectives.desktop.marks import Light
    from perspectives.desktop.pane_frame import PaneFrame
    from perspectives.desktop.workspace import Scene
    from perspectives.model.comparison import Link
    from perspectives.model.topics import TopicId

WIDTH = 52

MOST_HAIRLINES = 12
"""Hairlines of lit topics in one gap; the rest is a number."""

SHARES = ((2 / 3, 1.0), (1 / 3, 0.7), (0.0, 0.45))
"""Score from which a band is filled with this share of its topic's tint."""

DISC = 20


class Band(NamedTuple):
    """A link as it is drawn: its shape and the heights of its ends in the gap's pixels."""

    link: Link
    left: tuple[float, float]
    right: tuple[float, float]
    path: QPainterPath

    @property
    def climb(self) -> float:
        """How far it goes up or down."""
        return abs(sum(self.left) - sum(self.right)) / 2


class RibbonHandle(QSplitterHandle):
    """Paints the links between the panes at its sides."""

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.scene: Scene | None = None
        self.light: Light | None = None
        self.theme: Theme | None = None
        self.bands: list[Band] = []
        self._shift = 0

    def show_scene(self, scene: Scene, light: Light, theme: Theme) -> None:
        """Draw the links of a scene, or draw again because a pane has moved."""
        top = 0 if theme is not self.theme else header_height(self.font())
        self.scene, self.light, self.theme = scene, light, theme
        self.update(QRect(0, top, self.width(), self.height()))

    def frames(self) -> tuple[PaneFrame, PaneFrame]:
        """The frames at the left and the right."""
        splitter = self.splitter()
        place = splitter.indexOf(self)
        left, right = splitter.widget(place - 1), splitter.widget(place)
        return cast("PaneFrame", left), cast("PaneFrame", right)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gap, then hairlines, outlines and bands, each above the one before."""
        painter = QPainter(self)
        scene, light, theme = self.scene, self.light, self.theme
        if scene is None or light is None or theme is None:
            return
        top = header_height(self.font())
        self._paint_gap(painter, theme, top, event.rect().top() < top)
        self.bands = []
        frame, other = self.frames()
        left, right = frame.pane, other.pane
        self._shift = frame.text_area().top()
        if not scene.view.shows_ribbons or not left.isVisible() or not right.isVisible():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, top, self.width(), self.height() - top)
        if light.lit:
            self._paint_hairlines(painter, light, scene, (left, right))
        if light.hover and light.hover != light.active:
            for band in self._bands(light.hover, light.echoes, left, right):
                painter.strokePath(band.path, QPen(self._ink(band.link)[0], 1.5))
        bands = self._bands(light.active, light.answers, left, right)
        bands.sort(key=lambda band: -band.climb)
        for band in bands:
            self._paint_band(painter, band, has_casing=len(bands) > 1)
        for band in bands:
            self._paint_sign(painter, band)
        self.bands = bands

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the gap, or say why two passages are linked."""
        super().mouseMoveEvent(event)
        if not event.buttons() and self.scene is not None:
            band = self.band_at(event.position())
            self.setToolTip(why(self.scene, band.link) if band else "")

    def band_at(self, point: QPointF) -> Band | None:
        """The uppermost band at a point."""
        for band in reversed(self.bands):
            if band.path.contains(point):
                return band
        return None

    def _paint_gap(self, painter: QPainter, theme: Theme, top: int, has_head: bool) -> None:
        width = self.width()
        painter.fillRect(QRect(0, top, width, self.height() - top), theme.chrome)
        if has_head:
            painter.fillRect(QRect(0, 0, width, top), theme.page)
            painter.fillRect(QRect(0, top - 1, width, 1), theme.line)
            painter.setPen(theme.muted)
            painter.drawText(QRect(0, 0, width, top), Qt.AlignmentFlag.AlignCenter, _("links"))
        for x in (0, width - 1):
            painter.fillRect(QRect(x, 0, 1, self.height()), theme.line)

    def _bands(
        self,
        passage: PassageId,
        links: dict[PassageId, Link],
        left: DocumentPane,
        right: DocumentPane,
    ) -> list[Band]:
        """The links of `passage` between the two panes whose ends are both on screen."""
        own = document_of(passage)
        is_left = own == left.text_document.id
        if not is_left and own != right.text_document.id:
            return []
        near, far = (left, right) if is_left else (right, left)
        here = self._extent(near, passage)
        if here is None:
            return []
        bands: list[Band] = []
        for other, link in links.items():
            if document_of(other) != far.text_document.id:
                continue
            there = self._extent(far, other)
            if there is not None:
                ends = (here, there) if is_left else (there, here)
                bands.append(Band(link, *ends, _band_path(self.width(), *ends)))
        return bands

    def _extent(self, pane: DocumentPane, passage: PassageId) -> tuple[float, float] | None:
        row = pane.rows.row_of(passage)
        if row not in pane.visible_rows():
            return None
        top, bottom = pane.extent(row)
        height = pane.viewport().height()
        if bottom <= 0 or top >= height:
            return None
        return max(0.0, top) + self._shift, min(float(height), bottom) + self._shift

    def _ink(self, link: Link) -> tuple[QColor, QColor]:
        """Stroke and tint of the topic that a link is drawn in."""
        assert self.light is not None
        assert self.theme is not None
        topics = [row for row in link.topics if row in self.light.lit] or list(link.topics)
        return self._topic_ink(topics[0]) if topics else (self.theme.accent, self.theme.line)

    def _topic_ink(self, topic: TopicId) -> tuple[QColor, QColor]:
        assert self.theme is not None
        legend = self.frames()[0].pane.lines.legend
        place = legend.of(topic) if legend else None
        if place is None:
            return self.theme.accent, self.theme.line
        ink = self.theme.ink(place.slot, place.place)
        return ink.stroke, ink.tint

    def _paint_band(self, painter: QPainter, band: Band, *, has_casing: bool) -> None:
        assert self.theme is not None
        stroke, tint = self._ink(band.link)
        if has_casing:
            painter.strokePath(band.path, QPen(self.theme.chrome, 5.5))
        if not self.theme.is_high_contrast:
            share = next(share for least, share in SHARES if band.link.score >= least)
            painter.fillPath(band.path, mixed(tint, self.theme.chrome, share))
        pen = QPen(stroke, 1.5)
        if band.link.state is State.PROPOSED:
            pen.setDashPattern([4, 2.5])
        for edge in _edges(self.width(), band.left, band.right):
            painter.strokePath(edge, pen)

    def _paint_sign(self, painter: QPainter, band: Band) -> None:
        assert self.theme is not None
        stroke, _ = self._ink(band.link)
        y = (sum(band.left) + sum(band.right)) / 4
        box = QRectF((self.width() - DISC) / 2, y - DISC / 2, DISC, DISC)
        painter.setPen(QPen(stroke, 1.5))
        painter.setBrush(self.theme.page)
        painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        font = self.font()
        font.setPixelSize(14)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, SIGNS[band.link.relation])

    def _paint_hairlines(
        self,
        painter: QPainter,
        light: Light,
        scene: Scene,
        panes: tuple[DocumentPane, DocumentPane],
    ) -> None:
        """The lit topics' links between what is on screen, the strongest twelve."""
        assert self.theme is not None
        left, right = panes
        found: list[Link] = []
        for row in left.visible_rows():
            passage = left.rows.passage(row)
            if passage == light.active:
                continue
            for link in light.lookup.counterparts(passage, right.text_document.id):
                if any(topic in light.lit for topic in link.topics):
                    found.append(link)
        found = [row for row in found if light.active not in (row.left, row.right)]
        drawn = 0
        for link in sorted(found, key=lambda row: -row.score):
            ends = (link.left, link.right)
            if document_of(link.left) != left.text_document.id:
                ends = (link.right, link.left)
            here, there = self._extent(left, ends[0]), self._extent(right, ends[1])
            if here is None or there is None:
                continue
            drawn += 1
            if drawn <= MOST_HAIRLINES:
                stroke = mixed(self._ink(link)[0], self.theme.chrome, 0.55)
                path = _curve(self.width(), sum(here) / 2, sum(there) / 2)
                painter.strokePath(path, QPen(stroke, 1))
        if drawn > MOST_HAIRLINES:
            painter.setPen(self.theme.muted)
            box = QRect(0, self.height() - 26, self.width(), 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{drawn - MOST_HAIRLINES}")


def _curve(width: float, left: float, right: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, left))
    path.cubicTo(width / 2, left, width / 2, right, width, right)
    return path


def _edges(
    width: float, left: tuple[float, float], right: tuple[float, float]
) -> tuple[QPainterPath, QPainterPath]:
    return _curve(width, left[0], right[0]), _curve(width, left[1], right[1])


def _band_path(width: float, left: tuple[float, float], right: tuple[float, float]) -> QPainterPath:
    path = _curve(width, left[0], right[0])
    path.lineTo(width, right[1])
    path.cubicTo(width / 2, right[1], width / 2, left[1], 0, left[1])
    path.closeSubpath()
    return path
