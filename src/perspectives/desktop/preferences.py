"""What a person chooses for the program: language, colours, fonts, motion, reading, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.appearance import NAMES, view_of
from perspectives.desktop.keys_page import KeysPage
from perspectives.desktop.window_language import CHOICES, choose_language
from perspectives.desktop.workspace import ScrollMode
from perspectives.settings import LIMITS
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.desktop.commands import Commands

FACES = {True: later("With serifs"), False: later("Without serifs")}
"""The faces a person can read in; which font that is depends on what is installed."""

MODES = {
    ScrollMode.FOLLOW: later("follow the passage you read"),
    ScrollMode.PROPORTIONAL: later("move in proportion"),
    ScrollMode.FREE: later("stay where they are"),
}
"""How other texts move, in words that complete "Other texts"."""


class Preferences(QDialog):
    """Pages of choices; every change shows at once and is kept."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(_("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(_("Preferences"))
        self.pages.addTab(self._look(), _("Look"))
        self.pages.addTab(self._reading(), _("Reading"))
        self.keys = KeysPage(window)
        self.pages.addTab(self.keys, _("Keys"))
        self.pages.addTab(_privacy(), _("Privacy"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self._connect()
        self.resize(720, 540)

    def _look(self) -> QWidget:
        settings = self.window_.settings
        self.language = _choice(CHOICES, settings.language)
        self.theme = _choice(NAMES, settings.theme)
        self.face = _choice(FACES, settings.has_serifs)
        self.text_size = _number("text_px", self.window_.workspace.view.text_px, 0.5, " px")
        self.line_height = _number("line_height", settings.line_height, 0.1)
        self.letters = _number("letter_spacing", settings.letter_spacing, 0.02)
        self.words = _number("word_spacing", settings.word_spacing, 0.02)
        self.motion = _box(
            _("Reduced motion: texts jump instead of gliding"), settings.reduced_motion
        )
        return _form(
            (_("Language"), self.language),
            (_("Colours"), self.theme),
            (_("Font of the texts"), self.face),
            (_("Size of the texts"), self.text_size),
            (_("Line height"), self.line_height),
            (_("Room between letters"), self.letters),
            (_("Room between words"), self.words),
            ("", self.motion),
            ("", _told(_("“As the system” follows its colours and its high contrast."))),
        )

    def _reading(self) -> QWidget:
        view = self.window_.workspace.view
        self.mode = _choice(MODES, view.scroll_mode)
        self.ribbons = _box(_("Ribbons between texts"), view.shows_ribbons)
        self.only_lit = _box(_("Lines and letters for lit topics only"), view.lines_only_for_lit)
        return _form((_("Other texts"), self.mode), ("", self.ribbons), ("", self.only_lit))

    def _connect(self) -> None:
        self.language.activated.connect(self._speak)
        for choice in (self.theme, self.face, self.mode):
            choice.currentIndexChanged.connect(self._take)
        for number in (self.text_size, self.line_height, self.letters, self.words):
            number.valueChanged.connect(self._take)
        for box in (self.ribbons, self.only_lit, self.motion):
            box.toggled.connect(self._take)

    def _take(self, _value: object = None) -> None:
        self.window_.keep_setting(
            theme=self.theme.currentData(),
            has_serifs=self.face.currentData(),
            text_px=round(self.text_size.value(), 1),
            line_height=round(self.line_height.value(), 2),
            letter_spacing=round(self.letters.value(), 2),
            word_spacing=round(self.words.value(), 2),
            reduced_motion=self.motion.isChecked(),
            scroll_mode=str(self.mode.currentData()),
            shows_ribbons=self.ribbons.isChecked(),
            lines_only_for_lit=self.only_lit.isChecked(),
        )
        self.window_.workspace.show(**view_of(self.window_.settings))

    def _speak(self, _place: int) -> None:
        window, choice = self.window_, self.language.currentData()
        self.accept()
        choose_language(window, choice)  # type: ignore[arg-type]


def _privacy() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(
        _told(_("Nothing leaves this machine. No network is used unless you open an address."))
    )
    column.addStretch(1)
    return page


def _form(*rows: tuple[str, QWidget]) -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        form.addRow(words, field)
        if words:
            field.setAccessibleName(words)
    return page


def _choice(names: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, words in names.items():
        box.addItem(_(words), value)
    box.setCurrentIndex([*names].index(chosen))
    return box


def _number(name: str, value: float, step: float, suffix: str = "") -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(*LIMITS[name])
    box.setDecimals(1 if step >= 0.1 else 2)
    box.setSingleStep(step)
    box.setSuffix(suffix)
    box.setValue(value)
    return box


def _box(words: str, is_on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(is_on)
    return box


def _told(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label
