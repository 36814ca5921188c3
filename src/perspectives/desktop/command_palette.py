"""The command palette: every action, topic, text, passage and answer, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.actions import ACTIONS
from perspectives.desktop.keys import working_keys
from perspectives.desktop.palette_painting import ENTRY_ROLE, Entry, RowDelegate
from perspectives.desktop.passage_list import around
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of
from perspectives.model.topics import TopicId, topic_letter
from perspectives.texts import _, later, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Scene

WIDTH, TALLEST, TOP = 640, 440, 14
"""Pixels of the palette, and from the window's top edge to it."""

GROUPS = {
    "command": (later("Commands"), 7),
    "topic": (later("Topics"), 5),
    "text": (later("Texts"), 5),
    "passage": (later("In the texts"), 8),
    "help": (later("Help"), 4),
}
"""Kinds of entries in their order, what they stand under, and how many answer a query at most."""

LEAST_PASSAGE = 3
"""Letters from which passages are searched too."""

AROUND = 24
"""Characters of a passage before the words that answer."""

WORST = 112
"""Loose letters further apart than this answer nothing a person meant."""


class Answer(NamedTuple):
    """An entry and how badly it answers: 0 best."""

    badness: int
    place: int
    entry: Entry


def fuzzy(query: str, words: str) -> int | None:
    """How badly `words` answer `query`: 0 best, None where its letters do not stand in order.

    A query that begins the words, or a word of them, comes first; then runs; then loose letters.
    """
    query, words = query.casefold().strip(), words.casefold()
    if not query:
        return 0
    at = words.find(query)
    if at >= 0:
        return at and (1 if words[at - 1] == " " else 10 + at)
    place, gaps = -1, 0
    for letter in query.replace(" ", ""):
        found = words.find(letter, place + 1)
        if found < 0:
            return None
        gaps += found - place - 1
        place = found
    return 100 + gaps


class CommandPalette(QWidget):
    """Lies over the window and dims it; Enter runs, Esc or a click beside it leaves."""

    def __init__(self, window: Decisions) -> None:
        super().__init__(window)
        self.window_ = window
        self._before = window.focusWidget()
        look = theme(window.workspace.view.theme)
        self._shade = QColor(0, 0, 0, 150 if look.is_dark else 90)
        self.setAccessibleName(_("Find a command, topic, text or passage"))
        self.box = QFrame(self)
        self.box.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setPlaceholderText(_("Search texts, topics and commands"))
        self.field.setAccessibleName(_("Search texts, topics and commands"))
        font = self.field.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.field.setFont(font)
        self.field.setTextMargins(14, 8, 14, 8)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RowDelegate(look, self.list))
        column = QVBoxLayout(self.box)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._wear(look.palette(), look.page, look.line)
        self.entries = entries(window)
        self.shown: list[Entry] = []
        self.field.textChanged.connect(self.look_for)
        self.field.returnPressed.connect(self.run)
        self.list.itemClicked.connect(lambda _item: self.run())
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self._fit()
        self.look_for("")

    def _wear(self, palette: QPalette, page: QColor, line: QColor) -> None:
        palette.setColor(QPalette.ColorRole.Window, page)
        self.setPalette(palette)
        self._line = line

    def look_for(self, query: str) -> None:
        """Show what answers `query`, by kind, the kind with the best answer first."""
        groups = self._answers(query)
        order = sorted(groups, key=lambda kind: (groups[kind][0].badness >= 100, GROUP_ORDER[kind]))
        self.list.clear()
        self.shown = []
        for kind in order:
            head = QListWidgetItem(_(GROUPS[kind][0]))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(head)
            for answer in groups[kind]:
                item = QListWidgetItem(answer.entry.sentence())
                item.setData(ENTRY_ROLE, answer.entry)
                self.list.addItem(item)
                self.shown.append(answer.entry)
        self._step(1, first=True)
        self._fit()

    def _answers(self, query: str) -> dict[str, list[Answer]]:
        rated = [
            Answer(badness, at, row)
            for at, row in enumerate(self.entries)
            if (badness := fuzzy(query, row.words)) is not None and badness < WORST
        ]
        rated.sort(key=lambda row: row[:2])
        groups: dict[str, list[Answer]] = {}
        for answer in rated:
            rows = groups.setdefault(answer.entry.kind, [])
            if not query.strip() or len(rows) < GROUPS[answer.entry.kind][1]:
                rows.append(answer)
        if len(query.strip()) >= LEAST_PASSAGE:
            found = passages(self.window_, query.strip(), GROUPS["passage"][1])
            if found:
                groups["passage"] = [Answer(1, at, row) for at, row in enumerate(found)]
        return groups

    def run(self) -> None:
        """Do what is chosen."""
        item = self.list.currentItem()
        entry = item.data(ENTRY_ROLE) if item is not None else None
        self.leave()
        if entry is not None:
            entry.run()

    def leave(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        self.hide()
        self.window_.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _step(self, by: int, *, first: bool = False) -> None:
        """Choose the next entry; headings are stepped over."""
        at = -1 if first else self.list.currentRow()
        while 0 <= at + by < self.list.count():
            at += by
            if self.list.item(at).data(ENTRY_ROLE) is not None:
                self.list.setCurrentRow(at)
                if at == 1:
                    self.list.scrollToTop()
                return

    def _fit(self) -> None:
        """Cover the window; the box is as tall as what it holds."""
        window = self.window_
        self.setGeometry(window.rect())
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        tall = min(TALLEST, rows + 8, max(80, window.height() - 220))
        self.list.setFixedHeight(max(0, tall))
        wide = min(WIDTH, window.width() - 40)
        self.box.setFixedWidth(wide)
        self.box.adjustSize()
        bar = window.command_bar
        top = bar.mapTo(window, bar.rect().bottomLeft()).y() + TOP
        self.box.move((window.width() - wide) // 2, top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list; the window's size is the palette's."""
        if watched is self.window_:
            if event.type() == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._fit)
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the palette leaves."""
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window, and draw the edge of the palette."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._line, 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(self.box.geometry().adjusted(-4, -4, 4, 4), 10, 10)


GROUP_ORDER = {kind: place for place, kind in enumerate(GROUPS)}


def entries(window: Decisions) -> list[Entry]:
    """Actions that can be done now, topics, texts and answers."""
    from perspectives.desktop.help_entries import ENTRIES, show_answer

    scene = window.workspace.scene
    out = [
        Entry(
            told(row.text).rstrip("…"),
            "command",
            _(row.menu) if row.menu else "",
            next(iter(working_keys(row, window.settings)), ""),
            lambda row=row: row.run(window),
        )
        for row in ACTIONS
        if row.id != "palette" and (row.needs is None or row.needs(scene))
    ]
    out += _topics(window, scene)
    for document in scene.project.ordered_documents():
        show = lambda document=document: window.open_document(document.id)  # noqa: E731
        number = number_of(scene, document.id)
        out.append(Entry(f"{number}  {document.title}", "text", document.party, "", show))
    for question, answer in ENTRIES:
        say = lambda q=question, a=answer: show_answer(window, q, a)  # noqa: E731
        out.append(Entry(_(question), "help", "", "", say))
    return out


def _topics(window: Decisions, scene: Scene) -> Iterable[Entry]:
    for at, topic in enumerate(scene.project.ordered_topics()):
        words = f"{topic_letter(at)}  {topic.name}"
        light = lambda topic=topic: window.workspace.light(TopicId(topic.id))  # noqa: E731
        yield Entry(words, "topic", _("Light this topic"), "", light)


def passages(window: Decisions, query: str, most: int) -> list[Entry]:
    """Passages that hold the words of `query`, in the texts' order."""
    scene: Scene = window.workspace.scene
    wanted = query.casefold()
    out: list[Entry] = []
    for document in scene.project.ordered_documents():
        for row in scene.lookup.content_of(document.id):
            at = row.span.of(document.text).casefold().find(wanted)
            if at < 0:
                continue
            place = f"{number_of(scene, document.id)} ¶{row.number}"
            go = lambda row=row: window.show_passage(row.id)  # noqa: E731
            start = row.span.start + at
            box, spans = (row.span.start, row.span.end), [(start, start + len(wanted))]
            words, _marked = around(document.text, box, spans, AROUND)
            out.append(Entry(f"“{words}”", "passage", place, "", go))
            if len(out) == most:
                return out
    return out


def open_palette(window: Decisions) -> CommandPalette:
    """Show the palette over the upper middle of the window."""
    palette = CommandPalette(window)
    palette.show()
    palette.raise_()
    palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return palette
