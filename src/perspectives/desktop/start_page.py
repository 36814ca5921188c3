"""The start page: open texts, recent comparisons, the samples; files can be dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perspectives.desktop import recalling
from perspectives.desktop.theme import theme
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

COLUMN = 560
"""Width of the page's one column in logical pixels: calm, and read at a glance."""


class StartPage(QWidget):
    """One column in the middle of the window."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.setAccessibleName(_("Start"))
        self.setAutoFillBackground(True)
        self.wear(window.workspace.view.theme)
        column = QVBoxLayout()
        column.setSpacing(10)
        title = _label("Perspectives", 2.2, is_bold=True)
        column.addWidget(title)
        column.addWidget(
            _label(_("Lay positions on one dispute side by side and see who answers whom."), 1.1)
        )
        column.addSpacing(18)
        self.new = Choice(_("New comparison…"), _("Choose texts, name the question, pick topics"))
        self.open = Choice(_("Open texts…"), _("The first one is the reference"))
        self.sample = Choice(_("Open the sample"), _("Eight positions on the Association"))
        self.other = Choice(_("Open the second sample"), _("Should the centre be closed to cars?"))
        self.new.clicked.connect(window.new_comparison)
        self.open.clicked.connect(window.ask_for_texts)
        self.sample.clicked.connect(window.open_sample)
        self.other.clicked.connect(lambda: window.open_sample("carfree"))
        for button in (self.new, self.open, self.sample, self.other):
            column.addWidget(button)
        column.addSpacing(14)
        self.heading = _label(_("Recent comparisons"), 1.0, is_bold=True)
        column.addWidget(self.heading)
        self.recent = QVBoxLayout()
        column.addLayout(self.recent)
        column.addSpacing(14)
        column.addWidget(_label(_("Files can be dropped anywhere in this window."), 0.95))
        column.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(COLUMN)
        holder.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(holder, 4)
        row.addStretch(1)
        row.setContentsMargins(24, 60, 24, 24)
        self.show_recent(window, window.recent())

    def show_recent(self, window: Commands, rows: list[list[str]]) -> None:
        """List the last comparisons by the names of their texts."""
        while item := self.recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.heading.setVisible(bool(rows))
        for paths in rows:
            names, is_unnamed = recalling.names_of(paths)
            words, more = ", ".join(names[:3]), len(names) - 3
            if more > 0:
                words = _("{names} and {count} more").format(names=words, count=more)
            unnamed = _("Not saved under a name yet")
            button = Choice(words, unnamed if is_unnamed else str(Path(paths[0]).parent))
            button.clicked.connect(lambda _on=False, paths=paths: window.open_paths(paths))
            self.recent.addWidget(button)

    def wear(self, name: str) -> None:
        """Draw in the colours of a theme."""
        palette = QPalette(theme(name).palette())
        palette.setColor(QPalette.ColorRole.Window, theme(name).page)
        self.setPalette(palette)


def _label(words: str, size: float, *, is_bold: bool = False) -> QLabel:
    label = QLabel(words)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(is_bold)
    label.setFont(font)
    label.setWordWrap(True)
    return label


class Choice(QPushButton):
    """Something to open: its name, and under it what it is, in a box that answers the pointer."""

    def __init__(self, words: str, about: str) -> None:
        super().__init__(words)
        self.about = about
        self.setAccessibleName(words)
        self.setAccessibleDescription(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Two lines of words with air around them."""
        return QSize(COLUMN, 2 * self.fontMetrics().height() + 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, two lines, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        roles = QPalette.ColorRole
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_hot = self.underMouse() or self.isDown()
        painter.setPen(QPen(palette.color(roles.Link if is_hot else roles.Midlight), 1))
        painter.setBrush(palette.color(roles.Button if self.isDown() else roles.Base))
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(roles.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        line, room = self.fontMetrics().height(), self.width() - 32
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        rows = ((self.text(), bold, roles.Text), (self.about, self.font(), roles.PlaceholderText))
        for at, (words, font, role) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(palette.color(role))
            metrics = painter.fontMetrics()
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(16, 8 + at * (line + 1) + metrics.ascent(), short)
