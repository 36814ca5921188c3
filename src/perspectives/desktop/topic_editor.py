"""A topic's name, colour, definition and terms, edited; the panes follow as soon as it is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from perspectives.model.palette import SLOT_STYLES
from perspectives.model.topics import Term, TermKind, TopicId
from perspectives.texts import _, later

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

COLOURS = (
    later("blue"),
    later("rust"),
    later("green"),
    later("plum"),
    later("olive"),
    later("navy"),
    later("teal"),
    later("crimson"),
    later("violet"),
    later("ochre"),
    later("pink"),
    later("slate"),
)
"""The names of the twelve colour slots."""


class TopicEditor(QDialog):
    """Edits one topic, or makes a new one where `topic` is None."""

    def __init__(self, window: Commands, topic: TopicId | None) -> None:
        super().__init__(window)
        self.window_, self.topic = window, topic
        self.setWindowTitle(_("Edit topic") if topic else _("New topic"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = window.workspace.project.topics[topic] if topic else None
        self.name = QLineEdit(row.name if row else "")
        self.colour = QComboBox()
        for name, style in zip(COLOURS, SLOT_STYLES, strict=True):
            told = _("{colour}, {style} line")
            self.colour.addItem(told.format(colour=_(name), style=_(style.value)))
        self.colour.setCurrentIndex(row.colour if row else 0)
        self.definition = QPlainTextEdit(row.definition if row else "")
        self.definition.setTabChangesFocus(True)
        self.definition.setMaximumHeight(90)
        terms = row.terms if row else ()
        self.terms = QPlainTextEdit(written(terms, TermKind.ANY))
        self.terms.setTabChangesFocus(True)
        self.excluded = QPlainTextEdit(written(terms, TermKind.EXCLUDE))
        self.excluded.setTabChangesFocus(True)
        self.excluded.setMaximumHeight(110)
        self.kept = {(term.kind, term_words(term)): term for term in terms}
        form = QFormLayout(self)
        form.addRow(_("Name"), self.name)
        form.addRow(_("Colour"), self.colour)
        form.addRow(_("Definition"), self.definition)
        form.addRow(_("Terms, one a line"), self.terms)
        form.addRow(_("Not, one a line"), self.excluded)
        hint = QLabel(
            _("A word is found in any inflection; secess* finds every word that begins so.")
        )
        hint.setWordWrap(True)
        form.addRow("", hint)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.resize(560, 560)

    def take(self) -> None:
        """Apply what was edited as one edit and close."""
        if not self.name.text().strip():
            self.name.setFocus()
            return
        self.window_.do(self._edit)
        self.accept()

    def _edit(self, project: Project) -> Edit:
        from perspectives.model.codebook_edits import add_topic
        from perspectives.model.edits import Change, Edit, apply

        made: Edit | None = None
        topic = self.topic
        if topic is None:
            made = add_topic(project, self.name.text().strip())
            topic = TopicId(made.changes[-1].id)
            project = apply(project, made)
        before = project.topics[topic]
        after = replace(
            before,
            name=self.name.text().strip(),
            colour=self.colour.currentIndex(),
            definition=self.definition.toPlainText().strip(),
            terms=self._terms(),
        )
        if made is not None:
            changes = (*made.changes[:-1], Change("topics", None, after))
            return Edit(made.label, changes)
        label = later("Edit the topic “{name}”").format(name=after.name)
        return Edit(label, (Change("topics", before, after),) if before != after else ())

    def _terms(self) -> tuple[Term, ...]:
        out: list[Term] = []
        fields = ((self.terms, TermKind.ANY), (self.excluded, TermKind.EXCLUDE))
        for field, kind in fields:
            for line in field.toPlainText().splitlines():
                words = line.strip()
                if words:
                    out.append(self.kept.get((kind, words)) or Term(words, kind=kind))
        return tuple(dict.fromkeys(out))


def written(terms: tuple[Term, ...], kind: TermKind) -> str:
    """The terms of one kind, one a line."""
    return "\n".join(dict.fromkeys(term_words(term) for term in terms if term.kind is kind))


def term_words(term: Term) -> str:
    """A term on one line, with the language and nearness that a plain line does not have."""
    near = f" near “{term.near}”" if term.near else ""
    language = f" [{term.language}]" if term.language else ""
    return f"{term.pattern}{near}{language}"
