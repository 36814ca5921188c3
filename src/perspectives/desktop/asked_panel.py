"""A panel whose list the worker process makes: it says so while it waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPalette
from PySide6.QtWidgets import QLabel

from perspectives.desktop.found import NOTHING_FOUND, Found
from perspectives.desktop.sides import SidePanel
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Update, Workspace

Ask = Callable[[Callable[[Any], None]], None]
"""Asks for the list; the answer is None where it is too early."""


class AskedPanel(SidePanel):
    """What was chosen in the list is lit in all texts until the panel is closed."""

    visited = Signal(str)
    """A passage to go to."""

    def __init__(self, workspace: Workspace, title: str, ask: Ask) -> None:
        super().__init__(workspace, title)
        self._ask = ask
        self._known: tuple[object, ...] = ()
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def draw(self) -> None:
        """Ask for the list where the texts, names or passages are others than those it is of."""
        project = self.workspace.project
        passages = tuple(row.id for row in self.workspace.comparison.passages)
        known = (project.documents, project.names, passages)
        if known == self._known:
            self.show_rows()
            return
        self._known = known
        self.fill(())
        self.show_rows()
        self.about.setText(_("Reading all texts…"))
        self.about.show()
        self._ask(self._receive)

    def _receive(self, rows: Any) -> None:
        if rows is None:
            self._known = ()
            return
        self.fill(tuple(rows))
        self.show_rows()

    def fill(self, rows: tuple[Any, ...]) -> None:
        """Take the rows of a new list."""

    def show_rows(self) -> None:
        """Show the rows that the filters let pass."""

    def light(self, found: Found) -> None:
        """Light what was chosen in all texts."""
        self.workspace.show(found=found)

    def take(self, update: Update) -> None:
        """Ask again where the texts or passages are others now."""
        documents = update.before.project.documents is not update.after.project.documents
        if update.has_new_comparison or documents:
            self.draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was chosen goes out with the panel."""
        super().hideEvent(event)
        if self.isHidden():  # And not the whole window, which may be closing.
            self.workspace.show(found=NOTHING_FOUND)
