"""One term of a topic while it is written: words, language, weight, case, nearness, and its hits.

The hits across all texts follow every letter typed; they are counted in the worker process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from perspectives.desktop.fields import Line
from perspectives.model.languages import language_name
from perspectives.model.topics import Term, TermKind, Topic, TopicId
from perspectives.texts import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_MS = 60
"""After the last letter typed until hits are counted: shorter than a typist's pause."""

SLOW_MS = 200
"""After so long without an answer the old number goes: it is of other words."""

USUAL_WITHIN = 8
"""Words within which another must stand where a person gives no number: about a clause."""

LANGUAGES = ("", "en", "sq", "sr", "de", "fr", "es", "it")
"""Languages offered for a term, "" = every text; those of the texts come before them."""


NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
"""A list whose longest name is rarely chosen must not widen the window."""


class TermForm(QWidget):
    """Writes one term. Enter takes it; `taken` carries the Term."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Callable[[tuple[Topic, ...], Callable[[Any], None]], None] | None = None
        self.texts = 0
        self._make_fields()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self.hits.setText(_("Counting…")))
        self.pattern.textEdited.connect(lambda _text: self._pause.start())
        self.near.textEdited.connect(lambda _text: self._pause.start())
        self.within.valueChanged.connect(lambda _value: self._pause.start())
        self.language.currentIndexChanged.connect(lambda _at: self._pause.start())
        for box in (self.cased, self.exact):
            box.toggled.connect(lambda _on: self._pause.start())
        for field in (self.pattern, self.near):
            field.returnPressed.connect(self.take)
        self.button.clicked.connect(self.take)
        self.show_term(None)

    def _make_fields(self) -> None:
        self.pattern = Line()
        self.pattern.setAccessibleName(_("Term"))
        self.pattern.setPlaceholderText(_("a word, a phrase, or a stem such as secess*"))
        self.kind = QComboBox()
        self.kind.addItem(_("speaks for the topic"), TermKind.ANY.value)
        self.kind.addItem(_("takes hits away"), TermKind.EXCLUDE.value)
        self.kind.setAccessibleName(_("What the term does"))
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the term"))
        self.offer_languages(())
        self.language.setSizeAdjustPolicy(NARROW)
        self.language.setMinimumContentsLength(12)
        self.weight = QDoubleSpinBox()
        self.weight.setRange(0.1, 9.0)
        self.weight.setSingleStep(0.1)
        self.weight.setDecimals(1)
        self.weight.setAccessibleName(_("Weight"))
        self.weight.setToolTip(_("1 = one plain hit; under 1 the term needs company"))
        self.cased = QCheckBox(_("Case matters"))
        self.exact = QCheckBox(_("This form only"))
        self.exact.setToolTip(_("Without this, a word is found in any inflection"))
        self.near = Line()
        self.near.setAccessibleName(_("Near which words"))
        self.near.setPlaceholderText(_("only near these words"))
        self.within = QSpinBox()
        self.within.setRange(1, 100)
        self.within.setAccessibleName(_("Within how many words"))
        self.hits = QLabel()
        self.hits.setAccessibleName(_("Hits"))
        self.button = QPushButton()
        self.button.setAutoDefault(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.pattern, 0, 0)
        grid.addWidget(self.kind, 0, 1)
        parts = QHBoxLayout()
        parts.setSpacing(8)
        for label, field in ((_("Language"), self.language), (_("Weight"), self.weight)):
            words = QLabel(label)
            words.setBuddy(field)
            parts.addWidget(words)
            parts.addWidget(field)
        parts.addWidget(self.cased)
        parts.addWidget(self.exact)
        parts.addStretch(1)
        grid.addLayout(parts, 1, 0, 1, 2)
        grid.addWidget(self.near, 2, 0)
        within = QHBoxLayout()
        words = QLabel(_("within"))
        words.setBuddy(self.within)
        within.addWidget(words)
        within.addWidget(self.within)
        within.addWidget(QLabel(_("words")))
        within.addStretch(1)
        grid.addLayout(within, 2, 1)
        grid.addWidget(self.hits, 3, 0)
        grid.addWidget(self.button, 3, 1)
        grid.setColumnStretch(0, 1)

    def offer_languages(self, languages: tuple[str, ...]) -> None:
        """Offer the languages of the texts before the usual ones."""
        kept = self.language.currentData() or ""
        self.language.blockSignals(True)
        self.language.clear()
        for tag in dict.fromkeys(("", *languages, *LANGUAGES, kept)):
            self.language.addItem(language_name(tag) if tag else _("any language"), tag)
        self.language.setCurrentIndex(self.language.findData(kept))
        self.language.blockSignals(False)

    def show_term(self, term: Term | None) -> None:
        """Show a term to change, or nothing, to write a new one."""
        row = term or Term("")
        self.pattern.setText(row.pattern)
        self.kind.setCurrentIndex(self.kind.findData(row.kind.value))
        if self.language.findData(row.language) < 0:
            self.offer_languages((row.language,))
        self.language.setCurrentIndex(self.language.findData(row.language))
        self.weight.setValue(row.weight)
        self.cased.setChecked(row.case_sensitive)
        self.exact.setChecked(row.exact)
        self.near.setText(row.near)
        self.within.setValue(row.within or USUAL_WITHIN)
        self.button.setText(_("Change the term") if term else _("Add the term"))
        self.hits.setText("")
        self._pause.start()

    def term(self) -> Term | None:
        """What is written, None where there are no words."""
        pattern, near = self.pattern.text().strip(), self.near.text().strip()
        if not pattern:
            return None
        return Term(
            pattern,
            self.language.currentData() or "",
            round(self.weight.value(), 1),
            TermKind(self.kind.currentData()),
            self.cased.isChecked(),
            self.exact.isChecked(),
            near,
            self.within.value() if near else 0,
        )

    def take(self) -> None:
        """Take the term as it is written."""
        term = self.term()
        if term is None:
            self.pattern.setFocus()
        else:
            self.taken.emit(term)

    def _count(self) -> None:
        term = self.term()
        if term is None or self.ask is None:
            self._slow.stop()
            self.hits.setText("")
            return
        self._slow.start()
        plain = Topic(TopicId("typed"), "", terms=(as_counted(term),))
        self.ask((plain,), self._tell)

    def _tell(self, counts: tuple[tuple[int, int], ...] | None) -> None:
        self._slow.stop()
        if counts and self.term() is not None:
            self.hits.setText(told_hits(*counts[0], self.texts))


def as_counted(term: Term) -> Term:
    """A term as its own hits are counted: an exclusion for what it matches."""
    from dataclasses import replace

    return replace(term, kind=TermKind.ANY)


def told_hits(hits: int, texts: int, all_texts: int) -> str:
    """How often and in how many texts: "34 hits in 5 of 8 texts"."""
    if not hits:
        return _("No hit in any text")
    told = ngettext("{hits} hit in {texts} of {all}", "{hits} hits in {texts} of {all}", hits)
    every = ngettext("{count} text", "{count} texts", all_texts).format(count=number(all_texts))
    return told.format(hits=number(hits), texts=number(texts), all=every)
