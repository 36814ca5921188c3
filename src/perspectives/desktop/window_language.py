"""The language the window speaks: a person's choice, or the system's.

English costs nothing: no catalogue is read and no translator is made. For another language Qt's
own words, on its standard buttons and in its dialogs, are answered from the same catalogue, since
the wheels of PySide6 have none for Albanian and Serbian.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.desktop.appearance import SYSTEM, language_of
from perspectives.texts import LANGUAGES, later, set_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from perspectives.desktop.main_window import MainWindow

CHOICES = {SYSTEM: later("As the system"), **LANGUAGES}
"""What a person can choose; each language stands under its own name."""


def speak(application: QApplication, tag: str) -> None:
    """Speak a language of LANGUAGES in every window that is made from now on."""
    from perspectives.desktop.qt_words import answer_qt, leave_qt

    set_language(tag)
    if tag == "en":
        leave_qt(application)
    else:
        answer_qt(application, tag)


def choose_language(window: MainWindow, choice: str) -> MainWindow:
    """Keep the choice, and open the window anew where it speaks another language by it.

    Returns the window that speaks it.
    """
    from perspectives.texts import language

    window.keep_setting(language=choice)
    if language_of(choice) == language():
        return window
    from perspectives.desktop.reopening import reopen

    return reopen(window)
