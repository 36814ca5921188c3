"""One text with its marks: what is pointed at, chosen, lit.

It tells with signals what a person does and is told what to show; it knows no other pane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal

from perspectives.desktop.inks import inks
from perspectives.desktop.prose_view import ProseView
from perspectives.model.documents import CONTENT, Document, PassageId
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.marks import Legend, Light, Mark
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.typography import Typography

NOWHERE = PassageId("")

FADE_MS, FADE_STEP = 120, 0.2
"""The outline of an arrival fades in five steps, so many milliseconds apart."""


class DocumentPane(ProseView):
    """A document with its marks, under the pointer and the caret of a person."""

    pointed = Signal(str)
    """The passage under the pointer or caret; "" for none."""

    chosen = Signal(str)
    """A passage was clicked, or Enter pressed in it."""

    lighted = Signal(str)
    """A topic's letter was clicked."""

    focused = Signal()
    """The keyboard came or went."""

    def __init__(
        self,
        document: Document,
        typography: Typography,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, typography, parent)
        self.pointed_at = NOWHERE
        self.explain: Callable[[QPointF], str] = _no_words
        self._chip_under: tuple[Mark, ...] = ()
        self._is_dimmed = False
        self._theme = theme
        self.setAccessibleName(document.title)
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
            here = changed.get(self.text_document.id, ())
            places = (self.rows.row_of(passage) for passage in here)
            self._repaint_rows(
                [row for row in places if row >= 0 and self.lines.replan_passage(row)]
            )

    def flash(self, row: int) -> None:
        """Outline a row that was jumped to; the outline fades."""
        self.lines.arrival = (row, 1.0)
        self._repaint_rows([row])
        QTimer.singleShot(FADE_MS, self, self._fade)

    def _fade(self) -> None:
        row, strength = self.lines.arrival
        self.lines.arrival = (row, max(0.0, strength - FADE_STEP))
        self._repaint_rows([row])
        if strength > 0.0:
            QTimer.singleShot(FADE_MS, self, self._fade)

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

    # What is where

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

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the changed rows only, though Qt asks for all between the first and the last."""
        if self.lines.inks is None or self.lines.inks.ratio != self.devicePixelRatioF():
            self._take_theme()
        y = self.scroll_y
        region: Iterable[QRect] = event.region()  # type: ignore[assignment]
        self.lines.region = [QRectF(box).translated(0, y) for box in region]
        super().paintEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which passage is pointed at."""
        super().mouseMoveEvent(event)
        if event.buttons():
            return
        self._point(self.passage_at(event.position()))
        chip = self.marks_at(event.position())
        if chip != self._chip_under:
            self._chip_under = chip
            shapes = Qt.CursorShape
            self.viewport().setCursor(shapes.PointingHandCursor if chip else shapes.IBeamCursor)
            self.viewport().setToolTip(self.explain(event.position()) if chip else "")

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
        before = self.textCursor().blockNumber()
        with self.by_person():
            super().keyPressEvent(event)
        if self.textCursor().blockNumber() != before:
            self._point(self.caret_passage())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is here now."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone; the caret points at nothing any more."""
        super().focusOutEvent(event)
        self._point(NOWHERE)
        self.focused.emit()

    # Caret

    def caret_passage(self) -> PassageId:
        """The content passage that holds the caret; "" on furniture."""
        row = self.textCursor().blockNumber()
        is_content = row < len(self.rows) and self.rows.blocks[row].role in CONTENT
        return self.rows.passage(row) if is_content else NOWHERE

    def selected_span(self) -> Span | None:
        """The selected words in code points of the document; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = (
            self._code_point(at) for at in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return Span(start, end) if start < end else None

    def caret_code_point(self) -> int:
        """The code point of the document before which the caret stands."""
        return self._code_point(self.textCursor().position())

    def put_caret_at(self, code_point: int) -> None:
        """Put the caret before a code point of the document; nothing is selected then."""
        row = max(0, self.rows.row_at(code_point))
        block = self.document().findBlockByNumber(row)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + self.rows.offset(row, code_point))
        self.setTextCursor(cursor)

    def _code_point(self, position: int) -> int:
        block = self.document().findBlock(position)
        return self.rows.code_point(block.blockNumber(), position - block.position())

    def _point(self, passage: PassageId) -> None:
        if passage != self.pointed_at:
            self.pointed_at = passage
            self.pointed.emit(passage)


def _no_words(point: QPointF) -> str:
    return ""
