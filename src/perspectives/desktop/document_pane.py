"""One text as prose: selectable, copyable, readable by screen readers, with its marks.

A plain read-only QTextEdit over DocumentLayout. It tells what a person does with signals and is
told what to show; it knows no other pane.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from perspectives.desktop.document_layout import DocumentLayout
from perspectives.desktop.inks import inks
from perspectives.desktop.marks import Legend, Light, Mark
from perspectives.desktop.theme import Theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.utf16 import LINE_BREAK, Rows
from perspectives.model.documents import CONTENT, Document, PassageId

EYE = 0.35
"""The eye line, from the top in parts of the viewport (INTERACTION.md 4)."""

NOWHERE = PassageId("")


class DocumentPane(QTextEdit):
    """A document as prose. y in its methods is a scroll position or a viewport coordinate."""

    moved = Signal()
    """Geometry changed: scrolled, laid out anew, resized."""

    travelled = Signal()
    """A person scrolled this pane."""

    pointed = Signal(str)
    """The passage under the pointer or caret; "" for none."""

    chosen = Signal(str)
    """A passage was clicked, or Enter pressed in it."""

    lighted = Signal(str)
    """A topic's letter was clicked."""

    def __init__(
        self,
        document: Document,
        typography: Typography,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text_document = document
        self.rows = Rows(document)
        self.pointed_at = NOWHERE
        self.explain = _no_words
        self._is_person = False
        self._is_held = False
        self._is_placed = False
        self._is_dimmed = False
        self._theme = theme
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
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(document.title)
        self.cursorPositionChanged.connect(self._point_at_caret)
        self._take_theme()

    # What it shows

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self._take_theme()

    def set_dimmed(self, is_dimmed: bool) -> None:
        """Draw at 60 % where the text has no counterpart, or in full again."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self._take_theme()

    def set_typography(self, typography: Typography) -> None:
        """Set the text in another size; the words on the eye line stay there."""
        with self.held():
            self.lines.set_typography(typography)
            self.document().setDefaultFont(typography.body.font)
        self._take_theme()

    def show_light(self, light: Light, legend: Legend) -> None:
        """Draw what is lit; only the passages that look otherwise are painted again."""
        older, self.lines.light = self.lines.light, light
        changed = None if older is None else light.differs_at(older)
        if legend is not self.lines.legend:
            self.lines.legend = legend
            self.lines.forget_plans()
            self.viewport().update()
        elif changed is None:
            self._repaint_rows([number for number, _ in self.lines.replan()])
        else:
            places = (self.rows.row_of(passage) for passage in changed)
            self._repaint_rows(
                [row for row in places if row >= 0 and self.lines.replan_passage(row)]
            )

    def _take_theme(self) -> None:
        theme = self._theme.dimmed if self._is_dimmed else self._theme
        self.lines.inks = inks(theme, self.lines.typography, self.devicePixelRatioF())
        self.lines.forget_plans()
        self.viewport().update()

    def _repaint_rows(self, numbers: list[int]) -> None:
        y, height, width = self.scroll_y, self.viewport().height(), self.viewport().width()
        for number in numbers:
            top = self.lines.top(number) - y
            bottom = top + self.lines.heights.values[number]
            if bottom > -8 and top < height + 8:
                self.viewport().update(0, int(top) - 8, width, int(bottom - top) + 16)

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

    def extent(self, row: int) -> tuple[float, float]:
        """Top and bottom of a row's lit words, or of all its words, in viewport pixels."""
        top, bottom = self.lines.extent(row)
        y = self.scroll_y
        return top - y, bottom - y

    def passage_at(self, point: QPointF) -> PassageId:
        """The content passage at a point of the viewport; "" between passages and on furniture."""
        if not self.lines.heights.count:
            return NOWHERE
        y = point.y() + self.scroll_y
        number = self.lines.row_at(y)
        if self.rows.blocks[number].role not in CONTENT:
            return NOWHERE
        top, bottom = self.lines.top(number), self.lines.top(number + 1)
        left = self.lines.left - self.lines.typography.margin
        is_inside = (
            top <= y < bottom and left <= point.x() <= self.lines.left + self.lines.width + 40
        )
        return self.rows.passage(number) if is_inside else NOWHERE

    def marks_at(self, point: QPointF) -> tuple[Mark, ...]:
        """The marks whose letter is at a point of the viewport."""
        if not self.lines.heights.count:
            return ()
        y = point.y() + self.scroll_y
        number = self.lines.row_at(y)
        local = QPointF(point.x() - self.lines.left, y - self.lines.top(number))
        for chip in self.lines.plan(number).chips:
            if chip.box.adjusted(-3, -3, 3, 3).contains(local):
                return chip.marks
        return ()

    # Moving

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the words on the eye line in place while geometry changes."""
        if self._is_held:
            yield
            return
        anchor = self._anchor()
        self._is_held = True
        try:
            yield
        finally:
            self._settle(anchor)
            self._is_held = False
        self.moved.emit()

    def _anchor(self) -> tuple[int, float] | None:
        """The row on the eye line and how far down it is there (0..1); None = at the start."""
        if not self.lines.heights.count or self.scroll_y <= self.highest:
            return None
        y = self.scroll_y + self.eye
        row, offset = self.lines.heights.find(y - self.lines.padding)
        return row, offset / max(1.0, self.lines.heights.values[row])

    def _settle(self, anchor: tuple[int, float] | None) -> None:
        """Bring the anchor to the eye line; rows seen there get exact heights on the way."""
        lines = self.lines
        lines.set_padding(self.viewport().height() // 2)
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

    def bring(self, passage: PassageId | str, at: float) -> float:
        """The scroll position that puts the top of `passage` at `at` viewport pixels."""
        row = self.rows.row_of(passage)
        if row < 0:
            return float(self.scroll_y)
        top, _ = self.lines.extent(row)
        return max(0.0, min(float(self.verticalScrollBar().maximum()), top - at))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words on the eye line there."""
        with self.held():
            super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the changed rows only, though Qt asks for all between the first and the last."""
        if self.lines.inks is None or self.lines.inks.ratio != self.devicePixelRatioF():
            self._take_theme()
        y = self.scroll_y
        region: Iterable[QRect] = event.region()  # type: ignore[assignment]
        self.lines.region = [QRectF(box).translated(0, y) for box in region]
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the wheel; Ctrl is for the window (text size)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            line = self.lines.typography.body.line
            self.scroll_by(-event.angleDelta().y() / 120 * 3 * line)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which passage is pointed at."""
        super().mouseMoveEvent(event)
        if event.buttons():
            return
        self._point(self.passage_at(event.position()))
        is_chip = bool(self.marks_at(event.position()))
        shape = Qt.CursorShape.PointingHandCursor if is_chip else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point(NOWHERE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a letter lights its topic; anything else is Qt's own."""
        marks = self.marks_at(event.position())
        if marks and event.button() == Qt.MouseButton.LeftButton:
            self.lighted.emit(marks[0].topic)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing chooses the passage."""
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        if (
            is_click
            and not self.textCursor().hasSelection()
            and not self.marks_at(event.position())
        ):
            self.chosen.emit(self.passage_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the passage with the caret; keys that scroll are a person's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.chosen.emit(self.caret_passage())
            return
        with self.by_person():
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret points at nothing any more."""
        super().focusOutEvent(event)
        self._point(NOWHERE)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say why, over a letter."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.explain(self, QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text; Qt would build HTML of the whole selection."""
        data = QMimeData()
        text = self.textCursor().selectedText()
        data.setText(text.replace("\u2029", "\n\n").replace(LINE_BREAK, "\n"))
        return data

    # Caret

    def caret_passage(self) -> PassageId:
        """The content passage that holds the caret; "" on furniture."""
        row = self.textCursor().blockNumber()
        is_content = row < len(self.rows) and self.rows.blocks[row].role in CONTENT
        return self.rows.passage(row) if is_content else NOWHERE

    def put_caret(self, passage: PassageId | str) -> None:
        """Set the caret to the start of `passage` without scrolling."""
        row = self.rows.row_of(passage)
        if row < 0:
            return
        y = self.scroll_y
        was = self.blockSignals(True)
        cursor = QTextCursor(self.document().findBlockByNumber(row))
        with self.held():
            self.setTextCursor(cursor)
        self.blockSignals(was)
        self.place_at(y)

    def _point_at_caret(self) -> None:
        if self.hasFocus() and self._is_person:
            self._point(self.caret_passage())

    def _point(self, passage: PassageId) -> None:
        if passage != self.pointed_at:
            self.pointed_at = passage
            self.pointed.emit(passage)


def _no_words(pane: DocumentPane, point: QPointF) -> str:
    return ""
