"""The actions of the menus Window and Help: regions, texts by number, and help."""

from __future__ import annotations

from perspectives.desktop.actions.action import Action, has_texts, opens
from perspectives.texts import later

HELPING: tuple[Action, ...] = (
    *(
        Action(
            f"open-{number}",
            "Window",
            f"Open text {number}",
            lambda w, number=number: w.board.open_text(number),
            (f"Ctrl+Alt+{number}",),
            needs=lambda scene, number=number: len(scene.project.documents) >= number,
        )
        for number in range(1, 9)
    ),
    Action(
        "next-region",
        "Window",
        "Next region",
        lambda w: w.next_region(1),
        ("F6",),
        is_parted=True,
    ),
    Action(
        "previous-region", "Window", "Previous region", lambda w: w.next_region(-1), ("Shift+F6",)
    ),
    Action("palette", "Help", "Find a command…", lambda w: w.show_palette(), ("Ctrl+K",)),
    Action("keys", "Help", "Keys", lambda w: w.show_keys(), ("F1",)),
    Action("tour", "Help", later("Tour of the window"), opens("tour"), needs=has_texts),
    Action("about", "Help", "About Perspectives", lambda w: w.show_about(), is_parted=True),
)
