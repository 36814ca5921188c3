"""Bring together: the active passage and the whole counterpart of each text, in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perspectives.analysis.differences import DifferenceKind, word_differences
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.marked_words import marked_words
from perspectives.desktop.outlined import CheckBox
from perspectives.desktop.shelf_cards import Kind, cards
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.wording import number_of
from perspectives.model.documents import CONTENT, PassageId, Role
from perspectives.model.states import Relation
from perspectives.reporting.wording import place
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene, Update, Workspace
    from perspectives.model.documents import Passage

CHANGED = (DifferenceKind.RIGHT_ONLY, DifferenceKind.CHANGED)

LEAST_CARD = 300
"""Logical pixels: 42 characters a line at 15 px, the least of a pane."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A card: who speaks, the sign, the passage with one of context each side, and its place.

    `marked` are the stretches of `words` that differ from the active passage, where the two are
    near-verbatim; code points of `words`.
    """

    number: str
    title: str
    sign: str
    word: str
    before: str
    words: str
    after: str
    place: str
    marked: tuple[tuple[int, int], ...] = ()


def gathered(scene: Scene) -> tuple[tuple[Gathered, ...], tuple[str, ...]]:
    """The cards, the active passage's first, and the names of the texts that do not answer.

    ((), ()) where no passage is active.
    """
    passage = scene.lookup.passages.get(scene.view.active)
    is_here = passage is not None and passage.document in scene.project.documents
    if passage is None or not is_here or passage.role not in CONTENT:
        return (), ()
    if passage.document not in scene.project.documents:  # Its text was removed a moment ago.
        return (), ()
    rows = [_card(scene, passage, "", "")]
    own = rows[0].words
    missing: list[str] = []
    for card in cards(scene):
        if card.kind is Kind.ANSWER and card.link is not None:
            other = scene.lookup.passages[card.passage]
            made = _card(scene, other, card.sign, card.word)
            if card.link.relation is Relation.NEAR_VERBATIM:
                made = _with_marks(made, own)
            rows.append(made)
        else:
            missing.append(f"{card.number} {card.title}: {card.word}")
    return tuple(rows), tuple(missing)


def _card(scene: Scene, passage: Passage, sign: str, word: str) -> Gathered:
    document = scene.project.documents[passage.document]
    content = scene.lookup.content_of(passage.document)
    at = next(i for i, row in enumerate(content) if row.id == passage.id)
    before = content[at - 1].span.of(document.text) if at else ""
    after = content[at + 1].span.of(document.text) if at + 1 < len(content) else ""
    return Gathered(
        number_of(scene, document.id),
        document.party or document.title,
        sign,
        word,
        before,
        passage.span.of(document.text),
        after,
        place(passage),
    )


def _with_marks(card: Gathered, own: str) -> Gathered:
    marks = tuple(
        (row.right.start, row.right.end)
        for row in word_differences(own, card.words)
        if row.kind in CHANGED and row.right.length
    )
    return replace(card, marked=marks)


class TogetherView(QWidget):
    """Arrow keys step through the reference's passages; Esc leaves."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("The passage and its counterparts brought together"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look = theme(workspace.view.theme)
        self.about, self.missing = _label("", "quiet"), _label("", "quiet")
        self.deleted = CheckBox(_("Show words that are left out"))
        self.deleted.toggled.connect(lambda _on: self.draw())
        self.back = FlatButton(_("Back to the texts  (Esc)"), look)
        self.back.clicked.connect(self.closed)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.addWidget(self.deleted)
        top.addStretch(1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 12)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.area, 1)
        column.addWidget(self.missing)
        workspace.updated.connect(self._take)

    def draw(self) -> None:
        """Bring together what the active passage's counterparts say."""
        scene = self.workspace.scene
        look = theme(scene.view.theme)
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        self.back.set_theme(look)
        rows, missing = gathered(scene)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(16)
        own = rows[0].words if rows else ""
        for row in rows:
            line.addWidget(_card_widget(row, own if self.deleted.isChecked() else ""), 1)
        self.area.setWidget(body)
        self.deleted.setVisible(any(row.marked for row in rows))
        self.about.setText(
            _("Arrow keys: next passage of this text · Print: Ctrl+P")
            if rows
            else _("No passage is active.")
        )
        silent = "; ".join(missing)
        words = silent or (_("Every text answers.") if rows else "")
        for label in (self.about, self.missing):
            label.show()
        self.missing.setText(words)

    def _take(self, update: Update) -> None:
        before, after = update.before.view, update.after.view
        is_new = update.has_new_comparison or before.theme != after.theme
        if self.isVisible() and is_new:
            self.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the passages, or leave."""
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif Qt.Key(event.key()) in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        lookup, view = self.workspace.lookup, self.workspace.view
        passage = lookup.passages.get(view.active)
        document = passage.document if passage else self.workspace.project.reference
        content = [row.id for row in lookup.content_of(document)]
        if content:
            at = content.index(view.active) if view.active in content else -by
            target = content[min(max(at + by, 0), len(content) - 1)]
            self.workspace.show(active=PassageId(target), leading=document)
            self.draw()


def _card_widget(row: Gathered, own: str) -> QWidget:
    """A card; with `own`, the active passage, words that a near-verbatim one lacks are shown."""
    card = QFrame()
    card.setFrameShape(QFrame.Shape.StyledPanel)
    card.setMinimumWidth(LEAST_CARD)
    card.setAccessibleName(f"{row.title}, {row.word or _('this passage')}, {row.place}")
    column = QVBoxLayout(card)
    column.addWidget(_label(f"{row.number}  {row.title}", "heading"))
    column.addWidget(_label(f"{row.sign} {row.word}".strip() or _("this passage"), "plain"))
    column.addWidget(_label(row.before, "context"))
    column.addWidget(_words(row, own))
    column.addWidget(_label(row.after, "context"))
    column.addStretch(1)
    column.addWidget(_label(row.place, "quiet"))
    return card


def _words(row: Gathered, own: str) -> QLabel:
    """The passage; what differs from the active one is underlined and heavier."""
    if own and row.marked:
        out = marked_words(own, row.words, shows_deleted=True)
    else:
        out = marked_words(row.words, row.words, shows_deleted=False, marks=row.marked)
    label = QLabel(out)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setFont(Typography(17.0).style(Role.PARAGRAPH).font)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _label(words: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setVisible(bool(words))
    font = QFont(label.font())
    font.setBold(tone == "heading")
    if tone == "context":
        font = Typography(14.0).style(Role.PARAGRAPH).font
    label.setFont(font)
    if tone in ("quiet", "context"):
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
