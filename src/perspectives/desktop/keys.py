"""The keys of actions: as they come, or as a person chose them in the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from perspectives.desktop.actions import ACTIONS, Action, Context
from perspectives.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent

PARTED = ", "
"""What parts the keys of one action where they are kept."""

WINDOW = frozenset({Context.EVERYWHERE, Context.PANES, Context.RAIL, Context.MATRIX})
SHOW = frozenset({Context.WALL, Context.CONSOLE})
"""Contexts of one window or show: "everywhere" shares its keys with every other of the window."""


def chosen_keys(action: Action, settings: Settings) -> tuple[str, ...]:
    """The keys of an action as chosen, else as it comes; () = none."""
    chosen = dict(settings.shortcuts)
    if action.id in chosen:
        return tuple(key for key in chosen[action.id].split(PARTED) if key)
    return action.keys


def working_keys(action: Action, settings: Settings) -> tuple[str, ...]:
    """The keys that act now: single letters of the window only where they are wanted."""
    keys = chosen_keys(action, settings)
    if settings.has_letter_keys or action.context not in WINDOW:
        return keys
    return tuple(key for key in keys if not _is_letter(key))


def conflict(action: Action, key: str, settings: Settings) -> Action | None:
    """The other action that has a key already where `action` acts; None where it is free."""
    wanted = _plain(key)
    for row in ACTIONS:
        is_near = row.id != action.id and _meet(row.context, action.context)
        if is_near and wanted in map(_plain, chosen_keys(row, settings)):
            return row
    return None


def rechosen(
    settings: Settings, action: Action, keys: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """What is kept of chosen keys once `action` has these; nothing where they are its own."""
    others = tuple(row for row in settings.shortcuts if row[0] != action.id)
    return others if keys == action.keys else (*others, (action.id, PARTED.join(keys)))


def heard(event: QKeyEvent, context: Context) -> str:
    """The id of the action that a pressed key asks for in a context of the window; "" for none.

    For widgets that hear keys themselves, as the cards of the shelf do.
    """
    key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    if not _heard:
        _learn(Settings())
    return _heard.get((context, key), "")


_heard: dict[tuple[Context, str], str] = {}


def _learn(settings: Settings) -> None:
    _heard.clear()
    for row in ACTIONS:
        for key in working_keys(row, settings):
            _heard[row.context, _plain(key)] = row.id


def wear_keys(actions: Mapping[str, QAction], settings: Settings) -> None:
    """Give the window's actions the keys that act now."""
    _learn(settings)
    for row in ACTIONS:
        if row.id in actions:
            keys = working_keys(row, settings)
            actions[row.id].setShortcuts([QKeySequence(key) for key in keys])


def _meet(one: Context, other: Context) -> bool:
    if one is other:
        return True
    if one in SHOW or other in SHOW:
        return one in SHOW and other in SHOW
    return Context.EVERYWHERE in (one, other)


def _is_letter(key: str) -> bool:
    return len(key.rpartition("+")[2]) == 1 and key.removeprefix("Shift+").isalpha()


def _plain(key: str) -> str:
    """A key as Qt writes it, so that "ctrl+a" and "Ctrl+A" are one."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
