"""Topics by texts as a table: what each cell says, in words for the eye and for screen readers."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from perspectives.analysis.summarising import (
    Cell,
    Row,
    by_contest,
    by_coverage,
    matrix,
    tagged_share,
)
from perspectives.desktop.workspace import Scene
from perspectives.model.documents import Document
from perspectives.model.languages import language_name
from perspectives.model.states import Attitude
from perspectives.model.topics import Topic, topic_letter
from perspectives.reporting.wording import passages_count, percent
from perspectives.texts import _, later

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Cell behind an index; None in the row of tagged words and the column of sums."""

SHAPES = {
    Attitude.FOR: "▲",
    Attitude.AGAINST: "▼",
    Attitude.MIXED: "◆",
    Attitude.NEUTRAL: "○",
}
"""The stance of a text as a shape: colour says nothing."""

STANCE_WORDS = {
    Attitude.FOR: later("supports"),
    Attitude.AGAINST: later("opposes"),
    Attitude.MIXED: later("mixed"),
    Attitude.NEUTRAL: later("neutral"),
}

Index = QModelIndex | QPersistentModelIndex


class Sorting(StrEnum):
    """The order of the topics."""

    TOPIC = "topic order"
    CONTEST = "most contested first"
    COVERAGE = "most words first"


class Grouping(StrEnum):
    """The order of the texts."""

    ORDER = "as opened"
    PARTY = "by party"
    DATE = "by date"
    LANGUAGE = "by language"
    GROUP = "by group"


class MatrixModel(QAbstractTableModel):
    """One row a topic, a last one for the words tagged; one column a text, a last one for sums."""

    def __init__(self) -> None:
        super().__init__()
        self.documents: tuple[Document, ...] = ()
        self.topics: dict[str, Topic] = {}
        self.letters: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.rows: tuple[Row, ...] = ()
        self._scene: Scene | None = None
        self._shares: dict[str, float] = {}
        self._made: tuple[tuple[object, ...], tuple[Row, ...]] = ((), ())
        self.largest = 0.0
        self.places: tuple[int, ...] = ()
        self.groups: tuple[str, ...] = ()
        """What each column is grouped under; "" where texts stand as opened, and at the reference.
        """

    def show(
        self,
        scene: Scene,
        sorting: Sorting = Sorting.TOPIC,
        grouping: Grouping = Grouping.ORDER,
        *,
        hides_silent: bool = False,
    ) -> None:
        """Show a scene in the given order; `hides_silent` leaves topics of no text out."""
        self.beginResetModel()
        project = scene.project
        ordered = project.ordered_topics()
        self.topics = {row.id: row for row in ordered}
        self.letters = {row.id: topic_letter(place) for place, row in enumerate(ordered)}
        self.numbers = {row.id: str(at) for at, row in enumerate(project.positions(), 1)}
        self.numbers[project.reference] = "R"
        texts = project.ordered_documents()
        self.places = _places(texts, project.reference, grouping)
        self.documents = tuple(texts[place] for place in self.places)
        self.groups = tuple(_group(row, project.reference, grouping) for row in self.documents)
        rows = self._rows_of(scene)
        if hides_silent:
            rows = tuple(row for row in rows if row.speaking)
        self.rows = _sorted(rows, sorting)
        if self._scene is None or self._scene.lookup is not scene.lookup:
            self._shares = {}
        self._scene = scene
        self.endResetModel()

    def _rows_of(self, scene: Scene) -> tuple[Row, ...]:
        """Topics by texts, made anew only where what it is made of is new."""
        project = scene.project
        parts = (project.documents, project.topics, project.stances, scene.lookup)
        before = self._made[0]
        if len(before) != len(parts) or any(a is not b for a, b in zip(before, parts, strict=True)):
            rows = matrix(project, scene.lookup)
            self.largest = max((cell.share for row in rows for cell in row.cells), default=0.0)
            self._made = (parts, rows)
        return self._made[1]

    def starts_group(self, column: int) -> bool:
        """Whether a column is the first of its group."""
        if not 0 < column < len(self.groups):
            return False
        return bool(self.groups[column]) and self.groups[column] != self.groups[column - 1]

    def tagged_share(self, column: int) -> float:
        """The share of a text's words that are tagged at all; counted when it is looked at."""
        document = self.documents[column].id
        if document not in self._shares and self._scene is not None:
            scene = self._scene
            self._shares[document] = tagged_share(scene.project, scene.lookup, document)
        return self._shares.get(document, 0.0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Topics and the row of tagged words."""
        is_child = parent is not None and parent.isValid()
        return 0 if is_child or not self.documents else len(self.rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Texts and the column of sums."""
        is_child = parent is not None and parent.isValid()
        return 0 if is_child or not self.documents else len(self.documents) + 1

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None outside the topics and texts."""
        is_inside = index.row() < len(self.rows) and index.column() < len(self.documents)
        if index.isValid() and is_inside:
            return self.rows[index.row()].cells[self.places[index.column()]]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; empty cells do not exist, since they would have no name."""
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.sentence(index)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Numbers and titles of texts, letters and names of topics."""
        is_name = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not is_name and role != Qt.ItemDataRole.ToolTipRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            if section >= len(self.rows):
                return _("Words tagged")
            topic = self.rows[section].topic
            return f"{self.letters[topic]} {self.topics[topic].name}"
        if section >= len(self.documents):
            return _("Speak / silent")
        document = self.documents[section]
        name = f"{self.numbers[document.id]} {document.title}"
        return f"{name}, {self.groups[section]}" if self.groups[section] else name

    def sentence(self, index: Index) -> str:
        """A cell as a sentence: topic, text, stance, passages, share."""
        row, column = index.row(), index.column()
        if column >= len(self.documents):
            return self._sum_sentence(row)
        title = self.documents[column].title
        if row >= len(self.rows):
            told = _("{title}: {share} of its words are tagged")
            return told.format(title=title, share=percent(self.tagged_share(column)))
        cell = self.rows[row].cells[self.places[column]]
        name = self.topics[cell.topic].name
        if cell.is_silent:
            return _("{topic}, {title}: silent").format(topic=name, title=title)
        stance = _(STANCE_WORDS[cell.attitude]) if cell.attitude else _("no stance set")
        return _("{topic}, {title}: {stance}, {passages}, {share} of its words").format(
            topic=name,
            title=title,
            stance=stance,
            passages=passages_count(len(cell.passages)),
            share=percent(cell.share),
        )

    def _short(self, index: Index) -> str:
        row, column = index.row(), index.column()
        if row >= len(self.rows):
            return percent(self.tagged_share(column)) if column < len(self.documents) else ""
        if column >= len(self.documents):
            speaking = self.rows[row].speaking
            return f"{speaking} / {len(self.documents) - speaking}"
        cell = self.rows[row].cells[self.places[column]]
        if cell.is_silent:
            return _("silent")
        shape = f"{SHAPES[cell.attitude]} " if cell.attitude else ""
        return f"{shape}{len(cell.passages)}  {percent(cell.share)}"

    def _sum_sentence(self, row: int) -> str:
        if row >= len(self.rows):
            return _("Words tagged in each text")
        line = self.rows[row]
        name = self.topics[line.topic].name
        silent = len(self.documents) - line.speaking
        told = _("{topic}: {speaking} speak, {silent} silent")
        return told.format(topic=name, speaking=line.speaking, silent=silent)


def _sorted(rows: tuple[Row, ...], sorting: Sorting) -> tuple[Row, ...]:
    if sorting is Sorting.CONTEST:
        return by_contest(rows)
    return by_coverage(rows) if sorting is Sorting.COVERAGE else rows


def _places(texts: tuple[Document, ...], reference: str, grouping: Grouping) -> tuple[int, ...]:
    """The order of columns: the reference first, then by the chosen property, then as opened."""
    order = range(len(texts))

    def key(at: int) -> tuple[object, ...]:
        text = texts[at]
        group = _group_key(text, grouping)
        day = text.date if grouping is Grouping.DATE else ""
        return (text.id != reference, not group and grouping is not Grouping.ORDER, group, day, at)

    return tuple(sorted(order, key=key))


def _group_key(text: Document, grouping: Grouping) -> str:
    """What groups a text: its party, year, language or own group; "" where that is not known."""
    return {
        Grouping.ORDER: "",
        Grouping.PARTY: text.party or text.author,
        Grouping.DATE: text.date[:4],
        Grouping.LANGUAGE: text.language.partition("-")[0],
        Grouping.GROUP: text.group,
    }[grouping]


def _group(text: Document, reference: str, grouping: Grouping) -> str:
    """The name of a text's group as its column says it."""
    if grouping is Grouping.ORDER or text.id == reference:
        return ""
    key = _group_key(text, grouping)
    if grouping is Grouping.LANGUAGE and key:
        return language_name(key)
    return key or _("none")
