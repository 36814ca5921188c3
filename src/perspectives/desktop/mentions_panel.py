"""Names, dates and cited documents of all texts, with counts by text; choosing one lights it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from perspectives.desktop.asked_panel import AskedPanel
from perspectives.desktop.found import Found
from perspectives.desktop.outlined import ComboBox
from perspectives.desktop.passage_list import Line, PassageList, around
from perspectives.desktop.sides import sides
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of, texts_count
from perspectives.model.documents import document_of
from perspectives.texts import _, later, number

if TYPE_CHECKING:
    from perspectives.analysis.mentioning import Mention
    from perspectives.desktop.asked_panel import Ask
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Workspace
    from perspectives.model.documents import PassageId

KINDS = {
    "": (later("All kinds"), frozenset[str]()),
    "names": (later("Names"), frozenset({"person", "place", "body", "name"})),
    "dates": (later("Dates"), frozenset({"date"})),
    "documents": (later("Cited documents"), frozenset({"document"})),
}

KIND_NAMES = {
    "person": later("person"),
    "place": later("place"),
    "body": later("body"),
    "name": later("name"),
    "date": later("date"),
    "document": later("document"),
}

MOST_TEXTS = 12
"""Texts whose counts are written on a row; beyond that, how many speak."""

AROUND = 60
"""Characters of context before a mention."""


def show(window: Decisions) -> MentionsPanel:
    """Show the list beside the texts, or hide it."""

    def make() -> MentionsPanel:
        ask = window.session.ask
        panel = MentionsPanel(window.workspace, lambda answered: ask("mentions", None, answered))
        panel.visited.connect(sides(window).visit)
        return panel

    panel = sides(window).toggle("mentions", make)
    if not panel.isHidden():
        panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return panel


class MentionsPanel(AskedPanel):
    """What is mentioned above, where it is mentioned below."""

    def __init__(self, workspace: Workspace, ask: Ask) -> None:
        super().__init__(workspace, _("Names, dates and documents"), ask)
        self.rows: tuple[Mention, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in this list"))
        self.field.setAccessibleName(_("Find in this list"))
        self.field.setClearButtonEnabled(True)
        self.kind = ComboBox()
        self.kind.setAccessibleName(_("Kind"))
        for value, (words, _kinds) in KINDS.items():
            self.kind.addItem(_(words), value)
        self.list = PassageList(_("What is mentioned"), lines=1)
        self.places = PassageList(_("Where it is mentioned"))
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.field, 1)
        top.addWidget(self.kind)
        self.column.addLayout(top)
        self.column.addWidget(self.about)
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self.where)
        self.column.addWidget(self.places, 2)
        self.field.textChanged.connect(lambda _words: self.show_rows())
        self.field.installEventFilter(self)
        self.kind.currentIndexChanged.connect(lambda _at: self.show_rows())
        self.list.reached.connect(self.choose)
        self.list.opened.connect(lambda row: self.visited.emit(next(iter(row.places))))
        self.places.opened.connect(lambda passage: self.visited.emit(passage))
        self.wear()

    def fill(self, rows: tuple[Any, ...]) -> None:
        """Take the rows of a new list."""
        self.rows = rows

    def show_rows(self) -> None:
        """Show what the field and the kind let pass."""
        wanted = self.field.text().strip().casefold()
        kinds = KINDS[self.kind.currentData()][1]
        shown = [
            row
            for row in self.rows
            if (not kinds or row.kind in kinds)
            and (not wanted or any(wanted in form.casefold() for form in (row.label, *row.forms)))
        ]
        self.list.show_lines(shown, self._line)
        self.about.setText("" if shown else _("Nothing of this kind is mentioned."))
        self.about.setVisible(not shown)
        self.places.show_lines((), self._place)
        self.where.setText("")

    def choose(self, row: Mention) -> None:
        """Light a row in all texts and list its places."""
        known, texts = self.workspace.lookup.passages, self.workspace.project.documents
        passages = tuple(
            name for name in row.places if name in known and document_of(name) in texts
        )
        self._spans = row.places
        self.places.show_lines(passages, self._place)
        forms = ", ".join(f"“{form}”" for form in row.forms)
        self.where.setText(_("Written {forms}").format(forms=forms))
        self.light(Found(row.label, passages, lambda passage: row.places.get(passage, ())))

    def _line(self, row: Mention) -> Line:
        kind = _(KIND_NAMES.get(row.kind, row.kind))
        head = f"{kind} · {number(row.count)} · {self._counts(row)}"
        return Line(head, row.label)

    def _counts(self, row: Mention) -> str:
        """How often each text mentions it, in the texts' order."""
        scene = self.workspace.scene
        counts: dict[str, int] = {}
        for passage, spans in row.places.items():
            counts[document_of(passage)] = counts.get(document_of(passage), 0) + len(spans)
        if len(counts) > MOST_TEXTS:
            return _("in {texts}").format(texts=texts_count(len(counts)))
        texts = [text for text in scene.project.ordered_documents() if text.id in counts]
        return "  ".join(f"{number_of(scene, text.id)}: {counts[text.id]}" for text in texts)

    def _place(self, name: PassageId) -> Line:
        scene = self.workspace.scene
        passage = scene.lookup.passages[name]
        document = scene.project.documents[passage.document]
        spans = [(span.start, span.end) for span in self._spans[name]]
        box = (passage.span.start, passage.span.end)
        head = f"{number_of(scene, document.id)} ¶{passage.number}  "
        head += document.party or document.title
        return Line(head, *around(document.text, box, spans, AROUND))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the field goes on to the list."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.list.rows.index(0))
            return True
        return super().eventFilter(watched, event)

    def wear(self) -> None:
        """Draw in the colours of the theme."""
        super().wear()
        if hasattr(self, "places"):
            for rows in (self.list, self.places):
                rows.wear(theme(self.workspace.view.theme))
