"""A list of passages with the words that matter marked: what search, names and reuse show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.utf16 import utf16_length
from perspectives.model.documents import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex

LINES = 3
"""Lines of words in a row: with 60 characters around it, what was found is always among them."""

SIDE, TOP = 8, 6


class Line(NamedTuple):
    """One row: where it is from, its words, and the marked stretches of these (code points)."""

    head: str
    words: str
    marked: tuple[tuple[int, int], ...] = ()


class LineModel(QAbstractListModel):
    """Rows that are written when they are looked at: a list may have thousands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: Sequence[Any] = ()
        self._line: Callable[[Any], Line] = lambda _key: Line("", "")
        self._lines: dict[int, Line] = {}

    def show(self, keys: Sequence[Any], line: Callable[[Any], Line]) -> None:
        """Show a row for each of `keys`, as `line` writes it."""
        self.beginResetModel()
        self._keys, self._line = keys, line
        self._lines = {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def key(self, row: int) -> Any:
        """What a row stands for; None where there is no such row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def line(self, row: int) -> Line:
        """A row as it is written."""
        found = self._lines.get(row)
        if found is None:
            found = self._lines[row] = self._line(self._keys[row])
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, for screen readers and for the width of nothing else."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.line(index.row())
            return f"{line.words} — {line.head}"
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints a row: head in quiet type, words in the reading font, what is marked heavier.

    Rows of one line of words have the head under them, longer ones above.
    """

    def __init__(self, model: LineModel, parent: QListView, lines: int) -> None:
        super().__init__(parent)
        self.model, self.view, self.lines = model, parent, lines
        self.look: Theme = theme("light")
        self.font = Typography(14.5).style(Role.PARAGRAPH).font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows, so that thousands cost nothing."""
        from PySide6.QtGui import QFontMetrics

        line = QFontMetrics(self.font).lineSpacing()
        return QSize(80, TOP * 2 + self.view.fontMetrics().height() + 4 + self.lines * (line + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row at `index` in the rectangle of `option`."""
        painter.save()
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        line = self.model.line(index.row())
        box = QRectF(rect).adjusted(SIDE, TOP, -SIDE, -TOP)
        painter.setPen(self.look.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        head = self.view.fontMetrics().height()
        painter.setFont(self.view.font())
        painter.setPen(self.look.muted)
        shown = self.view.fontMetrics().elidedText(
            line.head, Qt.TextElideMode.ElideRight, round(box.width())
        )
        is_single = self.lines == 1
        side = Qt.AlignmentFlag.AlignBottom if is_single else Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setPen(self.look.text)
        painter.setClipRect(box)
        top = box.top() + (0 if is_single else head + 2)
        self._words(line, box.width()).draw(painter, QPointF(box.left(), top))
        painter.setClipping(False)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colour = self.look.focus if self.view.hasFocus() else self.look.control
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _words(self, line: Line, width: float) -> QTextLayout:
        layout = QTextLayout(line.words, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._mark(line.words, *part) for part in line.marked])
        layout.beginLayout()
        y = 0.0
        for _number in range(self.lines):
            row = layout.createLine()
            if not row.isValid():
                break
            row.setLineWidth(width)
            row.setPosition(QPointF(0, y))
            y += row.height()
        layout.endLayout()
        return layout

    def _mark(self, words: str, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setFontUnderline(True)
        if not self.look.is_high_contrast:
            form.setBackground(self.look.ink(11).tint)
        out = QTextLayout.FormatRange()
        out.start = utf16_length(words[:start])  # type: ignore[misc]
        out.length = utf16_length(words[start:end])  # type: ignore[misc]
        out.format = form  # type: ignore[misc]
        return out


class PassageList(QListView):
    """A list of lines; Enter or a click chooses one, arrows move."""

    opened = Signal(object)
    """The key of the row a person chose."""

    reached = Signal(object)
    """The key of the row that arrows or a click made current."""

    def __init__(self, name: str, lines: int = LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LineModel(self)
        self.delegate = LineDelegate(self.rows, self, lines)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: now.isValid() and self.reached.emit(self.rows.key(now.row()))
        )
        self.clicked.connect(lambda index: self.opened.emit(self.rows.key(index.row())))

    def show_lines(self, keys: Sequence[Any], line: Callable[[Any], Line]) -> None:
        """Show a row for each of `keys`."""
        self.rows.show(keys, line)

    def wear(self, look: Theme) -> None:
        """Draw in the colours of a theme."""
        self.delegate.look = look
        self.viewport().update()

    def current(self) -> Any:
        """The key of the current row, else of the first; None in an empty list."""
        return self.rows.key(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows.key(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)


def around(
    text: str, passage: tuple[int, int], spans: Sequence[tuple[int, int]], context: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Words of a passage around the first of `spans`, and the spans in them; code points.

    `context` characters are shown before the first; white space is shown as blanks.
    """
    start = max(passage[0], spans[0][0] - context) if spans else passage[0]
    while start > passage[0] and not text[start - 1].isspace():
        start -= 1
    end = min(passage[1], start + 4 * context)
    lead = "…" if start > passage[0] else ""
    words = lead + text[start:end].replace("\n", " ") + ("…" if end < passage[1] else "")
    shift = len(lead) - start
    marked = tuple((first + shift, min(last, end) + shift) for first, last in spans if first < end)
    return words, marked
