"""Decisions whose words are no longer there: placed anew on chosen words, or let go, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.desktop.undo_keys import give_undo_keys
from perspectives.desktop.version_pane import VersionPane
from perspectives.model.citing import cite, name_of, shortened
from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.judgements import Judgement, Note, Stance, Vote
from perspectives.model.orphans import drop_orphan, lost_passages, orphans, settle
from perspectives.reporting.wording import STATE_NAMES, stance
from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.filing import Filing
    from perspectives.model.carrying import Orphan
    from perspectives.model.project import Project

QUOTED = 70
"""Code points of a quotation in the list: one line of the dialog."""


def show(window: Filing) -> None:
    """Open the dialog over all decisions without a place, or say that there are none."""
    if orphans(window.workspace.project):
        UnplacedDialog(window).open()
    else:
        window.status_line.say(_("Every decision has its place in a text."))


class UnplacedPanel(QWidget):
    """The list of decisions without a place and what can be done with each.

    Enter places the current one on the words chosen in the pane that `pane` gives, Delete lets it
    go. `chosen` tells the decision that a person looks at.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, window: Filing, pane: Callable[[], VersionPane]) -> None:
        super().__init__()
        self.window_, self.pane = window, pane
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Decisions without a place"))
        self.rows.setWordWrap(True)
        self.rows.installEventFilter(self)
        self.rows.currentItemChanged.connect(self._tell)
        self.place_button = QPushButton(_("Place on the chosen words  (Enter)"))
        self.place_button.clicked.connect(self.place)
        self.let_go_button = QPushButton(_("Let it go  (Del)"))
        self.let_go_button.clicked.connect(self.let_go)
        buttons = QHBoxLayout()
        buttons.addWidget(self.about, 1)
        buttons.addWidget(self.place_button)
        buttons.addWidget(self.let_go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addLayout(buttons)

    def list(self, project: Project, rows: tuple[Orphan, ...], *, is_open: bool) -> None:
        """Show these decisions; `is_open`: they can be settled now."""
        at = max(0, self.rows.currentRow())
        self.rows.clear()
        for row in rows:
            item = QListWidgetItem(described(project, row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(at, len(rows) - 1))
        for button in (self.place_button, self.let_go_button):
            button.setEnabled(is_open and bool(rows))

    def current(self) -> Orphan | None:
        """The decision a person looks at."""
        item = self.rows.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def place(self) -> None:
        """Put the current decision on the words that are chosen in the pane."""
        row, where = self.current(), self.pane().chosen()
        if row is None or not self.place_button.isEnabled():
            return
        if where is None:
            self.about.setText(_("Choose words in a paragraph of the text first."))
            return
        there, span = where
        project = self.window_.workspace.project
        lost = lost_passages(project, row)[0]
        self.window_.do(lambda project: settle(project, row, lost, there, span))
        self.about.setText(_("Placed. Undo takes it back."))
        self.changed.emit()

    def let_go(self) -> None:
        """Give the current decision up."""
        row = self.current()
        if row is not None and self.let_go_button.isEnabled():
            self.window_.do(lambda project: drop_orphan(project, row))
            self.about.setText(_("Let go. Undo brings it back."))
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter places, Delete lets go."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.place()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.let_go()
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        row = self.current()
        if row is not None:
            self.chosen.emit(row)


class UnplacedDialog(QDialog):
    """All decisions without a place, over the text each belongs to now."""

    def __init__(self, window: Filing) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.setWindowTitle(_("Decisions without a place"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.texts = QComboBox()
        self.texts.setAccessibleName(_("Text"))
        for row in self.workspace.project.ordered_documents():
            self.texts.addItem(row.title or row.id, row.id)
        self.texts.currentIndexChanged.connect(self._show_text)
        self.panel = UnplacedPanel(window, lambda: self.pane)
        self.panel.chosen.connect(self._turn_to)
        self.panel.changed.connect(self.draw)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        self.pane = VersionPane(self.workspace.project.ordered_documents()[0])
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.texts)
        self.column.addWidget(self.pane, 3)
        self.column.addWidget(self.panel, 2)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        self.column.addLayout(foot)
        self.resize(820, 680)
        give_undo_keys(self, window, self.draw)
        dress(self, theme(window.workspace.view.theme))
        self._show_text()
        self.draw()
        self.panel.rows.setFocus()

    def draw(self) -> None:
        """List what is left."""
        left = orphans(self.workspace.project)
        self.panel.list(self.workspace.project, left, is_open=True)

    def _show_text(self) -> None:
        document = self.workspace.project.documents[self.texts.currentData()]
        pane = VersionPane(document)
        pane.setAccessibleName(document.title)
        self.column.replaceWidget(self.pane, pane)
        self.pane.deleteLater()
        self.pane = pane

    def _turn_to(self, row: Orphan) -> None:
        lost = lost_passages(self.workspace.project, row)
        home = home_of(self.workspace.project, lost[0]) if lost else ""
        at = self.texts.findData(home)
        if at >= 0:
            self.texts.setCurrentIndex(at)


def home_of(project: Project, lost: PassageId) -> str:
    """The text that a lost passage belongs to now: its own, else the one that took its place."""
    name: str = document_of(lost)
    known = {row.revises: row.id for row in project.documents.values() if row.revises}
    return name if DocumentId(name) in project.documents else known.get(name, "")


def described(project: Project, row: Orphan) -> str:
    """A decision in words, with who made it and what it quoted."""
    return f"{_what(project, row)}{_by(row)}"


def _what(project: Project, row: Orphan) -> str:
    if isinstance(row, Judgement):
        state = _(STATE_NAMES[row.state])
        if row.topic:
            said = _("{topic}, {state}, on “{words}”")
            words = shortened(row.quote, QUOTED)
            return said.format(topic=name_of(project, row.topic), state=state, words=words)
        is_other_lost = row.other in lost_passages(project, row)
        words = shortened(row.other_quote if is_other_lost else row.quote, QUOTED)
        said = _("Link, {state}, of “{words}” with {place}")
        place = cite(project, row.passage if is_other_lost else row.other)
        return said.format(state=state, words=words, place=place)
    if isinstance(row, Stance):
        said = _("Stance on {topic}: {stance}")
        return said.format(topic=name_of(project, row.topic), stance=stance(row.attitude))
    if isinstance(row, Note):
        return _("Note: {words}").format(words=shortened(row.text, QUOTED))
    return _("A count of votes") if isinstance(row, Vote) else _("A pin in the quote basket")


def _by(row: Orphan) -> str:
    who = getattr(row, "by", "")
    return f"   ({who})" if who else ""


def counted(count: int) -> str:
    """How many decisions have no place, as a sentence."""
    return ngettext(
        "One decision has no place in the newer version.",
        "{count} decisions have no place in the newer version.",
        count,
    ).format(count=count)
