"""The quote basket beside the texts: what reports and slides take, in the order set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.basket import Quote, foreign_language, grouped, heading, quotes, words_of
from perspectives.desktop.basket import moved as moved_ids
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.outlined import CheckBox
from perspectives.desktop.sides import SidePanel, sides
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.wording import topic_name
from perspectives.model.documents import Role
from perspectives.model.topics import TopicId, topic_letter
from perspectives.reporting.wording import quoted
from perspectives.texts import _, later

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Update, Workspace

EMPTY = later(
    "Nothing is pinned yet. P on a passage or on a card of the shelf puts it here; reports and "
    "slides can take what is in the basket."
)


def show(window: Decisions) -> BasketPanel:
    """Show the basket beside the texts, or hide it."""

    def make() -> BasketPanel:
        panel = BasketPanel(window.workspace)
        panel.wanted.connect(window.do)
        panel.visited.connect(sides(window).visit)
        return panel

    return sides(window).toggle("basket", make)


class BasketPanel(SidePanel):
    """Cards under their topics. `wanted` carries what makes an edit of the project."""

    wanted = Signal(object)
    visited = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Quote basket"))
        self.by_topic = CheckBox(_("Grouped by topic"))
        self.by_topic.setChecked(True)
        self.by_topic.toggled.connect(lambda _on: self.draw())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keys = QLabel(_("Move Ctrl+↑ ↓ · Open Enter · Note, translation N · Remove Del"))
        self.keys.setWordWrap(True)
        self.keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.column.addWidget(self.by_topic)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.keys)
        self._cards: list[QuoteCard] = []

    def cards(self) -> list[QuoteCard]:
        """The cards, top to bottom."""
        return self._cards

    def draw(self) -> None:
        """Draw the basket anew; the card with the keyboard keeps it."""
        scene = self.workspace.scene
        kept = next((row.quote.key for row in self._cards if row.hasFocus()), "")
        at = self.area.verticalScrollBar().value()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 2, 6, 2)
        column.setSpacing(8)
        groups = grouped(scene) if self.by_topic.isChecked() else (("", quotes(scene)),)
        self._cards = []
        for topic, rows in groups:
            if self.by_topic.isChecked():
                column.addWidget(_label(self._group_name(topic), is_bold=True))
            ids = tuple(row.key for row in rows)
            for row in rows:
                card = QuoteCard(row, ids, self)
                self._cards.append(card)
                column.addWidget(card)
        if not self._cards:
            column.addWidget(_label(_(EMPTY), is_quiet=True))
        column.addStretch(1)
        self.area.setWidget(body)
        self.area.verticalScrollBar().setValue(at)
        for card in self._cards:
            if card.quote.key == kept:
                card.setFocus()

    def _group_name(self, topic: str) -> str:
        if not topic:
            return _("On no topic")
        name = TopicId(topic)
        ids = [row.id for row in self.workspace.project.ordered_topics()]
        return f"{topic_letter(ids.index(name))}  {topic_name(self.workspace.scene, name)}"

    def step(self, card: QuoteCard, by: int) -> None:
        """Give the keyboard to the card `by` places below."""
        place = self._cards.index(card) + by
        if 0 <= place < len(self._cards):
            self._cards[place].setFocus()
            self.area.ensureWidgetVisible(self._cards[place])

    def move_quote(self, card: QuoteCard, by: int) -> None:
        """Move a card up (-1) or down (1) in its group."""
        from perspectives.model.annotating import order_pins

        rows = tuple(row.key for row in quotes(self.workspace.scene))
        order = moved_ids(rows, card.group, card.quote.key, by)
        if order != rows:
            card.setFocus()
            self.wanted.emit(lambda project: order_pins(project, order))

    def remove(self, card: QuoteCard) -> None:
        """Take a card out of the basket; Undo brings it back."""
        from perspectives.model.annotating import unpin

        self.wanted.emit(lambda project: unpin(project, card.quote.pin.target))

    def edit(self, card: QuoteCard) -> None:
        """Write the note and the translation, beside the original."""
        from perspectives.desktop.quote_editor import QuoteEditor

        editor = QuoteEditor(self.workspace.scene, card.quote, self)
        editor.written.connect(self.wanted)
        editor.open()

    def visit(self, card: QuoteCard) -> None:
        """Go to the passage in its text."""
        if card.quote.passages:
            self.visited.emit(card.quote.passages[0].id)

    def take(self, update: Update) -> None:
        """Draw what the update changes."""
        before, after = update.before, update.after
        is_new = before.project.pins is not after.project.pins or update.has_new_comparison
        if is_new or before.view.theme != after.view.theme:
            self.draw()


class QuoteCard(QFrame):
    """One pinned passage or pair, with its note and translation."""

    def __init__(self, quote: Quote, group: tuple[str, ...], panel: BasketPanel) -> None:
        super().__init__()
        self.quote, self.group, self.panel = quote, group, panel
        self.look = theme(panel.workspace.view.theme)
        scene = panel.workspace.scene
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        head = heading(scene, quote)
        column.addWidget(_label(head, is_bold=True))
        said: list[str] = []
        for passage in quote.passages:
            words = quoted(words_of(scene, passage))
            said.append(words)
            label = _label(words)
            label.setFont(Typography(15.0).style(Role.PARAGRAPH).font)
            column.addWidget(label)
        pin = quote.pin
        if pin.translation:
            told = _("Your translation: {words}").format(words=pin.translation)
            column.addWidget(_label(told))
            said.append(told)
        else:
            names = [foreign_language(scene, row) for row in quote.passages]
            for name in dict.fromkeys(filter(None, names)):
                missing = _("In {language}: no translation of yours yet.")
                column.addWidget(_label(missing.format(language=name), is_quiet=True))
        if pin.note:
            told = _("Note: {text}").format(text=pin.note)
            column.addWidget(_label(told, is_quiet=True))
            said.append(told)
        column.addWidget(self._buttons())
        self.setAccessibleName(" ".join((*said, head)))

    def _buttons(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setSpacing(4)
        panel, at = self.panel, self.group.index(self.quote.key)
        rows = (
            ("up", "↑", _("Move up"), lambda: panel.move_quote(self, -1), at > 0),
            ("down", "↓", _("Move down"), lambda: panel.move_quote(self, 1), self._has_next()),
            ("edit", _("Note…"), _("Note and translation"), lambda: panel.edit(self), True),
            ("open", _("Open"), _("Open in its text"), lambda: panel.visit(self), True),
            ("remove", _("Remove"), _("Take out of the basket"), lambda: panel.remove(self), True),
        )
        for place, (name, words, told, run, is_on) in enumerate(rows):
            button = FlatButton(words, self.look)
            button.setObjectName(name)
            button.setAccessibleName(told)
            button.setToolTip(told)
            button.setEnabled(is_on)
            button.clicked.connect(lambda _on=False, run=run: run())
            grid.addWidget(button, 0, place)
        grid.setColumnStretch(len(rows), 1)
        return holder

    def _has_next(self) -> bool:
        return self.group.index(self.quote.key) + 1 < len(self.group)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move on, with Ctrl they move the card; Enter opens, N writes, Del removes."""
        key = Qt.Key(event.key())
        moves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps and moves:
            self.panel.move_quote(self, steps[key])
        elif key in steps:
            self.panel.step(self, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.visit(self)
        elif key == Qt.Key.Key_N:
            self.panel.edit(self)
        elif key == Qt.Key.Key_Delete:
            self.panel.remove(self)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click gives the card the keyboard."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the passage in its text."""
        self.panel.visit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.panel.area.ensureWidgetVisible(self, 0, 4)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box, ringed where it has the keyboard."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter, QPen

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_focused = self.hasFocus()
        pen = QPen(self.look.focus, 2) if is_focused else QPen(self.look.line, 1)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)


def _label(words: str, *, is_bold: bool = False, is_quiet: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = label.font()
    font.setBold(is_bold)
    label.setFont(font)
    if is_quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
