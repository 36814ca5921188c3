"""The tour of the first run: four steps over the window, each can be the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perspectives.desktop.theme import theme
from perspectives.texts import _, later

if TYPE_CHECKING:
    from perspectives.desktop.main_window import MainWindow

STEPS = (
    (
        "board",
        later("Texts side by side"),
        later(
            "Click a passage, or move to it with the arrow keys: every text moves to what answers "
            "it, and the ribbons join the two."
        ),
    ),
    (
        "rail",
        later("Topics"),
        later("Click a topic to light it in all texts at once; Alt+↓ goes to its next passage."),
    ),
    (
        "shelf",
        later("Who says what here"),
        later(
            "The shelf shows what each text says where the chosen one speaks, and names those that "
            "are silent."
        ),
    ),
    (
        "command_bar",
        later("You decide"),
        later(
            "The machine proposes. Enter confirms, Del rejects, K tags, L links by hand, S sets a "
            "stance. F1 lists all keys, Ctrl+K finds any command."
        ),
    ),
)
"""The part of the window that each step is about, its title and its words."""

EDGE = 2
"""Logical pixels around the card, where its outline is drawn."""

MARGIN = 16
"""Logical pixels left and right of the words."""

WIDTH = 360
"""Logical pixels of the card: some nine words a line."""


def offer(window: MainWindow) -> None:
    """Begin the tour, unless it was seen or skipped before or there is nothing to show it on."""
    if not window.settings.has_seen_tour and window.workspace.project.documents:
        show(window)


def show(window: MainWindow) -> Tour:
    """Begin the tour."""
    tour = Tour(window)
    tour.show()
    tour.go(0)
    return tour


class Tour(QWidget):
    """A card with one step, and a line around what the step is about; all else goes on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.place = 0
        self.look = theme(window.workspace.view.theme)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.frame = _Outline(window)
        self.frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.card = QFrame(self)
        self.card.setFrameShape(QFrame.Shape.StyledPanel)
        self.card.setAutoFillBackground(True)
        palette = QPalette(self.look.palette())
        palette.setColor(QPalette.ColorRole.Window, self.look.page)
        palette.setColor(QPalette.ColorRole.WindowText, self.look.text)
        self.setPalette(palette)
        self.card.setAccessibleName(_("Tour"))
        self.title, self.words, self.count = QLabel(), QLabel(), QLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.words.setWordWrap(True)
        self.skip, self.next = QPushButton(_("Skip the tour")), QPushButton()
        self.skip.clicked.connect(self.close)
        self.next.clicked.connect(lambda: self.go(self.place + 1))
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(MARGIN, 14, MARGIN, 12)
        column.setSpacing(10)
        for part in (self.title, self.words):
            column.addWidget(part)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        outer.addWidget(self.card)
        self.setFixedWidth(WIDTH)
        window.installEventFilter(self)
        # Seen is seen, however it ends: a tour that comes again is a nuisance.
        window.keep_setting(has_seen_tour=True)

    def go(self, place: int) -> None:
        """Show a step; past the last one the tour is over."""
        if place >= len(STEPS):
            self.close()
            return
        self.place = place
        _part, title, words = STEPS[place]
        self.title.setText(_(title))
        self.words.setText(_(words))
        self.words.setFixedHeight(self.words.heightForWidth(WIDTH - 2 * EDGE - 2 * MARGIN))
        count = _("{number} of {count}").format(number=place + 1, count=len(STEPS))
        self.count.setText(count)
        self.next.setText(_("Next") if place + 1 < len(STEPS) else _("Done"))
        self.card.setAccessibleDescription(f"{_(title)}. {_(words)}")
        self._settle()
        self.next.setFocus()

    def target(self) -> QWidget:
        """The part of the window that the step is about."""
        return getattr(self.window_, STEPS[self.place][0])

    def _settle(self) -> None:
        """Outline the part, and put the card where it covers least of it."""
        part, window = self.target(), self.window_
        corner = part.mapTo(window, part.rect().topLeft())
        around = QRect(corner, part.size())
        self.frame.setGeometry(around)
        self.frame.setVisible(part.isVisible())
        self.frame.raise_()
        self.adjustSize()
        x = window.width() - self.width() - 24
        y = window.height() - self.height() - 60
        if around.intersects(QRect(x, y, self.width(), self.height())):
            y = max(24, around.top() - self.height() - 16) if around.top() > 260 else 90
        self.move(max(12, x), max(12, y))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels around the card, as around what it is about."""
        painter = QPainter(self)
        painter.setPen(QPen(self.look.focus, 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc skips what is left."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the window's size."""
        if watched is self.window_ and event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def closeEvent(self, event: object) -> None:
        """Take the outline away and give the keyboard back."""
        self.window_.removeEventFilter(self)
        self.frame.close()
        self.frame.deleteLater()
        self.window_.board.setFocus()


class _Outline(QWidget):
    """Two pixels around a part of the window, in the colour of the focus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.look = theme(window.workspace.view.theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line just inside the part's edge."""
        painter = QPainter(self)
        painter.setPen(QPen(self.look.focus, 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
