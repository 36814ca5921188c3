"""Folded texts: number, title set upright, and map. A click opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from perspectives.desktop.overview import (
    Scale,
    group_runs,
    lit_runs,
    paint_quiet,
    paint_runs,
    quiet_runs,
    scale_of_length,
)
from perspectives.desktop.pane_header import DISC, header_height, paint_disc
from perspectives.desktop.wording import header_note, number_of
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from perspectives.desktop.marks import Legend, Light
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.workspace import Scene
    from perspectives.model.documents import Document

WIDTH = 46

CHARACTERS_A_PIXEL = 8
"""A map is no taller than this lets it be: how long folded texts are can be compared."""

NARROWEST = 26
"""Strips get this narrow where there are many; the number and the title still fit."""

MOST_SHARE = 0.4
"""Strips never take more than this part of the board's width."""


class FoldedStrip(QAbstractButton):
    """One folded text; it is never laid out."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.theme = theme
        self.number = ""
        self.light: Light | None = None
        self.legend: Legend | None = None
        self._scale = Scale(list)
        self._scale_height = 0
        self._quiet: tuple[object, list[tuple[int, int]]] = (None, [])
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(document.title)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.update()

    def show_light(self, light: Light, legend: Legend, number: str, note: str) -> None:
        """Show what is lit in this text; `note` says how it stands to the active passage."""
        self.light, self.legend, self.number = light, legend, number
        told = _("Text {number}, folded: {title}")
        name = told.format(number=number, title=self.document.title)
        self.setAccessibleName(f"{name}. {note}" if note else name)
        self.update()

    def sizeHint(self) -> QSize:
        """46 wide, any height."""
        return QSize(WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, title from top to bottom, marks at their place in the text."""
        painter = QPainter(self)
        theme, top = self.theme, header_height(self.font())
        painter.fillRect(self.rect(), theme.chrome)
        painter.fillRect(QRect(0, 0, self.width(), top), theme.page)
        painter.fillRect(QRect(0, top - 1, self.width(), 1), theme.line)
        painter.fillRect(QRect(0, 0, 1, self.height()), theme.line)
        box = QRectF((self.width() - DISC) / 2, (top - DISC) / 2, DISC, DISC)
        paint_disc(painter, box, self.number, theme)
        self._paint_map(painter, QRect(28, top + 10, 8, self.height() - top - 20))
        self._paint_title(painter, top + 10)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.focus if self.hasFocus() else theme.control, 2))
            painter.drawRect(self.rect().adjusted(2, 1, -1, -1))

    def _paint_title(self, painter: QPainter, top: int) -> None:
        painter.save()
        painter.translate(5 + painter.fontMetrics().height(), top)
        painter.rotate(90)
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(self.theme.text)
        room = self.height() - top - 12
        words = painter.fontMetrics().elidedText(
            self.document.title, Qt.TextElideMode.ElideRight, room
        )
        box = QRect(0, 0, room, painter.fontMetrics().height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_map(self, painter: QPainter, box: QRect) -> None:
        light, legend = self.light, self.legend
        if light is None or legend is None or box.height() < 1:
            return
        length = len(self.document.text)
        box.setHeight(max(1, min(box.height(), length // CHARACTERS_A_PIXEL)))
        if self._scale_height != box.height():
            self._scale_height = box.height()
            self._scale = scale_of_length(length, box.height())
        key = (light.lookup, box.height())
        if self._quiet[0] != key:
            self._quiet = (key, quiet_runs(light.lookup, self.document.id, self._scale))
        paint_quiet(painter, self._quiet[1], box, self.theme)
        document, scale = self.document.id, self._scale
        paint_runs(painter, lit_runs(light, document, scale, legend, self.theme), box)
        group = group_runs(light, document, scale, legend, self.theme)
        paint_runs(painter, group, box.adjusted(-1, 0, 1, 0))


class StripRow(QWidget):
    """The folded texts of the working set, in its order."""

    opened = Signal(str)
    """The text to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strips: list[FoldedStrip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def fill(self, documents: Sequence[Document], theme: Theme) -> None:
        """Show a strip for each of `documents`."""
        if [row.document for row in self.strips] == list(documents):
            return
        for strip in self.strips:
            self._row.removeWidget(strip)
            strip.deleteLater()
        self.strips = [FoldedStrip(document, theme, self) for document in documents]
        for strip in self.strips:
            strip.clicked.connect(self._open)
            self._row.addWidget(strip)
            strip.show()
        self.setVisible(bool(self.strips))

    def fit(self, board_width: int) -> None:
        """Narrow the strips where they would take too much of the board."""
        if self.strips:
            room = round(board_width * MOST_SHARE) // len(self.strips)
            for strip in self.strips:
                strip.setFixedWidth(max(NARROWEST, min(WIDTH, room)))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for strip in self.strips:
            strip.set_theme(theme)

    def show_light(self, light: Light, legend: Legend, scene: Scene) -> None:
        """Show what is lit in the folded texts."""
        for strip in self.strips:
            document = strip.document.id
            note = header_note(scene, document)
            strip.show_light(light, legend, number_of(scene, document), note)

    def _open(self) -> None:
        strip = self.sender()
        if isinstance(strip, FoldedStrip):
            self.opened.emit(strip.document.id)
