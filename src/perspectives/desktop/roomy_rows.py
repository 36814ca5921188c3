"""Rows of tables with some air in them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMargins, QSize
from PySide6.QtWidgets import QStyledItemDelegate

AIR = 8
"""Logical pixels under the words of a row."""


class Roomy(QStyledItemDelegate):
    """Rows with some air under their words, so that one is told from the next."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """What the words take, and the air."""
        return super().sizeHint(option, index).grownBy(QMargins(0, 0, 0, AIR))
