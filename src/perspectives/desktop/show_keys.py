"""Keys of a show: from wall and console alike, but never from a field of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.keys import chosen_keys
from perspectives.texts import CYRILLIC, LATIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perspectives.settings import Settings

TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
"""Widgets whose letters are text, not commands."""

REPEATED = frozenset({"wall-next", "wall-back", "wall-larger", "wall-smaller"})
"""What a key that is held down may do again and again; a toggle would flicker."""

ON_THE_KEYBOARD = {
    **{a: b.upper() for a, b in zip(CYRILLIC, LATIN, strict=True) if len(b) == 1},
    "џ": "X",
    "ѕ": "Y",
    "в": "V",
    "њ": "W",
    "љ": "Q",
}
"""The Latin letter on the key of each Serbian Cyrillic one: X, Y, Q and W have no letter there."""


def keys_of(settings: Settings, context: Context) -> dict[str, str]:
    """The action of each key in a context, as chosen in the preferences, else as it comes."""
    return {
        key: row.id
        for row in ACTIONS
        if row.context is context
        for key in chosen_keys(row, settings)
    }


def names_of(event: QKeyEvent) -> tuple[str, ...]:
    """How a key may stand in the table, the likeliest first: "Shift+H", "?"."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    portable = QKeySequence.SequenceFormat.PortableText
    name = QKeySequence(QKeyCombination(modifiers, key)).toString(portable)
    text = typed_of(event)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if modifiers & held or not text or not text.isprintable() or text == " ":
        return (name,)
    if text.isalpha():
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return (name, f"Shift+{text.upper()}" if shift else text.upper())
    # Which keys need Shift depends on the keyboard, so a sign counts by itself.
    return (name, text)


def typed_of(event: QKeyEvent) -> str:
    """What a key types, as `type_key` names it; "" for keys that type nothing."""
    named = {
        Qt.Key.Key_Return: "\r",
        Qt.Key.Key_Enter: "\r",
        Qt.Key.Key_Backspace: "\b",
        Qt.Key.Key_Up: "up",
        Qt.Key.Key_Down: "down",
    }
    text = named.get(Qt.Key(event.key()), event.text())
    return ON_THE_KEYBOARD.get(text.casefold(), text)


class ShowKeys(QObject):
    """Hears every key of the application while a show runs, and takes those of its windows.

    `windows` gives wall and console as they are now; `take` is asked with an event and the window
    it came from, and says whether it was a key of the show.
    """

    def __init__(
        self,
        windows: Callable[[], Mapping[QWidget, Context]],
        take: Callable[[QKeyEvent, Context], bool],
        strangers: Callable[[QWidget], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._windows, self._take, self._strangers = windows, take, strangers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key of the show before the widget with the focus gets it."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            context = self._windows().get(watched.window())
            if context is not None and isinstance(event, QKeyEvent):
                return self._key(watched, event, context)
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if watched not in self._windows():
                self._strangers(watched)
        elif kind in (QEvent.Type.ToolTip, QEvent.Type.WhatsThis) and isinstance(watched, QWidget):
            return self._windows().get(watched.window()) is Context.WALL
        return False

    def _key(self, watched: QWidget, event: QKeyEvent, context: Context) -> bool:
        if isinstance(watched, TEXT_FIELDS):
            if event.key() == Qt.Key.Key_Escape:
                watched.window().setFocus()
                return True
            return False
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return self._take(event, context)
