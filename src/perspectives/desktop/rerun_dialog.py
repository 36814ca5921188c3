"""What a run would change, shown before it is applied: added, removed, kept.

The run is tried in the worker process; the comparison on screen stays until the person applies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of
from perspectives.model.documents import DocumentId, PassageId, document_of, span_of
from perspectives.model.edits import Edit, apply
from perspectives.model.errors import PerspectivesError
from perspectives.model.lookup import SIGNS
from perspectives.model.states import State
from perspectives.model.topics import topic_letter
from perspectives.reporting.wording import excerpt, quoted
from perspectives.texts import _, later, ngettext, number, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.answering import Trial
    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Update
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.project import Project

COLUMNS = (later("Topic"), later("Added"), later("Removed"), later("Kept"))

LONGEST_QUOTE = 60
"""Characters of a passage in the list: one line of a window of usual width."""

PASSAGE = Qt.ItemDataRole.UserRole


class RerunDialog(QDialog):
    """Tries `make` (None: only what is held back) and applies it when the person says so."""

    def __init__(self, window: Commands, make: Callable[[Project], Edit] | None = None) -> None:
        super().__init__(window)
        self.window_, self.workspace, self.make = window, window.workspace, make
        self.trial: Trial | None = None
        self._after: Project = self.workspace.project
        self.setWindowTitle(_("What a run would change"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading, self.stays = QLabel(), QLabel()
        for label in (self.heading, self.stays):
            label.setWordWrap(True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.counts = QTableWidget(0, len(COLUMNS))
        self.counts.setHorizontalHeaderLabels([_(name) for name in COLUMNS])
        self.counts.setAccessibleName(_("Numbers of each topic"))
        self.counts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.counts.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.counts.setTabKeyNavigation(False)
        self.counts.setShowGrid(False)
        self.counts.verticalHeader().hide()
        self.counts.verticalHeader().setDefaultSectionSize(26)
        self.counts.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("What comes and goes"))
        self.rows.itemActivated.connect(self._open)
        self.apply_button = QPushButton(_("Apply"))
        self.leave_button = QPushButton(_("Leave it as it is"))
        self.apply_button.clicked.connect(self.apply)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()
        self.workspace.updated.connect(self._take)
        window.session.finished.connect(self._ask_again)
        self.resize(720, 560)
        dress(self, theme(self.workspace.view.theme))
        self.ask()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.counts, 1)
        column.addWidget(self.rows, 2)
        column.addWidget(self.stays)
        column.addLayout(buttons)

    def ask(self) -> None:
        """Try the run as the project stands now."""
        self.trial = None
        self.apply_button.setEnabled(False)
        try:
            edits = self.window_.session.held_edits + (
                (self.make(self.workspace.project),) if self.make else ()
            )
            self._after = self.workspace.project
            if self.make:
                self._after = apply(self._after, edits[-1])
        except PerspectivesError as error:
            self.heading.setText(f"{told(error.message)} {told(error.hint)}".strip())
            return
        self.setWindowTitle(told(edits[-1].label) if self.make else _rerun_title(len(edits)))
        self.heading.setText(_("Trying it out…"))
        self.window_.session.ask("try", edits, self._tell)

    def apply(self) -> None:
        """Make the edit, or let the held edits be compared; the decisions of people stay."""
        if self.make:
            self.window_.do(self.make)
        if self.window_.session.held_edits:
            self.window_.session.compare()
        self.accept()

    def _tell(self, trial: Trial | None) -> None:
        if trial is None:
            self.heading.setText(
                _("This waits for the comparison that is under way.")
                if self.window_.session.is_comparing
                else _("The comparison was stopped: start it in the menu Compare.")
            )
            return
        self.trial = trial
        self.apply_button.setEnabled(bool(self.make or self.window_.session.held_edits))
        self.heading.setText(_summary(*trial.taggings))
        self._show_counts(trial)
        self.rows.clear()
        for sign, taggings in (("+", trial.added), ("−", trial.removed)):
            for tagging in taggings:
                self._add(self._tagging_words(sign, tagging), tagging.passage)
        for sign, links in (("+", trial.added_links), ("−", trial.removed_links)):
            for link in links:
                self._add(self._link_words(sign, link), link.left)
        self.stays.setText(_remembered(self.workspace.project))

    def _show_counts(self, trial: Trial) -> None:
        names = {row.id: at for at, row in enumerate(self._after.ordered_topics())}
        ordered = sorted(trial.topics, key=lambda row: names.get(row[0], len(names)))  # type: ignore[arg-type]
        lines = [
            (self._name(topic), added, removed, kept) for topic, added, removed, kept in ordered
        ]
        lines.append((_("Links between passages"), *trial.links))
        self.counts.setRowCount(len(lines))
        for row, (name, *numbers) in enumerate(lines):
            self.counts.setItem(row, 0, QTableWidgetItem(name))
            for column, value in enumerate(numbers, 1):
                item = QTableWidgetItem(number(value))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.counts.setItem(row, column, item)

    def _name(self, topic: str) -> str:
        ordered = [row.id for row in self._after.ordered_topics()]
        if topic in ordered:
            place = ordered.index(topic)  # type: ignore[arg-type]
            return f"{topic_letter(place)}  {self._after.topics[topic].name}"
        row = self.workspace.project.topics.get(topic)
        return row.name if row else topic

    def _tagging_words(self, sign: str, tagging: Tagging) -> str:
        return f"{sign} {self._name(tagging.topic)} · {self._place(tagging.passage)}"

    def _link_words(self, sign: str, link: Link) -> str:
        left, right = self._place(link.left), self._place(link.right)
        return f"{sign} {left}  {SIGNS[link.relation]}  {right}"

    def _place(self, passage: PassageId) -> str:
        document = self._after.documents.get(document_of(passage))
        if document is None:
            return passage
        text = number_of(self.workspace.scene, DocumentId(document.id))
        words = excerpt(span_of(passage).of(document.text), LONGEST_QUOTE)
        return f"{text} {quoted(words)}"

    def _add(self, words: str, passage: PassageId) -> None:
        item = QListWidgetItem(words)
        item.setData(PASSAGE, passage)
        self.rows.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        passage = PassageId(item.data(PASSAGE))
        if passage in self.workspace.lookup.passages:
            self.window_.show_passage(passage)

    def _take(self, update: Update) -> None:
        if update.has_new_project and self.isVisible():
            self.ask()

    def _ask_again(self) -> None:
        if self.isVisible() and self.trial is None:
            self.ask()

    def done(self, code: int) -> None:
        """Wait for nothing more, then close."""
        self.workspace.updated.disconnect(self._take)
        self.window_.session.finished.disconnect(self._ask_again)
        self.window_.session.asking.forget("try")
        super().done(code)


def _rerun_title(waiting: int) -> str:
    words = ngettext(
        "Run the comparison again with {count} edit that waits",
        "Run the comparison again with {count} edits that wait",
        waiting,
    )
    return words.format(count=number(waiting)) if waiting else _("Run the comparison again")


def _summary(added: int, removed: int, kept: int) -> str:
    if not added and not removed:
        return _("No topic comes to or goes from any passage; {kept} stay.").format(
            kept=number(kept)
        )
    told_added = ngettext("{count} tagging is added", "{count} taggings are added", added)
    told_removed = ngettext("{count} is removed", "{count} are removed", removed)
    told_kept = ngettext("{count} is kept", "{count} are kept", kept)
    return _("{added}, {removed}, {kept}.").format(
        added=told_added.format(count=number(added)),
        removed=told_removed.format(count=number(removed)),
        kept=told_kept.format(count=number(kept)),
    )


def _remembered(project: Project) -> str:
    """How many decisions of people the run leaves as they are."""
    states = [row.state for row in project.judgements.values()]
    rejected = states.count(State.REJECTED)
    by_hand = states.count(State.MANUAL)
    confirmed = states.count(State.CONFIRMED)
    return _(
        "Decisions stay as they are: {rejected} rejected, {by_hand} made by hand, "
        "{confirmed} confirmed."
    ).format(rejected=rejected, by_hand=by_hand, confirmed=confirmed)


def show(window: Commands) -> None:
    """Show what running the comparison again would change."""
    RerunDialog(window).show()


def hold(window: Commands) -> None:
    """Hold the comparison as it is while edits are made, or let it follow again."""
    session = window.session
    session.hold(not session.is_held)
    window.status_line.say(
        _("The comparison is held: edits change it when you run it again.")
        if session.is_held
        else _("The comparison follows every edit.")
    )
