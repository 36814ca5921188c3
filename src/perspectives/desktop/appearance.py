"""Which theme, fonts and language the window has: a person's choice, or the system's."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication

from perspectives.desktop.typography import choose
from perspectives.desktop.workspace import ScrollMode
from perspectives.texts import later
from perspectives.texts import resolved as served

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from perspectives.settings import Settings

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

REDUCED = getattr(getattr(Qt, "MotionPreference", None), "ReducedMotion", None)
"""What the system says where it wants little motion; None in a Qt before 6.12."""

MESSAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a Unix system says what messages are to be in; the first that is set wins."""

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


def language_of(choice: str) -> str:
    """The tag of the language that a choice stands for; "en" where the system does not say."""
    return served(system_tag()) if choice == SYSTEM else choice


def system_tag() -> str:
    """The language tag of the system's messages: "sr-Latn" for sr_RS.UTF-8@latin."""
    said = next(filter(None, (os.environ.get(name, "") for name in MESSAGE_VARIABLES)), "")
    first = os.environ.get("LANGUAGE", "").partition(":")[0]
    if first and said.partition(".")[0] not in ("", "C", "POSIX"):
        said = first
    if not said and sys.platform in ("win32", "darwin"):
        # Only there: to hand out the class costs as much as all its enumerations.
        from PySide6.QtCore import QLocale

        said = next(iter(QLocale.system().uiLanguages()), "")
    language, _at, variant = said.partition("@")
    language = language.partition(".")[0]
    return f"{language.partition('_')[0]}-Latn" if variant.lower() == "latin" else language


def is_motion_reduced(wish: bool) -> bool:
    """Whether texts jump instead of gliding: a person's switch, or the system's wish.

    Qt knows the system's wish from 6.12 on only.
    """
    ask = getattr(QGuiApplication.styleHints().accessibility(), "motionPreference", None)
    return wish or (ask is not None and ask() == REDUCED)


def view_of(settings: Settings) -> dict[str, Any]:
    """What the settings say of the view, as `Workspace.show` takes it."""
    type_choice = (
        settings.has_serifs,
        settings.line_height,
        settings.letter_spacing,
        settings.word_spacing,
    )
    choose(type_choice)
    return {
        "theme": resolved(settings.theme),
        "text_px": settings.text_px,
        "typesetting": type_choice,
        "scroll_mode": ScrollMode(settings.scroll_mode),
        "shows_ribbons": settings.shows_ribbons,
        "lines_only_for_lit": settings.lines_only_for_lit,
        "reduced_motion": is_motion_reduced(settings.reduced_motion),
    }


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
