"""What an entry of the palette is, and how its row looks: words, kind, key in a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perspectives.desktop.typography import Typography
from perspectives.model.documents import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.theme import Theme

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 3
"""The Entry of a row; None for a heading."""

ROW, HEAD = 16, 12
"""Pixels that a row and a heading are taller than their words."""

SIDE = 14


@dataclass(frozen=True)
class Entry:
    """Something to choose: its words, its kind, what is said beside it, key, what choosing does."""

    words: str
    kind: str
    about: str
    keys: str
    run: Callable[[], None]

    def sentence(self) -> str:
        """The entry for screen readers."""
        return ", ".join(filter(None, (self.words, self.about, self.keys)))


class RowDelegate(QStyledItemDelegate):
    """Paints entries and the headings of their kinds."""

    def __init__(self, look: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self.look, self.view = look, view
        self.serif = Typography(16.0).style(Role.PARAGRAPH).font

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows of one height, headings of another."""
        is_entry = index.data(ENTRY_ROLE) is not None
        return QSize(100, self.view.fontMetrics().height() + (ROW if is_entry else HEAD))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row at `index` in the rectangle of `option`."""
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if entry is None:
            painter.setFont(self._font(0.88))
            painter.setPen(self.look.muted)
            painter.drawText(rect.adjusted(SIDE, 4, -SIDE, 0), left, index.data())
        else:
            if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
                painter.setPen(QPen(self.look.accent, 2))
                painter.setBrush(self.look.ink(0).tint)
                painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)
            self._entry(painter, rect.adjusted(SIDE, 0, -SIDE, 0), entry)
        painter.restore()

    def _entry(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font(0.88))
        if entry.keys:
            box = self._key(painter, box, entry.keys)
        painter.setPen(self.look.muted)
        about = painter.fontMetrics().elidedText(
            entry.about, Qt.TextElideMode.ElideRight, box.width() // 3
        )
        painter.drawText(box, right, about)
        wide = painter.fontMetrics().horizontalAdvance(about)
        painter.setFont(self.serif if entry.kind == "passage" else self._font(1.0))
        painter.setPen(self.look.text)
        room = box.adjusted(0, 0, -(wide + 16 if about else 0), 0)
        words = painter.fontMetrics().elidedText(
            entry.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, left, words)

    def _key(self, painter: QPainter, box: QRect, keys: str) -> QRect:
        """A key in its box at the right; returns what is left."""
        words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        metrics = painter.fontMetrics()
        wide, tall = metrics.horizontalAdvance(words) + 14, metrics.height() + 6
        cap = QRectF(box.right() - wide, box.center().y() - tall / 2 + 0.5, wide, tall)
        painter.setPen(QPen(self.look.control, 1))
        painter.setBrush(self.look.page)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self.look.text)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return box.adjusted(0, 0, -(wide + 14), 0)

    def _font(self, share: float) -> QFont:
        font = QFont(self.view.font())
        font.setPointSizeF(font.pointSizeF() * share)
        return font
