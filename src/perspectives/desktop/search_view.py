"""Search in all texts, live while typing; what is found is lit in all texts until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from perspectives.analysis.expressions import SearchError
from perspectives.analysis.searching import (
    Filters,
    Hit,
    Matches,
    SearchIndex,
    allowed,
    indexing,
    matches,
)
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.found import NOTHING_FOUND, Found
from perspectives.desktop.passage_list import Line, PassageList, around
from perspectives.desktop.search_filters import SearchFilters
from perspectives.desktop.sides import SidePanel, sides
from perspectives.desktop.theme import theme
from perspectives.desktop.time_limit import TookTooLong, within
from perspectives.desktop.wording import in_texts, number_of
from perspectives.model.topics import Term, TopicId
from perspectives.reporting.wording import passages_count
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Update, Workspace
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

AROUND = 60
"""Characters of context before a hit."""

LIGHT_MS = 60
"""Milliseconds of rest in typing after which the texts are lit: the list never waits for them."""

LONGEST_SECONDS = 1.0
"""Seconds a query may take before it is given up."""

NEAR = 60
"""Words between two words of a query that is kept as a topic: about one passage."""


def show(window: Commands) -> SearchPanel:
    """Open the search beside the texts, with the field ready for words."""

    def make() -> SearchPanel:
        panel = SearchPanel(window.workspace)
        panel.chosen.connect(sides(window).visit)
        panel.kept.connect(lambda: window.do(panel.topic_edit))
        panel.closed.connect(lambda: window.board.setFocus())
        return panel

    panel = sides(window).open("search", make)
    panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    panel.field.selectAll()
    return panel


class SearchPanel(SidePanel):
    """A field, filters, and what was found; stays open while a person reads."""

    chosen = Signal(str)
    """A passage to go to."""

    kept = Signal()
    """What was found is to be kept as a topic."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Search in all texts"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Words, “a phrase”, or /an expression/"))
        self.field.setAccessibleName(_("Search in all texts"))
        self.field.setClearButtonEnabled(True)
        self.filters = SearchFilters(workspace)
        self.rows = PassageList(_("Hits"))
        self.about, self.as_topic = (
            QLabel(),
            FlatButton(_("Keep as a topic"), theme(workspace.view.theme)),
        )
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.found = Matches(SearchIndex())
        self._index, self._known = SearchIndex(), ((), ())
        self._work: Iterator[None] | None = None
        self._slice, self._light = QTimer(self), QTimer(self)
        self._light.setSingleShot(True)
        self._light.setInterval(LIGHT_MS)
        self._lay_out()
        self._connect()
        self.wear()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.as_topic)
        self.column.addWidget(self.field)
        self.column.addWidget(self.filters)
        self.column.addWidget(self.rows, 1)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _words: self.look())
        self.field.returnPressed.connect(self._go_to_current)
        self.field.installEventFilter(self)
        self.filters.changed.connect(self.look)
        self.rows.opened.connect(self._go)
        self.as_topic.clicked.connect(self.kept)
        self._slice.timeout.connect(self._work_on)
        self._light.timeout.connect(self.light)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages found, with the words in each."""
        return tuple(self.found.hit(number) for number in self.found.numbers)

    # Making ready

    def draw(self) -> None:
        """Begin to read the texts in, a little at a time, and look again."""
        self.filters.draw()
        self._refresh()
        self.look()

    def prepare(self) -> None:
        """Read all texts in now."""
        self._refresh()
        for _step in self._work or ():
            pass
        self._end_work()

    def _refresh(self) -> None:
        """Begin a new index where the texts or passages are others than those it holds."""
        scene = self.workspace.scene
        known = (tuple(scene.project.documents), tuple(row.id for row in scene.comparison.passages))
        if known != self._known:
            self._known, self._index = known, SearchIndex()
            self._work = indexing(self._index, scene.project, scene.lookup)
            self._slice.start(0)

    def _work_on(self) -> None:
        if self._work is None or next(self._work, self) is self:
            self._end_work()

    def _end_work(self) -> None:
        self._slice.stop()
        self._work = None

    # Looking

    def look(self) -> None:
        """Show what answers the field and filters now."""
        query = self.field.text()
        self.prepare()
        try:
            with within(LONGEST_SECONDS):
                found = matches(self._index, query, is_typing=True)
        except SearchError as error:
            self._show_nothing(told(str(error)))
            return
        except TookTooLong:
            self._show_nothing(_("This expression takes too long: make it simpler."))
            return
        self.found = found.among(self._chosen())
        self.rows.show_lines(self.found.numbers, self._line)
        self.about.setText(self._counted() if query.strip() else "")
        self.as_topic.setEnabled(bool(self.found.numbers) and "/" not in query)
        self._light.start()

    def _show_nothing(self, sentence: str) -> None:
        self.found = Matches(self._index)
        self.rows.show_lines((), self._line)
        self.about.setText(sentence)
        self.as_topic.setEnabled(False)
        self._light.start()

    def _chosen(self) -> frozenset[int] | None:
        """Places in the index of what passes the filters; None = all."""
        filters = self.filters.chosen()
        if filters == Filters():
            return None
        scene = self.workspace.scene
        passes = allowed(scene.project, scene.comparison, scene.lookup, filters)
        rows = enumerate(self._index.passages)
        return frozenset(at for at, (document, passage, _, _) in rows if passes(document, passage))

    def light(self) -> None:
        """Light what was found in all texts; nothing found puts it out."""
        self._light.stop()
        found = NOTHING_FOUND
        if self.found.numbers and not self.isHidden():
            name = _("Found: {query}").format(query=self.field.text().strip())
            found = Found(name, self.found.passages(), self.found.spans_of)
        self.workspace.show(found=found)

    def _counted(self) -> str:
        texts = {self._index.passages[number][0] for number in self.found.numbers}
        count = len(self.found.numbers)
        if not count:
            return _("Nothing found.")
        return f"{passages_count(count)} {in_texts(len(texts))}"

    def _line(self, number: int) -> Line:
        scene = self.workspace.scene
        hit = self.found.hit(number)
        document = scene.project.documents[hit.document]
        passage = scene.lookup.passages[hit.passage]
        spans = [(span.start, span.end) for span in hit.spans]
        box = (passage.span.start, passage.span.end)
        title = document.party or document.title
        head = f"{number_of(scene, document.id)} ¶{passage.number}  {title}"
        return Line(head, *around(document.text, box, spans, AROUND))

    # Going

    def _go(self, number: int) -> None:
        self.light()
        self.chosen.emit(self._index.passages[number][1])

    def _go_to_current(self) -> None:
        number = self.rows.current()
        if number is not None:
            self._go(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the field goes on to the list."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_press and is_down and self.found.numbers:
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            self.rows.setCurrentIndex(self.rows.rows.index(0))
            return True
        return super().eventFilter(watched, event)

    # Keeping

    def topic_edit(self, project: Project) -> Edit:
        """The edit that makes a topic of the words in the field, lit from then on."""
        from perspectives.analysis.searching import PARTS
        from perspectives.model.codebook_edits import add_term, add_topic
        from perspectives.model.deciding import together
        from perspectives.model.edits import apply

        parts = [next(group for group in row if group) for row in PARTS.findall(self.field.text())]
        topic = add_topic(project, " ".join(parts))
        name = TopicId(topic.changes[-1].id)
        term = Term(parts[0])
        if len(parts) > 1:
            term = Term(parts[0], near=parts[1], within=NEAR)
        made = add_term(apply(project, topic), name, term)
        QTimer.singleShot(0, self, lambda: self._light_topic(name))
        return together(topic.label, [topic, made])

    def _light_topic(self, topic: TopicId) -> None:
        if topic in self.workspace.project.topics:
            self.workspace.show(lit=(topic,), found=NOTHING_FOUND)

    # What the side calls

    def wear(self) -> None:
        """Draw in the colours of the theme."""
        super().wear()
        if hasattr(self, "rows"):
            self.rows.wear(theme(self.workspace.view.theme))

    def take(self, update: Update) -> None:
        """Look again where texts, topics or decisions are others now."""
        if update.has_new_comparison or update.has_new_project:
            self.filters.draw()
            self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was found goes out with the panel."""
        super().hideEvent(event)
        self._light.stop()
        if self.isHidden():  # And not the whole window, which may be closing.
            self.workspace.show(found=NOTHING_FOUND)
            self.closed.emit()
