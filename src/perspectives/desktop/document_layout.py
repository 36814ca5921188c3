"""A text layout for QTextEdit that lays out only what is seen, and paints the marks under it.

QTextEdit keeps selection, copying, caret, finding, keyboard and screen readers; this class answers
its questions about geometry. Heights of rows are estimates until a row is seen or measured in
idle time. The layouts of QTextDocument's own blocks are filled only where Qt asks for them, since
clearing them does not give their memory back (QT.md 7, rule 2).
"""

from __future__ import annotations

from collections import OrderedDict
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainterPath,
    QPen,
    QTextLayout,
)

from perspectives.desktop.heights import Heights
from perspectives.desktop.mark_painting import FRAME_LEFT, FRAME_RIGHT, Plan, plan_row
from perspectives.desktop.marks import NO_LEGEND, NO_MARKS, Legend, Light, RowMarks
from perspectives.desktop.row_setting import OWN_MARKER, Row, RowSetter, begins_right_to_left
from perspectives.model.documents import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextDocument, QTextFrame

    from perspectives.desktop.inks import Inks
    from perspectives.desktop.typography import RowStyle, Typography
    from perspectives.desktop.utf16 import Rows

KEPT_ROWS = 96
"""Laid-out rows kept for each pane: four screens of prose."""

KEPT_PLANS = 3
"""At rest, pointed at, lit: what a passage mostly changes between."""

BULLETS = ("•", "◦", "▪")


class DocumentLayout(QAbstractTextDocumentLayout):
    """Lays out and paints the rows of one document; all lengths are logical pixels.

    y counts from the top of the document, the padding above the text included.
    """

    def __init__(self, qt_document: QTextDocument, rows: Rows, typography: Typography) -> None:
        super().__init__(qt_document)
        self.rows = rows
        self.typography = typography
        self.heights = Heights(())
        self._view_height = 0
        self.left = typography.margin
        self.setter = RowSetter(rows, typography, 0)
        self.inks: Inks | None = None
        self.legend: Legend | None = None
        self.light: Light | None = None
        self.region: list[QRectF] = []
        """What is being painted, in document pixels; empty: all of the clip."""
        self.arrival: tuple[int, float] = (-1, 0.0)
        """A row just jumped to, and how strong its outline still is (0..1)."""
        self.is_asleep = True
        """Nothing is laid out until the text is shown for the first time."""
        self.is_read_aloud = False
        """Whether a screen reader runs: blocks in view are then laid out for it too."""
        self.unmeasured = 0
        self.generation = 0
        self._kept: OrderedDict[int, Row] = OrderedDict()
        self._measured = bytearray()
        self._key: object = None

    # What Qt asks

    def pageCount(self) -> int:
        """One: the text is not paged."""
        return 1

    def documentSize(self) -> QSizeF:
        """The page width, and the height of all rows with the padding."""
        return QSizeF(max(0.0, self.document().pageSize().width()), self.total)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """Everything: the text has one frame."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Lay out anew where text, width or type have changed."""
        self.relayout()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block stands; its own layout is filled too, for caret, find, screen readers."""
        number = block.blockNumber()
        if not block.isValid() or number >= self.heights.count:
            return QRectF()
        row, top = self.row(number), self.top(number)
        own = block.layout()
        style = row.setting.style
        is_filled = own.lineCount() == row.layout.lineCount() and (
            own.lineCount() == 0 or own.lineAt(0).width() == row.layout.lineAt(0).width()
        )
        if not is_filled or own.font() != style.font:
            own.setFont(style.font)
            if style.font != self.document().defaultFont():
                own.setFormats([_font_range(style, block.length())])
            self.setter.fill(own, number, block.text())
        own.setPosition(QPointF(self.left, top))
        width = max(0.0, self.document().pageSize().width())
        return QRectF(0, top, width, self.heights.values[number])

    def hitTest(
        self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy
    ) -> int:
        """The position in Qt's document at `point`; -1 for none."""
        assert not isinstance(point, QPainterPath.Element)
        if not self.heights.count:
            return -1
        number = self.row_at(point.y())
        layout = self.row(number).layout
        start = self.document().findBlockByNumber(number).position()
        x, y = point.x() - self.left, point.y() - self.top(number)
        last = layout.lineCount() - 1
        for place in range(last + 1):
            line = layout.lineAt(place)
            if y < line.y() + line.height() or place == last:
                is_exact = accuracy == Qt.HitTestAccuracy.ExactHit
                if is_exact and not line.naturalTextRect().contains(QPointF(x, y)):
                    return -1
                return start + line.xToCursor(x)
        return start

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the rows in the clip: marks, then words, selection and caret."""
        inks = self.inks
        if not self.heights.count or inks is None:
            return
        clip = context.clip
        region = self.region or [
            clip if clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        ]
        top, bottom = min(box.top() for box in region), max(box.bottom() for box in region)
        # Each format is copied: the attribute points into a temporary (QT.md 7, rule 1).
        selections = [
            (row.cursor.selectionStart(), row.cursor.selectionEnd(), _copy(row.format))
            for row in context.selections
        ]
        caret = context.cursorPosition
        needs_block = bool(selections) or caret >= 0 or self.is_read_aloud
        theme = inks.theme
        for number, row, row_top in self.visible(top, bottom):
            row_bottom = row_top + row.height
            if all(box.bottom() <= row_top or box.top() >= row_bottom for box in region):
                continue
            painter.translate(self.left, row_top)
            self._plan(number, row).paint_below(painter)
            self._paint_furniture(painter, number, row)
            painter.translate(-self.left, -row_top)
            place = QPointF(self.left, row_top)
            painter.setPen(theme.muted if row.setting.style.is_muted else theme.text)
            if not needs_block:
                row.layout.draw(painter, place, [], clip)
                continue
            block = self.document().findBlockByNumber(number)
            start, length = block.position(), block.length()
            self.blockBoundingRect(block)
            row.layout.draw(painter, place, _ranges(selections, start, length), clip)
            if start <= caret < start + length:
                row.layout.drawCursor(painter, place, caret - start, 2)

    # Geometry

    @property
    def width(self) -> int:
        """The width of the column of text."""
        return self.setter.width

    @property
    def padding(self) -> int:
        """Empty space above the text: half a view, so that the eye line reaches its start."""
        return self._view_height // 2

    @property
    def total(self) -> float:
        """The height of everything; the space below lets a short text stand at the top."""
        words = self.heights.total
        return self.padding + words + max(self.padding, self._view_height - words)

    def top(self, number: int) -> float:
        """The top of a row; with the count of rows, the end of the last."""
        return self.padding + self.heights.top(number)

    def row_at(self, y: float) -> int:
        """The row at `y`, the nearest where there is none."""
        return self.heights.find(y - self.padding)[0]

    def row(self, number: int) -> Row:
        """A laid-out row; its height is exact from now on."""
        row = self._kept.get(number)
        if row is not None:
            self._kept.move_to_end(number)
            return row
        row = self._kept[number] = self.setter.make(number)
        if len(self._kept) > KEPT_ROWS:
            self._kept.popitem(last=False)
        self._measure(number, row.height)
        return row

    def visible(self, top: float, bottom: float) -> Iterator[tuple[int, Row, float]]:
        """The rows between two heights with their tops, laid out on the way."""
        if not self.heights.count:
            return
        number = self.row_at(top)
        y = self.top(number)
        while number < self.heights.count and y <= bottom:
            row = self.row(number)
            yield number, row, y
            y += row.height
            number += 1

    def extent(self, number: int) -> tuple[float, float]:
        """Top and bottom of the lit words of a row, or of all its words."""
        row, top = self.row(number), self.top(number)
        plan = self._plan(number, row)
        return top + plan.top, top + plan.bottom

    def words_extent(self, number: int) -> tuple[float, float]:
        """Top and bottom of all words of a row."""
        row, top = self.row(number), self.top(number)
        above, below = row.setting.style.before, self.setter.space_below(number)
        return top + above, top + row.height - below

    def plan(self, number: int) -> Plan:
        """What is painted at a row."""
        return self._plan(number, self.row(number))

    # Change

    def set_typography(self, typography: Typography) -> None:
        """Set the text anew in another size."""
        self.typography = typography
        self.relayout()

    def set_view_height(self, height: int) -> None:
        """Change the empty space above and below; the caller holds the text in place."""
        if height != self._view_height:
            self._view_height = height
            self.documentSizeChanged.emit(self.documentSize())

    def relayout(self) -> None:
        """Forget all geometry and estimate the height of every row from its length."""
        page = int(self.document().pageSize().width())
        count = min(len(self.rows), self.document().blockCount())
        key = (page, self.typography, count, self.document().isEmpty())
        if page <= 0 or key == self._key or self.is_asleep:
            return
        self._key = key
        typography = self.typography
        side = typography.margin + typography.right_margin
        width = max(60, min(typography.most_width, page - side))
        self.left = typography.margin + max(0, page - side - width) // 2
        self.setter = RowSetter(self.rows, typography, width)
        self._kept.clear()
        self._measured = bytearray(count)
        self.unmeasured = count
        self.generation += 1
        self.heights = Heights(self.setter.estimates(count))
        self.documentSizeChanged.emit(self.documentSize())

    def measure_some(self, start: int, seconds: float) -> None:
        """Measure rows from `start` on, and round again from the first, for so many seconds."""
        count, end = self.heights.count, perf_counter() + seconds
        for step in range(count):
            number = (start + step) % count
            if not self._measured[number]:
                self._measure(number, self.setter.make(number).height)
                if perf_counter() > end:
                    return

    def replan(self) -> list[tuple[int, Row]]:
        """Ask all kept rows for their marks again; returns those that look otherwise now."""
        return [pair for pair in self._kept.items() if self._is_stale(*pair)]

    def replan_passage(self, number: int) -> Row | None:
        """Ask one row for its marks again; None where it looks the same or is not laid out."""
        row = self._kept.get(number)
        return row if row is not None and self._is_stale(number, row) else None

    def forget_plans(self) -> None:
        """Plan every row anew when it is next painted: theme, letters or scale have changed."""
        for row in self._kept.values():
            row.plan = None
            row.plans.clear()

    def _is_stale(self, number: int, row: Row) -> bool:
        marks = self._marks(number)
        if row.plan is None or marks == row.marks:
            row.marks = marks
            return row.plan is None
        row.marks = marks
        row.plan = None
        return True

    def _measure(self, number: int, height: float) -> None:
        if not self._measured[number]:
            self._measured[number] = 1
            self.unmeasured -= 1
        self.heights.set(number, height)

    # Painting

    def _marks(self, number: int) -> RowMarks:
        return self.light.marks(self.rows.passage(number)) if self.light else NO_MARKS

    def _plan(self, number: int, row: Row) -> Plan:
        if row.plan is None:
            row.marks = self._marks(number)
            row.plan = row.plans.get(row.marks)
        if row.plan is None:
            row.plan = row.plans[row.marks] = self._make_plan(number, row)
            if len(row.plans) > KEPT_PLANS:
                del row.plans[next(iter(row.plans))]
        return row.plan

    def _make_plan(self, number: int, row: Row) -> Plan:
        assert self.inks is not None
        offset = self.rows.offset
        places = [
            (offset(number, mark.span.start), offset(number, mark.span.end))
            for mark in row.marks.marks
        ]
        return plan_row(row.setting, row.marks, places, self.legend or NO_LEGEND, self.inks)

    def _paint_furniture(self, painter: QPainter, number: int, row: Row) -> None:
        """What shows the role: the bullet of an item, the rule beside a quotation."""
        assert self.inks is not None
        block = self.rows.blocks[number]
        theme, style = self.inks.theme, row.setting.style
        if block.role is Role.ITEM and row.layout.lineCount():
            text = self.rows.text(number)
            if not OWN_MARKER.match(text):
                line = row.layout.lineAt(0)
                painter.setFont(style.font)
                painter.setPen(theme.muted)
                bullet = BULLETS[min(max(block.level, 1), len(BULLETS)) - 1]
                x = style.indent - round(self.typography.text_px)
                if begins_right_to_left(text):
                    x = self.width - style.indent + round(self.typography.text_px * 0.5)
                painter.drawText(QPointF(x, line.y() + line.ascent()), bullet)
        elif block.role in (Role.QUOTE, Role.PULL_QUOTE):
            height = row.height - style.before - self.setter.space_below(number)
            x = round(style.indent - self.typography.text_px * 0.8)
            painter.fillRect(QRectF(x, style.before, 2, height), theme.line)
        if self.arrival[0] == number and self.arrival[1] > 0:
            painter.save()
            painter.setOpacity(self.arrival[1])
            painter.setPen(QPen(theme.accent, 2))
            bottom = row.height - self.setter.space_below(number)
            box = QRectF(-FRAME_LEFT, style.before, self.width + FRAME_LEFT + FRAME_RIGHT, 0)
            box.setBottom(bottom)
            painter.drawRoundedRect(box.adjusted(1, -1, -1, 1), 5, 5)
            painter.restore()


def _copy(form: QTextCharFormat) -> QTextCharFormat:
    from PySide6.QtGui import QTextCharFormat

    return QTextCharFormat(form)


def _font_range(style: RowStyle, length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat

    found = QTextLayout.FormatRange()
    found.start, found.length = 0, length
    form = QTextCharFormat()
    form.setFont(style.font)
    found.format = form
    return found


def _ranges(
    selections: list[tuple[int, int, QTextCharFormat]], start: int, length: int
) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    for begin, end, form in selections:
        if begin < start + length and end > start:
            found = QTextLayout.FormatRange()
            found.start = max(0, begin - start)
            found.length = min(length, end - start) - found.start
            found.format = form
            ranges.append(found)
    return ranges
