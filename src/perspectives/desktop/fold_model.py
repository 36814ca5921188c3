"""All texts folded to one topic: the reference's passages down, the texts across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from perspectives.desktop.shelf_cards import Kind
from perspectives.desktop.wording import number_of
from perspectives.desktop.workspace import WORKING_SET
from perspectives.model.documents import DocumentId, PassageId
from perspectives.model.lookup import SIGNS
from perspectives.model.spans import cover
from perspectives.model.states import State
from perspectives.reporting.wording import RELATION_NAMES, STATE_NAMES, excerpt, place
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene
    from perspectives.model.documents import Document
    from perspectives.model.topics import TopicId

Index = QModelIndex | QPersistentModelIndex

LONGEST = 260
"""Characters of a cell: about ten lines of a column in a window of eight texts."""

DECIDED = (State.CONFIRMED, State.MANUAL)

FOLD_ROLE = Qt.ItemDataRole.UserRole + 2
"""The Folded behind an index."""


@dataclass(frozen=True, slots=True)
class Folded:
    """One cell: a passage's words, with sign and place, or one of the two kinds of nothing."""

    kind: Kind
    document: DocumentId
    passage: PassageId
    sign: str
    word: str
    quote: str
    place: str
    state: str = ""
    score: float = 0.0

    def sentence(self, title: str) -> str:
        """The cell as a sentence, content first."""
        if self.kind is not Kind.ANSWER:
            return f"{title}: {self.word}"
        state = f", {self.state}" if self.state else ""
        return f"{self.quote} {title}, {self.word}{state}, {self.place}"


def folded_rows(scene: Scene, topic: TopicId) -> tuple[tuple[Folded, ...], ...]:
    """The table of a topic: the reference's passage first, then each other text in order."""
    reference = scene.project.reference
    texts = columns(scene)[1:]
    rows: list[tuple[Folded, ...]] = []
    for identity in scene.lookup.tagged(reference, topic):
        first = _own(scene, identity, topic)
        rows.append((first, *(_answer(scene, identity, text.id, topic) for text in texts)))
    return tuple(rows)


def columns(scene: Scene) -> tuple[Document, ...]:
    """The reference, then the other texts of the working set in order, twelve at most."""
    project = scene.project
    inside = set(scene.view.working_set) or set(project.documents)
    rest = [row for row in project.positions() if row.id in inside]
    reference = project.documents.get(project.reference)
    return ((reference, *rest) if reference else tuple(rest))[:WORKING_SET]


def _own(scene: Scene, identity: PassageId, topic: TopicId) -> Folded:
    passage = scene.lookup.passages[identity]
    document = scene.project.documents[passage.document]
    spans = [row.span for row in scene.lookup.taggings_of(identity) if row.topic == topic]
    span = cover(spans) if spans else passage.span
    words = excerpt(span.of(document.text), LONGEST)
    quote = words if span.start == passage.span.start else f"…{words}"
    return Folded(Kind.ANSWER, document.id, identity, "", "", quote, place(passage))


def _answer(scene: Scene, identity: PassageId, document: DocumentId, topic: TopicId) -> Folded:
    """The best counterpart on the topic, else a decided one; a silent text has none."""
    links = scene.lookup.counterparts(identity, document)
    on_topic = (link for link in links if topic in link.topics)
    best = next(on_topic, next((row for row in links if row.state in DECIDED), None))
    is_silent = scene.lookup.is_silent(document, topic)
    if best is None or is_silent:
        kind = Kind.SILENT if is_silent else Kind.NO_COUNTERPART
        sign = "∅" if kind is Kind.SILENT else "—"
        return Folded(kind, document, PassageId(""), sign, _(kind.value), "", "")
    other = scene.lookup.passages[best.other(identity)]
    words = other.span.of(scene.project.documents[document].text)
    return Folded(
        Kind.ANSWER,
        document,
        other.id,
        SIGNS[best.relation],
        _(RELATION_NAMES[best.relation]),
        excerpt(words, LONGEST),
        place(other),
        _(STATE_NAMES[best.state]),
        best.score,
    )


class FoldModel(QAbstractTableModel):
    """The table of the lit topic as Qt wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[Folded, ...], ...] = ()
        self.documents: tuple[Document, ...] = ()
        self.numbers: tuple[str, ...] = ()

    def show(self, scene: Scene, topic: TopicId) -> None:
        """Show a topic of a scene."""
        self.beginResetModel()
        self.documents = columns(scene)
        self.numbers = tuple(number_of(scene, row.id) for row in self.documents)
        self.rows = folded_rows(scene, topic)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Passages of the reference on the topic."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The texts."""
        return 0 if parent is not None and parent.isValid() else len(self.documents)

    def cell(self, index: Index) -> Folded | None:
        """The cell at an index; None for no cell."""
        return self.rows[index.row()][index.column()] if index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye and for screen readers."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == FOLD_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.quote or cell.word
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            document = self.documents[index.column()]
            return cell.sentence(document.party or document.title)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Number and speaker of each text."""
        names = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in (*names, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        document = self.documents[section]
        return f"{self.numbers[section]}  {document.party or document.title}"
