"""One sentence across the window about what could not be done, and what can; never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import Workspace
from perspectives.texts import _, told


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
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 6, 14, 6)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str, *offers: tuple[str, Callable[[], None]]) -> None:
        """Show a sentence, and read it out at once; each offer is a button and what it does."""
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
