"""Which passages a search may answer with: by text, topic, party, date, stance and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from perspectives.analysis.searching import REJECTED, UNREVIEWED, Filters
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.outlined import ComboBox
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of
from perspectives.model.states import Attitude
from perspectives.texts import _, later, ngettext

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Workspace

STATES = (
    ("", later("any state")),
    (UNREVIEWED, later("not reviewed")),
    (REJECTED, later("rejected")),
)

STANCES = (
    ("", later("any stance")),
    (Attitude.FOR, later("▲ supports")),
    (Attitude.AGAINST, later("▼ opposes")),
    (Attitude.MIXED, later("◆ mixed")),
    (Attitude.NEUTRAL, later("○ neutral")),
)


class SearchFilters(QWidget):
    """A button that opens the filters, and says how many of them are set."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.button = FlatButton("", theme(workspace.view.theme))
        self.button.setCheckable(True)
        self.box = QWidget()
        self.box.hide()
        self.text, self.topic, self.party = ComboBox(), ComboBox(), ComboBox()
        self.stance, self.state = ComboBox(), ComboBox()
        self.since, self.until = QLineEdit(), QLineEdit()
        self._lay_out()
        self.button.toggled.connect(self.box.setVisible)
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _at: self._tell())
        for field in (self.since, self.until):
            field.textChanged.connect(lambda _words: self._tell())

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.text, self.topic, self.party, self.stance, self.state

    def _lay_out(self) -> None:
        names = (_("Text"), _("Topic"), _("Party"), _("Stance"), _("State"))
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
        places = ((self.text, 0, 0, 2), (self.topic, 1, 0, 2), (self.party, 2, 0, 2))
        for widget, row, at, wide in places:
            grid.addWidget(widget, row, at, 1, wide)
        grid.addWidget(self.stance, 3, 0)
        grid.addWidget(self.state, 3, 1)
        grid.addWidget(self.since, 4, 0)
        grid.addWidget(self.until, 4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self.box)
        self._say()

    def draw(self) -> None:
        """Offer the texts, topics and parties there are; what is chosen stays chosen."""
        scene = self.workspace.scene
        texts = scene.project.ordered_documents()
        parties = sorted({row.party for row in texts if row.party})
        titles = [(f"{number_of(scene, row.id)}  {row.title}", row.id) for row in texts]
        topics = [(row.name, row.id) for row in scene.project.ordered_topics()]
        fill(self.text, [(_("all texts"), ""), *titles])
        fill(self.topic, [(_("any topic"), ""), *topics])
        fill(self.party, [(_("any party"), ""), *((name, name) for name in parties)])
        fill(self.stance, [(_(words), value) for value, words in STANCES])
        fill(self.state, [(_(words), value) for value, words in STATES])
        self._say()

    def chosen(self) -> Filters:
        """The filters as they are set now."""
        text, topic, party, stance, state = (box.currentData() or "" for box in self._boxes())
        return Filters(
            documents=frozenset({text} - {""}),
            topics=frozenset({topic} - {""}),
            parties=frozenset({party} - {""}),
            dates=(self.since.text().strip(), whole(self.until.text().strip())),
            attitudes=frozenset({Attitude(stance)} if stance else ()),
            state=state,
        )

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        fields = (self.since.text().strip(), self.until.text().strip())
        count = sum(bool(box.currentData()) for box in self._boxes()) + sum(map(bool, fields))
        words = ngettext("{count} filter", "{count} filters", count).format(count=count)
        self.button.setText(words if count else _("Filters"))
        self.button.updateGeometry()


def fill(box: QComboBox, rows: list[tuple[str, str]]) -> None:
    """Offer `rows` (words, value); the chosen value stays chosen where it is still there."""
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == rows:
        return
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in rows:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)


def whole(date: str) -> str:
    """A last year or month with all its days: "2024" lets 2024-12-31 pass."""
    return f"{date}-99" if date and len(date) < len("2024-01-01") else date
