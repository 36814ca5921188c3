"""Review of one text: how it was taken apart, what it is called, and another way of reading it.

Whatever is changed is a step of the history at once; there is nothing to confirm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.block_table import ROLE_NAMES, BlockTable, roles_of
from perspectives.model.documents import Document, DocumentId, Role
from perspectives.model.errors import PasswordNeeded, PerspectivesError
from perspectives.model.languages import TAGS, language_name
from perspectives.texts import _, number, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.filing import Filing
    from perspectives.desktop.workspace import Update

ENCODINGS = ("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "iso8859-2", "iso8859-5")
"""The encodings met in this field; another can be typed."""

PAGES = ("html", "mhtml")
"""Importers of which the article can be taken, or the whole page."""

TRACKED = ("docx", "odt")
"""Importers that know tracked changes."""

FORM_WIDTH = 330


class ImportReview(QDialog):
    """The form at the left says what the text is; the table at the right shows its blocks."""

    def __init__(self, window: Commands, document: Document) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.identity = document.id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = {
            "title": QLineEdit(),
            "author": QLineEdit(),
            "party": QLineEdit(),
            "date": QLineEdit(),
            "group": QLineEdit(),
        }
        self.fields["date"].setPlaceholderText(_("YYYY-MM-DD"))
        self.language, self.encoding = QComboBox(), QComboBox()
        self.whole = QCheckBox(_("Whole page text, not the article alone"))
        self.deleted = QCheckBox(_("Show what tracked changes deleted"))
        self.note, self.source = QLabel(), QLabel()
        self.table = BlockTable(document, window.workspace.view.theme, self)
        self.roles = QComboBox()
        self.about = QLabel()
        self._lay_out()
        self._connect()
        self.addActions([window.actions_by_id[name] for name in ("undo", "redo")])
        self.resize(1040, 640)
        self.draw()

    # Making

    def _lay_out(self) -> None:
        names = (_("Title"), _("Author"), _("Who speaks"), _("Date"), _("Group"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in zip(names, self.fields.values(), strict=True):
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.language.addItem(_("not known"), "")
        for tag in TAGS:
            self.language.addItem(language_name(tag), tag)
        self.encoding.setEditable(True)
        self.encoding.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.encoding.addItems(ENCODINGS)
        for box, name in ((self.language, _("Language")), (self.encoding, _("Encoding"))):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(name, box)
        left = QWidget()
        left.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        for widget in (self.whole, self.deleted, self.note, self.source):
            column.addWidget(widget)
        column.addStretch(1)
        for label in (self.note, self.source, self.about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body = QHBoxLayout(self)
        body.setContentsMargins(16, 14, 16, 14)
        body.setSpacing(18)
        body.addWidget(left)
        body.addLayout(self._right(), 1)

    def _right(self) -> QVBoxLayout:
        self.roles.setAccessibleName(_("Role of the selected blocks"))
        self.roles.addItem(_("Make the selected blocks…"), None)
        for role, name in ROLE_NAMES.items():
            self.roles.addItem(_(name), role)
        self.only = QCheckBox(_("Only furniture"))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.roles)
        top.addStretch(1)
        top.addWidget(self.only)
        foot.addWidget(self.about, 1)
        foot.addWidget(close)
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        return column

    def _connect(self) -> None:
        for field in self.fields.values():
            field.editingFinished.connect(self.describe)
        self.language.activated.connect(lambda _at: self.describe())
        self.encoding.activated.connect(lambda _at: self.read_again())
        line = self.encoding.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.read_again)
        self.whole.clicked.connect(lambda _on: self.read_again())
        self.deleted.clicked.connect(lambda _on: self.read_again())
        self.roles.activated.connect(self._choose_role)
        self.only.toggled.connect(self.table.show_only_furniture)
        self.table.roles_chosen.connect(self.set_roles)
        self.workspace.updated.connect(self._take)

    # Drawing

    def document(self) -> Document | None:
        """The text under review; None where it is gone."""
        return self.workspace.project.documents.get(self.identity)

    def draw(self) -> None:
        """Show the text as it is now."""
        document = self.document()
        if document is None:
            return
        self.setWindowTitle(_("Review “{title}”").format(title=document.title))
        for name, field in self.fields.items():
            words = getattr(document, name)
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
        at = self.language.findData(document.language)
        if at < 0:
            self.language.addItem(language_name(document.language), document.language)
            at = self.language.count() - 1
        self.language.setCurrentIndex(at)
        encoding, importer = document.source.encoding, document.source.importer.partition(" ")[0]
        self.encoding.setEnabled(bool(encoding))
        self.encoding.setCurrentText(encoding or _("set by the format"))
        self.whole.setVisible(importer in PAGES)
        self.deleted.setVisible(importer in TRACKED)
        self.source.setText(_facts(document))
        self.table.show_document(document)
        self.about.setText(_about(document))

    def _take(self, update: Update) -> None:
        if update.before.project.documents is update.after.project.documents:
            return
        if self.document() is None:
            self._follow(update)
        if self.document() is None:
            self.close()
        else:
            self.draw()

    def _follow(self, update: Update) -> None:
        """Stay with the text where it was read anew, or that was taken back."""
        before = update.before.project.documents.get(self.identity)
        for row in update.after.project.documents.values():
            is_heir = row.revises == self.identity
            if is_heir or (before is not None and row.id == before.revises):
                self.identity = row.id

    # What a person does

    def describe(self) -> None:
        """Keep what was typed about the text."""
        from perspectives.model.document_edits import describe_document, set_language

        document = self.document()
        if document is None:
            return
        said = {name: field.text().strip() for name, field in self.fields.items()}
        changed = {name: words for name, words in said.items() if words != getattr(document, name)}
        language = self.language.currentData() or ""
        if changed:
            self.window_.do(lambda project: describe_document(project, document.id, **changed))
        if language != document.language:
            self.window_.do(lambda project: set_language(project, document.id, language))

    def _choose_role(self, at: int) -> None:
        role = self.roles.itemData(at)
        self.roles.setCurrentIndex(0)
        if role is not None:
            self.table.choose(Role(role))

    def set_roles(self, places: list[int], role: Role) -> None:
        """Say what blocks are."""
        from perspectives.model.document_edits import set_roles

        document = self.document()
        if document is not None and roles_of(document, places) != {role}:
            chosen = dict.fromkeys(places, role)
            self.window_.do(lambda project: set_roles(project, document.id, chosen))

    def read_again(self, password: str = "") -> None:
        """Read the text anew with the chosen encoding, extent and deletions."""
        document = self.document()
        if document is None:
            return
        chosen = self.encoding.currentText().strip() if document.source.encoding else ""
        encoding = "" if chosen == document.source.encoding else chosen
        try:
            "".encode(encoding or "utf-8")
        except LookupError:
            words = _("There is no encoding called “{name}”.").format(name=encoding)
            self.note.setText(words)
            return
        self.note.setText(_("Reading…"))
        read_again(
            self.window_,
            document.source.path,
            self._take_reading,
            self._take_error,
            encoding=chosen,
            password=password,
            with_deleted=self.deleted.isChecked(),
            whole=self.whole.isChecked(),
        )

    def _take_reading(self, newer: Document) -> None:
        from perspectives.analysis.revising import replace_document

        document = self.document()
        if document is None:
            return
        if newer.text == document.text and newer.blocks == document.blocks:
            self.note.setText(_("Read so, the text is the same."))
            return
        before = self.workspace.project
        self.note.setText("")
        self.window_.do(lambda project: replace_document(project, document.id, newer).edit)
        if self.workspace.project is not before:
            self.note.setText(_("Read anew. Undo brings the former text back."))

    def _take_error(self, error: PerspectivesError) -> None:
        self.note.setText(told(str(error)))
        if isinstance(error, PasswordNeeded):
            from PySide6.QtWidgets import QInputDialog

            password, is_given = QInputDialog.getText(
                self, _("Password"), told(error.message), QLineEdit.EchoMode.Password
            )
            if is_given and password:
                self.read_again(password)

    def closeEvent(self, event: Any) -> None:
        """Keep what was typed in the field that still has the keyboard."""
        self.describe()
        super().closeEvent(event)


def review(window: Commands, document: DocumentId | str) -> None:
    """Review a text; one that is under review already comes to the front."""
    row = window.workspace.project.documents.get(DocumentId(document))
    if row is None:
        return
    for shown in window.findChildren(ImportReview):
        if shown.identity == row.id and shown.isVisible():
            shown.raise_()
            shown.activateWindow()
            return
    ImportReview(window, row).show()


def show(window: Commands) -> None:
    """Review the text that a person reads."""
    review(window, window.board.current())


def read_again(
    window: Filing,
    path: str,
    take: Callable[[Document], object],
    fail: Callable[[PerspectivesError], object],
    **choices: Any,
) -> None:
    """Read a file or address in the import process, beside what is listed and added."""
    from perspectives.desktop.importing import Order
    from perspectives.reading.pieces import Options

    window.session.importer.read(
        Order(
            [path],
            Options(**choices),
            lambda newer, _passages, _place: take(newer),
            lambda _is_cancelled: window.session.finished.emit(),
            is_listed=False,
            fail=fail,
        )
    )


def _facts(document: Document) -> str:
    """Where a text came from."""
    source = document.source
    rows = [
        _("From {path}").format(path=source.path),
        _("Kind {kind}, read by {importer}").format(
            kind=source.media_type, importer=source.importer or "—"
        ),
        _("SHA-256 {digits}").format(digits=f"{source.sha256[:32]} {source.sha256[32:]}"),
    ]
    return "\n".join(rows)


def _about(document: Document) -> str:
    from perspectives.model.documents import CONTENT

    compared = sum(block.role in CONTENT for block in document.blocks)
    return _(
        "{compared} of {total} blocks are compared. Struck out is what belongs to the page and not "
        "to the text; Del strikes the selected blocks out."
    ).format(compared=number(compared), total=number(len(document.blocks)))
