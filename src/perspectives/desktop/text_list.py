"""The list of all texts beside the views: filter it, choose the working set, order the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
)

from perspectives.desktop.arranging import into_working_set, out_of_working_set
from perspectives.desktop.flow_layout import FlowLayout
from perspectives.desktop.roomy_rows import Roomy
from perspectives.desktop.sides import SidePanel, sides
from perspectives.desktop.text_filters import TextFilters, listed
from perspectives.desktop.workspace import WORKING_SET
from perspectives.model.documents import DocumentId
from perspectives.model.languages import language_name
from perspectives.texts import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Scene, Update
    from perspectives.model.documents import Document

ID = Qt.ItemDataRole.UserRole
INSIDE = Qt.ItemDataRole.UserRole + 1


def show(window: Commands) -> TextListPanel:
    """Open or close the list of texts; opened, it has the keyboard."""
    panel = sides(window).toggle("texts", lambda: TextListPanel(window))
    if not panel.isHidden():
        panel.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return panel


class TextListPanel(SidePanel):
    """The working set above, all other texts below; what is typed filters both."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window.workspace, _("Texts"))
        self.window_ = window
        self.filters = TextFilters(window.workspace)
        self.rows = TextRows()
        self.rows.setAccessibleName(_("Texts"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(_("Open"))
        self.move_button = QPushButton()
        self.review_button = QPushButton(_("Review…"))
        foot = FlowLayout()
        for button in (self.open_button, self.move_button, self.review_button):
            foot.addWidget(button)
        self.column.addWidget(self.filters)
        self.column.addWidget(self.rows, 1)
        self.column.addWidget(self.about)
        self.column.addLayout(foot)
        self.filters.changed.connect(self.draw_rows)
        self.filters.field.returnPressed.connect(self.rows.setFocus)
        self.rows.opened.connect(self.open_text)
        self.rows.put.connect(self.put)
        self.rows.ordered.connect(self.order)
        self.rows.asked.connect(self._show_menu)
        self.rows.currentItemChanged.connect(lambda *_items: self._show_buttons())
        self.open_button.clicked.connect(lambda: self.open_text(self.current()))
        self.move_button.clicked.connect(self._move)
        self.review_button.clicked.connect(lambda: self._review(self.current()))

    # Drawing

    def draw(self) -> None:
        """List the texts as they are now."""
        self.filters.draw()
        self.draw_rows()

    def take(self, update: Update) -> None:
        """Draw anew where texts, topics, stances or the working set changed."""
        before, after = update.before, update.after
        view = (before.view.open, before.view.working_set) != (
            after.view.open,
            after.view.working_set,
        )
        if update.has_new_project or update.has_new_comparison:
            self.draw()
        elif view:
            self.draw_rows()

    def draw_rows(self) -> None:
        """List the texts that the filters let through; the current one stays current."""
        scene = self.workspace.scene
        found = listed(scene, self.filters.wanted())
        inside = set(scene.view.working_set)
        signs = {row.id: str(place) for place, row in enumerate(scene.project.positions(), 1)}
        chosen, at = self.current(), self.rows.verticalScrollBar().value()
        self.rows.blockSignals(True)
        self.rows.clear()
        heads = (
            _("Working set: {count} of {most}").format(
                count=len(inside & set(scene.project.documents)), most=WORKING_SET
            ),
            _("Other texts"),
        )
        for is_inside, words in zip((True, False), heads, strict=True):
            texts = [row for row in found if (row.id in inside) is is_inside]
            if texts or is_inside:
                self.rows.addItem(_heading(words, is_inside=is_inside))
            for row in texts:
                self.rows.addItem(_item(scene, row, signs.get(row.id, "R"), is_inside=is_inside))
        self.rows.choose(chosen)
        self.rows.blockSignals(False)
        self.rows.verticalScrollBar().setValue(at)
        total = len(scene.project.documents)
        words = _("{count} of {total} texts. Enter opens one, Del takes it out of the set.")
        self.about.setText(words.format(count=number(len(found)), total=number(total)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        document = self.current()
        is_inside = document in self.workspace.view.working_set
        self.move_button.setText(_("Take out of the set") if is_inside else _("Put into the set"))
        for button in (self.open_button, self.move_button, self.review_button):
            button.setEnabled(bool(document))

    # What a person does

    def current(self) -> DocumentId:
        """The current text; "" where there is none."""
        item = self.rows.currentItem()
        return DocumentId(item.data(ID) or "") if item is not None else DocumentId("")

    def open_text(self, document: DocumentId) -> None:
        """Open a text; one from outside comes into the working set."""
        if document:
            before = self.workspace.view.working_set
            self.window_.open_document(document)
            self._say_who_left(before)

    def put(self, documents: Sequence[DocumentId], is_inside: bool) -> None:
        """Put texts into the working set or take them out of it."""
        before = self.workspace.view.working_set
        for document in documents:
            project, view = self.workspace.project, self.workspace.view
            if is_inside:
                self.workspace.show(**into_working_set(view, document))
            else:
                self.workspace.show(**out_of_working_set(project, view, document))
        if is_inside:
            self._say_who_left(before)
        elif self.workspace.view.working_set == before:
            self.about.setText(_("The reference stays in the working set."))

    def order(self, documents: Sequence[DocumentId], before: DocumentId) -> None:
        """Put texts in front of another one, or at the end where that is ""."""
        from perspectives.model.document_edits import order_documents

        rows = [row.id for row in self.workspace.project.ordered_documents()]
        rest = [row for row in rows if row not in documents]
        at = rest.index(before) if before in rest else len(rest)
        wanted = (*rest[:at], *documents, *rest[at:])
        if list(wanted) != rows:
            self.window_.do(lambda project: order_documents(project, wanted))
            inside = set(self.workspace.view.working_set)
            self.workspace.show(working_set=tuple(row for row in wanted if row in inside))

    def _move(self) -> None:
        document = self.current()
        if document:
            self.put([document], document not in self.workspace.view.working_set)

    def _review(self, document: DocumentId) -> None:
        from perspectives.desktop.import_review import review

        review(self.window_, document)

    def _say_who_left(self, before: Sequence[DocumentId]) -> None:
        gone = [row for row in before if row not in self.workspace.view.working_set]
        names = [self.workspace.project.documents[row].title for row in gone]
        if names:
            words = _("“{title}” left the working set, which holds {count}, to make room.")
            self.about.setText(words.format(title="”, “".join(names), count=WORKING_SET))

    def _show_menu(self, document: DocumentId, point: QPoint) -> None:
        menu = QMenu(self)
        is_inside = document in self.workspace.view.working_set
        move = _("Take out of the set") if is_inside else _("Put into the set")
        menu.addAction(_("Open"), lambda: self.open_text(document))
        menu.addAction(move, lambda: self.put([document], not is_inside))
        menu.addAction(
            _("Make it the reference"), lambda: self.window_.board.make_reference(document)
        )
        menu.addSeparator()
        menu.addAction(_("Move up"), lambda: self.rows.step(-1))
        menu.addAction(_("Move down"), lambda: self.rows.step(1))
        menu.addSeparator()
        menu.addAction(_("Review…"), lambda: self._review(document))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)


class TextRows(QListWidget):
    """Rows that can be dragged between the two parts of the list, and within one of them.

    Every drag has a key: Enter opens, Del takes out of the set, Ctrl with an arrow moves.
    """

    opened = Signal(str)
    put = Signal(list, bool)
    ordered = Signal(list, str)
    asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(Roomy(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(ID) or ""))

    def choose(self, document: str) -> None:
        """Make a text current; the first one where it is not listed."""
        items = [self.item(row) for row in range(self.count())]
        texts = [item for item in items if item.data(ID)]
        found = [item for item in texts if item.data(ID) == document]
        if found or texts:
            self.setCurrentItem((found or texts)[0])

    def chosen(self) -> list[DocumentId]:
        """The selected texts, in their order."""
        rows = sorted(self.row(item) for item in self.selectedItems())
        return [DocumentId(self.item(row).data(ID)) for row in rows if self.item(row).data(ID)]

    def step(self, step: int) -> None:
        """Move the current text one place up (-1) or down (1) within its part of the list."""
        at = self.currentRow()
        item, other = self.item(at), self.item(at + step)
        if item is None or other is None or not other.data(ID):
            return
        if item.data(INSIDE) != other.data(INSIDE):
            return
        after = self.item(at + 2) if step > 0 else other
        before = after.data(ID) if after is not None and after.data(ID) else ""
        self.ordered.emit([item.data(ID)], before if step < 0 or before else self._after(at + 1))

    def _after(self, row: int) -> str:
        """The text that follows the one in `row` among all that are listed."""
        rest = (self.item(place).data(ID) for place in range(row + 1, self.count()))
        return next((str(name) for name in rest if name), "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged texts where they were let go."""
        texts = self.chosen()
        row = self.row_at(event.position().toPoint())
        # The model must not move the rows itself: they are drawn anew from the workspace.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if texts:
            self.drop(texts, row)

    def row_at(self, point: QPoint) -> int:
        """The row in front of which something let go at `point` belongs."""
        item = self.itemAt(point)
        if item is None:
            return self.count()
        box = self.visualItemRect(item)
        return self.row(item) + (point.y() > box.center().y())

    def drop(self, texts: Sequence[DocumentId], row: int) -> None:
        """Put texts in front of `row`: into that part of the list, at that place."""
        above = self.item(max(0, row - 1))
        is_inside = bool(above is not None and above.data(INSIDE))
        items = {self.item(at).data(ID): self.item(at) for at in range(self.count())}
        moving = [text for text in texts if bool(items[text].data(INSIDE)) is not is_inside]
        target = self.item(row)
        before = str(target.data(ID) or "") if target is not None else ""
        if moving:
            self.put.emit(moving, is_inside)
        if before or target is None:
            self.ordered.emit(list(texts), before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del takes out of the set, Ctrl with an arrow moves a text."""
        key, item = event.key(), self.currentItem()
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(ID) or "")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put.emit(self.chosen(), False)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and is_control:
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the text under the pointer, or with the current one."""
        item = self.itemAt(event.pos()) or self.currentItem()
        if item is not None and item.data(ID):
            self.setCurrentItem(item)
            self.asked.emit(item.data(ID), event.globalPos())


def _heading(words: str, *, is_inside: bool) -> QListWidgetItem:
    item = QListWidgetItem(words)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setData(INSIDE, is_inside)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
    return item


def _item(scene: Scene, document: Document, sign: str, *, is_inside: bool) -> QListWidgetItem:
    facts = (
        document.party or document.author,
        document.date,
        language_name(document.language),
        document.group,
    )
    about = " · ".join(part for part in facts if part)
    item = QListWidgetItem(f"{sign}   {document.title}\n      {about}")
    item.setToolTip(f"{document.title}\n{document.source.path}")
    item.setData(ID, document.id)
    item.setData(INSIDE, is_inside)
    is_open = document.id in scene.view.open
    font = item.font()
    font.setBold(is_open)
    item.setFont(font)
    shown = (_("open") if is_open else _("folded")) if is_inside else _("not in the working set")
    spoken = _("{number} {title}, {facts}, {shown}").format(
        number=sign, title=document.title, facts=about, shown=shown
    )
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
