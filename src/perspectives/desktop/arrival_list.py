"""What was read: every text that was asked for, what was found in it, what went wrong and why."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from perspectives.desktop.fitting_table import FittingTable
from perspectives.model.documents import DocumentId
from perspectives.model.errors import LongText, PasswordNeeded
from perspectives.model.languages import language_name
from perspectives.texts import _, later, ngettext, number, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.importing import Arrival
    from perspectives.model.documents import Document

HEADS = (
    later("Text"),
    later("Who speaks"),
    later("Date"),
    later("Language"),
    later("Words"),
    later("What to know"),
)
WIDTHS = (210, 130, 86, 96, 60)
"""Logical pixels of all columns but the last, which takes the rest."""

GATHER_MS = 100
"""Changes within this time are drawn together."""

Index = QModelIndex | QPersistentModelIndex

WORDS = 4
"""The column of numbers."""


class ArrivalModel(QAbstractTableModel):
    """One row a text: what was found in it, and what there is to know."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self._workspace = window.workspace
        self._words: dict[str, int] = {}
        self.rows: list[Arrival] = []

    def show(self, rows: list[Arrival]) -> None:
        """List these texts."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def document(self, row: Arrival) -> Document | None:
        """The text of a row, as the project has it now; None where it has not."""
        return self._workspace.project.documents.get(DocumentId(row.document))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The texts that are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Those of HEADS."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns are."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; the whole path where the pointer rests on the first."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words_of(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words_of(row, column) if column else row.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == WORDS else Qt.AlignmentFlag.AlignLeft
            return int(Qt.AlignmentFlag.AlignTop | side)
        return None

    def _words_of(self, row: Arrival, column: int) -> str:
        if column == len(HEADS) - 1:
            return what_to_know(row)
        document = self.document(row)
        if document is None:
            return (PurePath(row.name).name or row.name) if not column else ""
        if document.id not in self._words:
            self._words[document.id] = len(document.text.split())
        return (
            document.title,
            document.party or document.author or "—",
            document.date or "—",
            language_name(document.language) or "—",
            number(self._words[document.id]),
        )[column]


class ArrivalList(QDialog):
    """A table that fills while texts are read; Enter opens a text, buttons do what one needs."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_ = window
        self.importer = window.session.importer
        self.setWindowTitle(_("What was read"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.addActions([window.actions_by_id[name] for name in ("undo", "redo")])
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.only = QCheckBox(_("Only those to look at"))
        self.only.toggled.connect(lambda _on: self.draw())
        top = QHBoxLayout()
        top.addWidget(self.about, 1)
        top.addWidget(self.only)
        self.model = ArrivalModel(window)
        self.table = FittingTable(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("What was read"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for at, width in enumerate(WIDTHS):
            self.table.setColumnWidth(at, width)
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._show_buttons())
        self.table.doubleClicked.connect(lambda _index: self.open_text())
        self.table.opened.connect(self.open_text)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(GATHER_MS)
        self._soon.timeout.connect(self.draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self.importer.changed.connect(self._draw_soon)
        self.importer.rested.connect(self.draw)
        window.workspace.updated.connect(self._take)
        self.resize(980, 520)
        self.draw()

    def _buttons(self) -> QHBoxLayout:
        self.open_button = QPushButton(_("Open"))
        self.review_button = QPushButton(_("Review…"))
        self.password_button = QPushButton(_("Give the password…"))
        self.pages_button = QPushButton(_("Read all pages"))
        self.stop_button = QPushButton(_("Stop reading"))
        self.close_button = QPushButton(_("Close"))
        self.open_button.clicked.connect(self.open_text)
        self.review_button.clicked.connect(self.review)
        self.password_button.clicked.connect(self.ask_for_password)
        self.pages_button.clicked.connect(self.read_all_pages)
        self.stop_button.clicked.connect(self.window_.session.cancel)
        self.close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        for button in (
            self.open_button,
            self.review_button,
            self.password_button,
            self.pages_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.stop_button)
        row.addWidget(self.close_button)
        return row

    # Drawing

    def draw(self) -> None:
        """List the texts anew; the selected row stays selected."""
        self._soon.stop()
        chosen, at = self.current(), self.table.verticalScrollBar().value()
        rows = self.importer.arrivals
        self.about.setText(summary(rows))
        self.model.show([row for row in rows if row.is_trouble or not self.only.isChecked()])
        names = [row.name for row in self.model.rows]
        if chosen is not None and chosen.name in names:
            self.table.selectRow(names.index(chosen.name))
        elif names and chosen is None:
            self.table.selectRow(0)
        self.table.fit()
        self.table.verticalScrollBar().setValue(at)
        self.stop_button.setVisible(self.importer.is_reading)
        self._show_buttons()

    def _draw_soon(self) -> None:
        """Texts come ten a second: the list is drawn for several at once."""
        if not self._soon.isActive():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the rows, now that there is a width."""
        super().showEvent(event)
        self.table.fit()

    def _show_buttons(self) -> None:
        row = self.current()
        document = self._document(row)
        is_asked = row is not None and isinstance(row.error, PasswordNeeded)
        is_long = row is not None and isinstance(row.error, LongText)
        self.open_button.setEnabled(document is not None)
        self.review_button.setEnabled(document is not None)
        self.password_button.setVisible(is_asked)
        self.pages_button.setVisible(is_long)

    def _take(self, update: object) -> None:
        if getattr(update, "has_new_project", False):
            self._draw_soon()

    def _document(self, row: Arrival | None) -> Document | None:
        return self.model.document(row) if row is not None else None

    # What a person does

    def current(self) -> Arrival | None:
        """The selected text."""
        chosen = self.table.selectionModel().selectedRows()
        at = chosen[0].row() if chosen else -1
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def open_text(self) -> None:
        """Open the selected text in the reading view."""
        row = self.current()
        document = self._document(row)
        if document is not None:
            self.window_.open_document(document.id)

    def review(self) -> None:
        """See how the selected text was taken apart."""
        from perspectives.desktop.import_review import review

        row = self.current()
        document = self._document(row)
        if document is not None:
            review(self.window_, document.id)

    def ask_for_password(self) -> None:
        """Ask for the password of the selected text."""
        from perspectives.desktop.password_dialog import PasswordDialog

        row = self.current()
        if row is not None:
            PasswordDialog(self.window_, [row]).open()

    def read_all_pages(self) -> None:
        """Read the selected text in spite of its length."""
        row = self.current()
        if row is not None:
            self.window_.session.add_paths([row.name], asks=False)


def show(window: Commands) -> ArrivalList:
    """Show the list, or bring it to the front."""
    shown = next((row for row in window.findChildren(ArrivalList) if row.isVisible()), None)
    made = shown or ArrivalList(window)
    made.show()
    made.raise_()
    return made


def ask_for_folder(window: Commands) -> None:
    """Choose a folder whose texts are added."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(window, _("Add the texts in a folder"))
    if name:
        window.session.add_paths([name])


def tell(window: Commands, *, is_adding: bool) -> None:
    """Say what became of the texts: a line for one that is sound, the list where there is more.

    Protected texts are asked for. At the start of the program the list comes up only where one
    of the texts waits for an answer.
    """
    rows = window.session.importer.arrivals
    asked = [row for row in rows if isinstance(row.error, PasswordNeeded)]
    is_long = any(isinstance(row.error, LongText) for row in rows)
    if is_adding and rows:
        window.status_line.say(summary(rows))
        trouble = [row for row in rows if row.is_trouble]
        if len(trouble) > 1:
            window.message_bar.say(summary(rows))
        elif trouble:
            window.message_bar.say(_sentence(trouble[0]))
    if is_long or (is_adding and len(rows) > 1):
        show(window)
    if asked:
        from perspectives.desktop.password_dialog import PasswordDialog

        PasswordDialog(window, asked).open()


def what_to_know(row: Arrival) -> str:
    """All that is doubtful about a text, or why it was not read; "" for a sound one."""
    if isinstance(row.error, PasswordNeeded):
        return f"✕ {told(row.error.message)} {_('The password can be given here.')}"
    if row.error is not None:
        return f"✕ {told(row.error.message)} {told(row.error.hint)}".strip()
    if row.is_stopped:
        return _("✕ Not read: reading was stopped.")
    if row.same:
        return _("✕ The same text as “{other}”; taken once.").format(other=row.same)
    if row.is_waiting:
        return _("Waiting…")
    words = (f"{told(one.message)} {told(one.hint)}".strip() for one in row.problems)
    return "\n".join(f"! {one}" for one in words)


def _sentence(row: Arrival) -> str:
    """What there is to know about one text, as the window's message says it."""
    if row.same:
        from perspectives.opening import same_text

        problem = same_text(row.name, row.same)
        return f"{told(problem.message)} {told(problem.hint)}"
    return what_to_know(row).lstrip("✕! ").replace("\n! ", " ")


def summary(rows: Sequence[Arrival]) -> str:
    """How many texts were read, are doubtful, failed and wait, in a sentence or two."""
    read = sum(bool(row.document) and not row.same for row in rows)
    doubtful = sum(bool(row.document and row.problems) and not row.same for row in rows)
    same = sum(bool(row.same) for row in rows)
    failed = sum(bool(row.error) for row in rows)
    waiting = sum(row.is_waiting for row in rows)
    stopped = sum(row.is_stopped for row in rows)
    if not rows:
        return _("Nothing was read yet.")
    parts = [
        ngettext(
            "One of {total} texts is read.", "{count} of {total} texts are read.", read
        ).format(count=read, total=len(rows))
    ]
    if doubtful:
        parts.append(
            ngettext(
                "One has something to look at.", "{count} have something to look at.", doubtful
            ).format(count=doubtful)
        )
    if same:
        parts.append(
            ngettext("One is here already.", "{count} are here already.", same).format(count=same)
        )
    if failed:
        parts.append(
            ngettext("One cannot be read.", "{count} cannot be read.", failed).format(count=failed)
        )
    if stopped:
        parts.append(
            ngettext(
                "One was not read: stopped.", "{count} were not read: stopped.", stopped
            ).format(count=stopped)
        )
    if waiting:
        parts.append(ngettext("One waits.", "{count} wait.", waiting).format(count=waiting))
    return " ".join(parts)
