"""The passages of the text being read as a list: what a screen reader walks through.

Qt tells screen readers the words of a pane, but neither its passages nor its headings; a list has
a name for each row. Enter, or a click, makes the passage active.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

from perspectives.desktop.wording import first_words, passage_name
from perspectives.model.documents import DocumentId, Passage, PassageId
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene, Update, Workspace

WIDTH = 280


class PassageModel(QAbstractListModel):
    """One row a passage of one document, headings and furniture included."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.document = DocumentId("")
        self.rows: tuple[Passage, ...] = ()

    def show_text(self, scene: Scene, document: DocumentId) -> None:
        """Show the passages of a text."""
        rows = scene.lookup.passages_of(document)
        is_same = document == self.document and rows == self.rows
        self.scene, self.document = scene, document
        if is_same:
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many passages there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """How a passage begins, and its whole name for screen readers and as the tooltip."""
        if self.scene is None or not index.isValid():
            return None
        passage = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            number = f"{passage.number}  " if passage.number else ""
            return number + first_words(self.scene, passage.id)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return passage_name(self.scene, passage)
        return None

    def row_of(self, passage: PassageId) -> int:
        """The row of a passage; -1 where it is of another text."""
        return next((at for at, row in enumerate(self.rows) if row.id == passage), -1)


class OutlineView(QListView):
    """The passages of the leading text, in reading order."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.passages = PassageModel(self)
        self.setModel(self.passages)
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Passages of the text being read"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        workspace.updated.connect(self._update)
        self._show()

    def _update(self, update: Update) -> None:
        before, after = update.before, update.after
        is_new = before.project is not after.project or before.comparison is not after.comparison
        if is_new or (before.view.leading, before.view.active, before.view.open) != (
            after.view.leading,
            after.view.active,
            after.view.open,
        ):
            self._show()

    def _show(self) -> None:
        view = self.workspace.view
        document = view.leading or (view.open[0] if view.open else DocumentId(""))
        self.passages.show_text(self.workspace.scene, document)
        row = self.passages.row_of(view.active)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.passages.index(row))

    def _choose(self, index: QModelIndex) -> None:
        passage = self.passages.rows[index.row()]
        self.workspace.show(active=passage.id, leading=passage.document)
