"""The command palette: every action, topic and text, found by a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from perspectives.desktop.actions import ACTIONS
from perspectives.desktop.keys import working_keys
from perspectives.desktop.wording import first_words, number_of
from perspectives.model.topics import TopicId, topic_letter
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Scene

MOST = 60
"""Rows shown: more are not read, another letter finds better."""

LEAST_PASSAGE = 3
"""Letters from which passages are searched too."""


@dataclass(frozen=True)
class Entry:
    """Something to choose: its words, what kind it is, its keys, and what choosing it does."""

    words: str
    kind: str
    keys: str
    run: Callable[[], None]


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


class CommandPalette(QDialog):
    """Opens over the window; Enter runs, Esc leaves, arrows choose."""

    def __init__(self, window: Decisions) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAccessibleName(_("Decisions"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search texts, topics and commands"))
        self.field.setAccessibleName(_("Search texts, topics and commands"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.entries = entries(window)
        self.window_, self.shown = window, []
        self.field.textChanged.connect(self.look_for)
        self.field.returnPressed.connect(self.run)
        self.list.itemActivated.connect(lambda _item: self.run())
        self.list.itemClicked.connect(lambda _item: self.run())
        self.field.installEventFilter(self)
        self.setPalette(window.palette())
        self.resize(640, 420)
        self.look_for("")

    shown: list[Entry]

    def look_for(self, query: str) -> None:
        """Show what answers `query`, best first."""
        rated = [(fuzzy(query, row.words), at, row) for at, row in enumerate(self.entries)]
        good = sorted((r[0], r[1], r[2]) for r in rated if r[0] is not None)  # type: ignore[type-var]
        self.shown = [row for _, _, row in good][:MOST]
        if len(query) >= LEAST_PASSAGE:
            room = MOST - len(self.shown)
            self.shown += passages(self.window_, query)[:room]
        self.list.clear()
        for row in self.shown:
            keys = f"    {row.keys}" if row.keys else ""
            self.list.addItem(QListWidgetItem(f"{row.words}    — {row.kind}{keys}"))
        self.list.setCurrentRow(0)

    def run(self) -> None:
        """Do what is chosen."""
        row = self.list.currentRow()
        self.accept()
        if 0 <= row < len(self.shown):
            self.shown[row].run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


def entries(window: Decisions) -> list[Entry]:
    """Actions that can be done now, topics and texts."""
    scene = window.workspace.scene
    out = [
        Entry(
            told(row.text).rstrip("…"),
            _(row.menu),
            ", ".join(working_keys(row, window.settings)),
            lambda row=row: row.run(window),
        )
        for row in ACTIONS
        if row.id != "palette" and (row.needs is None or row.needs(scene))
    ]
    for at, topic in enumerate(scene.project.ordered_topics()):
        words = f"{topic_letter(at)}  {topic.name}"
        light = lambda topic=topic: window.workspace.light(TopicId(topic.id))  # noqa: E731
        out.append(Entry(words, _("Topic"), "", light))
    for document in scene.project.ordered_documents():
        words = f"{number_of(scene, document.id)}  {document.title}"
        show = lambda document=document: window.open_document(document.id)  # noqa: E731
        out.append(Entry(words, _("Text"), "", show))
    return out


def passages(window: Decisions, query: str) -> list[Entry]:
    """Passages that hold the words of `query`, in reading order."""
    scene: Scene = window.workspace.scene
    wanted = query.casefold()
    out: list[Entry] = []
    for document in scene.project.ordered_documents():
        for row in scene.lookup.content_of(document.id):
            if wanted in row.span.of(document.text).casefold():
                place = f"{number_of(scene, document.id)} ¶{row.number}"
                go = lambda row=row: window.show_passage(row.id)  # noqa: E731
                out.append(Entry(f"“{first_words(scene, row.id)}”", place, "", go))
                if len(out) >= MOST:
                    return out
    return out


def open_palette(window: Decisions) -> CommandPalette:
    """Show the palette over the upper middle of the window."""
    palette = CommandPalette(window)
    corner = window.mapToGlobal(window.rect().topLeft())
    palette.move(corner.x() + (window.width() - palette.width()) // 2, corner.y() + 90)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    palette.show()
    palette.field.setFocus()
    return palette
