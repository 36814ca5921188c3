"""The line at the foot: what is lit, in words, what is being done, and the text size."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from perspectives.desktop import wording
from perspectives.desktop.elided_label import ElidedLabel
from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.texts import _, later, told

HEIGHT = 28

ANNOUNCE_MS = 500
"""At most one announcement in half a second; the last one wins (VISUAL.md 3.2)."""


STAGES = {
    "reading": (later("Reading texts"), 0, 100),
    "passages": (later("Finding passages"), 0, 10),
    "topics": (later("Finding topics"), 10, 30),
    "links": (later("Linking passages"), 30, 100),
}
"""What a stage is called, and the percent of the whole at which it begins and ends."""


class StatusLine(QWidget):
    """Draws itself from the workspace; `cancelled` asks to stop the work under way."""

    cancelled = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setFixedHeight(HEIGHT)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Status"))
        self.words, self.facts = ElidedLabel(), ElidedLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setFixedSize(140, 14)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.work = ElidedLabel()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setFixedHeight(24)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        for widget in (self.work, self.bar, self.cancel, self.facts):
            row.addWidget(widget)
        self.saved = ""
        self.about: tuple[str, ...] = ()
        self._announcement = QTimer(self)
        self._announcement.setSingleShot(True)
        self._announcement.setInterval(ANNOUNCE_MS)
        self._announcement.timeout.connect(self._announce)
        self.end_work()
        workspace.updated.connect(self.take)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline parts the line from what is above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme(self.workspace.view.theme).line)

    def show_work(self, stage: str, done: int, total: int) -> None:
        """Show how far a piece of work is; `total` 0 = not known yet."""
        words, start, end = STAGES.get(stage, (later("Comparing"), 0, 0))
        share = start + (end - start) * (done / total if total else 0)
        self.bar.setRange(0, 100 if end else 0)
        self.bar.setValue(round(share))
        if stage == "reading" and total > 1:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            words, end = _("Reading texts: {done} of {total}").format(done=done, total=total), 0
        done_words = _("{work} {percent} %").format(work=_(words), percent=f"{share:.0f}")
        self.work.setText(done_words if end else _(words))
        for widget in (self.work, self.bar, self.cancel):
            widget.show()

    def end_work(self) -> None:
        """Take the progress away."""
        for widget in (self.work, self.bar, self.cancel):
            widget.hide()

    def show_saved(self, words: str) -> None:
        """Say where and when the last edit was kept."""
        self.saved = words
        self._tell_facts()

    def _tell_facts(self) -> None:
        self.facts.setText(" · ".join(row for row in (self.saved, *self.about) if row))

    def say(self, sentence: str) -> None:
        """Show a sentence until something else is to be said."""
        words = told(sentence)
        self.words.setText(words)
        self._announcement.start()

    def take(self, update: Update) -> None:
        """Draw what the update changes."""
        before, after = update.before.view, update.after.view
        if before.theme != after.theme or not self.facts.text():
            self.setPalette(theme(after.theme).palette())
        parts = ("active", "lit", "found", "view", "open")
        changed = update.has_new_comparison or update.has_new_project
        if changed or any(getattr(before, part) != getattr(after, part) for part in parts):
            words = wording.describe(update.after) if after.view is View.READ else ""
            if words != self.words.text():
                self.say(words)
        count = len(update.after.project.documents)
        texts = wording.texts_count(count) if count else ""
        self.about = (texts, _("Text size {size}").format(size=f"{after.text_px:g}"))
        self._tell_facts()

    def _announce(self) -> None:
        if QAccessible.isActive() and self.words.text():
            event = QAccessibleAnnouncementEvent(self, self.words.text())
            QAccessible.updateAccessibility(event)
