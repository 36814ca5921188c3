"""The topics at the left: letter, name, count, who speaks, line style; a click lights one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from perspectives.desktop.found import FOUND, LETTER, SLOT, Found
from perspectives.desktop.inks import inks
from perspectives.desktop.main_window import FOLDED_WIDTH, OPEN_WIDTH
from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.workspace import WORKING_SET, Update, Workspace
from perspectives.model.states import Relation, State
from perspectives.model.topics import Topic, TopicId, topic_letter
from perspectives.reporting.wording import passages_count
from perspectives.texts import _

ROW_HEIGHT = 42
"""Logical pixels (INTERACTION.md 2)."""


class TopicRow(QWidget):
    """One topic. Space or a click lights it, Ctrl adds, Enter edits, letters jump."""

    def __init__(self, topic: Topic, place: int, rail: "TopicRail") -> None:
        super().__init__(rail)
        self.topic, self.place, self.rail = topic, place, rail
        self.letter = topic_letter(place)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The height of a row."""
        return QSize(FOLDED_WIDTH, ROW_HEIGHT)

    def refresh(self) -> None:
        """Say and draw what the scene says now."""
        self.setAccessibleName(self._sentence())
        self.setToolTip(self._sentence())
        self.update()

    def _sentence(self) -> str:
        speaking = self.rail.speaking(self.topic.id)
        count = self.rail.count(self.topic.id)
        total = len(self.rail.texts)
        told = _("{letter}, {topic}: {passages}, {count} of {total} texts speak")
        words = told.format(
            letter=self.letter,
            topic=self.topic.name,
            passages=passages_count(count),
            count=len(speaking),
            total=total,
        )
        is_lit = self.topic.id in (FOUND, *self.rail.workspace.view.lit)
        return _("{topic}, lit").format(topic=words) if is_lit else words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Light this topic; Ctrl keeps the others."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.rail.workspace.light(TopicId(self.topic.id), adds=adds)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit this topic."""
        self.rail.edited.emit(self.topic.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Edit this topic."""
        self.rail.edited.emit(self.topic.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space lights, Enter edits, letters jump."""
        key = event.key()
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space:
            self.rail.workspace.light(TopicId(self.topic.id), adds=adds)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rail.step(self, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rail.edited.emit(self.topic.id)
        elif not adds and event.text().isalpha() and self.rail.jump(event.text().upper()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight and draw the ring."""
        super().focusInEvent(event)
        self.rail.area.ensureWidgetVisible(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chip, name, count, presence and line style."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, rail = self.rail.look, self.rail
        ink = look.ink(self.topic.colour, self.place)
        box = QRectF(self.rect()).adjusted(5.5, 1.5, -5.5, -1.5)
        is_lit = self.topic.id in (FOUND, *rail.workspace.view.lit)
        if is_lit:
            painter.setPen(QPen(look.text if look.is_high_contrast else ink.stroke, 1.5))
            painter.setBrush(ink.tint)
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        pictures = inks(look, Typography(17.0), self.devicePixelRatioF())
        chip = pictures.chip(self.letter, ink, State.PROPOSED, is_filled=True)
        side = chip.height() / chip.devicePixelRatio()
        left = 14 if not rail.is_folded else (self.width() - side) / 2
        painter.drawPixmap(round(left), round((self.height() - side) / 2), chip)
        if not rail.is_folded:
            self._paint_words(painter, look, left + side + 8)
            strip = pictures.line(ink, is_thick=True)
            height = pictures.thickness(ink.style, is_thick=True)
            ratio = strip.devicePixelRatio()
            painter.drawPixmap(
                QRectF(self.width() - 50, 28, 38, height),
                strip,
                QRectF(0, 0, 38 * ratio, height * ratio),
            )
        painter.end()

    def _paint_words(self, painter: QPainter, look: Theme, left: float) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.text)
        count = str(self.rail.count(self.topic.id))
        room = QRectF(left, 4, self.width() - left - 14, 20)
        wide = painter.fontMetrics().horizontalAdvance(count) + 8
        name = painter.fontMetrics().elidedText(
            self.topic.name, Qt.TextElideMode.ElideRight, round(room.width() - wide)
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self.font())
        painter.setPen(look.muted)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        self._paint_presence(painter, look, left)

    def _paint_presence(self, painter: QPainter, look: Theme, left: float) -> None:
        """A box a text, filled where it speaks; one bar where there are too many for boxes."""
        ink = look.ink(self.topic.colour, self.place)
        speaking = self.rail.speaking(self.topic.id)
        painter.setPen(QPen(look.control, 1))
        if len(self.rail.texts) > WORKING_SET:
            track = QRectF(left, 27, 80, 7)
            painter.setBrush(look.page)
            painter.drawRoundedRect(track, 2, 2)
            share = len(speaking) / len(self.rail.texts)
            painter.setBrush(ink.stroke)
            painter.drawRoundedRect(track.adjusted(0, 0, -track.width() * (1 - share), 0), 2, 2)
            return
        for at, text in enumerate(self.rail.texts):
            is_speaking = text in speaking
            painter.setPen(QPen(ink.stroke if is_speaking else look.control, 1))
            painter.setBrush(ink.stroke if is_speaking else look.page)
            painter.drawRoundedRect(QRectF(left + at * 12 + 0.5, 27.5, 9, 6), 2, 2)


class FoundRow(TopicRow):
    """What a search, a name or a shared wording found: a topic for a while, under the others."""

    def __init__(self, rail: "TopicRail") -> None:
        super().__init__(Topic(FOUND, "", SLOT), SLOT, rail)
        self.letter = LETTER

    def show_found(self, found: Found) -> None:
        """Show what was found; hidden where nothing was."""
        self.topic = Topic(FOUND, found.name, SLOT)
        self.setVisible(bool(found.passages))
        self.refresh()


class TopicRail(QWidget):
    """Draws the topics of the workspace, reference order and filters included."""

    edited = Signal(str)
    """A topic's id: the person wants to edit it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.look = theme(workspace.view.theme)
        self.texts: tuple[str, ...] = ()
        self.is_folded = False
        self._counts: dict[str, int] = {}
        self._speaking: dict[str, frozenset[str]] = {}
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Topics"))
        self.title, self.signs = QLabel(_("Topics")), QLabel()
        font = QFont(self.title.font())
        font.setBold(True)
        self.title.setFont(font)
        self.only_split = QCheckBox(_("Disagreements only"))
        self.only_verbatim = QCheckBox(_("Near-verbatim only"))
        self.help = QLabel(_("Light: click or Space, Ctrl adds\nNext: Alt+↓"))
        self._lay_out()
        workspace.updated.connect(self.take)
        self._fill()

    def _lay_out(self) -> None:
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.rows.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self.rows)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        for label in (self.title, self.signs, self.only_split, self.only_verbatim, self.help):
            label.setContentsMargins(14, 0, 8, 0)
        column.addWidget(self.title)
        column.addWidget(self.signs)
        column.addWidget(self.area, 1)
        self.found = FoundRow(self)
        self.found.hide()
        column.addWidget(self.found)
        for widget in (self.only_split, self.only_verbatim, self.help):
            column.addWidget(widget)
        for box in (self.only_split, self.only_verbatim):
            box.toggled.connect(lambda _on: self._show_rows())
        self.fold(is_folded=False)

    def fold(self, *, is_folded: bool) -> None:
        """Show letters only, or all."""
        self.is_folded = is_folded
        self.setFixedWidth(FOLDED_WIDTH if is_folded else OPEN_WIDTH)
        for widget in (self.title, self.signs, self.only_split, self.only_verbatim, self.help):
            widget.setVisible(not is_folded)
        self.update()

    def topic_rows(self) -> list[TopicRow]:
        """The rows, top to bottom."""
        items = (self.rows.itemAt(at) for at in range(self.rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [row for row in widgets if isinstance(row, TopicRow)]

    def count(self, topic: str) -> int:
        """Passages on the topic in all texts."""
        if topic == FOUND:
            return len(self.workspace.view.found.passages)
        return self._counts.get(topic, 0)

    def speaking(self, topic: str) -> frozenset[str]:
        """The texts that speak on the topic."""
        if topic == FOUND:
            return frozenset(self.workspace.view.found.documents())
        return self._speaking.get(topic, frozenset())

    def step(self, row: TopicRow, by: int) -> None:
        """Give the keyboard to the row `by` places below."""
        rows = [each for each in self.topic_rows() if not each.isHidden()]
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            rows[place].setFocus()

    def jump(self, letter: str) -> bool:
        """Give the keyboard to the topic with this letter; whether there is one."""
        for row in self.topic_rows():
            if row.letter == letter and not row.isHidden():
                row.setFocus()
                return True
        return False

    def take(self, update: Update) -> None:
        """Draw what the update changes."""
        before, after = update.before, update.after
        if before.project.topics is not after.project.topics:
            self._fill()
            return
        if update.has_new_comparison or update.has_new_project:
            self._count()
        if before.view.theme != after.view.theme:
            self.look = theme(after.view.theme)
            self.setPalette(self.look.palette())
        if before.view.found is not after.view.found:
            self.found.show_found(after.view.found)
        changed = update.has_new_comparison or update.has_new_project
        if changed or before.view.lit != after.view.lit or before.view.theme != after.view.theme:
            for row in self.topic_rows():
                row.refresh()

    def _fill(self) -> None:
        self.look = theme(self.workspace.view.theme)
        self.setPalette(self.look.palette())
        while item := self.rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for place, topic in enumerate(self.workspace.project.ordered_topics()):
            self.rows.addWidget(TopicRow(topic, place, self))
        self.rows.addStretch(1)
        self._count()
        for row in self.topic_rows():
            row.refresh()

    def _count(self) -> None:
        project, lookup = self.workspace.project, self.workspace.lookup
        self.texts = tuple(row.id for row in project.ordered_documents())
        self._counts, self._speaking = {}, {}
        for topic in project.topics:
            passages = {text: len(lookup.tagged(text, topic)) for text in self.texts}
            self._counts[topic] = sum(passages.values())
            self._speaking[topic] = frozenset(row for row in self.texts if passages[row])
        few = len(self.texts) <= WORKING_SET
        signs = ["R", *(str(at) for at in range(1, len(self.texts)))]
        names = [row.id for row in (*project.positions(),)]
        order = {project.reference: "R"} | {row: signs[at + 1] for at, row in enumerate(names)}
        signs = " ".join(order[r] for r in self.texts)
        self.signs.setText(_("passages · {texts}").format(texts=signs) if few else "")
        self._show_rows()

    def _show_rows(self) -> None:
        split, verbatim = self.only_split.isChecked(), self.only_verbatim.isChecked()
        links = self.workspace.comparison.links
        contrary = {t for row in links if row.relation is Relation.CONTRARY for t in row.topics}
        same = {t for row in links if row.relation is Relation.NEAR_VERBATIM for t in row.topics}
        for row in self.topic_rows():
            is_shown = (not split or row.topic.id in contrary) and (
                not verbatim or row.topic.id in same
            )
            row.setVisible(is_shown)
