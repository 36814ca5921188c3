"""Where Tab goes: command bar, topics, texts from left to right, shelf, side panels, status line.

Topics, panes and cards are made anew while a person works, and Qt would put what is made last at
the end. So the order is taken from where things stand, at each press of the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from perspectives.desktop.folded_strip import FoldedStrip
from perspectives.desktop.pane_frame import PaneFrame

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

BEFORE_SIDES = ("command_bar", "message_bar", "rail", "texts", "shelf", "middle")
"""Parts of the window in their order; the panels at the side come after them, the status last."""


def neighbour(window: Commands, *, is_forward: bool) -> QWidget | None:
    """What Tab goes to from what has the keyboard, round and round; None where nothing has it."""
    rows = stops(window)
    focus = window.focusWidget()
    if focus not in rows:
        return None
    step = 1 if is_forward else -1
    return rows[(rows.index(focus) + step) % len(rows)]


def stops(window: Commands) -> list[QWidget]:
    """All that Tab can go to now, in order."""
    rows = [
        row
        for row in window.findChildren(QWidget)
        if row.focusPolicy() & Qt.FocusPolicy.TabFocus
        and row.focusProxy() is None
        and row.window() is window
        and row.isVisible()
        and row.isEnabled()
    ]
    parts = [getattr(window, name) for name in BEFORE_SIDES]

    def place(row: QWidget) -> tuple[int, int, int, int]:
        corner = row.mapTo(window, QPoint())
        part = next((at for at, part in enumerate(parts) if _holds(part, row)), len(parts))
        if _holds(window.status_line, row):
            part = len(parts) + 1
        column = _column(row)
        left = column.mapTo(window, QPoint()).x() if column is not None else 0
        return part, left, corner.y(), corner.x()

    return sorted(rows, key=place)


def _holds(part: QWidget, row: QWidget) -> bool:
    return part is row or part.isAncestorOf(row)


def _column(row: QWidget) -> QWidget | None:
    """The pane or strip that something belongs to."""
    part: QWidget | None = row
    while part is not None and not isinstance(part, PaneFrame | FoldedStrip):
        part = part.parentWidget()
    return part
