"""The form about a room: what the show and the slides both ask, and say in answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
)

from perspectives.analysis.legibility import LIMITS_M, Room
from perspectives.desktop.wall_look import THEME_WORDS, THEMES
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FINE = 0.5
"""Metres of a step under which two decimals are shown."""

WIDTH = 420
"""Least logical pixels of the words under the fields: about seventy characters a line."""


class RoomForm(QDialog):
    """Back row, image height and colours, words about them, and two buttons.

    `accepting` is the button that goes on, which says `words`; `lines` are kept free for `told`.
    """

    def __init__(
        self,
        parent: QWidget,
        room: Room,
        accepting: QDialogButtonBox.StandardButton,
        words: str,
        lines: int,
    ) -> None:
        super().__init__(parent)
        self.back_row = _metres(room.back_row_m, _("Distance of the back row"), 0.5)
        self.image_height = _metres(room.image_height_m, _("Height of the image"), 0.1)
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(_("Colours"))
        for name in THEMES:
            self.theme_box.addItem(_(THEME_WORDS[name]), name)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumWidth(WIDTH)
        self.told.setMinimumHeight(lines * self.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        cancel = QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(accepting | cancel)
        self.accept_button = self.buttons.button(accepting)
        self.accept_button.setText(words)
        self.buttons.button(cancel).setText(_("Cancel"))
        self.buttons.rejected.connect(self.reject)

    @property
    def room(self) -> Room:
        """The room as it is entered."""
        return Room(self.back_row.value(), self.image_height.value())

    def lay_out(self, *choices: QWidget, screen: QWidget | None = None) -> None:
        """Put the fields in a column, under `screen` and above `choices`."""
        form = QFormLayout()
        if screen is not None:
            form.addRow(_("Wall"), screen)
        form.addRow(_("Back row"), self.back_row)
        form.addRow(_("Image height"), self.image_height)
        form.addRow(_("Colours"), self.theme_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        for widget in (*choices, self.told, self.buttons):
            column.addWidget(widget)


def _metres(value: float, name: str, step: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(*LIMITS_M)
    box.setDecimals(2 if step < FINE else 1)
    box.setSingleStep(step)
    box.setValue(value)
    box.setSuffix(" m")
    box.setAccessibleName(name)
    return box
