"""What a person chooses for the program: colours, text size, motion, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
)

from perspectives.desktop.appearance import NAMES
from perspectives.desktop.workspace import ScrollMode
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands


class Preferences(QDialog):
    """Every change shows at once and is kept."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_ = window
        settings, view = window.settings, window.workspace.view
        self.setWindowTitle(_("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = QComboBox()
        for name, words in NAMES.items():
            self.theme.addItem(words, name)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.text_size = QDoubleSpinBox()
        self.text_size.setRange(10, 40)
        self.text_size.setDecimals(1)
        self.text_size.setSuffix(" px")
        self.text_size.setValue(view.text_px)
        self.mode = QComboBox()
        for mode, words in (
            (ScrollMode.FOLLOW, _("follow the passage you read")),
            (ScrollMode.PROPORTIONAL, _("move in proportion")),
            (ScrollMode.FREE, _("stay where they are")),
        ):
            self.mode.addItem(words, mode.value)
        self.mode.setCurrentIndex(self.mode.findData(view.scroll_mode.value))
        self.ribbons = _box(_("Ribbons between texts"), view.shows_ribbons)
        self.only_lit = _box(_("Lines and letters for lit topics only"), view.lines_only_for_lit)
        self.motion = _box(_("Reduced motion: texts jump instead of gliding"), view.reduced_motion)
        self.theme.currentIndexChanged.connect(
            lambda _at: window.choose_theme(self.theme.currentData())
        )
        self.text_size.valueChanged.connect(self._take)
        self.mode.currentIndexChanged.connect(self._take)
        for box in (self.ribbons, self.only_lit, self.motion):
            box.toggled.connect(self._take)
        form = QFormLayout(self)
        form.addRow(_("Colours"), self.theme)
        form.addRow(_("Size of the texts"), self.text_size)
        form.addRow(_("Other texts"), self.mode)
        for box in (self.ribbons, self.only_lit, self.motion):
            form.addRow("", box)
        form.addRow(
            _("Privacy"),
            QLabel(
                _("Nothing leaves this machine. No network is used unless you open an address.")
            ),
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _take(self, _value: object = None) -> None:
        changes = {
            "text_px": self.text_size.value(),
            "shows_ribbons": self.ribbons.isChecked(),
            "lines_only_for_lit": self.only_lit.isChecked(),
            "reduced_motion": self.motion.isChecked(),
        }
        mode = self.mode.currentData()
        self.window_.keep_setting(**changes, scroll_mode=mode)
        self.window_.workspace.show(**changes, scroll_mode=ScrollMode(mode))


def _box(words: str, is_on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(is_on)
    return box
