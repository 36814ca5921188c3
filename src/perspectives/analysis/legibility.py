"""How large text on a wall must be for the last row to read it.

What the eye meets is an angle: the height of small letters (x-height) over the distance. Fluent
reading needs 12 arc minutes of x-height (Legge and Bigelow 2011, "Does print size matter for
reading?"); 17 is the size meant for all to read with ease, which for capitals is the 1/200 of the
distance that AVIXA V202.01 asks for.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LEAST_ARC = 12.0
"""Arc minutes of x-height under which nothing stands on the wall."""

TARGET_ARC = 17.0
"""Arc minutes of x-height that reading text is meant to have."""

LEAST_CHARACTERS = 22
"""Characters a line under which two columns give way to one passage at a time."""

LIMITS_M = (0.3, 60.0)
"""Metres that a distance or an image height may be."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room: how far its back row is from the image, and how high the image is, in metres.

    Both are asked of a person, since what a projector says of its own size is fiction.
    """

    back_row_m: float = 8.0
    image_height_m: float = 1.6

    @property
    def heights(self) -> float:
        """The distance of the back row in image heights."""
        return self.back_row_m / self.image_height_m


def x_height_px(room: Room, arc: float, image_px: float) -> float:
    """The x-height in pixels that is seen under `arc` minutes, in an image `image_px` high."""
    half = math.radians(arc / 60) / 2
    return image_px * 2 * room.back_row_m * math.tan(half) / room.image_height_m


def font_px(room: Room, arc: float, image_px: float, x_ratio: float) -> int:
    """The least whole font size whose small letters are seen under at least `arc` minutes.

    `x_ratio` is the x-height of the face in parts of its size.
    """
    # What floating point adds beyond the ninth decimal is no reason for a larger size.
    return math.ceil(round(x_height_px(room, arc, image_px) / x_ratio, 9))


def arc_minutes(room: Room, size_px: float, image_px: float, x_ratio: float) -> float:
    """The arc minutes under which the back row sees the x-height of text of this size."""
    x_height_m = size_px * x_ratio * room.image_height_m / image_px
    return 60 * math.degrees(2 * math.atan(x_height_m / (2 * room.back_row_m)))


def farthest_m(room: Room, size_px: float, image_px: float, x_ratio: float) -> float:
    """How far away text of this size can still be read fluently, in metres."""
    half = math.radians(LEAST_ARC / 60) / 2
    return size_px * x_ratio * room.image_height_m / (image_px * 2 * math.tan(half))


def image_height_of(diagonal_inch: float) -> float:
    """The height in metres of a 16:9 image with this diagonal."""
    return diagonal_inch * 0.0254 * 9 / math.hypot(16, 9)
