"""Colours and fonts of the window: the one place where a theme becomes Qt's colours."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from perspectives.model.palette import (
    GROUNDS,
    ON_DARK_STROKE,
    ON_LIGHT_STROKE,
    SLOTS,
    Line,
    line_of,
)
from perspectives.model.topics import LAST_SLOT, Topic, topic_letter

SYSTEM = "system"
"""The choice that follows the system's colour scheme and contrast."""

CHOICES = (SYSTEM, "light", "dark", "contrast", "contrast-light")
"""What a person can choose; "projector" is for the wall alone."""

READING_FAMILIES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Charter",
    "Georgia",
    "Libertinus Serif",
    "DejaVu Serif",
)
"""The reading font is the first of these that is installed."""

PLAIN_FAMILIES = ("Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
"""Without serifs: the other choice for reading, and the window's font where the system names none.
"""


class Look:
    """How one topic is drawn in one theme: letter, line style, and colours."""

    __slots__ = ("letter", "line", "on_stroke", "stroke", "tint")

    def __init__(
        self, letter: str, line: Line, stroke: QColor, tint: QColor, on_stroke: QColor
    ) -> None:
        self.letter = letter
        self.line = line
        self.stroke = stroke
        self.tint = tint
        self.on_stroke = on_stroke


class Theme:
    """The colours of one theme, by name: light, dark, projector, contrast or contrast-light.

    High contrast uses no hue: every stroke is the text's colour, no passage is tinted, and what is
    lit is boxed in `focus`.
    """

    def __init__(self, name: str) -> None:
        ground = GROUNDS[name]
        self.name = name
        self.is_dark = name in ("dark", "contrast")
        self.is_contrast = name.startswith("contrast")
        self.page = QColor(ground.page)
        self.chrome = QColor(ground.chrome)
        self.text = QColor(ground.text)
        self.muted = QColor(ground.muted)
        self.control = QColor(ground.control)
        self.hairline = QColor(ground.hairline)
        self.accent = QColor(ground.accent)
        self.focus = QColor(ground.focus)
        self.on_accent = QColor(ON_DARK_STROKE if self.is_dark else ON_LIGHT_STROKE)
        self.on_stroke = QColor(ON_DARK_STROKE if self.is_dark else ON_LIGHT_STROKE)
        if name == "contrast":
            self.on_accent = self.on_stroke = self.page
        self._looks: dict[tuple[int, int], Look] = {}

    def look(self, topic: Topic, place: int) -> Look:
        """How the topic at `place` (from 0, the order of all topics) is drawn."""
        key = (topic.colour, place)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._make(*key)
        return look

    def _make(self, colour: int, place: int) -> Look:
        number = colour if 0 <= colour <= LAST_SLOT else place % len(SLOTS)
        slot = SLOTS[number]
        line = line_of(number, place)
        letter = topic_letter(place)
        if self.is_contrast:
            return Look(letter, line, self.text, self.page, self.page)
        if self.is_dark:
            return Look(letter, line, QColor(slot.dark), QColor(slot.dark_tint), self.on_stroke)
        tint = slot.projector_tint if self.name == "projector" else slot.light_tint
        return Look(letter, line, QColor(slot.light), QColor(tint), self.on_stroke)


@cache
def theme(name: str) -> Theme:
    """The theme of this name; light where the name is not known."""
    return Theme(name if name in GROUNDS else "light")


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """An opaque mix: `share` (0..1) of `front` on `back`.

    Opaque fills are four to five times cheaper than translucent ones.
    """
    rest = 1.0 - share
    return QColor(
        round(front.red() * share + back.red() * rest),
        round(front.green() * share + back.green() * rest),
        round(front.blue() * share + back.blue() * rest),
    )


def resolved(choice: str) -> str:
    """The theme a person's choice stands for now.

    "system" follows the desktop; where the desktop does not say, light. High contrast asked for by
    the system wins over its colour scheme.
    """
    if choice != SYSTEM:
        return choice if choice in CHOICES else "light"
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast" if is_dark else "contrast-light"
    return "dark" if is_dark else "light"


def qt_palette(colours: Theme) -> QPalette:
    """The palette that makes Qt's own widgets, under Fusion, follow a theme."""
    palette = QPalette(colours.chrome)
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.chrome),
        (roles.WindowText, colours.text),
        (roles.Base, colours.page),
        (roles.AlternateBase, colours.chrome),
        (roles.Text, colours.text),
        (roles.Button, colours.chrome),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.ToolTipBase, colours.page),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Accent, colours.accent),
        (roles.Light, blend(colours.page, colours.chrome, 0.6)),
        (roles.Midlight, colours.chrome),
        (roles.Mid, colours.hairline),
        (roles.Dark, colours.control),
        (roles.Shadow, colours.control),
    ):
        palette.setColor(role, colour)
    faint = blend(colours.text, colours.chrome, 0.5)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, colours.hairline)
    return palette


def reading_font(pixels: float, *, has_serifs: bool = True) -> QFont:
    """The font of the texts at `pixels` (logical, may be a fraction)."""
    font = QFont()
    font.setFamilies(READING_FAMILIES if has_serifs else PLAIN_FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    return font
