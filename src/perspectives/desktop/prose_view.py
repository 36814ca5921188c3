"""A document as scrollable prose whose words stay where the reader's eye is.

Whatever changes the geometry (size, type, estimates becoming exact), the words on the eye line
stay there. Half a view of padding lets the first and last passages reach it; only the program
scrolls into that padding.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from perspectives.desktop.document_layout import DocumentLayout
from perspectives.desktop.utf16 import LINE_BREAK, Rows
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from perspectives.desktop.typography import Typography
    from perspectives.model.documents import Document, PassageId

EYE = 0.35
"""The eye line, from the top in parts of the viewport (INTERACTION.md 4)."""

WHEEL_LINES = 3
"""Lines of text that one notch of a wheel scrolls, as everywhere on the desktop."""

MOST_SETTLING = 4
"""Rounds in which rows that come into view may still change the place of those above."""


Anchor = tuple[int, float] | None
"""A row on the eye line and how far down it the line is (0..1); None = the text at its start."""


class ProseView(QTextEdit):
    """A read-only text; y in its methods is a scroll position or a viewport coordinate."""

    moved = Signal()
    """Geometry changed: scrolled, laid out anew, resized."""

    travelled = Signal()
    """A person scrolled this text."""

    zoomed = Signal(int)
    """A person asked for larger (1) or smaller (-1) text."""

    def __init__(
        self, document: Document, typography: Typography, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._use_own_viewport()
        self.text_document = document
        self.rows = Rows(document)
        self._is_person = False
        self._is_held = False
        self._is_placed = False
        self._first_anchor: Anchor = None
        self._is_seen = False
        qt_document = QTextDocument(self)
        qt_document.setUndoRedoEnabled(False)
        qt_document.setDocumentMargin(0)
        qt_document.setDefaultFont(typography.body.font)
        self.lines = DocumentLayout(qt_document, self.rows, typography)
        qt_document.setDocumentLayout(self.lines)
        qt_document.setPlainText(self.rows.joined())
        self.setDocument(qt_document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)

    def _use_own_viewport(self) -> None:
        """Give the text a viewport that Python made.

        Asking for one that Qt made has PySide build the Python classes of all widgets, to find
        which it is: 10 ms of the start (PySide 6.11).
        """
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setAutoFillBackground(True)
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self.setViewport(viewport)

    # Where things stand

    @property
    def scroll_y(self) -> int:
        """The scroll position: the height of the viewport's top edge in the document."""
        return self.verticalScrollBar().value()

    @property
    def eye(self) -> int:
        """The eye line in viewport pixels."""
        return round(self.viewport().height() * EYE)

    @property
    def highest(self) -> int:
        """The scroll position at which the text begins at the top of the pane."""
        return max(0, self.lines.padding - self.lines.typography.body.line // 2)

    @property
    def lowest(self) -> int:
        """The scroll position at which the text ends at the bottom of the pane."""
        end = self.lines.top(self.lines.heights.count) + self.lines.typography.body.line // 2
        return max(self.highest, round(end) - self.viewport().height())

    def visible_rows(self) -> range:
        """The rows that show at least one pixel."""
        if not self.lines.heights.count:
            return range(0)
        y = self.scroll_y
        last = self.lines.row_at(y + self.viewport().height() - 1)
        return range(self.lines.row_at(y), last + 1)

    def visible_span(self) -> Span:
        """The code points of the rows that show; empty where there are none."""
        rows = self.visible_rows()
        if not rows:
            return Span(0, 0)
        blocks = self.rows.blocks
        return Span(blocks[rows.start].span.start, blocks[rows.stop - 1].span.end)

    def extent(self, row: int) -> tuple[float, float]:
        """Top and bottom of a row's lit words, or of all its words, in viewport pixels."""
        top, bottom = self.lines.extent(row)
        y = self.scroll_y
        return top - y, bottom - y

    def words_extent(self, row: int) -> tuple[float, float]:
        """Top and bottom of all of a row's words, in viewport pixels."""
        top, bottom = self.lines.words_extent(row)
        y = self.scroll_y
        return top - y, bottom - y

    # Moving

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the words on the eye line in place while geometry changes."""
        if self._is_held:
            yield
            return
        anchor = self.anchor()
        self._is_held = True
        try:
            yield
        finally:
            self._settle(anchor)
            self._is_held = False
        self.moved.emit()

    def anchor(self) -> Anchor:
        """What is on the eye line now."""
        if not self.lines.heights.count or not self._is_seen:
            return self._first_anchor
        if self.scroll_y == self.highest:
            return None
        y = self.scroll_y + self.eye
        row, offset = self.lines.heights.find(y - self.lines.padding)
        return row, offset / max(1.0, self.lines.heights.values[row])

    def restore(self, anchor: Anchor) -> None:
        """Bring what was on the eye line back to it; before it was ever seen: once it is."""
        if not self._is_seen:
            self._first_anchor = anchor
            return
        self._is_held = True
        self._settle(anchor)
        self._is_held = False
        self.moved.emit()

    def _settle(self, anchor: Anchor) -> None:
        """Bring the anchor to the eye line; rows seen there get exact heights on the way."""
        lines = self.lines
        lines.set_view_height(self.viewport().height())
        for _ in range(4):
            if anchor is None:
                target = float(self.highest)
            else:
                row = lines.row(anchor[0]) if anchor[0] < lines.heights.count else None
                down = anchor[1] * row.height if row else 0.0
                target = lines.top(min(anchor[0], lines.heights.count)) + down - self.eye
            before = lines.heights.total
            self._set_y(target)
            for _ in lines.visible(self.scroll_y, self.scroll_y + self.viewport().height()):
                pass
            if lines.heights.total == before:
                return

    def _set_y(self, y: float) -> None:
        self._is_placed = True
        self.lines.documentSizeChanged.emit(self.lines.documentSize())
        self.verticalScrollBar().setValue(round(y))
        self._is_placed = False

    def place_at(self, y: float) -> None:
        """Scroll to `y` for the program, not for a person."""
        was, self._is_placed = self._is_placed, True
        self.verticalScrollBar().setValue(round(y))
        self._is_placed = was

    def reach(self, row: int, at: float) -> float:
        """The scroll position that puts the top of a row's lit words at `at` viewport pixels.

        Rows on the way, or around a far goal, get exact heights first: a glide then ends where it
        was meant to.
        """
        lines, height = self.lines, self.viewport().height()
        goal = float(self.scroll_y)
        with self.held():
            for _ in range(MOST_SETTLING):
                before = lines.heights.total
                goal = lines.extent(row)[0] - at
                here = self.scroll_y
                is_near = abs(goal - here) < 2 * height
                low, high = (min(goal, here), max(goal, here)) if is_near else (goal, goal)
                for _ in lines.visible(low, high + height):
                    pass
                if lines.heights.total == before:
                    break
            goal = lines.extent(row)[0] - at
        return max(0.0, min(float(self.verticalScrollBar().maximum()), goal))

    def measure(self, seconds: float) -> bool:
        """Measure rows for so long, the words held still; returns whether any are left."""
        lines = self.lines
        if not lines.heights.count or not lines.unmeasured:
            return False
        with self.held():
            lines.measure_some(lines.row_at(self.scroll_y), seconds)
        return lines.unmeasured > 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Lay out rows that come into view at the top first, so that no word jumps."""
        lines = self.lines
        height = self.viewport().height()
        if self._is_held or not lines.heights.count:
            super().scrollContentsBy(dx, dy)
            return
        if 0 < dy < height:
            y = self.scroll_y
            anchor = lines.row_at(y + dy)
            before = lines.top(anchor)
            for _ in lines.visible(y, y + dy):
                pass
            growth = lines.top(anchor) - before
            if growth:
                self._is_held = True
                self._set_y(y + growth)
                self._is_held = False
                self.viewport().update()
                self._tell_move()
                return
        super().scrollContentsBy(dx, dy)
        self._tell_move()

    def _tell_move(self) -> None:
        self.moved.emit()
        if self._is_person and not self._is_placed:
            self.travelled.emit()

    @contextmanager
    def by_person(self) -> Iterator[None]:
        """What scrolls in here was done by a person."""
        was, self._is_person = self._is_person, True
        try:
            yield
        finally:
            self._is_person = was

    def scroll_by(self, pixels: float) -> None:
        """Scroll for a person; the padding beyond the text is only for the eye line."""
        y = self.scroll_y
        low, high = min(y, self.highest), max(y, self.lowest)
        with self.by_person():
            self.verticalScrollBar().setValue(round(max(low, min(high, y + pixels))))

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out now: before, the size was not the one to be shown in."""
        super().showEvent(event)
        if self.lines.is_asleep:
            self.lines.is_asleep = False
            with self.held():
                self.lines.relayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words on the eye line there."""
        with self.held():
            super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the first picture on, what is on the eye line is what a person saw there."""
        self._is_seen = True
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the wheel; with Ctrl, ask for another text size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        elif not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            line = self.lines.typography.body.line
            self.scroll_by(-event.angleDelta().y() / 120 * 3 * line)
        event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text; Qt would build HTML of the whole selection."""
        data = QMimeData()
        text = self.textCursor().selectedText()
        data.setText(text.replace("\u2029", "\n\n").replace(LINE_BREAK, "\n"))
        return data

    def put_caret(self, passage: PassageId | str) -> None:
        """Set the caret to the start of `passage` without scrolling."""
        row = self.rows.row_of(passage)
        if row < 0:
            return
        y = self.scroll_y
        was = self.blockSignals(True)
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(row).position())
        with self.held():
            self.setTextCursor(cursor)
        self.blockSignals(was)
        self.place_at(y)
