"""Which screen is the wall and which the console's, told from plain facts about the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen

Box = tuple[int, int, int, int]
"""Left, top, width and height in logical pixels."""


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """What a screen says of itself: its connector's name, and who made it, as far as it tells."""

    name: str
    box: Box
    manufacturer: str = ""
    model: str = ""
    serial: str = ""
    ratio: float = 1.0

    @property
    def key(self) -> str:
        """What tells this screen from others when it comes back; the connector if it is mute."""
        told = (self.manufacturer, self.model, self.serial)
        return " ".join(word for word in told if word) if any(told[1:]) else self.name

    @property
    def words(self) -> str:
        """How a person is told which screen it is."""
        made = " ".join(word for word in (self.manufacturer, self.model) if word)
        size = f"{round(self.box[2] * self.ratio)}×{round(self.box[3] * self.ratio)}"
        name = made or self.name
        return f"{name} · {size}" if name else size


@dataclass(frozen=True, slots=True)
class Placement:
    """Places in a row of screens: of the wall, and of the console, -1 where there is no room."""

    wall: int
    console: int = -1


def facts_of(screen: QScreen) -> ScreenFacts:
    """The facts about a screen of Qt."""
    box = screen.geometry()
    return ScreenFacts(
        screen.name(),
        (box.x(), box.y(), box.width(), box.height()),
        screen.manufacturer().strip(),
        screen.model().strip(),
        screen.serialNumber().strip(),
        screen.devicePixelRatio(),
    )


def is_mirrored(first: ScreenFacts, second: ScreenFacts) -> bool:
    """Whether two screens show the same part of the desktop, wholly or in part."""
    (x, y, width, height), (left, top, wide, high) = first.box, second.box
    return x < left + wide and left < x + width and y < top + high and top < y + height


def place(screens: Sequence[ScreenFacts], own: int, wanted: str = "") -> Placement:
    """The wall on the screen with the key `wanted`, else on the first that is not `own`.

    `own` is the place of the screen that the window is on: the console's, unless the wall is
    wanted there. A screen that mirrors it is no second screen; with none, the wall takes it.
    """
    own = own if 0 <= own < len(screens) else 0
    others = [
        at for at, row in enumerate(screens) if at != own and not is_mirrored(row, screens[own])
    ]
    if not others:
        return Placement(own)
    asked = [at for at, row in enumerate(screens) if wanted and row.key == wanted]
    if asked and asked[0] == own:
        return Placement(own, others[0])
    return Placement(next((at for at in asked if at in others), others[0]), own)
