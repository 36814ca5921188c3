"""A damaged project: what is wrong with it, what can be saved of it, and the backups there are.

The damaged file itself is never written to; everything here makes a new file beside it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perspectives import folders
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.theme import theme
from perspectives.model.errors import Problem, StorageError
from perspectives.storage.backups import backups_of, time_of
from perspectives.storage.faults import DamagedFile, writing_failed
from perspectives.storage.salvaging import salvage
from perspectives.texts import _, ngettext, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.filing import Filing

MOST_SHOWN = 200
"""Damages listed; a file with more is better read from a backup, and says how many there are."""


class DamagedProject(QDialog):
    """Names the trouble, and offers what can be read of the file, or a backup, as a new file."""

    def __init__(self, window: Filing, path: Path, error: StorageError) -> None:
        super().__init__(window)
        self.window_, self.path = window, path
        self.backups = backups_of(path, backup_folder())
        self.setWindowTitle(_("A project cannot be opened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = _label(told(error.message))
        self.said = _label(told(error.hint))
        self.findings = QListWidget()
        self.findings.setAccessibleName(_("What is damaged"))
        self.findings.setWordWrap(True)
        found = error.findings if isinstance(error, DamagedFile) else ()
        self._list(found)
        self.place = QLineEdit(str(free_place(path)))
        self.place.setAccessibleName(_("The new file"))
        choose = QPushButton(_("Choose…"))
        choose.clicked.connect(self._choose)
        self.recover = QPushButton(_("Save what can be read"))
        self.recover.setDefault(True)
        self.recover.clicked.connect(self.save_readable)
        self.recover.setEnabled(isinstance(error, DamagedFile))
        self.copies = QListWidget()
        self.copies.setAccessibleName(_("Backups"))
        for backup in self.backups:
            item = QListWidgetItem(f"{time_of(backup).astimezone():%Y-%m-%d %H:%M}")
            item.setData(Qt.ItemDataRole.UserRole, str(backup))
            self.copies.addItem(item)
        self.copies.setCurrentRow(0)
        self.copies.itemActivated.connect(self.save_backup)
        self.use_backup = QPushButton(_("Open a copy of this backup"))
        self.use_backup.clicked.connect(self.save_backup)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        self._lay_out(choose, close)
        dress(self, theme(window.workspace.view.theme))

    def _lay_out(self, choose: QPushButton, close: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.said)
        column.addWidget(self.findings, 2)
        self.findings.setVisible(bool(self.findings.count()))
        column.addWidget(_heading(_("Go on with a new file")))
        column.addLayout(_row(self.place, choose, self.recover))
        if self.backups:
            column.addWidget(_label(_("Or with a backup, as it was then:")))
            column.addWidget(self.copies, 1)
            column.addLayout(_row(_spring(), self.use_backup))
        column.addLayout(_row(_spring(), close))
        self.resize(640, 480 if self.backups or self.findings.count() else 240)

    # What the buttons do

    def save_readable(self) -> None:
        """Save what can be read of the damaged file as a new one, and open that."""
        try:
            found = salvage(self.path, self._target(), backups=self.backups)
        except StorageError as error:
            self.say(error)
            return
        if found.is_whole:
            sentence = _("Everything in “{name}” could be read.").format(name=self.path.name)
        else:
            count = len(found.problems)
            sentence = ngettext(
                "One thing in “{name}” could not be read: View, Problems.",
                "{count} things in “{name}” could not be read: View, Problems.",
                count,
            ).format(name=self.path.name, count=count)
        self._open(sentence, found.problems)

    def save_backup(self) -> None:
        """Copy the chosen backup to the new place, and open the copy: the backup stays."""
        item = self.copies.currentItem()
        if item is None:
            return
        target = self._target()
        try:
            if target.exists():
                raise _taken(target)
            shutil.copyfile(item.data(Qt.ItemDataRole.UserRole), target)
        except StorageError as error:
            self.say(error)
        except OSError as error:
            self.say(writing_failed(target, error))
        else:
            sentence = _("The backup of {when} is open as “{name}”.")
            self._open(sentence.format(when=item.text(), name=target.name), ())

    def say(self, error: StorageError) -> None:
        """Say what could not be done; the dialog stays."""
        self.words.setText(told(error.message))
        self.said.setText(told(error.hint))

    def _open(self, sentence: str, problems: Sequence[Problem]) -> None:
        target = self._target()
        self.accept()
        self.window_.open_project(str(target))
        session = self.window_.session
        session.show_problems((*problems, *session.problems))
        self.window_.message_bar.say(sentence)

    def _target(self) -> Path:
        return Path(self.place.text().strip()).expanduser()

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getSaveFileName(self, _("The new file"), self.place.text())
        if name:
            self.place.setText(name)

    def _list(self, found: Sequence[Problem]) -> None:
        for problem in found[:MOST_SHOWN]:
            self.findings.addItem(told(problem.message))
        if len(found) > MOST_SHOWN:
            more = _("{count} more.").format(count=len(found) - MOST_SHOWN)
            self.findings.addItem(more)


def backup_folder() -> Path:
    """Where the rotating copies of all projects lie."""
    return folders.data() / "backups"


def free_place(path: Path) -> Path:
    """A name beside `path` that no file has yet."""
    place, number = path.with_stem(f"{path.stem} recovered"), 1
    while place.exists():
        number += 1
        place = path.with_stem(f"{path.stem} recovered {number}")
    return place


def _taken(path: Path) -> StorageError:
    return StorageError(
        _("There is a file “{name}” already.").format(name=path.name), _("Choose another name.")
    )


def _heading(words: str) -> QLabel:
    label = _label(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(spring.sizePolicy().Policy.Expanding, spring.sizePolicy().Policy.Fixed)
    return spring


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row
