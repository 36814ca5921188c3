"""The one table of actions: menus, buttons, palette, shortcut sheet and README come from it."""

from __future__ import annotations

from perspectives.desktop.actions.action import MENUS, Action, Context
from perspectives.desktop.actions.comparing import COMPARING
from perspectives.desktop.actions.deciding import DECIDING
from perspectives.desktop.actions.filing import FILING
from perspectives.desktop.actions.helping import HELPING
from perspectives.desktop.actions.presenting import PRESENTING
from perspectives.desktop.actions.projecting import CONSOLING, PROJECTING
from perspectives.desktop.actions.tabling import TABLING
from perspectives.desktop.actions.viewing import VIEWING

ACTIONS: tuple[Action, ...] = (
    *FILING,
    *VIEWING,
    *DECIDING,
    *TABLING,
    *COMPARING,
    *PRESENTING,
    *PROJECTING,
    *CONSOLING,
    *HELPING,
)
"""Every action, in menu order."""

__all__ = ["ACTIONS", "MENUS", "Action", "Context", "collisions"]


def collisions(actions: tuple[Action, ...] = ACTIONS) -> list[tuple[str, str, str]]:
    """Keys that two actions of one context share: (key, first id, second id); none in ours."""
    seen: dict[tuple[Context, str], str] = {}
    out: list[tuple[str, str, str]] = []
    for action in actions:
        for key in action.keys:
            place = (action.context, key)
            if place in seen:
                out.append((key, seen[place], action.id))
            seen[place] = action.id
    return out
