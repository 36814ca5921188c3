"""The colours and line styles of themes and topics, shared by window, wall and reports.

The values are those of VISUAL.md, found by search for the worst pair in four views of colour.
"""

from enum import StrEnum

SURFACES = {
    "light": "#FCFBF8 #F2F0EB #1B1D22 #555A63 #858078 #D8D4CB #1F5FA8 #1F5FA8",
    "dark": "#17191E #1F2228 #E8E5DE #A9ADB6 #737985 #3A3F49 #8AB8F0 #8AB8F0",
    "projector": "#FFFFFF #FFFFFF #000000 #3A3A3A #595959 #767676 #00408A #00408A",
    "hc-light": "#FFFFFF #FFFFFF #000000 #000000 #000000 #000000 #00349A #00349A",
    "hc-dark": "#000000 #000000 #FFFFFF #FFFFFF #FFFFFF #FFFFFF #8FD0FF #FFE600",
}
"""Page, chrome, text, muted, control outline, hairline, accent, focus of each theme."""

TOPIC_COLOURS = (
    "#04569D #C7E4FF #2B92F5 #202C5F #B3E0FE",
    "#8A480C #FEEAD7 #FDD6AA #43281A #EBC29B",
    "#4F7D4A #B6DDA3 #67995E #25442E #C2F3A9",
    "#5D0E3D #FEBFD8 #D9A0C4 #642E48 #E1C2D3",
    "#343E16 #E2ECA4 #B2B846 #41430C #A7DD6D",
    "#2F3269 #D4CAFE #A8B3FF #423D5E #CBC2FE",
    "#007E8C #C4F5FE #8FE8FD #04494B #B0F3FE",
    "#9B0036 #FFDCDA #F98F8B #742630 #FFB7B7",
    "#9055D1 #DECAE9 #9180B5 #372747 #D6C8E4",
    "#946C00 #E4D4BB #A9831C #372E00 #F3E4C8",
    "#C8397A #EFC7CE #DE5A8A #5B0D32 #FAD0D7",
    "#5C5E5F #E2E9ED #DADBDC #2B2F34 #E0EAEF",
)
"""Light stroke and tint, dark stroke and tint, projector tint of the twelve colour slots.

The projector shares the strokes of the light theme. High contrast has no hues at all.
"""


class LineStyle(StrEnum):
    """How a topic's line is drawn: the cue that works without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"
    WAVY = "wavy"
    DASH_DOT = "dash-dot"


STYLES = tuple(LineStyle)

SLOT_STYLES = (
    LineStyle.SOLID,
    LineStyle.DASHED,
    LineStyle.DOTTED,
    LineStyle.DOUBLE,
    LineStyle.WAVY,
    LineStyle.DOTTED,
    LineStyle.DASH_DOT,
    LineStyle.SOLID,
    LineStyle.WAVY,
    LineStyle.DASH_DOT,
    LineStyle.DOUBLE,
    LineStyle.DASHED,
)
"""The line style of each colour slot; two slots of one style are far apart in every view."""

STROKES = tuple(row.split()[0] for row in TOPIC_COLOURS)
"""The stroke of each colour slot on light paper."""

TINTS = tuple(row.split()[1] for row in TOPIC_COLOURS)
"""The tint of each colour slot on light paper."""

DARK_STROKES = tuple(row.split()[2] for row in TOPIC_COLOURS)
"""The stroke of each colour slot on dark paper."""
