"""How the wall is set: room, theme, and what the teacher has switched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from perspectives.analysis.legibility import (
    LEAST_ARC,
    TARGET_ARC,
    Room,
    arc_minutes,
    font_px,
)
from perspectives.desktop.theme import Theme, theme
from perspectives.texts import later

if TYPE_CHECKING:
    from perspectives.desktop.theme import Ink

FACES = ["Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]
"""The first that is installed is shown on the wall (VISUAL.md 4.2)."""

PROBE_PX = 200
"""The size that the face is measured at: so large that rounding to pixels does not count."""

THEMES = ("projector", "dark", "hc-light", "hc-dark")
"""The walls to choose from; light by default, since dark highlights vanish in a lit room."""

THEME_WORDS = {
    "projector": later("Light: best in a lit room"),
    "dark": later("Dark"),
    "hc-light": later("High contrast, light"),
    "hc-dark": later("High contrast, dark"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """All that decides how a page is painted, beside the page itself.

    `width` and `height` are the wall's, in its own logical pixels, whatever is painted on: a
    preview is the same picture, smaller. `scale` is what the keys + and - make of the text's
    size. `is_boosted`: for a washed-out image. `are_marks_shown`: tints, relation and stances, or
    the bare texts. `are_names_hidden`: who speaks is left out. `is_swapped`: the sides of a pair
    change places. `zoomed`: 0 or 1, the passage that stands alone; -1 = both. `spotlight`: a place
    in parts of the wall (0..1), all around it is darkened. `number` of `count` is the page number,
    0 = none.
    """

    width: int = 1920
    height: int = 1080
    room: Room = field(default_factory=Room)
    theme: str = "projector"
    scale: float = 1.0
    is_boosted: bool = False
    are_marks_shown: bool = True
    are_names_hidden: bool = False
    is_swapped: bool = False
    zoomed: int = -1
    spotlight: tuple[float, float] | None = None
    number: int = 0
    count: int = 0

    @property
    def least(self) -> int:
        """The font size in pixels under which nothing is painted: 12 arc minutes."""
        return font_px(self.room, LEAST_ARC, self.height, x_ratio())

    @property
    def target(self) -> int:
        """The font size that reading text is meant to have: 17 arc minutes, times the scale."""
        wanted = font_px(self.room, TARGET_ARC, self.height, x_ratio())
        return max(self.least, round(wanted * self.scale))

    def arc(self, size_px: float) -> float:
        """The arc minutes at which the back row sees small letters of this font size."""
        return arc_minutes(self.room, size_px, self.height, x_ratio())

    def colours(self) -> Theme:
        """The colours of the wall; a boosted one has black and white alone."""
        if self.is_boosted:
            return theme("hc-dark" if theme(self.theme).is_dark else "hc-light")
        return theme(self.theme if self.theme in THEMES else "projector")

    def ink(self, slot: int, place: int) -> Ink:
        """What draws a topic."""
        return self.colours().ink(slot, place)


def wall_font(size_px: int, *, is_bold: bool = False) -> QFont:
    """The face of the wall at a size; sizes are not rounded to the grid of a screen."""
    font = QFont(FACES)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(size_px)
    if is_bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def x_ratio() -> float:
    """The x-height of the wall's face in parts of its size, as it is installed here."""
    return QFontMetricsF(wall_font(PROBE_PX)).xHeight() / PROBE_PX
