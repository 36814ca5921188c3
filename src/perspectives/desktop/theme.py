"""The five themes: colours of page and chrome, topic strokes and tints, line styles, palette.

The values are those of VISUAL.md; tests/desktop/test_theme.py measures their contrast again.
"""

from __future__ import annotations

from functools import cache, cached_property

from PySide6.QtGui import QColor, QPalette

from perspectives.model.palette import (
    SLOT_STYLES,
    STYLES,
    SURFACES,
    TOPIC_COLOURS,
    LineStyle,
)

DIM = 0.6
"""How much of a text's ink is left where it has no counterpart (INTERACTION.md 4)."""


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
    def dimmed(self) -> Theme:
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
