"""What stands behind one cell of the matrix: stance, summary, passages, links."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perspectives.analysis.summarising import Cell
from perspectives.desktop.field_outlines import field_outlines
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.matrix_model import SHAPES
from perspectives.desktop.signing import signed
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.workspace import View, Workspace
from perspectives.model.documents import PassageId
from perspectives.model.states import Attitude
from perspectives.model.topics import topic_letter
from perspectives.reporting.wording import STATE_NAMES, place, quoted, relation
from perspectives.texts import _, later

SUMMARY_HEIGHT = 84
"""Logical pixels: four lines."""

MOST_PASSAGES = 30
"""Passages shown beside the table; all of them are in the text itself."""

STANCES_OF_TEXT = {
    Attitude.FOR: later("supports the proposition, set for the text"),
    Attitude.AGAINST: later("opposes the proposition, set for the text"),
    Attitude.MIXED: later("mixed on the proposition, set for the text"),
    Attitude.NEUTRAL: later("neutral on the proposition, set for the text"),
}

STANCES_OF_PASSAGES = {
    Attitude.FOR: later("supports the proposition, from its passages"),
    Attitude.AGAINST: later("opposes the proposition, from its passages"),
    Attitude.MIXED: later("mixed on the proposition, from its passages"),
    Attitude.NEUTRAL: later("neutral on the proposition, from its passages"),
}


class SummaryField(QPlainTextEdit):
    """The analyst's own words on a cell; kept when the field is left or at Ctrl+Enter."""

    left = Signal(str)
    """The words, where they are others than before; else what was there."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._before = words
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Your summary of this cell"))
        self.setAccessibleName(_("Your summary of this cell"))
        self.setFixedHeight(SUMMARY_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc takes back; both leave the field."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._before)
            self.left.emit(self._before)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit(self.toPlainText().strip())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written."""
        super().focusOutEvent(event)
        words = self.toPlainText().strip()
        if words != self._before and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit(words)


class CellPanel(QScrollArea):
    """Shows one cell; empty until a cell is chosen.

    `written` carries the target of a note and the summary a person wrote on it.
    """

    written = Signal(str, str)
    summary: SummaryField

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(240)
        self.setAccessibleName(_("The chosen cell"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_cell(self, cell: Cell | None) -> None:
        """Show `cell`, or nothing."""
        look = theme(self.workspace.view.theme)
        self.setPalette(QPalette(look.palette()))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        if cell is not None:
            for widget in self._widgets(cell):
                column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(body)

    def _widgets(self, cell: Cell) -> list[QWidget]:
        project = self.workspace.project
        topics = [row.id for row in project.ordered_topics()]
        document = project.documents[cell.document]
        letter = topic_letter(topics.index(cell.topic))
        out: list[QWidget] = [
            _label(f"{letter}  {project.topics[cell.topic].name}", is_bold=True),
            _label(document.title),
        ]
        self._make_summary(cell)
        if cell.is_silent:
            told = _("∅ silent: no passage of this text is on the topic.")
            return [*out, _label(told), self.summary]
        out.append(_label(self._stance(cell)))
        rows = project.stances.values()
        mine = [row for row in rows if (row.document, row.topic) == (cell.document, cell.topic)]
        out += [_quiet(signed(row.by, row.when)) for row in mine if row.by or row.when]
        out.append(self.summary)
        target = f"cell {cell.topic} {cell.document}"
        notes = [row for row in project.notes.values() if row.target == target]
        out += [_quiet(signed(row.by, row.when)) for row in notes if row.by or row.when]
        for identity in cell.passages[:MOST_PASSAGES]:
            out += self._passage(identity, cell)
        open_button = FlatButton(_("Open in the texts  (Enter)"), theme(self.workspace.view.theme))
        open_button.clicked.connect(lambda: self._open(cell))
        return [*out, open_button]

    def _make_summary(self, cell: Cell) -> None:
        target = f"cell {cell.topic} {cell.document}"
        notes = self.workspace.project.notes.values()
        words = next((row.text for row in notes if row.target == target), "")
        self.summary = SummaryField(words)
        self.summary.setStyleSheet(field_outlines(theme(self.workspace.view.theme)))
        self.summary.left.connect(lambda text: self.written.emit(target, text))

    def _stance(self, cell: Cell) -> str:
        if cell.attitude is None:
            return _("No stance set by a person")
        told = STANCES_OF_TEXT if cell.is_set else STANCES_OF_PASSAGES
        return f"{SHAPES[cell.attitude]} {_(told[cell.attitude])}"

    def _passage(self, identity: PassageId, cell: Cell) -> list[QWidget]:
        lookup, project = self.workspace.lookup, self.workspace.project
        passage = lookup.passages[identity]
        text = project.documents[cell.document].text
        spans = [row.span for row in lookup.taggings_of(identity) if row.topic == cell.topic]
        words = " … ".join(span.of(text) for span in spans)
        quote = _label(quoted(words))
        quote.setFont(Typography(16.0).style(passage.role).font)
        out: list[QWidget] = [quote, _quiet(place(passage))]
        for link in lookup.counterparts(identity, project.reference)[:1]:
            other = lookup.passages[link.other(identity)]
            told = _("{relation} with R ¶{number}, {state}")
            state = _(STATE_NAMES[link.state])
            out.append(
                _quiet(told.format(relation=relation(link), number=other.number, state=state))
            )
        return out

    def _open(self, cell: Cell) -> None:
        self.workspace.show(view=View.READ, active=cell.passages[0], lit=(cell.topic,))


def _label(text: str, *, is_bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if is_bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def _quiet(text: str) -> QLabel:
    label = _label(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
