"""A text replaced by its newer version: both side by side, and what cannot go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from perspectives.analysis.revising import Revision, changed_words, replace_document
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.desktop.undo_keys import give_undo_keys
from perspectives.desktop.unplaced import UnplacedPanel, counted
from perspectives.desktop.version_pane import VersionPane
from perspectives.model.documents import document_of, span_of
from perspectives.model.errors import PerspectivesError
from perspectives.model.orphans import lost_passages, orphans
from perspectives.texts import _, ngettext, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.filing import Filing
    from perspectives.model.carrying import Orphan
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.spans import Span


def show(window: Filing) -> None:
    """Choose the newer version of the current text, and look at both."""
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from perspectives.desktop.filing import FILTER

    document = window.workspace.project.documents.get(window.board.current())
    if document is None:
        return
    folder = str(Path(document.source.path).parent)
    kinds = "{texts};;{all}".format(texts=_(FILTER), all=_("All files (*)"))
    title = _("The newer version of “{title}”").format(title=document.title)
    name, _kind = QFileDialog.getOpenFileName(window, title, folder, kinds)
    if name:
        look_at(window, document.id, name)


def look_at(
    window: Filing,
    old: DocumentId,
    path: str,
    then: Callable[[NewerVersion], None] | None = None,
) -> NewerVersion | None:
    """Show a text beside the file that is to take its place; `then` is told of the dialog.

    None, and a sentence, where that cannot be; None too where the file takes longer to read: it is
    shown when the import process has read it.
    """

    def take(newer: Document) -> None:
        dialog = beside(window, old, newer)
        if dialog is not None and then is not None:
            then(dialog)

    from perspectives.desktop.import_review import read_again
    from perspectives.desktop.kept_readings import read_at_once
    from perspectives.desktop.opening_texts import SMALL

    found = read_at_once(path, {}, SMALL)
    if found is None:
        read_again(window, path, take, window.say_error)
        return None
    documents, problems = found
    if not documents:
        window.message_bar.say(told(f"{problems[0].message} {problems[0].hint}".strip()))
        return None
    dialog = beside(window, old, documents[0])
    if dialog is not None and then is not None:
        then(dialog)
    return dialog


def beside(window: Filing, old: DocumentId, newer: Document) -> NewerVersion | None:
    """Show a text beside its newer version; None, and a sentence, where that cannot be."""
    try:
        revision = replace_document(window.workspace.project, old, newer)
    except PerspectivesError as error:
        window.say_error(error)
        return None
    dialog = NewerVersion(window, window.workspace.project.documents[old], newer, revision)
    dialog.open()
    return dialog


class NewerVersion(QDialog):
    """The old version at the left, the new one at the right, what differs marked in both.

    Nothing is changed until Replace is pressed. What has no place is then settled one by one, here
    or later (`unplaced`): until then it stays in the project as it is.
    """

    def __init__(self, window: Filing, old: Document, new: Document, revision: Revision) -> None:
        super().__init__(window)
        self.window_, self.old, self.new, self.revision = window, old, new, revision
        self.is_replaced = False
        self.setWindowTitle(_("A newer version of “{title}”").format(title=old.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.left, self.right = VersionPane(old), VersionPane(new)
        self.left.setAccessibleName(_("As it was"))
        self.right.setAccessibleName(_("The newer version"))
        self.changes = changed_words(old, new)
        self.left.mark(self.changes.gone, is_gone=True)
        self.right.mark(self.changes.new, is_gone=False)
        self.left.moved.connect(lambda row: self._follow(self.left, self.right, row))
        self.right.moved.connect(lambda row: self._follow(self.right, self.left, row))
        self.summary = QLabel(self._summary())
        self.summary.setWordWrap(True)
        self.panel = UnplacedPanel(window, lambda: self.right)
        self.panel.chosen.connect(self._show_old_words)
        self.panel.changed.connect(self.draw)
        self.replace_button = QPushButton(_("Replace"))
        self.replace_button.setDefault(True)
        self.replace_button.clicked.connect(self.replace)
        self.close_button = QPushButton(_("Keep the old version"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self.step(1))
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self.step(-1))
        give_undo_keys(self, window, self.draw)
        dress(self, theme(window.workspace.view.theme))
        self._at = -1
        self.draw()
        self.replace_button.setFocus()

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        for words, pane in ((_("As it was"), self.left), (_("The newer version"), self.right)):
            column = QVBoxLayout()
            column.addWidget(QLabel(words))
            column.addWidget(pane)
            panes.addLayout(column, 1)
        foot = QHBoxLayout()
        for words, by in ((_("Previous change"), -1), (_("Next change"), 1)):
            button = QPushButton(words)
            button.setToolTip("Alt+Up" if by < 0 else "Alt+Down")
            button.clicked.connect(lambda _on=False, by=by: self.step(by))
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.replace_button)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addLayout(panes, 3)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        window = self.window_.size()
        self.resize(min(1240, window.width() - 40), min(860, window.height() - 40))

    def draw(self) -> None:
        """Show what has no place: what will have none, or, once replaced, what is left to settle.

        Once all is settled the dialog has nothing left to do and closes.
        """
        project = self.window_.workspace.project
        rows = self._left_over() if self.is_replaced else self.revision.orphans
        if self.is_replaced and not rows:
            self.accept()  # also where Undo took the replacement itself back
            return
        self.panel.list(project, rows, is_open=self.is_replaced)
        self.panel.setVisible(bool(rows))

    def replace(self) -> None:
        """Put the newer version in the place of the old one; stay while there is what to settle."""
        self.window_.do(lambda project: replace_document(project, self.old.id, self.new).edit)
        if self.new.id not in self.window_.workspace.project.documents:
            self.reject()
            return
        self.is_replaced = True
        self.replace_button.hide()
        self.close_button.setText(_("Close"))
        self.draw()
        self.panel.rows.setFocus()

    def step(self, by: int) -> None:
        """Show the next or previous change."""
        marks = [(span, self.right) for span in self.changes.new]
        marks += [(span, self.left) for span in self.changes.gone if not self._has_pair(span)]
        if marks:
            self._at = (self._at + by) % len(marks) if self._at >= 0 or by > 0 else len(marks) - 1
            span, pane = marks[self._at]
            pane.show_span(span)
            pane.setFocus()

    def _has_pair(self, span: Span) -> bool:
        return any(span_of(name).contains(span) for name in self.changes.pairs)

    def _left_over(self) -> tuple[Orphan, ...]:
        project = self.window_.workspace.project
        return tuple(
            row
            for row in orphans(project)
            if any(document_of(name) == self.old.id for name in lost_passages(project, row))
        )

    def _show_old_words(self, row: Orphan) -> None:
        """Select in the old version what a decision was about."""
        for name in (getattr(row, "passage", ""), getattr(row, "other", "")):
            if name and document_of(name) == self.old.id:
                self.left.show_span(span_of(name))
                return
        for name in getattr(row, "target", "").split(" ")[1:]:
            if ":" in name and document_of(name) == self.old.id:
                self.left.show_span(span_of(name))
                return

    def _follow(self, leader: VersionPane, other: VersionPane, row: int) -> None:
        """Scroll the other version to the words of this passage, or of the next that it has."""
        pairs = self.changes.pairs
        if leader is self.right:
            pairs = {new: old for old, new in pairs.items()}
        for at in range(row, len(leader.rows)):
            there = pairs.get(leader.rows.passage(at))
            if there is not None:
                other.lead_to(other.rows.row_of(there))
                return

    def _summary(self) -> str:
        carried = ngettext(
            "One decision goes along.",
            "{count} decisions go along.",
            self.revision.carried,
        ).format(count=self.revision.carried)
        differ = _("Words that are gone are struck out, new ones are underlined.")
        lost = self.revision.orphans
        return " ".join((carried, counted(len(lost)) if lost else "", differ)).replace("  ", " ")
