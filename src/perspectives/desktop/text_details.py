"""What is said of one text, to correct: title, who speaks, date, language, encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
)

from perspectives.model.errors import PerspectivesError
from perspectives.model.languages import TAGS, language_name
from perspectives.texts import _, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands
    from perspectives.model.documents import Document

ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1250",
    "cp1251",
    "cp1252",
    "iso8859-2",
    "iso8859-5",
)
"""The encodings met in this field; another can be typed."""


class TextDetails(QDialog):
    """Shows what was found and how sure it is a guess; every field can be changed."""

    def __init__(self, window: Commands, document: Document) -> None:
        super().__init__(window)
        self.window_, self.document = window, document
        self.setWindowTitle(_("About this text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = QLineEdit(document.title)
        self.author = QLineEdit(document.author)
        self.party = QLineEdit(document.party)
        self.date = QLineEdit(document.date)
        self.group = QLineEdit(document.group)
        self.language = QComboBox()
        self.language.addItem(_("not known"), "")
        for tag in TAGS:
            self.language.addItem(language_name(tag), tag)
        at = self.language.findData(document.language)
        self.language.setCurrentIndex(max(0, at))
        self.encoding = QComboBox()
        self.encoding.setEditable(True)
        self.encoding.addItems(
            list(dict.fromkeys((document.source.encoding or "utf-8", *ENCODINGS)))
        )
        source = QLabel(f"{document.source.path}\nSHA-256 {document.source.sha256[:16]}…")
        source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        source.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout(self)
        for name, field in (
            (_("Title"), self.title),
            (_("Author"), self.author),
            (_("Who speaks"), self.party),
            (_("Date"), self.date),
            (_("Group"), self.group),
            (_("Language"), self.language),
            (_("Encoding"), self.encoding),
            (_("From"), source),
        ):
            form.addRow(name, field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.resize(560, 400)

    def take(self) -> None:
        """Read the text anew where another encoding was chosen; else change what is said of it."""
        encoding = self.encoding.currentText().strip()
        if encoding and encoding != (self.document.source.encoding or "utf-8"):
            self._read_anew(encoding)
        else:
            self._describe()
        self.accept()

    def _read_anew(self, encoding: str) -> None:
        from perspectives.analysis.revising import replace_document
        from perspectives.reading import read_safely

        try:
            reading = read_safely(
                self.document.source.path,
                encoding=encoding,
                language=self.language.currentData() or "",
            )
        except (PerspectivesError, LookupError) as error:
            self.window_.message_bar.say(told(str(error)))
            return
        self.window_.do(
            lambda project: replace_document(project, self.document.id, reading.document).edit
        )

    def _describe(self) -> None:
        from perspectives.model.document_edits import describe_document

        fields = {
            "title": self.title.text().strip(),
            "author": self.author.text().strip(),
            "party": self.party.text().strip(),
            "date": self.date.text().strip(),
            "group": self.group.text().strip(),
            "language": self.language.currentData() or "",
        }
        changed = {k: v for k, v in fields.items() if v != getattr(self.document, k)}
        if changed:
            self.window_.do(lambda project: describe_document(project, self.document.id, **changed))
