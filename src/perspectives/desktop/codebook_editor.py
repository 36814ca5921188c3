"""The codebook in a window of its own: all topics, the chosen one, its terms with their hits.

Every change is one edit, on disk when it shows, and undone with Ctrl+Z here or in the main window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.answering import QUICK
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.term_table import TermTable
from perspectives.desktop.theme import theme
from perspectives.desktop.topic_form import TopicForm, told_hanging
from perspectives.desktop.topic_tree import Places, TopicTree
from perspectives.model import codebook_edits
from perspectives.model.citing import name_of
from perspectives.model.errors import PerspectivesError
from perspectives.model.topic_merging import merge_topics
from perspectives.model.topics import TopicId, topic_letter
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Update
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

SIZE = (1040, 720)
"""Logical pixels: the terms of a topic of usual size without scrolling."""


class CodebookEditor(QDialog):
    """Draws itself from the workspace; Undo, colours and other windows are followed."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.setWindowTitle(_("Codebook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tree, self.form, self.terms = TopicTree(), TopicForm(), TermTable()
        self.terms.ask = window.session.ask
        self.said = QLabel()
        self.said.setWordWrap(True)
        self._doomed = self._worn = ""
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        self.draw()
        self.tree.choose()

    def _make_buttons(self) -> None:
        self.add_button = _button(_("Add a topic"), self.add_topic)
        self.merge_button = _button(_("Merge into…"), self.offer_merging)
        self.delete_button = _button(_("Delete"), self.delete_topics)
        self.suggest_button = _button(_("Suggest topics…"), self.suggest)
        self.import_button = _button(_("Import…"), self.import_file)
        self.export_button = _button(_("Export…"), self.export_file)
        self.undo_button = _button(_("Undo"), self.undo)
        self.redo_button = _button(_("Redo"), self.redo)
        self.close_button = _button(_("Close"), self.close)
        self.delete_anyway = _button(_("Delete it all"), self.delete_doomed)
        self.keep_button = _button(_("Keep the topic"), self.keep_doomed)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.tree, 1)
        column.addLayout(_row(self.add_button, self.merge_button, self.delete_button))
        column.addWidget(self.suggest_button)
        column.addLayout(_row(self.import_button, self.export_button))
        right = QWidget()
        fields = QVBoxLayout(right)
        fields.setContentsMargins(8, 0, 8, 0)
        fields.setSpacing(10)
        fields.addWidget(self.form)
        fields.addWidget(self.terms, 1)
        area = QScrollArea()
        area.setWidget(right)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 720])
        split.setChildrenCollapsible(False)
        self.question = QWidget()
        asked = QHBoxLayout(self.question)
        asked.setContentsMargins(0, 0, 0, 0)
        self.doom = QLabel()
        self.doom.setWordWrap(True)
        asked.addWidget(self.doom, 1)
        asked.addWidget(self.keep_button)
        asked.addWidget(self.delete_anyway)
        self.question.hide()
        foot = _row(self.undo_button, self.redo_button, self.close_button)
        foot.insertWidget(0, self.said, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(split, 1)
        outer.addWidget(self.question)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.tree.itemSelectionChanged.connect(self._show_topic)
        self.tree.arranged.connect(self.arrange)
        self.tree.deleted.connect(self.delete_topics)
        self.tree.renamed.connect(self.edit_name)
        self.form.renamed.connect(self._about(codebook_edits.rename_topic))
        self.form.recoloured.connect(self._about(codebook_edits.recolour_topic))
        self.form.nested.connect(self._about(codebook_edits.nest_topic))
        self.form.defined.connect(self._about(codebook_edits.set_definition))
        self.form.noted.connect(self._about(codebook_edits.set_topic_note))
        self.terms.changed.connect(self._about(codebook_edits.set_terms))
        self.workspace.updated.connect(self._take)
        for keys, run in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence("Ctrl+N"), self.add_topic),
        ):
            QShortcut(keys, self).activated.connect(run)

    # What is shown

    def current(self) -> TopicId:
        """The topic whose fields are shown, "" where there is none."""
        return TopicId(self.form.topic.id if self.form.topic else "")

    def draw(self) -> None:
        """Draw topics and the chosen one as the scene has them."""
        if self._worn != self.workspace.view.theme:
            self._worn = self.workspace.view.theme
            dress(self, theme(self._worn))
        project = self.workspace.project
        self.terms.texts = len(project.documents)
        languages = dict.fromkeys(row.language.split("-")[0] for row in project.documents.values())
        self.terms.form.offer_languages(tuple(tag for tag in languages if tag))
        self.tree.show_topics(self.workspace.scene)
        self._show_topic()

    def choose(self, topic: str) -> None:
        """Show this topic."""
        self._leave()
        self.tree.choose(topic)
        self._show_topic()

    def _show_topic(self) -> None:
        chosen = self.tree.chosen()
        topic = chosen[0] if chosen else ""
        row = self.workspace.project.topics.get(topic)
        self.form.show_topic(self.workspace.scene, topic)
        self.terms.show_terms(row)
        has_topics = len(self.workspace.project.topics) > 1
        self.merge_button.setEnabled(row is not None and has_topics)
        self.delete_button.setEnabled(row is not None)
        self.undo_button.setEnabled(self.window_.keeper.can_undo())
        self.redo_button.setEnabled(self.window_.keeper.can_redo())
        if self._doomed != topic:
            self.keep_doomed()

    def _take(self, update: Update) -> None:
        before, after = update.before, update.after
        is_new = before.project.topics is not after.project.topics
        if is_new or update.has_new_comparison or before.view.theme != after.view.theme:
            self.draw()
        elif update.has_new_project:
            self._show_topic()

    # What a person does

    def _about(self, make: Callable[..., Edit]) -> Callable[[Any], object]:
        return lambda value: self.do(lambda project: make(project, self.current(), value))

    def do(self, make: Callable[[Project], Edit]) -> bool:
        """Make one edit; whether it could be made. What was done, or why not, is said below."""
        try:
            edit = make(self.workspace.project)
            if edit.changes:
                self.workspace.do(edit)
        except PerspectivesError as error:
            self.said.setText(f"{told(error.message)} {told(error.hint)}".strip())
            self.draw()
            return False
        if edit.changes:
            self.said.setText(f"{told(edit.label)}.")
        return True

    def add_topic(self) -> None:
        """Add a topic under no other and write its name."""
        self._leave()
        if self.do(lambda project: codebook_edits.add_topic(project, _("New topic"))):
            self.choose(self.workspace.project.ordered_topics()[-1].id)
            self.edit_name()

    def edit_name(self) -> None:
        """Put the keyboard on the name."""
        self.form.name.setFocus()
        self.form.name.selectAll()

    def arrange(self, places: Places, moved: str) -> None:
        """Take the order and nesting the person made."""
        self.do(lambda project: codebook_edits.arrange_topics(project, places, moved))

    def offer_merging(self) -> None:
        """Ask which topic takes in those that are chosen."""
        chosen = self.tree.chosen()
        menu = QMenu(self)
        for place, topic in enumerate(self.workspace.project.ordered_topics()):
            if chosen == (topic.id,):
                continue
            action = menu.addAction(f"{topic_letter(place)}  {topic.name}")
            action.triggered.connect(
                lambda _on=False, into=topic.id: self.merge(TopicId(into), chosen)
            )
        menu.popup(self.merge_button.mapToGlobal(self.merge_button.rect().bottomLeft()))

    def merge(self, into: TopicId, topics: tuple[str, ...]) -> None:
        """Merge topics into one that takes their terms, decisions and notes."""
        others = [TopicId(row) for row in topics if row != into]
        if self.do(lambda project: merge_topics(project, into, others)):
            self.choose(into)

    def delete_topics(self) -> None:
        """Delete the current topic; one that people worked on only after saying what goes too."""
        topic = self.current()
        if not topic:
            return
        hanging = codebook_edits.hanging_on_topic(self.workspace.project, topic)
        if not hanging.total:
            self.do(lambda project: codebook_edits.delete_topic(project, topic))
            return
        self._doomed = topic
        asked = _("Delete {topic}? {hanging} All of it goes too, until you undo it.")
        name = name_of(self.workspace.project, topic)
        self.doom.setText(asked.format(topic=name, hanging=told_hanging(hanging)))
        self.question.show()
        self.keep_button.setFocus()

    def delete_doomed(self) -> None:
        """Delete the topic with all that hangs on it."""
        topic, self._doomed = TopicId(self._doomed), ""
        self.question.hide()
        self.do(lambda project: codebook_edits.delete_topic(project, topic))
        self.tree.setFocus()

    def keep_doomed(self) -> None:
        """Delete nothing."""
        self._doomed = ""
        self.question.hide()

    def undo(self) -> None:
        """Take the last step back."""
        self._leave()
        self.window_.undo()
        self.said.setText("")

    def redo(self) -> None:
        """Do the next undone step again."""
        self.window_.redo()
        self.said.setText("")

    def suggest(self) -> None:
        """What the texts talk about that no topic covers."""
        from perspectives.desktop.suggestions import SuggestionsDialog

        SuggestionsDialog(self.window_, self).show()

    def import_file(self) -> None:
        """Take topics in from a file, after showing what that changes."""
        from perspectives.desktop.codebook_files import ask_and_import

        ask_and_import(self.window_, self)

    def export_file(self) -> None:
        """Write the codebook to a file."""
        from perspectives.desktop.codebook_files import ask_and_export

        said = ask_and_export(self.window_, self)
        if said:
            self.said.setText(said)

    def _leave(self) -> None:
        """Take what is written in fields that have not been left yet."""
        self.form.take_name()
        self.form.take_words()

    def done(self, code: int) -> None:
        """Take what is still being written, then close."""
        self._leave()
        self.workspace.updated.disconnect(self._take)
        self.window_.session.asking.forget(*QUICK)
        super().done(code)


def show(window: Commands, topic: str = "", *, adds: bool = False) -> CodebookEditor:
    """Open the codebook, at a topic where one is named; the one that is open comes up again."""
    found = window.findChild(CodebookEditor)
    editor = found if isinstance(found, CodebookEditor) else CodebookEditor(window)
    editor.show()
    editor.raise_()
    editor.activateWindow()
    if adds:
        editor.add_topic()
    elif topic:
        editor.choose(topic)
        editor.edit_name()
    return editor


def _button(words: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: run())
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
