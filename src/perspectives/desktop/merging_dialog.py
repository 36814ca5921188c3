"""Another person's decisions on the same texts: taken over, measured, and settled in one queue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from perspectives.analysis.agreement import reliability_of, with_reliability
from perspectives.desktop.agreement_table import figures_table
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.undo_keys import give_undo_keys
from perspectives.model.documents import PassageId, Role, document_of, span_of
from perspectives.model.errors import PerspectivesError
from perspectives.model.judgements import Judgement, Note, Stance
from perspectives.model.merging import Disagreement, Merge, Row, is_taken, merge, take_theirs
from perspectives.model.orphans import passages_named
from perspectives.reporting.wording import RELATION_NAMES, STATE_NAMES, excerpt, stance
from perspectives.texts import _, ngettext, number, told

if TYPE_CHECKING:
    from perspectives.desktop.filing import Filing
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

MOST_WORDS = 600
"""Characters of a passage beside the queue: a long one is read in its text, a click away."""


MOST_LINES = 7
"""Lines of the table of figures seen at once: the queue under it is what there is work in."""


def show(window: Filing) -> None:
    """Choose another person's project or export, and lay its decisions beside one's own."""
    from PySide6.QtWidgets import QFileDialog

    kinds = _("Projects and exported decisions (*.perspectives *.json)")
    title = _("Decisions of another person")
    name, _kind = QFileDialog.getOpenFileName(window, title, "", f"{kinds};;{_('All files (*)')}")
    if name:
        lay_beside(window, Path(name))


def lay_beside(window: Filing, path: Path) -> MergingDialog | None:
    """Show what another person decided; None, and a sentence, where that cannot be read."""
    from perspectives.storage.exchange import read_project

    try:
        other = read_project(path)
        merged = merge(window.workspace.project, other)
    except PerspectivesError as error:
        window.message_bar.say(told(str(error)))
        return None
    dialog = MergingDialog(window, other, merged)
    dialog.open()
    return dialog


def export(window: Filing) -> None:
    """Write all decisions, without the words of the texts, for another person to merge."""
    from PySide6.QtWidgets import QFileDialog

    from perspectives.reporting.saving import write_whole
    from perspectives.storage.exchange import project_to_json

    file = window.keeper.file
    stem = file.path.stem if file is not None else _("Comparison")
    proposed = _("{name} decisions").format(name=stem) + ".json"
    kinds = _("Decisions (*.json)")
    name, _kind = QFileDialog.getSaveFileName(window, _("Export decisions"), proposed, kinds)
    if not name:
        return
    path = Path(name) if name.endswith(".json") else Path(f"{name}.json")
    try:
        text = project_to_json(window.workspace.project, has_texts=False)
        write_whole(text.encode(), path)
    except PerspectivesError as error:
        window.message_bar.say(told(str(error)))
    else:
        window.status_line.say(_("Exported “{name}”.").format(name=path.name))


class MergingDialog(QDialog):
    """What is taken over, how far two people agree by topic, and where they do not.

    Nothing is changed until Merge is pressed; then each disagreement is settled by M (mine) or T
    (theirs), or left.
    """

    def __init__(self, window: Filing, other: Project, merged: Merge) -> None:
        super().__init__(window)
        self.window_, self.other, self.merged = window, other, merged
        self.mine = window.workspace.project
        self.is_merged = False
        self.settled: dict[int, str] = {}
        self.setWindowTitle(_("Decisions of another person"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = QLabel(self._summary())
        self.summary.setWordWrap(True)
        rows = reliability_of(self.mine, other)
        self.figures = figures_table(self.mine, rows) if rows else None
        self.queue = QListWidget()
        self.queue.setAccessibleName(_("Decided differently"))
        self.queue.setWordWrap(True)
        self.queue.installEventFilter(self)
        self.queue.currentRowChanged.connect(lambda _at: self._show_current())
        self.words, self.ours, self.theirs = QLabel(), QLabel(), QLabel()
        self.words.setFont(Typography(16.0).style(Role.PARAGRAPH).font)
        for label in (self.words, self.ours, self.theirs):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.progress = QLabel()
        self.keep_button = QPushButton(_("Keep mine  (M)"))
        self.keep_button.clicked.connect(self.keep_mine)
        self.take_button = QPushButton(_("Take theirs  (T)"))
        self.take_button.clicked.connect(self.take_theirs)
        self.show_button = QPushButton(_("Show in the text"))
        self.show_button.clicked.connect(self.show_passage)
        self.merge_button = QPushButton(_("Merge"))
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self.merge)
        self.close_button = QPushButton(_("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        give_undo_keys(self, window, self._list)
        dress(self, theme(window.workspace.view.theme))
        self._list()
        self.merge_button.setFocus()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.addWidget(self.words, 1)
        beside.addWidget(self.ours)
        beside.addWidget(self.theirs)
        middle = QHBoxLayout()
        middle.addWidget(self.queue, 3)
        middle.addLayout(beside, 4)
        settle = QHBoxLayout()
        settle.addWidget(self.progress, 1)
        for button in (self.show_button, self.keep_button, self.take_button):
            settle.addWidget(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.merge_button)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        if self.figures is not None:
            column.addWidget(QLabel(_("Agreement on what both decided")))
            head = self.figures.horizontalHeader().sizeHint().height()
            lines = min(self.figures.rowCount(), MOST_LINES)
            self.figures.setMaximumHeight(head + self.figures.rowHeight(0) * lines + 6)
            column.addWidget(self.figures, 2)
        self.heading = QLabel(_("Decided differently"))
        column.addWidget(self.heading)
        column.addLayout(middle, 3)
        column.addLayout(settle)
        column.addLayout(foot)
        self.resize(900, 680)

    # What the buttons do

    def merge(self) -> None:
        """Take over what only the other decided, and keep how far the two agreed."""

        def edit(project: Project) -> Edit:
            self.merged = merge(project, self.other)
            return with_reliability(project, self.other, self.merged.edit)

        self.window_.do(edit)
        self.is_merged = True
        self.merge_button.hide()
        self.close_button.setText(_("Close"))
        if not self.merged.disagreements:
            self.accept()
            return
        self._list()
        self.queue.setFocus()

    def keep_mine(self) -> None:
        """Settle the current one as it is."""
        self._settle("mine")

    def take_theirs(self) -> None:
        """Settle the current one as the other decided."""
        row = self._current()
        if row is not None and self.is_merged and self.queue.currentRow() not in self.settled:
            self.window_.do(lambda project: take_theirs(project, row))
            self._settle("theirs")

    def show_passage(self) -> None:
        """Show the passage in its text, behind this window."""
        row = self._current()
        names = list(passages_named(row.mine)) if row is not None else []
        if names:
            name = PassageId(names[0])
            self.window_.board.open_document(document_of(name))
            self.window_.workspace.show(active=name, leading=document_of(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """M keeps mine, T takes theirs; arrows move."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = {Qt.Key.Key_M: self.keep_mine, Qt.Key.Key_T: self.take_theirs}
            run = keys.get(Qt.Key(event.key()))
            if run is not None and self.is_merged:
                run()
                return True
        return super().eventFilter(watched, event)

    def _settle(self, how: str) -> None:
        at = self.queue.currentRow()
        if at < 0 or not self.is_merged:
            return
        self.settled.setdefault(at, how)
        left = [row for row in range(self.queue.count()) if row not in self.settled]
        after = [row for row in left if row > at]
        self._list()
        self.queue.setCurrentRow((after or left or [at])[0])

    def _forget_undone(self) -> None:
        """What was settled as theirs and then undone waits again."""
        project = self.window_.workspace.project
        for at, how in list(self.settled.items()):
            if how == "theirs" and not is_taken(project, self.merged.disagreements[at]):
                del self.settled[at]

    def _current(self) -> Disagreement | None:
        at = self.queue.currentRow()
        rows = self.merged.disagreements
        return rows[at] if 0 <= at < len(rows) else None

    # What is shown

    def _list(self) -> None:
        at = max(0, self.queue.currentRow())
        self._forget_undone()
        self.queue.clear()
        marks = {"mine": "✓ ", "theirs": "→ "}
        for place, row in enumerate(self.merged.disagreements):
            mark = marks.get(self.settled.get(place, ""), "")
            self.queue.addItem(QListWidgetItem(mark + row.place))
        self.queue.setCurrentRow(at)
        count = len(self.merged.disagreements)
        for widget in (self.queue, self.heading, self.keep_button, self.take_button):
            widget.setVisible(bool(count))
        self.show_button.setVisible(bool(count))
        for button in (self.keep_button, self.take_button):
            button.setEnabled(self.is_merged)
        said = _("{done} of {count} settled").format(done=len(self.settled), count=count)
        self.progress.setText(said if count and self.is_merged else "")

    def _show_current(self) -> None:
        row = self._current()
        if row is None:
            return
        project = self.window_.workspace.project
        words = [_words_of(project, name) for name in passages_named(row.mine)]
        self.words.setText("\n\n".join(words))
        self.ours.setText(_("Mine: {decision}").format(decision=decision(row.mine)))
        self.theirs.setText(_("Theirs: {decision}").format(decision=decision(row.theirs)))

    def _summary(self) -> str:
        taken = len(self.merged.edit.changes)
        differ = len(self.merged.disagreements)
        unplaced = len(self.merged.unplaced)
        parts = [
            ngettext(
                "One decision or topic is taken over.",
                "{count} decisions and topics are taken over.",
                taken,
            ).format(count=number(taken)),
            ngettext(
                "One is decided differently.", "{count} are decided differently.", differ
            ).format(count=number(differ)),
        ]
        if unplaced:
            parts.append(
                ngettext(
                    "One is about a text that is not here.",
                    "{count} are about texts that are not here.",
                    unplaced,
                ).format(count=number(unplaced))
            )
        return " ".join(parts)


def decision(row: Row) -> str:
    """A decision in words, with who and when."""
    who = ", ".join(
        part for part in (getattr(row, "by", ""), getattr(row, "when", "")[:10]) if part
    )
    said = _said(row)
    return f"{said}  ({who})" if who else said


def _said(row: Row) -> str:
    if isinstance(row, Judgement):
        state = _(STATE_NAMES[row.state])
        if row.other:
            return f"{state}, {_(RELATION_NAMES[row.relation])}" if row.relation else state
        is_part = row.end and row.end - row.start < span_of(row.passage).length
        return f"{state}: “{excerpt(row.quote)}”" if is_part and row.quote else state
    if isinstance(row, Stance):
        return stance(row.attitude)
    if isinstance(row, Note):
        return f"“{excerpt(row.text)}”"
    return " / ".join(", ".join(map(str, counts)) for counts in (row.before, row.after))


def _words_of(project: Project, passage: str) -> str:
    document = project.documents.get(document_of(PassageId(passage)))
    return excerpt(span_of(passage).of(document.text), MOST_WORDS) if document else ""
