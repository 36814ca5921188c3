"""The comparisons that were open last, as a menu under the pointer or the menu bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from perspectives.desktop import recalling
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.filing import Filing

MOST_NAMES = 3
"""Texts named of a comparison without a name; the folder under it tells the rest."""


def show(window: Filing) -> None:
    """Open the menu; its first row has the keyboard."""
    menu = recent_menu(window)
    point = window.mapToGlobal(window.rect().topLeft())
    under = QCursor.pos()
    menu.popup(under if window.geometry().contains(under) else point)
    rows = menu.actions()
    menu.setActiveAction(rows[0])


def recent_menu(window: Filing) -> QMenu:
    """The menu: projects by their name, other comparisons by their texts, newest first."""
    menu = QMenu(window)
    for paths in window.recent():
        names, is_unnamed = recalling.names_of(paths)
        words = ", ".join(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            words = _("{names} and {count} more").format(names=words, count=len(names) - MOST_NAMES)
        place = _("Not saved under a name yet") if is_unnamed else str(Path(paths[0]).parent)
        action = menu.addAction(f"{words}    {place}".replace("&", "&&"))
        action.triggered.connect(lambda _on=False, paths=paths: window.open_paths(paths))
    if menu.isEmpty():
        menu.addAction(_("Nothing was open before.")).setEnabled(False)
    return menu
