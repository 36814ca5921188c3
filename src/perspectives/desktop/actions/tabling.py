"""The actions of the matrix, on its current cell: they act where it has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.desktop.actions.action import Action, Context
from perspectives.texts import later

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Scene


def _asks(name: str, words: str, key: str) -> Action:
    """An action of the matrix; the table itself hears the key, the menu and palette ask it."""

    def run(window: Decisions) -> None:
        window.middle.currentWidget().ask(key)  # type: ignore[attr-defined]

    return Action(name, "Decide", words, run, (key,), Context.MATRIX, needs=_is_matrix)


def _is_matrix(scene: Scene) -> bool:
    """The matrix is shown."""
    return scene.view.view == "matrix" and bool(scene.project.documents)


TABLING: tuple[Action, ...] = (
    _asks("matrix-open", later("Open the cell’s passages"), "Return"),
    _asks("matrix-stance", later("Stance of the cell’s text…"), "S"),
    _asks("matrix-summary", later("Summary of the cell"), "N"),
    _asks("matrix-group", later("Group of the cell’s text…"), "G"),
)
"""What acts on the current cell (CONTRACT.md, Keys)."""
