"""The room of each screen: asked once, kept in the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.analysis.legibility import LIMITS_M, Room
from perspectives.desktop.presenting import MOST_CORRECTION

if TYPE_CHECKING:
    from perspectives.settings import Settings


@dataclass(frozen=True, slots=True)
class KnownRoom:
    """A room and what the back-row test added to the least size, in minutes of arc."""

    room: Room = field(default_factory=Room)
    correction: int = 0


def room_of(settings: Settings, screen: str) -> KnownRoom | None:
    """The room of the screen with this key; None where it was never asked, or makes no sense."""
    words = dict(settings.rooms).get(screen, "").split()
    try:
        back_row, height, correction = float(words[0]), float(words[1]), int(words[2])
    except (IndexError, ValueError):
        return None
    low, high = LIMITS_M
    if not (low <= back_row <= high and low <= height <= high):
        return None
    return KnownRoom(Room(back_row, height), min(max(correction, 0), MOST_CORRECTION))


def with_room(settings: Settings, screen: str, known: KnownRoom) -> tuple[tuple[str, str], ...]:
    """The rooms of the settings, with this screen's set."""
    room = known.room
    words = f"{room.back_row_m:g} {room.image_height_m:g} {known.correction}"
    return tuple({**dict(settings.rooms), screen: words}.items())
