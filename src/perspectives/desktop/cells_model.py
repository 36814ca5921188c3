"""A table of a report as Qt's views show it: the numbers of a chart, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from perspectives.reporting.outline import Table

Index = QModelIndex | QPersistentModelIndex


class CellsModel(QAbstractTableModel):
    """Columns, rows and the text of each cell."""

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None

    def show(self, table: Table | None) -> None:
        """Show a table, or none."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows of the table."""
        is_child = parent is not None and parent.isValid()
        return 0 if is_child or self._table is None else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns of the table."""
        is_child = parent is not None and parent.isValid()
        return 0 if is_child or self._table is None else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; numbers stand at the right."""
        if self._table is None or not index.isValid():
            return None
        cell = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.number is not None:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The head of a column."""
        is_head = orientation == Qt.Orientation.Horizontal and self._table is not None
        if role == Qt.ItemDataRole.DisplayRole and is_head:
            return self._table.columns[section]  # type: ignore[union-attr]
        return None
