"""The class's show of hands on a passage, before and after: counts, no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from perspectives.desktop.console_parts import Outlined, head
from perspectives.desktop.flat_button import FlatButton
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.theme import Theme
    from perspectives.model.judgements import Vote

HEADS = (later("▲ for"), later("▼ against"), later("◆ mixed"), later("○ neutral"))
"""The stances in the order of a vote's counts."""

MOST_HANDS = 999
"""More hands are not raised in one room."""

Counts = tuple[int, int, int, int]


class VotePanel(QWidget):
    """Two rows of four counts for one of the passages of a page.

    `counted` carries passage, counts before and counts after, whenever a count is changed;
    `asked` the passage whose bars are to stand on the wall.
    """

    counted = Signal(str, tuple, tuple)
    asked = Signal(str)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.passage = ""
        self._is_filling = False
        self._names: tuple[tuple[str, str], ...] = ()
        self._votes: dict[str, Vote] = {}
        self.sides = QHBoxLayout()
        self.sides.setSpacing(6)
        self.group = QButtonGroup(self)
        self.group.setExclusive(True)
        self.look = look
        self.on_wall = FlatButton(_("Bars on the wall"), look)
        self.on_wall.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.on_wall.clicked.connect(lambda: self.asked.emit(self.passage))
        self.before, self.after = self._row(_("before")), self._row(_("after"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(head(_("Class vote")), 0, 0)
        grid.addLayout(self.sides, 0, 1, 1, 4)
        grid.addWidget(self.on_wall, 0, 5)
        for column, words in enumerate(HEADS, 1):
            grid.addWidget(QLabel(_(words)), 1, column)
        for row, (words, boxes) in enumerate(
            ((_("Before"), self.before), (_("After"), self.after)), 2
        ):
            grid.addWidget(QLabel(words), row, 0)
            for column, box in enumerate(boxes, 1):
                grid.addWidget(Outlined(box, look, (3, 3, 3, 3)), row, column)
        grid.setColumnStretch(6, 1)

    def _row(self, when: str) -> tuple[QSpinBox, ...]:
        boxes: list[QSpinBox] = []
        for words in HEADS:
            box = QSpinBox()
            box.setFrame(False)
            box.setRange(0, MOST_HANDS)
            box.setAccessibleName(_("Hands {stance}, {when}").format(stance=_(words), when=when))
            box.valueChanged.connect(self._tell)
            boxes.append(box)
        return tuple(boxes)

    def show_passages(self, names: Sequence[tuple[str, str]], votes: dict[str, Vote]) -> None:
        """Offer the passages of a page, given as (id, name); the first unless one was chosen."""
        self._votes = votes
        if tuple(names) != self._names:
            self._names = tuple(names)
            for button in self.group.buttons():
                self.group.removeButton(button)
                self.sides.removeWidget(button)
                button.deleteLater()
            for passage, name in names:
                button = FlatButton(name, self.look)
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setAccessibleName(_("Vote on {passage}").format(passage=name))
                button.clicked.connect(lambda _on=False, passage=passage: self.choose(passage))
                self.group.addButton(button)
                self.sides.addWidget(button)
        known = [passage for passage, _name in names]
        self.choose(self.passage if self.passage in known else next(iter(known), ""))
        self.setVisible(bool(known))

    def choose(self, passage: str) -> None:
        """Show the counts of a passage."""
        self.passage = passage
        for button, (name, _words) in zip(self.group.buttons(), self._names, strict=True):
            button.setChecked(name == passage)
        vote = self._votes.get(f"vote {passage}")
        self._is_filling = True
        for boxes, counts in (
            (self.before, vote.before if vote else (0, 0, 0, 0)),
            (self.after, vote.after if vote else (0, 0, 0, 0)),
        ):
            for box, count in zip(boxes, counts, strict=True):
                if box.value() != count:
                    box.setValue(count)
        self._is_filling = False
        self.on_wall.setVisible(vote is not None)

    def _tell(self) -> None:
        if not self._is_filling and self.passage:
            before = tuple(box.value() for box in self.before)
            after = tuple(box.value() for box in self.after)
            self.counted.emit(self.passage, before, after)
