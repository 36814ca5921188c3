"""Undo and Redo by key in windows of their own, where the main window's keys do not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from perspectives.desktop.filing import Filing


def give_undo_keys(dialog: QDialog, window: Filing, then: Callable[[], None]) -> None:
    """Ctrl+Z and Ctrl+Shift+Z in `dialog` undo and redo in `window`; `then` draws anew."""

    def bind(keys: str, run: Callable[[], None]) -> None:
        def act() -> None:
            run()
            then()

        QShortcut(QKeySequence(keys), dialog, act)

    bind("Ctrl+Z", window.undo)
    bind("Ctrl+Shift+Z", window.redo)
