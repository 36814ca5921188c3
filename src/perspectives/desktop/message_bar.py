"""One sentence across the window about what could not be done, and what can; never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.theme import theme
from perspectives.texts import _, number, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perspectives.desktop.workspace import Workspace
    from perspectives.model.errors import Problem

MOST_PIXELS = 160
"""Height of the list of all problems: it scrolls, and the texts stay in view."""


class MessageBar(QWidget):
    """Hidden until there is something to say; stays until it is closed or replaced."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Message"))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton(_("Close"))
        self.close_button.clicked.connect(self.hide)
        self.offers: list[QPushButton] = []
        self.all_button = QPushButton()
        self.all_button.setCheckable(True)
        self.all_button.hide()
        self.all = QListWidget()
        self.all.setAccessibleName(_("All problems"))
        self.all.setWordWrap(True)
        self.all.setMaximumHeight(MOST_PIXELS)
        self.all.setFrameShape(QListWidget.Shape.NoFrame)
        self.all.hide()
        self.all_button.toggled.connect(self.all.setVisible)
        self.row = QHBoxLayout()
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.all_button)
        self.row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.addLayout(self.row)
        column.addWidget(self.all)
        self.hide()

    def say(self, sentence: str, *offers: tuple[str, Callable[[], None]]) -> None:
        """Show a sentence, and read it out at once; each offer is a button and what it does."""
        self.all_button.setChecked(False)
        self.all_button.hide()
        for button in self.offers:
            button.deleteLater()
        self.offers = []
        for at, (words, run) in enumerate(offers):
            button = QPushButton(words)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _on=False, run=run: run())
            self.row.insertWidget(1 + at, button)
            self.offers.append(button)
        look = theme(self.workspace.view.theme)
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        words = told(sentence)
        self.words.setText(words)
        self.show()
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say the first of several problems; the others are one click away, in the bar itself."""
        sentences = [f"{told(row.message)} {told(row.hint)}".strip() for row in problems]
        self.say(sentences[0])
        if len(sentences) > 1:
            self.all.clear()
            self.all.addItems(sentences)
            count = number(len(sentences))
            self.all_button.setText(_("Show all {count}").format(count=count))
            self.all_button.show()
