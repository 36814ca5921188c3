"""What was read: every text that was asked for, what was found in it, what went wrong and why."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from perspectives.desktop.roomy_rows import Roomy
from perspectives.model.errors import LongText, PasswordNeeded
from perspectives.model.languages import language_name
from perspectives.texts import _, later, ngettext, number, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

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

WORDS = 4
"""The column of numbers."""


class ArrivalList(QDialog):
    """A table that fills while texts are read; Enter opens a text, buttons do what one needs."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_ = window
        self.importer = window.session.importer
        self.rows: list[Arrival] = []
        self._words: dict[str, int] = {}
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
        self.table = _Table(0, len(HEADS))
        self.table.setAccessibleName(_("What was read"))
        self.table.setHorizontalHeaderLabels([_(head) for head in HEADS])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setItemDelegate(Roomy(self.table))
        heads = self.table.verticalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.table.cellDoubleClicked.connect(lambda *_: self.open_text())
        self.table.opens = self.open_text
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self.importer.changed.connect(self.draw)
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
        chosen = self.current()
        rows = self.importer.arrivals
        self.about.setText(summary(rows))
        self.rows = [row for row in rows if row.is_trouble or not self.only.isChecked()]
        self.table.setRowCount(len(self.rows))
        for line, row in enumerate(self.rows):
            self._draw_row(line, row)
        names = [row.name for row in self.rows]
        if chosen is not None and chosen.name in names:
            self.table.selectRow(names.index(chosen.name))
        elif self.rows and chosen is None:
            self.table.selectRow(0)
        self.stop_button.setVisible(self.importer.is_reading)
        self._show_buttons()

    def _draw_row(self, line: int, row: Arrival) -> None:
        document = self._document(row)
        name = PurePath(row.name).name or row.name
        cells = [name, "", "", "", ""]
        if document is not None:
            if document.id not in self._words:
                self._words[document.id] = len(document.text.split())
            cells = [
                document.title,
                document.party or document.author or "—",
                document.date or "—",
                language_name(document.language) or "—",
                number(self._words[document.id]),
            ]
        for column, words in enumerate((*cells, what_to_know(row))):
            item = QTableWidgetItem(words)
            item.setToolTip(row.name if not column else words)
            item.setTextAlignment(
                Qt.AlignmentFlag.AlignTop
                | (Qt.AlignmentFlag.AlignRight if column == WORDS else Qt.AlignmentFlag.AlignLeft)
            )
            self.table.setItem(line, column, item)

    def _show_buttons(self) -> None:
        row = self.current()
        document = self._document(row) if row is not None else None
        is_asked = row is not None and isinstance(row.error, PasswordNeeded)
        is_long = row is not None and isinstance(row.error, LongText)
        self.open_button.setEnabled(document is not None)
        self.review_button.setEnabled(document is not None)
        self.password_button.setVisible(is_asked)
        self.pages_button.setVisible(is_long)

    def _take(self, update: object) -> None:
        if getattr(update, "has_new_project", False):
            self.draw()

    def _document(self, row: Arrival) -> Document | None:
        documents = self.window_.workspace.project.documents
        return next((one for key, one in documents.items() if key == row.document), None)

    # What a person does

    def current(self) -> Arrival | None:
        """The selected text."""
        at = self.table.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def open_text(self) -> None:
        """Open the selected text in the reading view."""
        row = self.current()
        document = self._document(row) if row is not None else None
        if document is not None:
            self.window_.open_document(document.id)

    def review(self) -> None:
        """See how the selected text was taken apart."""
        from perspectives.desktop.import_review import review

        row = self.current()
        document = self._document(row) if row is not None else None
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


class _Table(QTableWidget):
    """A table that opens its row at Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter; every other key is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opens()
        else:
            super().keyPressEvent(event)

    def opens(self) -> None:
        """What Enter does."""


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
