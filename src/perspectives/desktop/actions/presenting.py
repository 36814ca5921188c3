"""The actions of the menu Present: begin a show, and make it ready."""

from __future__ import annotations

from perspectives.desktop.actions.action import Action, has_texts, opens
from perspectives.texts import later

PRESENTING: tuple[Action, ...] = (
    Action(
        "present",
        "Present",
        later("Present to the class"),
        opens("presentation"),
        ("F5",),
        needs=has_texts,
    ),
    Action(
        "room",
        "Present",
        later("Room and screen…"),
        opens("room_asking"),
        needs=has_texts,
    ),
    Action(
        "save-slides",
        "Present",
        later("Save slides…"),
        opens("slides_dialog"),
        needs=has_texts,
    ),
)
"""What the menu Present offers outside a show."""
