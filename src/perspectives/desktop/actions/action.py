"""What one action is, and what the tables of actions share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Scene


class Context(StrEnum):
    """Where keys act; within one context no two actions share a key (CONTRACT.md, Keys)."""

    EVERYWHERE = "everywhere"
    PANES = "panes and shelf"
    RAIL = "topic rail"
    MATRIX = "matrix"
    WALL = "wall and console"
    CONSOLE = "console"


MENUS = ("File", "Edit", "View", "Topics", "Decide", "Compare", "Present", "Window", "Help")
"""The menu bar; a menu without actions is not shown."""


@dataclass(frozen=True)
class Action:
    """Something a person can do: its id, menu, words, keys, where the keys act, and what it runs.

    `needs` tells from the scene whether it can be done now; None = always. `is_parted` draws a line
    before it in its menu. `is_checked` is set for actions that are on or off.
    """

    id: str
    menu: str
    text: str
    run: Callable[[Decisions], None]
    keys: tuple[str, ...] = ()
    context: Context = Context.EVERYWHERE
    needs: Callable[[Scene], bool] | None = None
    is_parted: bool = False
    is_checked: Callable[[Scene], bool] | None = None


def has_texts(scene: Scene) -> bool:
    """The comparison has texts."""
    return bool(scene.project.documents)


def has_active(scene: Scene) -> bool:
    """A passage is active."""
    return scene.view.active in scene.lookup.passages


def has_topics(scene: Scene) -> bool:
    """There are texts and topics."""
    return bool(scene.project.documents and scene.project.topics)


def has_lit(scene: Scene) -> bool:
    """A topic is lit, or what was found."""
    return bool(scene.view.lit or scene.view.found.passages)


def opens(module: str, what: str = "show") -> Callable[[Decisions], None]:
    """What an action runs whose dialog or view is a module of its own: its `show(window)`.

    `what` names another function of the module that takes the window.

    `module` is a name under `perspectives.desktop`; it is imported when the action is first run.
    """

    def run(window: Decisions) -> None:
        getattr(import_module(f"perspectives.desktop.{module}"), what)(window)

    return run
