"""The topics at the left: letter, name, count, who speaks, line style; a click lights one."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.found import FOUND
from perspectives.desktop.main_window import FOLDED_WIDTH, OPEN_WIDTH
from perspectives.desktop.outlined import CheckBox
from perspectives.desktop.rail_order import reference_order, related, speakers
from perspectives.desktop.theme import theme
from perspectives.desktop.topic_row import ROW_HEIGHT, TALL_ROW, FoundRow, TopicRow
from perspectives.desktop.workspace import WORKING_SET, Update, Workspace
from perspectives.model.states import Relation
from perspectives.texts import _

TYPING_MS = 800
"""How long a letter waits for another: letters of topics after Z are two."""


class TopicRail(QWidget):
    """Draws the topics of the workspace, reference order and filters included."""

    edited = Signal(str)
    """A topic's id: the person wants to edit it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.look = theme(workspace.view.theme)
        self.texts: tuple[str, ...] = ()
        self.is_folded = False
        self._counts: dict[str, int] = {}
        self._speaking: dict[str, frozenset[str]] = {}
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Topics"))
        self.title, self.signs = QLabel(_("Topics")), QLabel()
        font = QFont(self.title.font())
        font.setBold(True)
        self.title.setFont(font)
        self.only_split = CheckBox(_("Disagreements only"))
        self.only_verbatim = CheckBox(_("Near-verbatim only"))
        self.least = QSpinBox()
        self.least.setSpecialValueText(_("Any number of texts"))
        self.least.setPrefix("≥ ")
        self.least.setSuffix(" " + _("texts speak"))
        self.least.setAccessibleName(_("Only topics on which so many texts speak"))
        self.least.setToolTip(self.least.accessibleName())
        self.least.valueChanged.connect(lambda _value: self._show_rows())
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._forget_typed)
        self.help = QLabel(_("Light: click or Space, Ctrl adds\nNext: Alt+↓"))
        self._lay_out()
        workspace.updated.connect(self.take)
        self._fill()

    def _lay_out(self) -> None:
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.rows.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self.rows)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        self.help.setWordWrap(True)
        for label in (self.title, self.signs, self.help):
            label.setContentsMargins(14, 0, 8, 0)
        column.addWidget(self.title)
        column.addWidget(self.signs)
        column.addWidget(self.area, 1)
        self.found = FoundRow(self)
        self.found.hide()
        column.addWidget(self.found)
        inset = QVBoxLayout()
        inset.setContentsMargins(9, 0, 8, 0)
        for widget in (self.least, self.only_split, self.only_verbatim):
            inset.addWidget(widget)
        column.addLayout(inset)
        column.addWidget(self.help)
        for box in (self.only_split, self.only_verbatim):
            box.toggled.connect(lambda _on: self._show_rows())
        self.fold(is_folded=False)

    def fold(self, *, is_folded: bool) -> None:
        """Show letters only, or all."""
        self.is_folded = is_folded
        self.setFixedWidth(FOLDED_WIDTH if is_folded else OPEN_WIDTH)
        filters = (self.least, self.only_split, self.only_verbatim)
        for widget in (self.title, self.signs, *filters, self.help):
            widget.setVisible(not is_folded)
        self.update()

    def topic_rows(self) -> list[TopicRow]:
        """The rows, top to bottom."""
        items = (self.rows.itemAt(at) for at in range(self.rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [row for row in widgets if isinstance(row, TopicRow)]

    def count(self, topic: str) -> int:
        """Passages on the topic in all texts."""
        if topic == FOUND:
            return len(self.workspace.view.found.passages)
        return self._counts.get(topic, 0)

    def speaking(self, topic: str) -> frozenset[str]:
        """The texts that speak on the topic."""
        if topic == FOUND:
            return frozenset(self.workspace.view.found.documents())
        return self._speaking.get(topic, frozenset())

    def step(self, row: TopicRow, by: int) -> None:
        """Give the keyboard to the row `by` places below."""
        rows = [each for each in self.topic_rows() if not each.isHidden()]
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            rows[place].setFocus()

    def jump(self, letter: str) -> bool:
        """Give the keyboard to the topic with this letter; whether there is one.

        Letters typed one soon after the other are taken together: A and A again is AA.
        """
        rows = {row.letter: row for row in self.topic_rows() if not row.isHidden()}
        for name in (self._typed + letter, letter):
            if name in rows:
                self._typed = name
                self._typing.start()
                rows[name].setFocus()
                return True
        return False

    def _forget_typed(self) -> None:
        self._typed = ""

    @property
    def shows_boxes(self) -> bool:
        """Whether there is room for a box a text; else a bar and its numbers stand for them."""
        return len(self.texts) <= WORKING_SET

    def take(self, update: Update) -> None:
        """Draw what the update changes."""
        before, after = update.before, update.after
        if before.project.topics is not after.project.topics:
            self._fill()
            return
        changed = update.has_new_comparison or (
            before.project.documents is not after.project.documents
            or before.project.head is not after.project.head
        )
        if changed:
            self._count()
        if before.view.theme != after.view.theme:
            self.look = theme(after.view.theme)
            self.setPalette(self.look.palette())
        if before.view.found is not after.view.found:
            self.found.show_found(after.view.found)
        if changed or before.view.lit != after.view.lit or before.view.theme != after.view.theme:
            for row in self.topic_rows():
                row.refresh()

    def _fill(self) -> None:
        self.look = theme(self.workspace.view.theme)
        self.setPalette(self.look.palette())
        while item := self.rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for place, topic in enumerate(self.workspace.project.ordered_topics()):
            self.rows.addWidget(TopicRow(topic, place, self))
        self.rows.addStretch(1)
        self._count()
        for row in self.topic_rows():
            row.refresh()

    def _count(self) -> None:
        project = self.workspace.project
        self.texts = tuple(row.id for row in project.ordered_documents())
        self._counts, self._speaking = speakers(self.workspace.scene)
        few = len(self.texts) <= WORKING_SET
        signs = ["R", *(str(at) for at in range(1, len(self.texts)))]
        names = [row.id for row in (*project.positions(),)]
        order = {project.reference: "R"} | {row: signs[at + 1] for at, row in enumerate(names)}
        signs = " ".join(order[r] for r in self.texts)
        self.signs.setText(_("passages · {texts}").format(texts=signs) if few else "")
        self.least.setMaximum(max(0, len(self.texts)))
        self._order_rows()
        self._show_rows()

    def _order_rows(self) -> None:
        """Bring the rows into the order in which the reference comes to the topics."""
        order = reference_order(self.workspace.scene)
        rows = {row.topic.id: row for row in self.topic_rows()}
        wanted = [rows[topic] for topic in order if topic in rows]
        if wanted != self.topic_rows():
            for place, row in enumerate(wanted):
                self.rows.insertWidget(place, row)
                if place:
                    QWidget.setTabOrder(wanted[place - 1], row)
        for row in wanted:
            row.setFixedHeight(ROW_HEIGHT if self.shows_boxes else TALL_ROW)

    def _show_rows(self) -> None:
        scene = self.workspace.scene
        contrary = related(scene, Relation.CONTRARY) if self.only_split.isChecked() else None
        same = related(scene, Relation.NEAR_VERBATIM) if self.only_verbatim.isChecked() else None
        for row in self.topic_rows():
            topic = row.topic.id
            row.setVisible(
                (contrary is None or topic in contrary)
                and (same is None or topic in same)
                and len(self.speaking(topic)) >= self.least.value()
            )
