"""Topics the codebook lacks: what the texts talk about that no topic covers, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of
from perspectives.model.codebook_edits import add_topic
from perspectives.model.documents import PassageId, document_of
from perspectives.model.topics import Term, topic_letter
from perspectives.reporting.wording import excerpt, place, quoted
from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from perspectives.analysis.suggesting import Suggestion
    from perspectives.desktop.commands import Commands

LONGEST_QUOTE = 130
"""Characters of an example: two lines beside its place."""


class SuggestionsDialog(QDialog):
    """Lists suggestions; a click adopts one as a topic, another shows an example in its text."""

    def __init__(self, window: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent or window)
        self.window_, self.workspace = window, window.workspace
        self.setWindowTitle(_("Suggested topics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress(self, theme(self.workspace.view.theme))
        self.heading = QLabel(_("Looking for what no topic covers…"))
        self.heading.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.again_button = QPushButton(_("Look again"))
        close = QPushButton(_("Close"))
        for button in (self.again_button, close):
            button.setAutoDefault(False)
        self.again_button.clicked.connect(self.ask)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
        self.suggestions: tuple[Suggestion, ...] = ()
        self.adopt_buttons: list[QPushButton] = []
        self._is_waiting = False
        window.session.finished.connect(self._ask_again)
        self.resize(680, 620)
        self.ask()

    def ask(self) -> None:
        """Have the worker look at the passages that no topic covers."""
        self._is_waiting = True
        self.again_button.setEnabled(False)
        self.heading.setText(_("Looking for what no topic covers…"))
        self.window_.session.ask("suggest", None, self._tell)

    def done(self, code: int) -> None:
        """Wait for nothing more, then close."""
        self.window_.session.finished.disconnect(self._ask_again)
        self.window_.session.asking.forget("suggest")
        super().done(code)

    def _ask_again(self) -> None:
        if self._is_waiting:
            self.ask()

    def _tell(self, suggestions: tuple[Suggestion, ...] | None) -> None:
        if suggestions is None:
            self.heading.setText(
                _("This waits for the comparison that is under way.")
                if self.window_.session.is_comparing
                else _("The comparison was stopped: start it in the menu Compare.")
            )
            return
        self._is_waiting = False
        self.again_button.setEnabled(True)
        self.suggestions = suggestions
        self.heading.setText(
            _("What the texts talk about where no topic was found, the weightiest first.")
            if suggestions
            else _("The topics cover what recurs in the texts.")
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        self.adopt_buttons = []
        for row in suggestions:
            column.addWidget(self._row(row))
        column.addStretch(1)
        self.area.setWidget(body)

    def _row(self, row: Suggestion) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = QLabel(row.phrase)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        texts = len({document_of(passage) for passage in row.passages})
        told = ngettext("{count} passage", "{count} passages", len(row.passages))
        every = ngettext("{count} text", "{count} texts", texts).format(count=texts)
        count = QLabel(
            _("{passages} in {texts}").format(
                passages=told.format(count=len(row.passages)), texts=every
            )
        )
        count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        adopt = QPushButton(_("Adopt as a topic"))
        adopt.setAutoDefault(False)
        adopt.setAccessibleName(_("Adopt “{name}” as a topic").format(name=row.phrase))
        adopt.clicked.connect(lambda: self.adopt(row, adopt))
        self.adopt_buttons.append(adopt)
        top = QHBoxLayout()
        top.addWidget(name)
        top.addWidget(count, 1)
        top.addWidget(adopt)
        column.addLayout(top)
        for passage in row.examples:
            column.addWidget(self._example(passage))
        return widget

    def _example(self, passage: PassageId) -> QLabel:
        scene = self.workspace.scene
        found = scene.lookup.passages.get(passage)
        document = scene.project.documents.get(document_of(passage))
        if found is None or document is None:
            return QLabel("")
        words = quoted(excerpt(found.span.of(document.text), LONGEST_QUOTE))
        where = f"{number_of(scene, document.id)} {place(found)}"
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        escaped = words.replace("&", "&amp;").replace("<", "&lt;")
        label.setText(f'{escaped} <a href="{passage}">{where}</a>')
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._open)
        return label

    def _open(self, passage: str) -> None:
        if passage in self.workspace.lookup.passages:
            self.window_.show_passage(passage)

    def adopt(self, row: Suggestion, button: QPushButton) -> None:
        """Make a suggestion a topic with its words as its first term."""
        name = row.phrase[:1].upper() + row.phrase[1:]
        before = len(self.workspace.project.topics)
        term = Term(row.phrase, row.language)
        self.window_.do(lambda project: add_topic(project, name, terms=(term,)))
        if len(self.workspace.project.topics) > before:
            button.setText(_("Added as {letter}").format(letter=topic_letter(before)))
            button.setEnabled(False)


def show(window: Commands) -> None:
    """Suggest topics for the texts that are open."""
    SuggestionsDialog(window).show()
