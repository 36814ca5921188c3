"""Qt's own words, on standard buttons and in its dialogs, from the program's catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from perspectives.texts import _, later

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

WORDS = frozenset(
    (
        later("OK"),
        later("Cancel"),
        later("Close"),
        later("Save"),
        later("Save All"),
        later("Open"),
        later("Apply"),
        later("Reset"),
        later("Restore Defaults"),
        later("Help"),
        later("Discard"),
        later("Don't Save"),
        later("Close without Saving"),
        later("Yes"),
        later("Yes to All"),
        later("No"),
        later("No to All"),
        later("Retry"),
        later("Ignore"),
        later("Abort"),
        later("< Back"),
        later("Next"),
        later("Next >"),
        later("Finish"),
        later("Continue"),
        later("Go Back"),
        later("Done"),
        later("Commit"),
        later("Undo"),
        later("Redo"),
        later("Cut"),
        later("Copy"),
        later("Copy Link Location"),
        later("Paste"),
        later("Delete"),
        later("Clear"),
        later("Select All"),
        later("Step up"),
        later("Step down"),
        later("Look in:"),
        later("Back"),
        later("Go back"),
        later("Forward"),
        later("Go forward"),
        later("Parent Directory"),
        later("Go to the parent directory"),
        later("Create New Folder"),
        later("Create a New Folder"),
        later("New Folder"),
        later("List View"),
        later("Change to list view mode"),
        later("Detail View"),
        later("Change to detail view mode"),
        later("Sidebar"),
        later("List of places and bookmarks"),
        later("Files"),
        later("Files of type:"),
        later("File name:"),
        later("Directory:"),
        later("Directory"),
        later("Choose"),
        later("Open"),
        later("Save As"),
        later("Find Directory"),
        later("Recent Places"),
        later("Remove"),
        later("Rename"),
        later("Show hidden files"),
        later("All Files (*)"),
        later("All files (*)"),
        later("Computer"),
        later("My Computer"),
        later("Drive"),
        later("File"),
        later("File Folder"),
        later("Folder"),
        later("Shortcut"),
        later("Unknown"),
        later("Name"),
        later("Size"),
        later("Type"),
        later("Kind"),
        later("Date Modified"),
        later("%1 already exists.\nDo you want to replace it?"),
        later("%1\nFile not found.\nPlease verify the correct file name was given."),
        later("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        later("'%1' is write protected.\nDo you want to delete it anyway?"),
        later("Are you sure you want to delete '%1'?"),
        later("Could not delete directory."),
        later("Scroll here"),
        later("Left edge"),
        later("Right edge"),
        later("Top"),
        later("Bottom"),
        later("Page left"),
        later("Page right"),
        later("Page up"),
        later("Page down"),
        later("Scroll left"),
        later("Scroll right"),
        later("Scroll up"),
        later("Scroll down"),
        later("Show Details..."),
        later("Hide Details..."),
        later("About Qt"),
        later("Print"),
        later("Press shortcut"),
    )
)
"""The words of Qt that this program can show, without the marks of their access keys."""


class QtWords(QTranslator):
    """Answers what Qt asks for from the catalogue; None leaves Qt's English."""

    def isEmpty(self) -> bool:
        """It has words."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:  # type: ignore[override]
        """The translation of one of WORDS, whatever widget asks."""
        words = source.replace("&", "")
        return _(words) if words in WORDS else None


_made: list[QtWords] = []


def answer_qt(application: QApplication, tag: str) -> None:
    """Let Qt speak the language of the catalogue, and write numbers as that language does."""
    leave_qt(application)
    owner: QObject = application
    _made.append(QtWords(owner))
    application.installTranslator(_made[0])
    QLocale.setDefault(QLocale(tag.replace("-", "_")))


def leave_qt(application: QApplication) -> None:
    """Let Qt speak English again."""
    while _made:
        application.removeTranslator(_made.pop())
    QLocale.setDefault(QLocale.c())
