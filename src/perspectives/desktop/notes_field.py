"""The teacher's notes of a page: a field of text that keeps itself in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from perspectives.model.page_edits import note_page
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page
    from perspectives.desktop.presentation import Presentation

REST_MS = 800
"""Notes and counts are kept when the keyboard has rested so long, so that a word is one step."""

USUAL_PX, LEAST_PX, MOST_PX = 22, 12, 48
"""Sizes of the notes: at first they are read at arm's length, standing."""


class NotesField(QPlainTextEdit):
    """The notes of the page that is on."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self.presentation = presentation
        self.page = ""
        self._unkept: dict[str, str] = {}
        self._px = USUAL_PX
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self.setAccessibleName(_("Notes for this page"))
        self.setPlaceholderText(_("Notes for you alone; the wall never shows them."))
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setMinimumHeight(90)
        self.textChanged.connect(self._rest.start)
        self.zoom(0)

    def sizeHint(self) -> QSize:
        """No more than is needed: what is left over goes to it anyway."""
        return self.minimumSize()

    def turn_to(self, page: Page) -> None:
        """Show the notes of a page; those of the page before are kept first."""
        if page.id != self.page:
            before, text = self.page, self._text()
            # Keeping may draw the console again, which must find the new page here.
            self.page = page.id
            self._rest.stop()
            self._keep(before, text)
            self._fill(page)
        elif not self.hasFocus() and not self._rest.isActive():
            self._fill(page)

    def keep(self) -> None:
        """Put what was typed into the project."""
        self._rest.stop()
        self._keep(self.page, self._text())

    def zoom(self, step: int) -> None:
        """Larger or smaller notes."""
        self._px = min(MOST_PX, max(LEAST_PX, self._px + 2 * step))
        font = QFont(QGuiApplication.font())
        font.setPixelSize(self._px)
        self.setFont(font)

    def _text(self) -> str:
        return self.toPlainText().strip()

    def _keep(self, name: str, text: str) -> None:
        page = next((row for row in self.presentation.reel.all if row.id == name), None)
        if page is None or text == page.notes:
            self._unkept.pop(name, None)
            return
        # Until the notes are on disk they stay here: a full disk must not cost them.
        self._unkept[name] = text
        if self.presentation.do(lambda project: note_page(project, name, text)):
            self._unkept.pop(name, None)

    def _fill(self, page: Page) -> None:
        text = self._unkept.get(page.id, page.notes)
        if self._text() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
