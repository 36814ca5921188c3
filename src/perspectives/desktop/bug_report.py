"""A bug: what happened, to copy and send, and where it is kept. The work itself is safe on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from perspectives.desktop.about import system_report
from perspectives.desktop.bug_log import keep_report
from perspectives.desktop.sheets import Sheet
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

MOST_SHOWN = 5
"""Reports that one window lists: a bug in painting comes with each frame."""


class BugSheet(Sheet):
    """One window for all bugs until it is closed; the next ones are added to it."""

    def __init__(self, window: Commands) -> None:
        body = QWidget()
        self.count = 0
        self.words, self.where = QLabel(), QLabel()
        self.words.setText(
            _("Something went wrong in the program. Texts and decisions are as they were.")
        )
        for label in (self.words, self.where):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(system_report())
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Report"))
        self.copy = QPushButton(_("Copy the report"))
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.text.toPlainText())
        )
        column = QVBoxLayout(body)
        for widget in (self.words, self.text, self.where, self.copy):
            column.addWidget(widget)
        super().__init__(window, _("A bug"), body)

    def add(self, report: str) -> None:
        """Keep a report in the log and show it, unless there are enough already."""
        self.count += 1
        path = keep_report(report)
        if path is not None:
            self.where.setText(_("It is written to {path} too.").format(path=path))
        if self.count <= MOST_SHOWN:
            self.text.appendPlainText(report)


def show_bug(window: Commands, report: str) -> BugSheet:
    """Show a report of a bug, in the window that shows others already."""
    shown = next((row for row in window.findChildren(BugSheet) if row.isVisible()), None)
    sheet = shown or BugSheet(window)
    sheet.add(report)
    return sheet
