"""The twelve colour slots of topics and the ground colours of each theme, as sRGB hex strings.

Found by annealing over CIEDE2000 (Sharma, Wu, Dalal 2005) in four views: normal, and protan, deutan
(Machado, Oliveira, Fernandes 2009) and tritan (Brettel, Vienot, Mollon 1997). tests/model holds the
contrasts they must keep. Tint says "tagged and lit"; letter, line style and stroke say which topic.
"""

from enum import StrEnum
from typing import NamedTuple

from perspectives.model.topics import LAST_SLOT


class Line(StrEnum):
    """The style of the line under a tagged passage: the second cue after the letter."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"
    WAVY = "wavy"
    DASH_DOT = "dash-dot"


class Slot(NamedTuple):
    """A topic's line style, and its stroke and tint on light paper, in the dark and on the wall.

    The wall shares the light strokes.
    """

    name: str
    line: Line
    light: str
    light_tint: str
    dark: str
    dark_tint: str
    projector_tint: str


class Ground(NamedTuple):
    """The colours of a theme that no topic owns.

    `control` outlines what can be pressed (3:1 on page and chrome), `hairline` parts regions,
    `accent` marks the chosen and the primary, `focus` the ring of the focused.
    """

    page: str
    chrome: str
    text: str
    muted: str
    control: str
    hairline: str
    accent: str
    focus: str


SLOTS = (
    Slot("blue", Line.SOLID, "#04569D", "#C7E4FF", "#2B92F5", "#202C5F", "#B3E0FE"),
    Slot("rust", Line.DASHED, "#8A480C", "#FEEAD7", "#FDD6AA", "#43281A", "#EBC29B"),
    Slot("green", Line.DOTTED, "#4F7D4A", "#B6DDA3", "#67995E", "#25442E", "#C2F3A9"),
    Slot("plum", Line.DOUBLE, "#5D0E3D", "#FEBFD8", "#D9A0C4", "#642E48", "#E1C2D3"),
    Slot("olive", Line.WAVY, "#343E16", "#E2ECA4", "#B2B846", "#41430C", "#A7DD6D"),
    Slot("navy", Line.DOTTED, "#2F3269", "#D4CAFE", "#A8B3FF", "#423D5E", "#CBC2FE"),
    Slot("teal", Line.DASH_DOT, "#007E8C", "#C4F5FE", "#8FE8FD", "#04494B", "#B0F3FE"),
    Slot("crimson", Line.SOLID, "#9B0036", "#FFDCDA", "#F98F8B", "#742630", "#FFB7B7"),
    Slot("violet", Line.WAVY, "#9055D1", "#DECAE9", "#9180B5", "#372747", "#D6C8E4"),
    Slot("ochre", Line.DASH_DOT, "#946C00", "#E4D4BB", "#A9831C", "#372E00", "#F3E4C8"),
    Slot("pink", Line.DOUBLE, "#C8397A", "#EFC7CE", "#DE5A8A", "#5B0D32", "#FAD0D7"),
    Slot("slate", Line.DASHED, "#5C5E5F", "#E2E9ED", "#DADBDC", "#2B2F34", "#E0EAEF"),
)
"""By slot number; the last is for "Other"."""

ON_LIGHT_STROKE = "#FFFFFF"
ON_DARK_STROKE = "#17191E"
"""The letter inside a filled chip."""

GROUNDS = {
    "light": Ground(
        "#FCFBF8", "#F2F0EB", "#1B1D22", "#555A63", "#858078", "#D8D4CB", "#1F5FA8", "#1F5FA8"
    ),
    "dark": Ground(
        "#17191E", "#1F2228", "#E8E5DE", "#A9ADB6", "#737985", "#3A3F49", "#8AB8F0", "#8AB8F0"
    ),
    "projector": Ground(
        "#FFFFFF", "#FFFFFF", "#000000", "#3A3A3A", "#595959", "#767676", "#00408A", "#00408A"
    ),
    "contrast": Ground(
        "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#8FD0FF", "#FFE600"
    ),
    "contrast-light": Ground(
        "#FFFFFF", "#FFFFFF", "#000000", "#000000", "#000000", "#000000", "#00349A", "#00349A"
    ),
}
"""By name of the theme."""

_LINES = tuple(Line)


def line_of(slot: int, place: int = 0) -> Line:
    """The line style of a topic in colour `slot` at `place` (from 0) among the topics.

    Each further dozen of topics reuses the strokes with the next line style.
    """
    if place <= LAST_SLOT:
        return SLOTS[slot].line
    at = _LINES.index(SLOTS[slot].line) + place // len(SLOTS)
    return _LINES[at % len(_LINES)]
