"""The five themes: colours of page and chrome, topic strokes and tints, line styles, palette.

The values are those of VISUAL.md; tests/desktop/test_theme.py measures their contrast again.
"""

from enum import StrEnum
from functools import cache, cached_property

from PySide6.QtGui import QColor, QPalette

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

DIM = 0.6
"""How much of a text's ink is left where it has no counterpart (INTERACTION.md 4)."""


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


class Ink:
    """What draws one topic in one theme.

    `stroke` for lines, chips and bars, `tint` behind lit words, `on_stroke` for letters on a
    filled chip, `style` of the line.
    """

    __slots__ = ("on_stroke", "stroke", "style", "tint")

    def __init__(self, stroke: QColor, tint: QColor, on_stroke: QColor, style: LineStyle) -> None:
        self.stroke = stroke
        self.tint = tint
        self.on_stroke = on_stroke
        self.style = style


class Theme:
    """The colours of one theme by what they are for.

    `name` is light, dark, projector, hc-light or hc-dark; raises KeyError for any other. Use
    `theme(name)`, which makes each only once.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_dark = name in ("dark", "hc-dark")
        self.is_high_contrast = name.startswith("hc-")
        (
            self.page,
            self.chrome,
            self.text,
            self.muted,
            self.control,
            self.line,
            self.accent,
            self.focus,
        ) = (QColor(value) for value in SURFACES[name].split())
        self.on_accent = self.page if self.is_dark else QColor("#FFFFFF")
        self._inks: dict[tuple[int, int], Ink] = {}

    def ink(self, slot: int, place: int = 0) -> Ink:
        """What draws the topic with colour `slot` (0 to 11) at `place` in the codebook.

        Topics from the thirteenth place on take the next line style, so that letter and line
        still tell them from the first with that colour.
        """
        key = (slot % len(TOPIC_COLOURS), place // len(TOPIC_COLOURS))
        ink = self._inks.get(key)
        if ink is None:
            ink = self._inks[key] = self._make_ink(*key)
        return ink

    def _make_ink(self, slot: int, round_of_styles: int) -> Ink:
        style = SLOT_STYLES[slot]
        if round_of_styles:
            style = STYLES[(STYLES.index(style) + round_of_styles) % len(STYLES)]
        if self.is_high_contrast:
            return Ink(self.text, self.page, self.page, style)
        light, light_tint, dark, dark_tint, wall_tint = TOPIC_COLOURS[slot].split()
        if self.is_dark:
            return Ink(QColor(dark), QColor(dark_tint), self.page, style)
        tint = wall_tint if self.name == "projector" else light_tint
        return Ink(QColor(light), QColor(tint), QColor("#FFFFFF"), style)

    @cached_property
    def dimmed(self) -> "Theme":
        """The same with all ink at 60 % on the page; high contrast never dims."""
        if self.is_high_contrast:
            return self
        theme = Theme(self.name)
        theme.text = mixed(self.text, self.page, DIM)
        theme.muted = mixed(self.muted, self.page, DIM)
        for slot in range(len(TOPIC_COLOURS)):
            for turn in range(2):
                ink = self.ink(slot, turn * len(TOPIC_COLOURS))
                stroke = mixed(ink.stroke, self.page, DIM)
                tint = mixed(ink.tint, self.page, DIM)
                theme._inks[slot, turn] = Ink(stroke, tint, ink.on_stroke, ink.style)
        return theme

    def palette(self) -> QPalette:
        """The palette for the whole application under the Fusion style."""
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, colour in (
            (roles.Window, self.chrome),
            (roles.WindowText, self.text),
            (roles.Base, self.page),
            (roles.AlternateBase, self.chrome),
            (roles.Text, self.text),
            (roles.Button, self.chrome),
            (roles.ButtonText, self.text),
            (roles.BrightText, self.text),
            (roles.ToolTipBase, self.page),
            (roles.ToolTipText, self.text),
            (roles.PlaceholderText, self.muted),
            (roles.Highlight, self.accent),
            (roles.HighlightedText, self.on_accent),
            (roles.Link, self.accent),
            (roles.LinkVisited, self.accent),
            (roles.Accent, self.accent),
            (roles.Light, mixed(self.chrome, self.page, 0.5)),
            (roles.Midlight, self.line),
            (roles.Mid, self.control),
            (roles.Dark, self.control),
            (roles.Shadow, self.control),
        ):
            palette.setColor(role, colour)
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.control)
        return palette


@cache
def theme(name: str) -> Theme:
    """The theme called `name`; an unknown name gives the light one, as a system hint may be odd."""
    return Theme(name if name in SURFACES else "light")


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` (0..1) of `colour` over `ground`, opaque: four times cheaper to paint than alpha."""
    rest = 1.0 - share
    return QColor(
        round(colour.red() * share + ground.red() * rest),
        round(colour.green() * share + ground.green() * rest),
        round(colour.blue() * share + ground.blue() * rest),
    )
