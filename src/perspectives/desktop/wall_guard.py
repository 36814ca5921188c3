"""Keeps windows that are none of the show off the screen of the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.wall_place import WallPlace


class WallGuard:
    """Moves a window that comes up over the wall to the console's screen.

    Where there is none, the window waits until the show has ended.
    """

    def __init__(self, place: WallPlace) -> None:
        self.place = place
        self._waiting: list[QWidget] = []

    def meet(self, stranger: QWidget) -> None:
        """A window of the program comes up."""
        wall = self.place.wall
        if wall is None or stranger.screen() is not wall.screen():
            return
        if self.place.console is not None:
            middle = self.place.console.availableGeometry().center()
            stranger.move(middle - stranger.rect().center())
        else:
            self._waiting.append(stranger)
            QTimer.singleShot(0, stranger, stranger.hide)

    def let_go(self) -> None:
        """The show has ended: what waited may come."""
        for stranger in self._waiting:
            stranger.show()
        self._waiting.clear()
