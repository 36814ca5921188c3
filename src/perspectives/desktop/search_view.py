"""Search in all texts, live while typing; Enter goes to a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from perspectives.analysis.searching import (
    Filters,
    Hit,
    SearchError,
    filtered,
    make_index,
    search,
)
from perspectives.desktop.wording import number_of, texts_count
from perspectives.model.topics import Term
from perspectives.reporting.wording import passages_count
from perspectives.texts import _, later, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands
    from perspectives.model.documents import Document
    from perspectives.model.project import Project

MOST = 300
"""Hits listed: more are not read, one more word finds better."""

AROUND = 60
"""Characters of context on each side of a hit."""

STATES = (
    ("", later("any state")),
    ("unreviewed", later("not reviewed")),
    ("rejected", later("rejected")),
)


class SearchDialog(QDialog):
    """Beside the texts; stays open while a person reads."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.setWindowTitle(_("Search in all texts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Words, “a phrase”, or /an expression/"))
        self.field.setAccessibleName(_("Search in all texts"))
        self.text, self.topic, self.state = QComboBox(), QComboBox(), QComboBox()
        for box, name in (
            (self.text, _("Text")),
            (self.topic, _("Topic")),
            (self.state, _("State")),
        ):
            box.setAccessibleName(name)
        self._fill()
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Hits"))
        self.rows.setWordWrap(True)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.as_topic = QPushButton(_("Make a topic of it"))
        self.hits: tuple[Hit, ...] = ()
        self._index = make_index(self.workspace.project, self.workspace.lookup)
        top = QHBoxLayout()
        for box in (self.text, self.topic, self.state):
            top.addWidget(box, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.as_topic)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)
        self.field.textChanged.connect(lambda _words: self.look())
        self.field.returnPressed.connect(self._go_first)
        for box in (self.text, self.topic, self.state):
            box.currentIndexChanged.connect(lambda _at: self.look())
        self.rows.itemActivated.connect(self._go)
        self.rows.itemClicked.connect(self._go)
        self.as_topic.clicked.connect(self.make_topic)
        self.resize(620, 560)
        QTimer.singleShot(0, self, self.look)

    def _fill(self) -> None:
        scene = self.workspace.scene
        self.text.addItem(_("all texts"), "")
        for document in scene.project.ordered_documents():
            self.text.addItem(f"{number_of(scene, document.id)}  {document.title}", document.id)
        self.topic.addItem(_("any topic"), "")
        for topic in scene.project.ordered_topics():
            self.topic.addItem(topic.name, topic.id)
        for value, words in STATES:
            self.state.addItem(_(words), value)

    def look(self) -> None:
        """Show what answers the field and filters now."""
        self.rows.clear()
        try:
            found = search(self._index, self.field.text(), is_typing=True)
        except SearchError as error:
            self.hits = ()
            self.about.setText(told(str(error)))
            return
        text, topic = self.text.currentData(), self.topic.currentData()
        filters = Filters(
            documents=frozenset({text} if text else ()),
            topics=frozenset({topic} if topic else ()),
            state=self.state.currentData() or "",
        )
        workspace = self.workspace
        self.hits = filtered(
            found, workspace.project, workspace.comparison, workspace.lookup, filters
        )
        for hit in self.hits[:MOST]:
            item = QListWidgetItem(self._words(hit))
            item.setData(Qt.ItemDataRole.UserRole, hit.passage)
            self.rows.addItem(item)
        texts = len({hit.document for hit in self.hits})
        count = len(self.hits)
        found_words = _("{passages} in {texts}").format(
            passages=passages_count(count), texts=texts_count(texts)
        )
        if count > MOST:
            found_words = _("{found}; the first {count} are shown").format(
                found=found_words, count=MOST
            )
        self.about.setText(found_words if self.field.text().strip() else "")
        self.as_topic.setEnabled(bool(count))

    def _words(self, hit: Hit) -> str:
        scene = self.workspace.scene
        document: Document = scene.project.documents[hit.document]
        passage = scene.lookup.passages[hit.passage]
        first = hit.spans[0]
        start = max(passage.span.start, first.start - AROUND)
        end = min(passage.span.end, first.end + AROUND)
        before = "…" if start > passage.span.start else ""
        after = "…" if end < passage.span.end else ""
        words = " ".join(document.text[start:end].split())
        more = f"  (+{len(hit.spans) - 1})" if len(hit.spans) > 1 else ""
        number = number_of(scene, hit.document)
        return f"{number} ¶{passage.number}   {before}{words}{after}{more}"

    def _go(self, item: QListWidgetItem) -> None:
        self.window_.show_passage(item.data(Qt.ItemDataRole.UserRole))

    def _go_first(self) -> None:
        item = self.rows.currentItem() or self.rows.item(0)
        if item is not None:
            self.rows.setCurrentItem(item)
            self._go(item)

    def make_topic(self) -> None:
        """Make a topic of the words in the field: its hits are then lit in every pane."""
        from perspectives.model.codebook_edits import add_term, add_topic
        from perspectives.model.deciding import together
        from perspectives.model.edits import Edit, apply
        from perspectives.model.topics import TopicId

        words = self.field.text().strip().strip('"“”/')
        made: list[str] = []

        def edit(project: Project) -> Edit:
            topic = add_topic(project, words)
            made.append(topic.changes[-1].id)
            term = add_term(apply(project, topic), TopicId(made[0]), Term(words))
            return together(topic.label, [topic, term])

        self.window_.do(edit)
        if made:
            self.workspace.show(lit=(TopicId(made[0]),))
