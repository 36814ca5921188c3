"""A new comparison in three steps: texts, question, topics; no file is edited."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from perspectives.model.languages import NAMES as LANGUAGES
from perspectives.model.topics import LAST_SLOT, Codebook, Term, Topic, TopicId
from perspectives.texts import _, later, ngettext, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.session import Session
    from perspectives.model.documents import Document

FILTER = later(
    "Texts (*.txt *.md *.markdown *.html *.htm *.mhtml *.pdf *.docx *.odt *.rtf *.epub *.eml)"
)

OWN = later("My own topics")


class TextsPage(QWizardPage):
    """Step 1: the texts, each with what was found in it; the first one is the reference."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setTitle(_("1  Choose the texts"))
        self.setSubTitle(_("The first one is the reference: the text that the others answer."))
        self.setAcceptDrops(True)
        self.documents: list[Document] = []
        self.trouble: list[str] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("Texts"))
        self.list.setWordWrap(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.add_button = QPushButton(_("Add texts…"))
        self.first_button = QPushButton(_("Make it the reference"))
        self.remove_button = QPushButton(_("Remove"))
        self.add_button.clicked.connect(self.ask)
        self.first_button.clicked.connect(self.make_first)
        self.remove_button.clicked.connect(self.remove)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.first_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self.message)

    def ask(self) -> None:
        """Choose files."""
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Add texts"), "", f"{_(FILTER)};;{_('All files (*)')}"
        )
        if names:
            self.add(names)

    def add(self, paths: Sequence[str]) -> None:
        """Read texts and list them; those that fail are named and never stop the rest.

        Short plain texts are there at once, all others as the import process reads them.
        """
        from perspectives.desktop.importing import Order
        from perspectives.desktop.kept_readings import read_at_once
        from perspectives.desktop.opening_texts import SMALL
        from perspectives.reading.pieces import Options

        self.trouble.clear()
        slow: list[str] = []
        for path in paths:
            found = None if os.path.isdir(path) else read_at_once(path, {}, SMALL)
            if found is None:
                slow.append(path)
                continue
            for document in found[0]:
                self._take(document)
            self.trouble += [told(f"{row.message} {row.hint}".strip()) for row in found[1]]
        if slow:
            self.session.importer.read(
                Order(
                    slow,
                    Options(),
                    lambda document, _passages, _place: self._take(document),
                    lambda _is_cancelled: self._tell(),
                    opens_folders=True,
                    is_listed=False,
                    fail=lambda error: self.trouble.append(told(str(error))),
                )
            )
        self._tell()

    def _take(self, document: Document) -> None:
        if document.id not in {row.id for row in self.documents}:
            self.documents.append(document)
            self._show(len(self.documents) - 1)

    def _tell(self) -> None:
        reading = [_("Reading…")] if self.session.importer.is_reading else []
        self.message.setText("\n".join([*reading, *self.trouble]))

    def make_first(self) -> None:
        """Move the chosen text to the first place."""
        row = self.list.currentRow()
        if row > 0:
            self.documents.insert(0, self.documents.pop(row))
            self._show(0)

    def remove(self) -> None:
        """Take the chosen text off the list."""
        row = self.list.currentRow()
        if row >= 0:
            del self.documents[row]
            self._show(min(row, len(self.documents) - 1))

    def _show(self, current: int) -> None:
        self.list.clear()
        for place, row in enumerate(self.documents):
            language = LANGUAGES.get(row.language.partition("-")[0], row.language)
            facts = [row.party or row.author, row.date, language]
            sign = "R" if not place else str(place)
            about = " · ".join(part for part in facts if part)
            self.list.addItem(QListWidgetItem(f"{sign}   {row.title}\n      {about}"))
        self.list.setCurrentRow(current)
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        """Two texts are needed to compare."""
        return len(self.documents) >= 2

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add(paths)


class QuestionPage(QWizardPage):
    """Step 2: what is disputed, and the sentence that "for" and "against" refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(_("2  Name the question"))
        self.setSubTitle(_("Both can be changed later."))
        self.question, self.proposition = QLineEdit(), QLineEdit()
        self.question.setPlaceholderText(_("Should the centre be closed to cars?"))
        self.proposition.setPlaceholderText(_("The centre should be closed to cars."))
        form = QFormLayout(self)
        form.addRow(_("Question"), self.question)
        form.addRow(_("Proposition"), self.proposition)
        about = QLabel(_("“For” and “against” always refer to the proposition."))
        form.addRow("", about)


class TopicsPage(QWizardPage):
    """Step 3: a shipped codebook, or topics of one's own with a few terms each."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(_("3  Pick the topics"))
        self.setSubTitle(_("A codebook, or topics of your own with a few terms each."))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Codebook"))
        self.own = QPlainTextEdit()
        self.own.setTabChangesFocus(True)
        self.own.setAccessibleName(_("My own topics, one a line"))
        self.own.setPlaceholderText(
            _(
                "One topic a line: its name, a colon, its terms.\n"
                "Safety: accident*, school run, crossing\nTrade: shops, customers, takings"
            )
        )
        self.books: list[Codebook] = []
        form = QFormLayout(self)
        form.addRow(_("Codebook"), self.choice)
        form.addRow(_("Topics"), self.own)
        self.choice.currentIndexChanged.connect(lambda at: self.own.setEnabled(at == 0))

    def initializePage(self) -> None:
        """List the shipped codebooks."""
        from perspectives.opening import shipped_codebooks

        if not self.books:
            self.books = list(shipped_codebooks().values())
            self.choice.addItem(_(OWN))
            for book in self.books:
                count = len(book.topics)
                words = ngettext("{name} ({count} topic)", "{name} ({count} topics)", count)
                self.choice.addItem(words.format(name=book.name, count=count))

    def codebook(self) -> Codebook:
        """The codebook that was picked or typed."""
        at = self.choice.currentIndex()
        return self.books[at - 1] if at > 0 else typed_codebook(self.own.toPlainText())


class NewComparison(QWizard):
    """The three steps; Finish opens the comparison in the window."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(_("New comparison"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setButtonText(QWizard.WizardButton.FinishButton, _("Compare"))
        self.texts, self.question, self.topics = (
            TextsPage(window.session),
            QuestionPage(),
            TopicsPage(),
        )
        for page in (self.texts, self.question, self.topics):
            self.addPage(page)
        for widget in self.findChildren(QWidget):
            widget.setPalette(window.palette())
        self.resize(720, 520)

    def reject(self) -> None:
        """Read no more, and leave everything as it was."""
        self.window_.session.importer.cancel()
        super().reject()

    def accept(self) -> None:
        """Open the comparison."""
        self.window_.session.start_comparison(
            self.texts.documents,
            self.topics.codebook(),
            question=self.question.question.text().strip(),
            proposition=self.question.proposition.text().strip(),
        )
        self.window_.keep_now()
        super().accept()


def typed_codebook(text: str) -> Codebook:
    """Topics from lines "name: term, term"; a line without a colon is its own term."""
    topics: list[Topic] = []
    for line in text.splitlines():
        name, _colon, rest = line.partition(":")
        if not name.strip():
            continue
        words = [part.strip() for part in rest.split(",") if part.strip()] or [name.strip()]
        place = len(topics)
        topics.append(
            Topic(
                TopicId(f"topic-{place + 1}"),
                name.strip(),
                colour=place % (LAST_SLOT + 1),
                terms=tuple(Term(word) for word in words),
                order=place,
            )
        )
    return Codebook("", tuple(topics))
