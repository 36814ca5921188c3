"""The shelf under the panes: who says what where the active passage speaks."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.actions import Context
from perspectives.desktop.keys import heard
from perspectives.desktop.shelf_cards import Card, Kind, cards
from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.wording import active_topics
from perspectives.desktop.workspace import Update, Workspace
from perspectives.model.documents import Role
from perspectives.reporting.wording import excerpt, quoted
from perspectives.texts import _, later

HEIGHT = 204
EMPTY_HEIGHT = 36
CARD_WIDTH = 150
"""Logical pixels of the shelf with cards and without, and least width of a card: five lines of 20
characters."""

LEAST_FOR_KEYS = 900
"""Width of the shelf under which its heading needs the room of the keys."""

SPARE = 0.15
"""Part of a line that may reach into the room above a card's foot."""

FULL_ROW = 5
"""Cards from which they share the whole width; fewer keep to the left, at their widest."""

KEYS = later("Confirm Enter · Reject Del · Relation R · Pin P · Note N")


class Shelf(QWidget):
    """Draws itself from the workspace; the keys on its cards ask for decisions.

    `confirmed`, `rejected`, `pinned`, `noted` and `related` carry a Link; the window turns them
    into edits.
    """

    confirmed = Signal(object)
    rejected = Signal(object)
    pinned = Signal(object)
    noted = Signal(object)
    related = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setFixedHeight(HEIGHT)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Shelf"))
        self.heading, self.keys = QLabel(), QLabel(_(KEYS))
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.keys)
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        self.row.setContentsMargins(2, 2, 2, 2)
        holder = QWidget()
        holder.setLayout(self.row)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        self.shown: tuple[Card, ...] = ()
        workspace.updated.connect(self._take)
        self.draw()

    def cards(self) -> list["CardFrame"]:
        """The cards, left to right."""
        items = (self.row.itemAt(at) for at in range(self.row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [row for row in widgets if isinstance(row, CardFrame)]

    def draw(self) -> None:
        """Draw the cards of the active passage anew; the focused text keeps the keyboard."""
        scene = self.workspace.scene
        look = theme(scene.view.theme)
        self.setPalette(look.palette())
        kept = next((row.card.document for row in self.cards() if row.hasFocus()), None)
        self.shown = cards(scene)
        while item := self.row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for card in self.shown:
            frame = CardFrame(card, look, self)
            self.row.addWidget(frame, 1)
            if card.document == kept:
                frame.setFocus()
        if len(self.shown) < FULL_ROW:
            self.row.addStretch(1)
        self._say()
        has_cards = bool(self.shown)
        self.area.setVisible(has_cards)
        quiet = QPalette.ColorRole.WindowText if has_cards else QPalette.ColorRole.PlaceholderText
        self.heading.setForegroundRole(quiet)
        self.setFixedHeight(HEIGHT if has_cards else EMPTY_HEIGHT)

    def _say(self) -> None:
        """The heading, cut where it would run into the keys; these go first in a narrow window."""
        words, metrics = self._heading(), self.heading.fontMetrics()
        self.keys.setVisible(bool(self.shown) and self.width() >= LEAST_FOR_KEYS)
        taken = self.keys.sizeHint().width() if self.keys.isVisibleTo(self) else 0
        room = self.width() - 48 - taken
        self.heading.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(80, room)))
        self.heading.setToolTip(words if self.heading.text() != words else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the heading anew."""
        super().resizeEvent(event)
        self._say()

    def _heading(self) -> str:
        scene = self.workspace.scene
        passage = scene.lookup.passages.get(scene.view.active)
        document = scene.project.documents.get(passage.document) if passage else None
        if passage is None or document is None or not self.shown:
            return _("Choose a passage to see what each text says where it speaks.")
        names = [scene.project.topics[row].name for row in active_topics(scene)[:1]]
        words = excerpt(passage.span.of(document.text), 70)
        if not names:
            return _("What each text says where this one says {words}").format(words=quoted(words))
        told = _("{topic}:  what each text says where this one says {words}")
        return told.format(topic=names[0], words=quoted(words))

    def relate_current(self) -> None:
        """Choose the relation of the card with the keyboard, else of the first that answers."""
        frames = [row for row in self.cards() if row.card.link is not None]
        frames.sort(key=lambda row: not row.hasFocus())
        if frames:
            self.related.emit(frames[0].card.link)

    def step(self, frame: "CardFrame", by: int) -> None:
        """Give the keyboard to the card `by` places to the right of `frame`."""
        frames = self.cards()
        place = frames.index(frame) + by
        if 0 <= place < len(frames):
            frames[place].setFocus()
            self.area.ensureWidgetVisible(frames[place])

    def visit(self, card: Card) -> None:
        """Open the card's text in the last pane, at the counterpart."""
        view = self.workspace.view
        if card.kind is not Kind.ANSWER or card.document in view.open:
            return
        kept = view.open[:-1] if len(view.open) > 1 else view.open
        self.workspace.show(open=(*kept, card.document))

    def _take(self, update: Update) -> None:
        before, after = update.before.view, update.after.view
        changed = update.has_new_comparison or update.has_new_project
        parts = ("active", "lit", "theme", "working_set")
        if changed or any(getattr(before, part) != getattr(after, part) for part in parts):
            self.draw()


class CardFrame(QWidget):
    """One card: hatched and written where a text is silent."""

    def __init__(self, card: Card, look: Theme, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.card, self.look, self.shelf = card, look, shelf
        self.setMinimumWidth(CARD_WIDTH)
        self.setMaximumWidth(CARD_WIDTH * 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(card.sentence())
        self.setToolTip(card.sentence())

    def sizeHint(self) -> QSize:
        """The width of a card."""
        return QSize(CARD_WIDTH, 140)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move; Enter, Del, R, P and N, or what was chosen for them, decide."""
        signals = {
            "enter": self.shelf.confirmed,
            "reject": self.shelf.rejected,
            "pin": self.shelf.pinned,
            "note": self.shelf.noted,
            "relate": self.shelf.related,
        }
        is_menu = event.key() == Qt.Key.Key_Menu
        action = "relate" if is_menu else heard(event, Context.PANES)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.shelf.step(self, 1 if event.key() == Qt.Key.Key_Right else -1)
        elif action in signals and self.card.link is not None:
            signals[action].emit(self.card.link)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is a visit."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the relation of the pair: "contrary" is only ever set by a person."""
        if self.card.link is not None:
            self.shelf.related.emit(self.card.link)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Moving the keyboard here opens that text at that place."""
        super().focusInEvent(event)
        self.update()
        self.shelf.visit(self.card)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, card = self.look, self.card
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(look.focus, 2) if self.hasFocus() else QPen(look.line, 1))
        painter.setBrush(look.page)
        painter.drawRoundedRect(box, 7, 7)
        if card.kind is Kind.SILENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(look.line, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
        self._paint_head(painter, box)
        self._paint_body(painter, box)
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        look, card = self.look, self.card
        disc = QRectF(box.left() + 8, box.top() + 8, 22, 22)
        painter.setPen(QPen(look.text, 1.2))
        painter.setBrush(look.page)
        painter.drawEllipse(disc)
        painter.setFont(self._font(0.85, is_bold=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, card.number)
        plate = QRectF(disc.right() + 6, disc.top(), box.right() - disc.right() - 12, 22)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        word, room = card.word.capitalize(), plate.adjusted(20, 0, 0, 0)
        for share in (0.9, 0.84, 0.78):
            painter.setFont(self._font(share, is_bold=True))
            if painter.fontMetrics().horizontalAdvance(word) <= room.width():
                break
        if card.kind is Kind.SILENT:
            wide = 26 + painter.fontMetrics().horizontalAdvance(word)
            painter.fillRect(QRectF(plate.left() - 2, plate.top(), wide, 22), look.page)
        painter.setPen(look.text)
        painter.drawText(room, left, word)
        painter.setPen(look.accent if card.kind is Kind.ANSWER else look.muted)
        painter.setFont(self._font(1.05, is_bold=True))
        painter.drawText(plate, left, card.sign)

    def _paint_body(self, painter: QPainter, box: QRectF) -> None:
        look, card = self.look, self.card
        words = QRectF(box.left() + 10, box.top() + 36, box.width() - 20, box.height() - 60)
        foot = QRectF(box.left() + 10, box.bottom() - 22, box.width() - 20, 18)
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        if card.kind is Kind.ANSWER:
            painter.setFont(Typography(14.5).style(Role.PARAGRAPH).font)
            painter.setPen(look.text)
            text = quoted(card.quote)
            # Whole lines only, measured in parts of pixels: else the last one loses its tails.
            line = QFontMetricsF(painter.font()).lineSpacing()
            words.setHeight((words.height() + line * SPARE) // line * line + 1)
        else:
            painter.setFont(self._font(0.92))
            painter.setPen(look.muted)
            told = "{title}" if card.kind is Kind.NO_COUNTERPART else _("{title} says nothing.")
            text = "\n".join(filter(None, (told.format(title=card.title), card.quote)))
            painter.fillRect(
                words.adjusted(-2, -2, 2, -words.height() + (80 if card.quote else 44)), look.page
            )
        painter.drawText(words, wrapped, text)
        painter.setFont(self._font(0.78))
        painter.setPen(look.muted)
        more = _("{count} more").format(count=card.more) if card.more else ""
        foot_words = (
            " · ".join(filter(None, (card.place, card.state, more)))
            if card.kind is Kind.ANSWER
            else ""
        )
        elided = painter.fontMetrics().elidedText(
            foot_words, Qt.TextElideMode.ElideRight, round(foot.width())
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, elided)

    def _font(self, share: float, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, font.pointSizeF() * share))
        font.setBold(is_bold)
        return font
