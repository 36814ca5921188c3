"""A slide as plain drawing: words, boxes, lines and shapes at their places.

The wall, PDF slides and PPTX are drawn from the same rows. All measures are in the pixels of the
slide, from its top left corner; colours are "#RRGGBB".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from perspectives.model.palette import LineStyle
from perspectives.texts import later


class Side(StrEnum):
    """Where the lines of a text block begin."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Figure(StrEnum):
    """A shape that says how a text stands: the four stances, and silence."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    SILENT = "silent"


FIGURE_WORDS = {
    Figure.FOR: later("for"),
    Figure.AGAINST: later("against"),
    Figure.MIXED: later("mixed"),
    Figure.NEUTRAL: later("neutral"),
    Figure.SILENT: later("silent"),
}
"""The word for each shape, in the order of legends."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; marked ones stand on the tint of their block, underlined by its stroke."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a column, wrapped at blanks.

    `size` is the font size and `leading` the line height in pixels; `height` holds all lines.
    The first that `is_title` names its slide.
    """

    x: float
    y: float
    width: float
    height: float
    runs: tuple[Run, ...]
    size: int
    leading: float
    colour: str
    is_bold: bool = False
    side: Side = Side.LEFT
    tint: str = ""
    stroke: str = ""
    style: LineStyle = LineStyle.SOLID
    stroke_width: float = 0.0
    language: str = ""
    is_title: bool = False

    @property
    def plain(self) -> str:
        """The words without marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners; "" = no fill, no outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    radius: float = 0.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line in a topic's style."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float
    style: LineStyle = LineStyle.SOLID


@dataclass(frozen=True, slots=True)
class Sign:
    """A figure in a square of side `size`."""

    x: float
    y: float
    size: float
    figure: Figure
    colour: str


Item = Text | Box | Rule | Sign


@dataclass(frozen=True, slots=True)
class Slide:
    """A page as it is drawn; items later in order lie above. `notes` are for the speaker."""

    width: float
    height: float
    ground: str
    items: tuple[Item, ...]
    title: str = ""
    notes: str = ""
