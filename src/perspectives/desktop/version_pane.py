"""One version of a text, plain, with the words that the other version does not have marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from perspectives.desktop.typography import Typography
from perspectives.desktop.utf16 import Rows
from perspectives.model.documents import CONTENT, Document, PassageId, Role
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_PX = 16.0
"""Between the usual reading size and that of a dialog: two versions stand side by side."""


class VersionPane(QTextEdit):
    """A text to read and to select words in; nothing can be changed.

    `moved` tells the row at the top, after a person has scrolled.
    """

    moved = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_document, self.rows = document, Rows(document)
        self._is_led = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(Typography(TEXT_PX).style(Role.PARAGRAPH).font)
        self.setPlainText(self.rows.joined())
        self._part_paragraphs()
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self.verticalScrollBar().valueChanged.connect(self._tell_move)

    def mark(self, spans: Iterable[Span], *, is_gone: bool) -> None:
        """Strike out words that are gone; underline and thicken new ones."""
        look = QTextCharFormat()
        if is_gone:
            look.setFontStrikeOut(True)
            look.setForeground(self.palette().placeholderText())
        else:
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.DemiBold)
        for span in spans:
            self._cursor(span).mergeCharFormat(look)

    def show_span(self, span: Span) -> None:
        """Bring words into view and select them."""
        self.setTextCursor(self._cursor(span))
        self.ensureCursorVisible()

    def lead_to(self, row: int) -> None:
        """Bring a row to the top, as the other version is scrolled; tells nothing."""
        block = self.document().findBlockByNumber(row)
        if not block.isValid():
            return
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self._is_led = True
        self.verticalScrollBar().setValue(round(top))
        self._is_led = False

    def chosen(self) -> tuple[PassageId, Span] | None:
        """The passage with the selected words, and these words; the whole passage without any.

        A selection that goes on into further passages ends with the first. None on furniture.
        """
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        row = first.blockNumber()
        if row >= len(self.rows) or self.rows.blocks[row].role not in CONTENT:
            return None
        passage = self.rows.passage(row)
        if not cursor.hasSelection():
            return passage, self.rows.blocks[row].span
        start = cursor.selectionStart() - first.position()
        end = min(cursor.selectionEnd() - first.position(), first.length() - 1)
        span = self.rows.span(row, start, end)
        words = span.of(self.text_document.text)
        start = span.start + len(words) - len(words.lstrip())
        return passage, Span(start, max(start, span.start + len(words.rstrip())))

    def _cursor(self, span: Span) -> QTextCursor:
        ends: list[int] = []
        for at in (span.start, span.end):
            row = max(0, self.rows.row_at(at))
            block = self.document().findBlockByNumber(row)
            ends.append(block.position() + self.rows.offset(row, at))
        cursor = QTextCursor(self.document())
        cursor.setPosition(ends[0])
        cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _part_paragraphs(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        shape = cursor.blockFormat()
        shape.setBottomMargin(TEXT_PX / 2)
        cursor.mergeBlockFormat(shape)

    def _tell_move(self) -> None:
        if not self._is_led:
            at = self.cursorForPosition(self.viewport().rect().topLeft())
            self.moved.emit(at.blockNumber())
