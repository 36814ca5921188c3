"""What screen readers are told beside Qt's own: announcements, and the marks of a minimap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from perspectives.desktop.minimap import Minimap
from perspectives.desktop.wording import first_words

if TYPE_CHECKING:
    from perspectives.model.documents import PassageId

RATE_MS = 500
"""One announcement in so long, the last one wins (VISUAL.md 3.2)."""


class Announcer(QObject):
    """Announces what is lit, politely, through one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self.words = ""
        self.said: list[str] = []
        """The last announcement made, for the record of tests."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RATE_MS)
        self._timer.timeout.connect(self._say)

    def announce(self, words: str) -> None:
        """Say `words` soon, unless others come after."""
        self.words = words
        if not self._timer.isActive():
            self._timer.start()

    def _say(self) -> None:
        if self.words:
            self.said = [self.words]
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.widget, self.words))
            self.words = ""


class MinimapInterface(QAccessibleWidget):
    """A minimap as a list of the marks that its arrow keys step through."""

    def __init__(self, minimap: Minimap) -> None:
        super().__init__(minimap, QAccessible.Role.List)
        self.minimap = minimap
        self._children: dict[PassageId, MarkInterface] = {}

    def childCount(self) -> int:
        """How many marks there are."""
        return len(self.minimap.marks())

    def child(self, index: int) -> QAccessibleInterface:
        """The mark at a place, in reading order."""
        passage = self.minimap.marks()[index]
        made = self._children.get(passage)
        if made is None:
            made = self._children[passage] = MarkInterface(self, passage)
            QAccessible.registerAccessibleInterface(made)
        return made

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a mark; -1 where it is gone."""
        marks = self.minimap.marks()
        if not isinstance(child, MarkInterface) or child.passage not in marks:
            return -1
        return marks.index(child.passage)


class MarkInterface(QAccessibleInterface):
    """One mark of a minimap: the passage it stands for."""

    def __init__(self, parent: MinimapInterface, passage: PassageId) -> None:
        super().__init__()
        self._parent = parent
        self.passage = passage

    def isValid(self) -> bool:
        """Whether the mark is still there."""
        return self.passage in self._parent.minimap.marks()

    def object(self) -> QObject:
        """Marks are painted: there is no object of their own."""
        return None  # type: ignore[return-value]

    def parent(self) -> QAccessibleInterface:
        """The map."""
        return self._parent

    def child(self, index: int) -> QAccessibleInterface:
        """Marks have no parts."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """Marks have no parts."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Marks have no parts."""
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Marks have no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of the list that the map is."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Nothing special."""
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        """How the passage begins."""
        scene = self._parent.minimap.scene
        is_name = kind == QAccessible.Text.Name and scene is not None
        return first_words(scene, self.passage) if is_name and scene else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are not changed from outside."""

    def rect(self) -> QRect:
        """Where the mark is on the screen."""
        box = self._parent.minimap.mark_box(self.passage)
        return QRect(self._parent.minimap.mapToGlobal(box.topLeft()), box.size())


_KEPT: dict[int, MinimapInterface] = {}
"""Interfaces made in Python are collected where nothing holds them; one each map."""


def _make_interface(key: str, made: QObject) -> QAccessibleInterface | None:
    if not isinstance(made, Minimap):
        return None
    found = _KEPT.get(id(made))
    if found is None:
        number = id(made)
        found = _KEPT[number] = MinimapInterface(made)
        made.destroyed.connect(lambda: _KEPT.pop(number, None))
    return found


_installed: list[bool] = []


def install() -> None:
    """Answer for minimaps from now on; done once, when a screen reader is there."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make_interface)
