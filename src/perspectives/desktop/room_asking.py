"""Asks for screen and room before a show, or while it runs, and takes the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from perspectives.desktop.room_dialog import RoomDialog
from perspectives.desktop.rooms import KnownRoom, room_of
from perspectives.desktop.screens import ScreenFacts, facts_of, place

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.presentation import Presentation


def show(window: Decisions) -> None:
    """Ask for the room, then begin a show; in a show that runs, only ask."""
    from perspectives.desktop.presentation import Presentation, presentation_of

    (presentation_of(window) or Presentation(window)).ask_room()


def proposed(presentation: Presentation) -> ScreenFacts:
    """The screen that would be the wall."""
    window = presentation.window_
    screens = QGuiApplication.screens()
    facts = [facts_of(row) for row in screens]
    return facts[place(facts, screens.index(window.screen()), window.settings.wall_screen).wall]


def ask_room(presentation: Presentation) -> None:
    """Open the dialog over the console, or over the window where there is none yet."""
    if presentation.dialog is not None:
        presentation.come_forward()
        return
    has_begun = presentation.place.wall is not None or presentation.console is not None
    if has_begun and presentation.console is None:
        # There is no screen for a dialog but the wall's.
        return
    settings = presentation.window_.settings
    first = presentation.place.facts if has_begun else proposed(presentation)
    rows = sorted(map(facts_of, QGuiApplication.screens()), key=lambda row: row.key != first.key)
    choices = [(row.key, row.words, row.box[3]) for row in rows]
    known = room_of(settings, first.key) or presentation.known
    parent = presentation.console or presentation.window_
    dialog = RoomDialog(parent, choices, known.room, settings.wall_theme)
    presentation.dialog = dialog
    dialog.finished.connect(lambda result: _take_room(presentation, dialog, known, result))
    dialog.open()


def _take_room(
    presentation: Presentation, dialog: RoomDialog, before: KnownRoom, result: int
) -> None:
    presentation.dialog = None
    dialog.deleteLater()
    if result == QDialog.DialogCode.Accepted:
        correction = before.correction if dialog.room == before.room else 0
        known = KnownRoom(dialog.room, correction)
        presentation.window_.keep_setting(wall_theme=dialog.theme)
        presentation.keep_room(dialog.screen_key, known)
        presentation.start(dialog.screen_key, known)
    elif presentation.console is None and presentation.place.wall is None:
        presentation.setParent(None)
        presentation.deleteLater()
