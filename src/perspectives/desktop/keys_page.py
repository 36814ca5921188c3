"""The page of the preferences where every key can be chosen anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.actions import ACTIONS, Action
from perspectives.desktop.keys import chosen_keys, conflict, rechosen, wear_keys
from perspectives.texts import _, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

ID = Qt.ItemDataRole.UserRole
"""Where a row holds the id of its action."""


class KeysPage(QWidget):
    """All actions with their keys; a key that is taken where it would act is refused."""

    def __init__(self, window: Commands) -> None:
        super().__init__()
        self.window_ = window
        self.by_id = {row.id: row for row in ACTIONS}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Find a command or a key"))
        self.filter.setAccessibleName(_("Find a command or a key"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Commands and their keys"))
        self.list.setHeaderLabels([_("What it does"), _("Keys"), _("Where")])
        self.list.setRootIsDecorated(False)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(_("Press the new key"))
        self.use = QPushButton(_("Use this key"))
        self.none = QPushButton(_("No key"))
        self.usual = QPushButton(_("As it was"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.letters = QCheckBox(_("Single letters are commands where no text is typed"))
        self.letters.setChecked(window.settings.has_letter_keys)
        self._lay_out()
        self._fill()
        self.filter.textChanged.connect(self._sift)
        self.use.clicked.connect(self.assign)
        self.none.clicked.connect(lambda: self._keep(()))
        self.usual.clicked.connect(lambda: self._keep(self.action().keys))
        self.keys.keySequenceChanged.connect(lambda _keys: self._tell())
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.letters.toggled.connect(self._take_letters)
        self.choose(ACTIONS[0].id)

    def action(self) -> Action:
        """The action that is chosen in the list."""
        item = self.list.currentItem()
        return self.by_id[item.data(0, ID)] if item is not None else ACTIONS[0]

    def choose(self, action: str) -> None:
        """Choose the row of an action by its id."""
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None and item.data(0, ID) == action:
                self.list.setCurrentItem(item)

    def assign(self) -> None:
        """Give the chosen action the key that was pressed, unless another action has it."""
        key = self._pressed()
        if key and conflict(self.action(), key, self.window_.settings) is None:
            self._keep((key,))

    def _pressed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _keep(self, keys: tuple[str, ...]) -> None:
        window = self.window_
        shortcuts = rechosen(window.settings, self.action(), keys)
        window.keep_setting(shortcuts=shortcuts)
        wear_keys(window.actions_by_id, window.settings)
        item = self.list.currentItem()
        if item is not None:
            item.setText(1, ", ".join(keys))
        self.keys.clear()
        self._tell()

    def _take_letters(self, is_on: bool) -> None:
        self.window_.keep_setting(has_letter_keys=is_on)
        wear_keys(self.window_.actions_by_id, self.window_.settings)

    def _tell(self) -> None:
        """Say whether the pressed key is free where the action acts."""
        key, words = self._pressed(), ""
        taken = conflict(self.action(), key, self.window_.settings) if key else None
        if taken is not None:
            words = _("{key} is taken by “{command}” ({where}), so it cannot be used here.").format(
                key=key, command=told(taken.text).rstrip("…"), where=_(taken.context.value)
            )
        self.about.setText(words)
        self.use.setEnabled(bool(key) and taken is None)

    def _fill(self) -> None:
        for row in ACTIONS:
            keys = ", ".join(chosen_keys(row, self.window_.settings))
            item = QTreeWidgetItem([told(row.text).rstrip("…"), keys, _(row.context.value)])
            item.setData(0, ID, row.id)
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        self.list.setColumnWidth(1, 170)

    def _sift(self, words: str) -> None:
        wanted = words.casefold()
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None:
                held = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(wanted not in held)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.keys, 1)
        for button in (self.use, self.none, self.usual):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.letters)
