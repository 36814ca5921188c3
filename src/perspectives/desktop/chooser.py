"""A short list to choose from by letter, by a few letters of a name, or by a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from perspectives.desktop.command_palette import fuzzy
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.inks import inks
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.model.states import State
from perspectives.model.topics import topic_letter
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.commands import Commands

SIZE = QSize(320, 340)
"""Logical pixels: ten rows, and names of usual length."""


@dataclass(frozen=True)
class Choice:
    """Something to choose: its letter ("" = none), its words, its picture, what choosing does."""

    letter: str
    words: str
    run: Callable[[], None]
    picture: QIcon | None = None


class Chooser(QDialog):
    """Closes with the choice; Esc chooses nothing. A letter typed alone finds its topic first."""

    def __init__(self, window: Commands, title: str, choices: list[Choice]) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.choices = choices
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.setClearButtonEnabled(True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(title)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(self._take)
        side = Typography(17.0).chip
        self.rows.setIconSize(QSize(side, side))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.rows)
        dress(self, theme(window.workspace.view.theme))
        self.resize(SIZE)
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; Enter takes what is current."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(1, self.rows.count())
                self.rows.setCurrentRow((self.rows.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.rows.currentItem())
                return True
        return super().eventFilter(watched, event)

    def found(self) -> list[Choice]:
        """What the list shows, the best first."""
        return [
            self.rows.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.rows.count())
        ]

    def _find(self, query: str) -> None:
        wanted = query.strip()
        ranked: list[tuple[int, int, Choice]] = []
        for at, choice in enumerate(self.choices):
            is_letter = bool(wanted) and choice.letter.casefold() == wanted.casefold()
            rank = -1 if is_letter else fuzzy(wanted, choice.words)
            if rank is not None:
                ranked.append((rank, at, choice))
        self.rows.clear()
        for _rank, _at, choice in sorted(ranked, key=lambda row: row[:2]):
            item = QListWidgetItem(choice.words)
            if choice.picture is not None:
                item.setIcon(choice.picture)
            spoken = f"{choice.letter}, {choice.words}" if choice.letter else choice.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            choice: Choice = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
            choice.run()


def topic_choices(window: Commands, topics: list[str], run: Callable[[str], None]) -> list[Choice]:
    """The topics named, in their order, each with its letter; `run` is given the one chosen."""
    look = theme(window.workspace.view.theme)
    pictures = inks(look, Typography(17.0), window.devicePixelRatioF())
    out: list[Choice] = []
    for place, topic in enumerate(window.workspace.project.ordered_topics()):
        if topic.id in topics:
            letter = topic_letter(place)
            chip = pictures.chip(
                letter, look.ink(topic.colour, place), State.PROPOSED, is_filled=True
            )
            icon = QIcon(chip)
            icon.addPixmap(chip, QIcon.Mode.Selected)
            out.append(Choice(letter, topic.name, lambda name=topic.id: run(name), icon))
    return out


def choose(window: Commands, title: str, choices: list[Choice]) -> Chooser:
    """Let a person choose, beside the pointer where that is in the window, else in its middle."""
    chooser = Chooser(window, title, choices)
    area = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    pointer = QCursor.pos()
    corner = pointer if area.contains(pointer) else area.center() - QPoint(160, 170)
    right = max(area.left(), area.right() - chooser.width())
    bottom = max(area.top(), area.bottom() - chooser.height())
    chooser.move(min(corner.x(), right), min(corner.y(), bottom))
    chooser.show()
    chooser.field.setFocus()
    return chooser


def name_of_choice() -> str:
    """What the list of topics is called."""
    return _("Topic: its letter or a part of its name")
