"""Outlines of fields and lists that can be seen on dark ground.

Fusion draws them darker than the window, which on a dark one is nothing to see; 3:1 is asked for
(WCAG 2.2, 1.4.11), and the control colour of each theme has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.theme import Theme

FIELDS = "QLineEdit, QPlainTextEdit, QTextEdit, QTreeView, QTableView, QListView"


def dress(dialog: QWidget, look: Theme) -> None:
    """Draw a dialog in the colours of a theme; a sheet that is set hides a new palette."""
    dialog.setStyleSheet("")
    dialog.setPalette(look.palette())
    dialog.setStyleSheet(field_outlines(look))


def field_outlines(look: Theme) -> str:
    """A style sheet for a dialog: outlines only, a stronger one for the field with the keyboard."""
    names = [f"{name.strip()}:focus" for name in FIELDS.split(",")]
    box = f"border: 1px solid {look.control.name()}; border-radius: 2px"
    return (
        f"QCheckBox::indicator:unchecked {{ {box}; background: {look.page.name()};"
        " width: 12px; height: 12px; } "
        f"{FIELDS} {{ border: 1px solid {look.control.name()}; border-radius: 3px; padding: 2px; }}"
        f" {', '.join(names)} {{ border: 2px solid {look.focus.name()}; padding: 1px; }}"
    )
