"""The pages of a show as cards in the console: number, title, which is on, which are hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate

from perspectives.desktop.presenting import OVERVIEW_COLUMNS
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from perspectives.desktop.theme import Theme

GAP = 8
"""Pixels between cards."""


@dataclass(frozen=True, slots=True)
class Card:
    """A page in the list: its id, its number on the wall (0 = hidden), its title.

    `signs` are the texts that stand on it: "R 2".
    """

    id: str
    number: int
    title: str
    signs: str = ""


class CardPainter(QStyledItemDelegate):
    """Draws a card: a rounded box, the number small, the title under it."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card; the one that is on has the accent around it."""
        card = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        box = QRectF(rect).adjusted(1.5, 1.5, -GAP, -GAP)
        is_on = index.row() == index.model().property("on")
        look = self.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.accent if is_on else look.control if look.is_high_contrast else look.line
        pen = QPen(ink, (3 if look.is_high_contrast else 2) if is_on else 1)
        if not card.number:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.chrome)
        painter.drawRoundedRect(box, 6, 6)
        inside = box.adjusted(11, 6, -8, -6)
        painter.setPen(look.muted)
        told = str(card.number) if card.number else _("hidden")
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, told)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, card.signs
        )
        font = painter.font()
        font.setBold(is_on)
        painter.setFont(font)
        painter.setPen(look.text if card.number else look.muted)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(card.title, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class PageList(QListWidget):
    """Cards in three columns; a click chooses the page. The keyboard belongs to the show."""

    picked = Signal(int)
    """The row that was clicked."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.painter_ = CardPainter(look)
        self.setItemDelegate(self.painter_)
        self.setMinimumHeight(120)
        self._cards: tuple[Card, ...] = ()
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))

    def sizeHint(self) -> QSize:
        """No more than is needed: what is left over goes to it anyway."""
        return self.minimumSize()

    def show_cards(self, cards: Sequence[Card], on: int) -> None:
        """List these pages; `on` is the row of the one that is on."""
        if tuple(cards) != self._cards:
            self._cards = tuple(cards)
            self.clear()
            for card in cards:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, card)
                told = _("Page {number}: {title}") if card.number else _("Hidden page: {title}")
                words = told.format(number=card.number, title=f"{card.title} {card.signs}".strip())
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                self.addItem(item)
            self._set_sizes()
        if self.model().property("on") != on:
            self.model().setProperty("on", on)
            self.setCurrentRow(on)
            self.viewport().update()
        if 0 <= on < self.count():
            self.scrollToItem(self.item(on))

    def _set_sizes(self) -> None:
        room = self.viewport().width() - 1
        height = 2 * self.fontMetrics().height() + 22 + GAP
        size = QSize(max(90, room // OVERVIEW_COLUMNS), height)
        for row in range(self.count()):
            self.item(row).setSizeHint(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep three columns."""
        super().resizeEvent(event)
        self._set_sizes()
