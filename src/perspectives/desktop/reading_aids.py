"""What helps people who do not see the panes: the outline list and announcements, when wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.desktop.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QBoxLayout, QWidget

    from perspectives.desktop.accessibility import Announcer
    from perspectives.desktop.outline import OutlineView
    from perspectives.desktop.prose_view import ProseView
    from perspectives.desktop.workspace import Update, Workspace


class ReadingAids:
    """The aids of one board; each is made when it is first needed."""

    def __init__(self, board: QWidget, row: QBoxLayout, workspace: Workspace) -> None:
        self.board = board
        self.row = row
        self.workspace = workspace
        self.outline: OutlineView | None = None
        self.announcer: Announcer | None = None

    def serve(self, panes: Iterable[ProseView]) -> None:
        """Lay out for a screen reader, and speak to it, where there is one."""
        from PySide6.QtGui import QAccessible

        is_read_aloud = QAccessible.isActive()
        for pane in panes:
            pane.lines.is_read_aloud = is_read_aloud
        if is_read_aloud and self.announcer is None:
            from perspectives.desktop.accessibility import Announcer, install

            install()
            self.announcer = Announcer(self.board)

    def update(self, update: Update) -> None:
        """Show or hide the outline, and say what is lit."""
        before, after = update.before.view, update.after.view
        if before.shows_outline != after.shows_outline:
            self.show_outline(after.shows_outline)
        if self.announcer is not None and (before.active, before.lit) != (after.active, after.lit):
            self.announcer.announce(describe(update.after))

    def show_outline(self, is_shown: bool) -> None:
        """Show or hide the list of passages beside the panes."""
        if is_shown and self.outline is None:
            from perspectives.desktop.outline import OutlineView

            self.outline = OutlineView(self.workspace, self.board)
            self.row.insertWidget(0, self.outline)
        if self.outline is not None:
            self.outline.setVisible(is_shown)
