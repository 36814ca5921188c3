"""Which theme and fonts the window wears: a person's choice, or the system's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

SYSTEM = "system"
"""The choice that follows the system's colour scheme and contrast."""

NAMES = {
    SYSTEM: "As the system",
    "light": "Light",
    "dark": "Dark",
    "hc-light": "High contrast, light",
    "hc-dark": "High contrast, dark",
}
"""What a person can choose, with its name in menus; the wall has a theme of its own."""

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

LEAST_POINTS = 10.0
"""Size of the window's font where the system names none: Qt's own fallback of 9 pt is small."""


def resolved(choice: str) -> str:
    """The theme that a choice stands for now.

    "system" follows the desktop, and is light where the desktop does not say. High contrast asked
    for by the system wins over its colour scheme.
    """
    if choice != SYSTEM:
        return choice if choice in NAMES else "light"
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "hc-dark" if is_dark else "hc-light"
    return "dark" if is_dark else "light"


def window_font() -> QFont:
    """The system's font for windows; the best installed of a short list where it names none."""
    font = QFont(QGuiApplication.font())
    if font.family().lower() in ("", "sans", "sans serif", "sans-serif"):
        font.setFamilies(PLAIN_FAMILIES)
        font.setPointSizeF(max(LEAST_POINTS, font.pointSizeF()))
    return font


def reading_families(*, has_serifs: bool) -> tuple[str, ...]:
    """The families of the reading font, best first."""
    return READING_FAMILIES if has_serifs else PLAIN_FAMILIES


def has_reading_font() -> bool:
    """Whether one of the preferred reading fonts is installed; asks the whole font database."""
    return any(QFontDatabase.hasFamily(name) for name in READING_FAMILIES)
