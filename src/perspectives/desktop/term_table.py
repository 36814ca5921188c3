"""The terms of one topic: a table with the hits of each, and the form that writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.elided_label import ElidedLabel
from perspectives.desktop.term_form import TermForm, as_counted, told_hits
from perspectives.model.topics import Term, TermKind, Topic, TopicId
from perspectives.texts import _, later, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

COLUMNS = (later("Term"), later("Language"), later("Weight"), later("Conditions"), later("Hits"))
"""The columns of the table, left to right."""


class _Rows(QTableWidget):
    """A table whose Del key says so."""

    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to remove the current row."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class TermTable(QWidget):
    """Shows the terms of a topic; `changed` carries the terms as a person wants them."""

    changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Callable[[str, tuple[Topic, ...], Callable[[Any], None]], None] | None = None
        self.terms: tuple[Term, ...] = ()
        self.texts = 0
        self._topic = ""
        self._counted_in = 0
        self._taken: Term | None = None
        self.rows = _Rows(0, len(COLUMNS))
        self.rows.setHorizontalHeaderLabels([_(name) for name in COLUMNS])
        self.rows.setAccessibleName(_("Terms"))
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setTabKeyNavigation(False)
        self.rows.setShowGrid(False)
        self.rows.setMinimumHeight(110)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(26)
        header = self.rows.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.form = TermForm()
        self.form.ask = lambda topics, answered: self._ask("count", topics, answered)
        self.total = ElidedLabel()
        self.new_button = QPushButton(_("New term"))
        self.remove_button = QPushButton(_("Remove the term"))
        for button in (self.new_button, self.remove_button):
            button.setAutoDefault(False)
        self.new_button.clicked.connect(self.begin)
        self.remove_button.clicked.connect(self.remove)
        self.rows.deleted.connect(self.remove)
        self.rows.currentCellChanged.connect(lambda row, *_rest: self._choose(row))
        self.form.taken.connect(self._take)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.rows, 1)
        under = QHBoxLayout()
        under.addWidget(self.total, 1)
        under.addWidget(self.new_button)
        under.addWidget(self.remove_button)
        column.addLayout(under)
        column.addWidget(self.form)

    def show_terms(self, topic: Topic | None) -> None:
        """Show the terms of a topic and have their hits counted; the current term stays."""
        self.form.texts = self.texts
        kept = self._taken or self.current()
        is_same = topic is not None and topic.id == self._topic
        counted, self._counted_in = self._counted_in, self.texts
        if is_same and topic is not None and topic.terms == self.terms:
            if counted != self.texts:
                self.count()
            return
        self._topic = topic.id if topic else ""
        self.terms = topic.terms if topic else ()
        self.setEnabled(topic is not None)
        self.rows.blockSignals(True)
        self.rows.setRowCount(len(self.terms))
        for row, term in enumerate(self.terms):
            for column, words in enumerate(described(term)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.rows.setItem(row, column, item)
        self.rows.blockSignals(False)
        if kept in self.terms:
            self.rows.setCurrentCell(self.terms.index(kept), 0)
        elif not is_same or self.rows.currentRow() >= 0:
            self.clear()
        self.count()

    def current(self) -> Term | None:
        """The chosen term, None while a new one is written."""
        row = self.rows.currentRow()
        return self.terms[row] if 0 <= row < len(self.terms) else None

    def clear(self) -> None:
        """Choose no term: the form writes a new one."""
        self.rows.selectionModel().clear()
        self.form.show_term(None)
        self.remove_button.setEnabled(False)

    def begin(self) -> None:
        """Write a new term."""
        self.clear()
        self.form.pattern.setFocus()

    def remove(self) -> None:
        """Take the chosen term away."""
        term = self.current()
        if term is not None:
            self.clear()
            self.changed.emit(tuple(row for row in self.terms if row != term))

    def count(self) -> None:
        """Have the hits of all terms counted, and those of the topic as a whole."""
        if not self.terms:
            self.total.setText(_("No terms: passages are found by name and definition alone."))
            return
        self.total.setText(_("Counting…"))
        alone = tuple(Topic(TopicId("term"), "", terms=(as_counted(row),)) for row in self.terms)
        whole = Topic(TopicId("whole"), "", terms=self.terms)
        terms = self.terms
        self._ask("count terms", (*alone, whole), lambda counts: self._tell(terms, counts))

    def _ask(self, kind: str, topics: tuple[Topic, ...], answered: Callable[[Any], None]) -> None:
        if self.ask is not None:
            self.ask(kind, topics, answered)

    def _tell(self, terms: tuple[Term, ...], counts: tuple[tuple[int, int], ...] | None) -> None:
        if counts is None or terms != self.terms:
            return
        for row, (hits, _texts) in enumerate(counts[:-1]):
            item = QTableWidgetItem(number(hits))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.rows.setItem(row, len(COLUMNS) - 1, item)
        words = told_hits(*counts[-1], self.texts)
        self.total.setText(_("All terms together: {hits}").format(hits=words))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.terms):
            self.form.show_term(self.terms[row])
            self.remove_button.setEnabled(True)

    def _take(self, term: Term) -> None:
        before = self.current()
        if before is None:
            self.form.show_term(None)
            self.form.pattern.setFocus()
            wanted = (*self.terms, term)
        else:
            wanted = tuple(term if row == before else row for row in self.terms)
            self._taken = term
        self.changed.emit(tuple(dict.fromkeys(wanted)))
        self._taken = None


def described(term: Term) -> tuple[str, str, str, str, str]:
    """A term as the columns of its row; its hits are counted later."""
    conditions: list[str] = []
    if term.kind is TermKind.EXCLUDE:
        conditions.append(_("takes hits away"))
    if term.case_sensitive:
        conditions.append(_("case matters"))
    if term.exact:
        conditions.append(_("this form only"))
    if term.near:
        told = _("within {count} words of “{words}”")
        conditions.append(told.format(count=number(term.within), words=term.near))
    weight = number(term.weight, 1) if term.kind is TermKind.ANY else ""
    return term.pattern, term.language or _("any"), weight, ", ".join(conditions), "…"
