"""One topic in the rail: letter, name, count, who speaks, line style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from perspectives.desktop.found import FOUND, LETTER, SLOT, Found
from perspectives.desktop.inks import inks
from perspectives.desktop.main_window import FOLDED_WIDTH
from perspectives.desktop.typography import Typography
from perspectives.model.states import State
from perspectives.model.topics import Topic, TopicId, topic_letter
from perspectives.reporting.wording import passages_count
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from perspectives.desktop.theme import Theme
    from perspectives.desktop.topic_rail import TopicRail

ROW_HEIGHT, TALL_ROW = 42, 56
"""Logical pixels (INTERACTION.md 2); the taller where numbers stand for boxes."""


class TopicRow(QWidget):
    """One topic. Space or a click lights it, Ctrl adds, Enter edits, letters jump."""

    def __init__(self, topic: Topic, place: int, rail: TopicRail) -> None:
        super().__init__(rail)
        self.topic, self.place, self.rail = topic, place, rail
        self.letter = topic_letter(place)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The height of a row."""
        return QSize(FOLDED_WIDTH, ROW_HEIGHT)

    def refresh(self) -> None:
        """Say and draw what the scene says now."""
        self.setAccessibleName(self._sentence())
        self.setToolTip(self._sentence())
        self.update()

    def _sentence(self) -> str:
        speaking = self.rail.speaking(self.topic.id)
        count = self.rail.count(self.topic.id)
        total = len(self.rail.texts)
        told = _("{letter}, {topic}: {passages}, {count} of {total} texts speak")
        words = told.format(
            letter=self.letter,
            topic=self.topic.name,
            passages=passages_count(count),
            count=len(speaking),
            total=total,
        )
        is_lit = self.topic.id in (FOUND, *self.rail.workspace.view.lit)
        return _("{topic}, lit").format(topic=words) if is_lit else words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Light this topic; Ctrl keeps the others."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.rail.workspace.light(TopicId(self.topic.id), adds=adds)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit this topic."""
        self.rail.edited.emit(self.topic.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Edit this topic."""
        self.rail.edited.emit(self.topic.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space lights, Enter edits, letters jump."""
        key = event.key()
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space:
            self.rail.workspace.light(TopicId(self.topic.id), adds=adds)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rail.step(self, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rail.edited.emit(self.topic.id)
        elif not adds and event.text().isalpha() and self.rail.jump(event.text().upper()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight and draw the ring."""
        super().focusInEvent(event)
        self.rail.area.ensureWidgetVisible(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chip, name, count, presence and line style."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, rail = self.rail.look, self.rail
        ink = look.ink(self.topic.colour, self.place)
        box = QRectF(self.rect()).adjusted(5.5, 1.5, -5.5, -1.5)
        is_lit = self.topic.id in (FOUND, *rail.workspace.view.lit)
        if is_lit:
            painter.setPen(QPen(look.text if look.is_high_contrast else ink.stroke, 1.5))
            painter.setBrush(ink.tint)
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        pictures = inks(look, Typography(17.0), self.devicePixelRatioF())
        chip = pictures.chip(self.letter, ink, State.PROPOSED, is_filled=True)
        side = chip.height() / chip.devicePixelRatio()
        left = 14 if not rail.is_folded else (self.width() - side) / 2
        painter.drawPixmap(round(left), round((self.height() - side) / 2), chip)
        if not rail.is_folded:
            self._paint_words(painter, look, left + side + 8)
            strip = pictures.line(ink, is_thick=True)
            height = pictures.thickness(ink.style, is_thick=True)
            ratio = strip.devicePixelRatio()
            painter.drawPixmap(
                QRectF(self.width() - 50, 28 if rail.shows_boxes else 45, 38, height),
                strip,
                QRectF(0, 0, 38 * ratio, height * ratio),
            )
        painter.end()

    def _paint_words(self, painter: QPainter, look: Theme, left: float) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.text)
        count = str(self.rail.count(self.topic.id))
        room = QRectF(left, 4, self.width() - left - 14, 20)
        wide = painter.fontMetrics().horizontalAdvance(count) + 8
        name = painter.fontMetrics().elidedText(
            self.topic.name, Qt.TextElideMode.ElideRight, round(room.width() - wide)
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self.font())
        painter.setPen(look.muted)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        self._paint_presence(painter, look, left)

    def bar_words(self) -> str:
        """How many texts speak and how many are silent, where there is no box for each."""
        speaking = len(self.rail.speaking(self.topic.id))
        told = _("{speaking} speak, {silent} silent")
        return told.format(speaking=speaking, silent=len(self.rail.texts) - speaking)

    def _paint_presence(self, painter: QPainter, look: Theme, left: float) -> None:
        """A box a text, filled where it speaks; one bar where there are too many for boxes."""
        ink = look.ink(self.topic.colour, self.place)
        speaking = self.rail.speaking(self.topic.id)
        painter.setPen(QPen(look.control, 1))
        if not self.rail.shows_boxes:
            words = QRectF(left, 22, self.width() - left - 14, 16)
            painter.setPen(look.muted)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.bar_words())
            track = QRectF(left + 0.5, 42.5, 80, 7)
            painter.setPen(QPen(look.control, 1))
            painter.setBrush(look.page)
            painter.drawRoundedRect(track, 2, 2)
            share = len(speaking) / len(self.rail.texts)
            painter.setBrush(ink.stroke)
            painter.drawRoundedRect(track.adjusted(0, 0, -track.width() * (1 - share), 0), 2, 2)
            return
        for at, text in enumerate(self.rail.texts):
            is_speaking = text in speaking
            painter.setPen(QPen(ink.stroke if is_speaking else look.control, 1))
            painter.setBrush(ink.stroke if is_speaking else look.page)
            painter.drawRoundedRect(QRectF(left + at * 12 + 0.5, 27.5, 9, 6), 2, 2)


class FoundRow(TopicRow):
    """What a search, a name or a shared wording found: a topic for a while, under the others."""

    def __init__(self, rail: TopicRail) -> None:
        super().__init__(Topic(FOUND, "", SLOT), SLOT, rail)
        self.letter = LETTER

    def show_found(self, found: Found) -> None:
        """Show what was found; hidden where nothing was."""
        self.topic = Topic(FOUND, found.name, SLOT)
        self.setVisible(bool(found.passages))
        self.refresh()
