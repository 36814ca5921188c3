"""The topics of a codebook as a tree: dragged or moved with keys, several chosen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from perspectives.desktop.inks import inks
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.model.states import State
from perspectives.model.topics import topic_letter
from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.workspace import Scene

TOPIC = Qt.ItemDataRole.UserRole
"""The id of the topic of a row."""

LETTER_PX = 17.0
"""The text size whose letter boxes are shown, in logical pixels: as in the topic rail."""

Places = tuple[tuple[str, str], ...]
"""Each topic and the one above it ("" at the top), from the first row down."""


class TopicTree(QTreeWidget):
    """Letter, name and passages of each topic; a subtopic stands under its own.

    Alt with the arrows moves the chosen topic: up, down, under the one before it, out again.
    """

    arranged = Signal(tuple, str)
    """Places of all topics after a move, and the topic that was moved."""

    deleted = Signal()
    """Del was pressed: the person wants to delete what is chosen."""

    renamed = Signal()
    """F2 or Enter was pressed: the person wants to edit the chosen topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Topics"))
        self.setToolTip(_("Drag to move, or Alt with the arrows; Del deletes; F2 renames"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setIndentation(18)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_topics(self, scene: Scene) -> None:
        """Show the topics of a scene; what was chosen stays chosen."""
        chosen = self.chosen()
        self.blockSignals(True)
        self.clear()
        look = theme(scene.view.theme)
        pictures = inks(look, Typography(LETTER_PX), self.devicePixelRatioF())
        texts = scene.project.documents
        items: dict[str, QTreeWidgetItem] = {}
        for place, topic in enumerate(scene.project.ordered_topics()):
            letter = topic_letter(place)
            count = sum(len(scene.lookup.tagged(text, topic.id)) for text in texts)
            item = QTreeWidgetItem([topic.name, str(count)])
            ink = look.ink(topic.colour, place)
            chip = pictures.chip(letter, ink, State.PROPOSED, is_filled=True)
            icon = QIcon(chip)
            icon.addPixmap(chip, QIcon.Mode.Selected)
            item.setIcon(0, icon)
            item.setData(0, TOPIC, topic.id)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            told = ngettext(
                "{letter}, {name}: {count} passage", "{letter}, {name}: {count} passages", count
            )
            sentence = told.format(letter=letter, name=topic.name, count=count)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, sentence)
            item.setSizeHint(0, QSize(0, 30))
            items[topic.id] = item
        side = Typography(LETTER_PX).chip
        self.setIconSize(QSize(side, side))
        for topic in scene.project.ordered_topics():
            above = items.get(topic.parent)
            if above is None or topic.parent == topic.id or _is_under(topic.id, scene):
                self.addTopLevelItem(items[topic.id])
            else:
                above.addChild(items[topic.id])
        self.expandAll()
        self.blockSignals(False)
        self.choose(*(row for row in chosen if row in items))

    def chosen(self) -> tuple[str, ...]:
        """The chosen topics, the current one first."""
        current = self.currentItem()
        rows = [item.data(0, TOPIC) for item in self.selectedItems()]
        if current is not None and current.isSelected():
            rows = [current.data(0, TOPIC), *rows]
        return tuple(dict.fromkeys(rows))

    def choose(self, *topics: str) -> None:
        """Choose these topics; the first becomes the current one. The first row if none is left."""
        found = {item.data(0, TOPIC): item for item in self._items()}
        wanted = [found[row] for row in topics if row in found] or list(found.values())[:1]
        if not wanted:
            return
        flags = QItemSelectionModel.SelectionFlag
        self.setCurrentItem(wanted[0], 0, flags.ClearAndSelect | flags.Rows)
        for item in wanted[1:]:
            item.setSelected(True)

    def places(self) -> Places:
        """All topics as they stand, each with the one above it."""
        return tuple(
            (item.data(0, TOPIC), above.data(0, TOPIC) if (above := item.parent()) else "")
            for item in self._items()
        )

    def shift(self, step: int) -> None:
        """Move the current topic among its neighbours, one place up (-1) or down (1)."""
        item = self.currentItem()
        if item is None:
            return
        above = item.parent() or self.invisibleRootItem()
        place = above.indexOfChild(item)
        if 0 <= place + step < above.childCount():
            above.takeChild(place)
            above.insertChild(place + step, item)
            self._tell(item)

    def nest(self) -> None:
        """Put the current topic under the one before it."""
        item = self.currentItem()
        if item is None:
            return
        above = item.parent() or self.invisibleRootItem()
        place = above.indexOfChild(item)
        before = above.child(place - 1) if place > 0 else None
        if before is not None:
            above.takeChild(place)
            before.addChild(item)
            self._tell(item)

    def lift(self) -> None:
        """Take the current topic out from under the one above it."""
        item = self.currentItem()
        above = item.parent() if item is not None else None
        if item is None or above is None:
            return
        outer = above.parent() or self.invisibleRootItem()
        above.removeChild(item)
        outer.insertChild(outer.indexOfChild(above) + 1, item)
        self._tell(item)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dragged where it was dropped."""
        item = self.currentItem()
        super().dropEvent(event)
        if item is not None:
            # After the drag has ended: telling redraws the tree that Qt is still at work on.
            QTimer.singleShot(0, self, lambda: self._tell(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with arrows moves; Del deletes; F2 and Enter edit."""
        key, is_alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(1 if key == Qt.Key.Key_Down else -1)
        elif is_alt and key == Qt.Key.Key_Right:
            self.nest()
        elif is_alt and key == Qt.Key.Key_Left:
            self.lift()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.renamed.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QTreeWidgetItem) -> None:
        topic = item.data(0, TOPIC)
        self.expandAll()
        self.choose(topic)
        self.arranged.emit(self.places(), topic)

    def _items(self) -> list[QTreeWidgetItem]:
        out: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                out.append(item)
                waiting = [item.child(at) for at in range(item.childCount())] + waiting
        return out


def _is_under(topic: str, scene: Scene) -> bool:
    """Whether a topic lies in a circle of topics, as a foreign codebook may have it."""
    seen, above = {topic}, scene.project.topics[topic].parent
    while above in scene.project.topics:
        if above in seen:
            return True
        seen.add(above)
        above = scene.project.topics[above].parent
    return False
