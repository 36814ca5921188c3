"""All texts with a filter; Enter opens one, a tick puts it into the working set of twelve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from perspectives.desktop.wording import number_of, texts_count
from perspectives.desktop.workspace import WORKING_SET
from perspectives.model.documents import DocumentId
from perspectives.model.languages import language_name
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands
    from perspectives.model.documents import Document

ID = Qt.ItemDataRole.UserRole


class TextList(QDialog):
    """The list of texts."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.setWindowTitle(_("Texts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter by title, party, date, language, group or topic"))
        self.filter.setAccessibleName(_("Filter the texts"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Texts"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        column = QVBoxLayout(self)
        for widget in (self.filter, self.rows, self.about):
            column.addWidget(widget)
        self.filter.textChanged.connect(lambda _words: self.draw())
        self.rows.itemActivated.connect(self._open)
        self.rows.itemChanged.connect(self._tick)
        self.resize(640, 560)
        self.draw()

    def draw(self) -> None:
        """List the texts that hold every word of the filter."""
        scene = self.workspace.scene
        wanted = self.filter.text().casefold().split()
        self.rows.blockSignals(True)
        self.rows.clear()
        for document in scene.project.ordered_documents():
            words = self._words(document)
            if all(word in words.casefold() for word in wanted):
                sign = number_of(scene, document.id)
                facts = (document.party or document.author, document.date, document.group)
                about = " · ".join(row for row in facts if row)
                item = QListWidgetItem(f"{sign}   {document.title}\n      {about}")
                item.setData(ID, document.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_in = document.id in scene.view.working_set
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
                self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.rows.blockSignals(False)
        self.about.setText(
            _(
                "{shown} of {texts}. A tick puts a text into the working set, which holds {count}; "
                "Enter opens it."
            ).format(
                shown=self.rows.count(),
                texts=texts_count(len(scene.project.documents)),
                count=WORKING_SET,
            )
        )

    def _words(self, document: Document) -> str:
        scene = self.workspace.scene
        topics = [
            row.name
            for row in scene.project.ordered_topics()
            if not scene.lookup.is_silent(document.id, row.id)
        ]
        language = language_name(document.language)
        parts = (document.title, document.party, document.author, document.date, document.group)
        return " ".join((*parts, document.language, language, *topics))

    def _open(self, item: QListWidgetItem) -> None:
        self.window_.open_document(DocumentId(item.data(ID)))
        self.accept()

    def _tick(self, item: QListWidgetItem) -> None:
        """Put a text in or out; the reference and open texts stay in, twelve at most."""
        document = DocumentId(item.data(ID))
        view = self.workspace.view
        inside = [row for row in view.working_set if row != document]
        if item.checkState() == Qt.CheckState.Checked:
            if len(inside) >= WORKING_SET:
                words = _("The working set is full: it holds {count} texts.")
                self.about.setText(words.format(count=WORKING_SET))
                self.rows.blockSignals(True)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.rows.blockSignals(False)
                return
            inside.append(document)
        kept = tuple(row for row in view.open if row in inside) or view.open[:1]
        self.workspace.show(working_set=tuple(inside), open=kept)
