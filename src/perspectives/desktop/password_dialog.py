"""Asks for the password of protected texts."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.importing import Arrival

MOST_NAMED = 5
"""Files that are named before the rest is counted."""


class PasswordDialog(QDialog):
    """One password for all texts that wait for one; those it does not open are asked for again."""

    def __init__(self, window: Commands, rows: Sequence[Arrival]) -> None:
        super().__init__(window)
        self.window_ = window
        self.names = [row.name for row in rows]
        self.setWindowTitle(_("Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_words(rows))
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Password"))
        self.note = QLabel(_("The password is used once and kept nowhere."))
        self.buttons = QDialogButtonBox()
        self.open_button = self.buttons.addButton(
            ngettext("Open this text", "Open these texts", len(rows)),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        self.buttons.addButton(_("Leave out"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (about, self.field, self.note, self.buttons):
            column.addWidget(widget)
        self.open_button.setEnabled(False)
        self.field.textChanged.connect(lambda words: self.open_button.setEnabled(bool(words)))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(460, 180)
        self.field.setFocus()

    def accept(self) -> None:
        """Read the texts again with the password."""
        password = self.field.text()
        super().accept()
        self.window_.session.add_paths(self.names, password=password)


def _words(rows: Sequence[Arrival]) -> str:
    if len(rows) == 1:
        return str(rows[0].error.message) if rows[0].error is not None else rows[0].name
    names = [f"“{PurePath(row.name).name}”" for row in rows[:MOST_NAMED]]
    listed = ", ".join(names)
    if len(rows) > MOST_NAMED:
        return _("{count} texts are protected by a password: {names} and others.").format(
            count=len(rows), names=listed
        )
    return _("{count} texts are protected by a password: {names}.").format(
        count=len(rows), names=listed
    )
