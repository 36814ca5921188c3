"""What the reading view shows while the first text is still being read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.filing import Filing

COLUMN = 420
"""Width in logical pixels: one sentence a line."""


class WaitingPage(QWidget):
    """One sentence, how far reading is, and a way out."""

    def __init__(self, window: Filing, paths: Sequence[str]) -> None:
        super().__init__()
        self.window_ = window
        self.setAccessibleName(_("Reading"))
        name = PurePath(paths[0]).name or paths[0]
        words = ngettext("Reading “{name}”…", "Reading {count} texts…", len(paths))
        self.title = QLabel(words.format(name=name, count=len(paths)))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.title.setFont(font)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        about = QLabel(_("The first text is shown as soon as it is read."))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(window.session.cancel)
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (self.title, about, self.bar):
            widget.setFixedWidth(COLUMN)
            column.addWidget(widget)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(column)
        outer.addStretch(3)
        outer.setAlignment(column, Qt.AlignmentFlag.AlignHCenter)
        window.session.progressed.connect(self._show_progress)
        window.session.finished.connect(self.leave)
        window.workspace.updated.connect(self._take)

    def _show_progress(self, stage: str, done: int, total: int) -> None:
        if stage == "reading" and total > 1:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _take(self, _update: object) -> None:
        if self.window_.workspace.project.documents:
            self.leave()

    def leave(self) -> None:
        """Make room for the texts."""
        texts = self.window_.texts
        if texts.indexOf(self) >= 0:
            texts.setCurrentWidget(self.window_.board)
            texts.removeWidget(self)
            self.deleteLater()


def wait_for(window: Filing, paths: Sequence[str]) -> None:
    """Say in the reading view that the first text is being read."""
    page = WaitingPage(window, paths)
    window.texts.addWidget(page)
    window.texts.setCurrentWidget(page)
