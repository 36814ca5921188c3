"""Which texts the list of texts shows: by words, party, group, language, date, topic and stance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from perspectives.desktop.search_filters import STANCES, fill, whole
from perspectives.model.documents import document_of
from perspectives.model.languages import language_name
from perspectives.texts import _, later, ngettext

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene, Workspace
    from perspectives.model.documents import Document

SPEAKS, SILENT = "speaks", "silent"

ON_TOPIC = ((SPEAKS, later("speaks")), (SILENT, later("is silent")))


@dataclass(frozen=True)
class Wanted:
    """What a text must be like to be listed; "" = anything.

    `words` must all be in what is said of the text. `since` and `until` are ISO 8601 dates or
    their beginnings; a text without a date is in no span of dates.
    """

    words: tuple[str, ...] = ()
    party: str = ""
    group: str = ""
    language: str = ""
    topic: str = ""
    is_silent: bool = False
    stance: str = ""
    since: str = ""
    until: str = ""


def listed(scene: Scene, wanted: Wanted) -> tuple[Document, ...]:
    """The texts of a scene that are as wanted, in their order."""
    rows = scene.project.ordered_documents()
    if wanted.stance:
        by_stance = _with_stance(scene, wanted.topic, wanted.stance)
        rows = tuple(row for row in rows if row.id in by_stance)
    return tuple(row for row in rows if _fits(scene, row, wanted))


def _fits(scene: Scene, document: Document, wanted: Wanted) -> bool:
    for name in ("party", "group", "language"):
        if (value := getattr(wanted, name)) and getattr(document, name) != value:
            return False
    date = document.date
    if (wanted.since or wanted.until) and not date:
        return False
    if (wanted.since and date < wanted.since) or (wanted.until and date > wanted.until):
        return False
    if wanted.topic and scene.lookup.is_silent(document.id, wanted.topic) != wanted.is_silent:
        return False
    return not wanted.words or all(word in said_of(document) for word in wanted.words)


def said_of(document: Document) -> str:
    """All that is said of a text, for matching words of a filter; case is folded."""
    parts = (document.title, document.party, document.author, document.date, document.group)
    return " ".join((*parts, language_name(document.language))).casefold()


def _with_stance(scene: Scene, topic: str, stance: str) -> set[str]:
    """The texts of which a passage, or which as a whole, has a stance; on one topic or on any."""
    return {
        row.document or document_of(row.passage)
        for row in scene.project.stances.values()
        if row.attitude == stance and topic in ("", row.topic)
    }


class TextFilters(QWidget):
    """A field for words, and a button that opens the other filters and counts those set."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Title, party, author, date, group"))
        self.field.setAccessibleName(_("Filter the texts"))
        self.field.setClearButtonEnabled(True)
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.box = QWidget()
        self.box.hide()
        self.party, self.group, self.language = QComboBox(), QComboBox(), QComboBox()
        self.topic, self.on_topic, self.stance = QComboBox(), QComboBox(), QComboBox()
        self.since, self.until = QLineEdit(), QLineEdit()
        self._lay_out()
        self.button.toggled.connect(self.box.setVisible)
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _at: self._tell())
        for field in (self.field, self.since, self.until):
            field.textChanged.connect(lambda _words: self._tell())

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.party, self.group, self.language, self.topic, self.on_topic, self.stance

    def _lay_out(self) -> None:
        names = (
            _("Party"),
            _("Group"),
            _("Language"),
            _("Topic"),
            _("Speaks on the topic or is silent"),
            _("Stance"),
        )
        for box, name in zip(self._boxes(), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.since.setPlaceholderText(_("from 2023-09"))
        self.until.setPlaceholderText(_("until 2024"))
        self.since.setAccessibleName(_("First date"))
        self.until.setAccessibleName(_("Last date"))
        grid = QGridLayout(self.box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        pairs = (
            (self.party, self.group),
            (self.language, self.stance),
            (self.topic, self.on_topic),
            (self.since, self.until),
        )
        for row, (left, right) in enumerate(pairs):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self.button, self.box):
            column.addWidget(widget)
        fill(self.stance, [(_(words), value) for value, words in STANCES])
        fill(self.on_topic, [(_(words), value) for value, words in ON_TOPIC])
        self._say()

    def draw(self) -> None:
        """Offer the parties, groups, languages and topics there are; choices stay."""
        project = self.workspace.project
        texts = project.ordered_documents()
        for box, name, words in (
            (self.party, "party", _("any party")),
            (self.group, "group", _("any group")),
        ):
            values = sorted({str(getattr(row, name)) for row in texts} - {""})
            fill(box, [(words, ""), *((value, value) for value in values)])
        languages = sorted({row.language for row in texts} - {""})
        named = [(language_name(tag), tag) for tag in languages]
        fill(self.language, [(_("any language"), ""), *named])
        topics = [(row.name, str(row.id)) for row in project.ordered_topics()]
        fill(self.topic, [(_("any topic"), ""), *topics])
        self._say()

    def wanted(self) -> Wanted:
        """The filters as they are set now."""
        party, group, language, topic, on_topic, stance = (
            box.currentData() or "" for box in self._boxes()
        )
        return Wanted(
            tuple(self.field.text().casefold().split()),
            party,
            group,
            language,
            topic,
            on_topic == SILENT,
            stance,
            self.since.text().strip(),
            whole(self.until.text().strip()),
        )

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        boxes = (box for box in self._boxes() if box is not self.on_topic)
        fields = (self.since.text().strip(), self.until.text().strip())
        count = sum(bool(box.currentData()) for box in boxes) + sum(map(bool, fields))
        self.on_topic.setEnabled(bool(self.topic.currentData()))
        words = ngettext("{count} filter", "{count} filters", count).format(count=count)
        self.button.setText(words if count else _("Filters"))
