"""Which theme and fonts the window wears: a person's choice, or the system's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

from perspectives.texts import later

SYSTEM = "system"
"""The choice that follows the system's colour scheme and contrast."""

NAMES = {
    SYSTEM: later("As the system"),
    "light": later("Light"),
    "dark": later("Dark"),
    "hc-light": later("High contrast, light"),
    "hc-dark": later("High contrast, dark"),
}
"""What a person can choose, with its name in menus; the wall has a theme of its own."""

PLAIN_FAMILIES = ("Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
"""The window's font is the first of these that is installed, where the system names none."""

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


def icon() -> QIcon:
    """The program's icon; asked for after the first paint, since drawing SVG costs 3 ms."""
    from PySide6.QtGui import QIcon

    from perspectives import assets

    return QIcon(str(assets.resources() / "icons" / "perspectives.svg"))
