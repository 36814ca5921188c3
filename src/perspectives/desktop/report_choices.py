"""What a report holds, chosen in a form: the scope, and whether it is a handout instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from perspectives.model.topics import topic_letter
from perspectives.reporting.handout import MATRIX
from perspectives.reporting.scope import CitationStyle, Reviewed, Scope
from perspectives.texts import LANGUAGES, _, language, later

if TYPE_CHECKING:
    from perspectives.model.project import Project

CITATIONS = {
    CitationStyle.FULL: later("Author, title, date and place"),
    CitationStyle.SHORT: later("Author and place"),
    CitationStyle.SIGN: later("Sign and place"),
}
MOST_EXCERPT = 5000
MOST_COUNTERPARTS = 9
MOST_ROWS = 6
"""Texts or topics seen at once; the list scrolls beyond."""


class ReportChoices(QScrollArea):
    """The form; `changed` is emitted with every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_filling = False
        self._filled: tuple[object, ...] = ()
        self._make()
        self._lay_out()
        for box in (self.about, self.language, self.citation):
            box.currentIndexChanged.connect(self._tell)
        for check in (self.only_decided, self.only_pinned, self.notes, self.texts_too):
            check.toggled.connect(self._tell)
        for spin in (self.excerpt, self.counterparts):
            spin.valueChanged.connect(self._tell)
        for rows in (self.texts, self.topics):
            rows.itemChanged.connect(lambda item, rows=rows: self._take_check(rows, item))

    def _make(self) -> None:
        self.about = QComboBox()
        self.language = QComboBox()
        for tag, name in LANGUAGES.items():
            self.language.addItem(name, tag)
        self.language.setCurrentIndex(max(0, self.language.findData(language())))
        self.texts, self.topics = QListWidget(), QListWidget()
        for rows in (self.texts, self.topics):
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.only_decided = QCheckBox(_("Only what people have decided"))
        self.only_pinned = QCheckBox(_("Only what is pinned"))
        self.notes = QCheckBox(_("Notes"))
        self.notes.setChecked(True)
        self.texts_too = QCheckBox(_("The whole texts as an annex"))
        self.texts_too.setChecked(True)
        self.excerpt = QSpinBox()
        self.excerpt.setRange(0, MOST_EXCERPT)
        self.excerpt.setSingleStep(50)
        self.excerpt.setSpecialValueText(_("whole passages"))
        self.excerpt.setSuffix(_(" characters"))
        self.counterparts = QSpinBox()
        self.counterparts.setRange(1, MOST_COUNTERPARTS)
        self.citation = QComboBox()
        for style, words in CITATIONS.items():
            self.citation.addItem(_(words), style)

    def _lay_out(self) -> None:
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(16, 14, 12, 14)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        for words, widget in (
            (_("What"), self.about),
            (_("Language"), self.language),
            (_("Texts beside the reference"), self.texts),
            (_("Topics"), self.topics),
            (_("Quotations"), self.excerpt),
            (_("Counterparts from each text"), self.counterparts),
            (_("Citations"), self.citation),
        ):
            widget.setAccessibleName(words)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            label = QLabel(words)
            label.setBuddy(widget)
            form.addRow(label, widget)
        column.addLayout(form)
        column.addSpacing(6)
        for check in (self.only_decided, self.only_pinned, self.notes, self.texts_too):
            column.addWidget(check)
        column.addStretch(1)
        self.setWidget(self.inside)

    def fill(self, project: Project) -> None:
        """Offer the texts and topics of a project; what was chosen stays chosen."""
        positions, topics = project.positions(), project.ordered_topics()
        now = (positions, topics, project.head)
        if now == self._filled:
            return
        about = self.what()
        without, without_topics = self._left_out(self.texts), self._left_out(self.topics)
        self._filled, self._is_filling = now, True
        self.about.clear()
        self.about.addItem(_("The whole report"), "")
        self.about.addItem(_("Handout: who says what"), MATRIX)
        titled = [(str(row.id), f"{at}  {row.title}") for at, row in enumerate(positions, 1)]
        _fill(self.texts, titled, without)
        named = [(str(row.id), f"{topic_letter(at)}  {row.name}") for at, row in enumerate(topics)]
        _fill(self.topics, named, without_topics)
        for name, words in named:
            self.about.addItem(_("Handout: {topic}").format(topic=words), name)
        for at, row in enumerate(positions, 1):
            told = _("Handout: the reference and {text}").format(text=f"{at}  {row.title}")
            self.about.addItem(told, str(at))
        self.about.setCurrentIndex(max(0, self.about.findData(about)))
        self._is_filling = False

    def what(self) -> str:
        """What the handout is about, "" for the whole report."""
        return self.about.currentData() or ""

    def scope(self) -> Scope:
        """The scope as chosen."""
        return Scope(
            documents=_chosen(self.texts),
            topics=_chosen(self.topics),
            states=Reviewed.DECIDED if self.only_decided.isChecked() else Reviewed.ALL,
            only_pinned=self.only_pinned.isChecked(),
            has_notes=self.notes.isChecked(),
            has_texts=self.texts_too.isChecked(),
            excerpt=self.excerpt.value(),
            counterparts=self.counterparts.value(),
            citation=self.citation.currentData(),
            language=self.language.currentData(),
        )

    def _left_out(self, rows: QListWidget) -> frozenset[str]:
        items = [rows.item(at) for at in range(rows.count())]
        return frozenset(
            row.data(Qt.ItemDataRole.UserRole)
            for row in items
            if row.checkState() is not Qt.CheckState.Checked
        )

    def _take_check(self, rows: QListWidget, item: QListWidgetItem) -> None:
        if not self._is_filling and len(self._left_out(rows)) == rows.count():
            # A report on nothing is no report: the last one stays.
            item.setCheckState(Qt.CheckState.Checked)
            return
        self._tell()

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _fill(rows: QListWidget, named: list[tuple[str, str]], left_out: frozenset[str]) -> None:
    rows.clear()
    for name, words in named:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, name)
        checked = Qt.CheckState.Unchecked if name in left_out else Qt.CheckState.Checked
        item.setCheckState(checked)
        item.setToolTip(words)
        rows.addItem(item)
    line = rows.sizeHintForRow(0) if named else 20
    rows.setFixedHeight(min(MOST_ROWS, max(2, len(named))) * line + 8)


def _chosen(rows: QListWidget) -> tuple[str, ...]:
    """The ids that are checked; () where all are, as a scope has it."""
    items = [rows.item(at) for at in range(rows.count())]
    on = [row for row in items if row.checkState() is Qt.CheckState.Checked]
    names = tuple(row.data(Qt.ItemDataRole.UserRole) for row in on)
    return () if len(on) == len(items) else names
