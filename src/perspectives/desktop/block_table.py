"""The blocks of a text with the role of each: furniture is struck out, roles can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent

from perspectives.desktop.fitting_table import FittingTable
from perspectives.desktop.theme import theme
from perspectives.model.documents import FURNITURE, Document, Role
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.theme import Theme

ROLE_NAMES = {
    Role.PARAGRAPH: later("Paragraph"),
    Role.HEADING: later("Heading"),
    Role.QUOTE: later("Quotation"),
    Role.ITEM: later("List item"),
    Role.CELL: later("Table cell"),
    Role.FOOTNOTE: later("Footnote"),
    Role.CAPTION: later("Caption"),
    Role.TITLE: later("Title"),
    Role.BYLINE: later("Byline"),
    Role.DATE_LINE: later("Date line"),
    Role.PULL_QUOTE: later("Pull quote"),
    Role.BIOGRAPHY: later("Biography"),
    Role.DISCLAIMER: later("Disclaimer"),
    Role.NAVIGATION: later("Furniture of the page"),
}
"""What each role is called, those that are compared first."""

SHOWN = 280
"""Characters of a block that its row shows: four lines at most."""

ROLE, PAGE, WORDS = range(3)

Index = QModelIndex | QPersistentModelIndex


class BlockModel(QAbstractTableModel):
    """The rows of a document; `only_furniture` leaves out all that is compared."""

    def __init__(self, document: Document, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.document = document
        self.places: list[int] = []
        self.only_furniture = False
        self.show(document)

    def show(self, document: Document) -> None:
        """Show a document, or the same one as it is now."""
        self.beginResetModel()
        self.document = document
        self.places = [
            place
            for place, block in enumerate(document.blocks)
            if not self.only_furniture or block.role in FURNITURE
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The blocks that are shown."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Role, page, words."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns are."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Role"), _("Page"), _("Words"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; furniture is struck out and quiet."""
        block = self.document.blocks[self.places[index.row()]]
        is_furniture = block.role in FURNITURE
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == ROLE:
                return _(ROLE_NAMES[block.role])
            if index.column() == PAGE:
                return str(block.page) if block.page else ""
            words = block.span.of(self.document.text)
            return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WORDS:
            words = block.span.of(self.document.text)
            return _("{role}: {words}").format(role=_(ROLE_NAMES[block.role]), words=words)
        if role == Qt.ItemDataRole.FontRole and index.column() == WORDS:
            font = QFont()
            font.setStrikeOut(is_furniture and block.role is not Role.TITLE)
            font.setBold(block.role in (Role.HEADING, Role.TITLE))
            return font
        if role == Qt.ItemDataRole.ForegroundRole and is_furniture:
            return QBrush(self.look.muted)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return None


class BlockTable(FittingTable):
    """Blocks of a text; Del makes the selected ones furniture.

    `roles_chosen` carries the places of blocks and the role that they get.
    """

    roles_chosen = Signal(list, object)

    def __init__(self, document: Document, theme_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Blocks"))
        self.blocks = BlockModel(document, theme(theme_name), self)
        self.setModel(self.blocks)
        self.setColumnWidth(ROLE, 150)
        self.setColumnWidth(PAGE, 48)

    def show_document(self, document: Document) -> None:
        """Show a document; what was selected stays selected, and the place on screen too."""
        chosen, at = self.chosen(), self.verticalScrollBar().value()
        self.blocks.show(document)
        self.setColumnHidden(PAGE, not any(block.page for block in document.blocks))
        selection = self.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        places = {place: row for row, place in enumerate(self.blocks.places)}
        for place in chosen:
            if place in places:
                selection.select(self.blocks.index(places[place], 0), flags)
        self.fit()
        self.verticalScrollBar().setValue(at)

    def show_only_furniture(self, is_on: bool) -> None:
        """Leave out all blocks that are compared, or show them again."""
        self.blocks.only_furniture = is_on
        self.show_document(self.blocks.document)

    def chosen(self) -> list[int]:
        """The places of the selected blocks in their document, from 0."""
        rows = self.selectionModel().selectedRows()
        return sorted(self.blocks.places[row.row()] for row in rows)

    def choose(self, role: Role) -> None:
        """Give the selected blocks a role."""
        places = self.chosen()
        if places:
            self.roles_chosen.emit(places, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del makes furniture; every other key is the table's own."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(Role.NAVIGATION)
        else:
            super().keyPressEvent(event)


def roles_of(document: Document, places: Sequence[int]) -> set[Role]:
    """The roles that some blocks have."""
    return {document.blocks[place].role for place in places if place < len(document.blocks)}
