"""A pane with its header, its minimap and the chips at its edges."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from perspectives.desktop.document_pane import DocumentPane
from perspectives.desktop.edge_chips import EdgeChip, beyond, sought
from perspectives.desktop.marks import Legend, Light
from perspectives.desktop.minimap import WIDTH, Minimap
from perspectives.desktop.pane_header import PaneHeader
from perspectives.desktop.theme import Theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.wording import (
    Answer,
    answer_of,
    edge_words,
    facts,
    header_note,
    number_of,
    why,
)
from perspectives.desktop.workspace import Scene
from perspectives.model.documents import CONTENT, Document, DocumentId, PassageId

RING = 2
"""Width of the focus ring, always kept free around the text."""

LEAST_WIDTH = 180
"""A pane can be dragged this narrow."""


def least_width(typography: Typography) -> int:
    """The width of a pane whose lines are just long enough."""
    margins = typography.margin + typography.right_margin
    return typography.least_width + margins + WIDTH + 8 + 2 * RING


class PaneFrame(QWidget):
    """One open text with all that belongs to it."""

    sought = Signal(str)
    """A passage that is to be brought into view in this pane."""

    def __init__(
        self,
        document: Document,
        typography: Typography,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pane = DocumentPane(document, typography, theme)
        self.header = PaneHeader(document.title, theme)
        self.map = Minimap(self.pane, theme)
        self.words = 0
        self._scene: Scene | None = None
        self._sought: list[int] = []
        self._top = EdgeChip(theme, is_top=True, parent=self)
        self._bottom = EdgeChip(theme, is_top=False, parent=self)
        self.setMinimumWidth(LEAST_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(RING, 0, 8, RING)
        row.addWidget(self.pane, 1)
        row.addWidget(self.map)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addSpacing(RING)
        column.addLayout(row, 1)
        self.pane.explain = self._explain
        self.pane.installEventFilter(self)
        self.pane.moved.connect(self._place_chips)
        for chip in (self._top, self._bottom):
            chip.nearest.connect(self._seek_nearest)
            chip.furthest.connect(self._seek_furthest)
            chip.stepped.connect(self._step)

    @property
    def document(self) -> DocumentId:
        """The id of the text shown."""
        return self.pane.text_document.id

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        for part in (self.pane, self.header, self.map):
            part.set_theme(theme)
        for chip in (self._top, self._bottom):
            chip.theme = theme
            chip.update()
        self.update()

    def show_light(self, light: Light, legend: Legend) -> None:
        """Show what is lit, in text, map and at the edges."""
        older = self.pane.lines.light
        self.pane.show_light(light, legend)
        self.map.show_light(light, legend)
        has_new_goal = older is None or (older.lookup, older.active, older.lit) != (
            light.lookup,
            light.active,
            light.lit,
        )
        if has_new_goal:
            rows = (self.pane.rows.row_of(row) for row in sought(light, self.document))
            self._sought = sorted(row for row in rows if row >= 0)
            self._place_chips()

    def show_scene(self, scene: Scene) -> None:
        """Say in the header what the text is and how it stands to the active passage."""
        self._scene = scene
        document = scene.project.documents.get(self.document, self.pane.text_document)
        note = header_note(scene, self.document)
        is_pinned = self.document in scene.view.pinned
        number = number_of(scene, self.document)
        self.header.title = document.title
        self.header.show_facts(
            number,
            facts(document, self.words) + (" · pinned" if is_pinned else ""),
            note,
            is_reference=number == "R",
            is_leading=scene.view.leading == self.document,
        )
        total = len(scene.project.documents)
        words = "Reference" if number == "R" else f"{number} of {total - 1}"
        self.header.set_picker(f"{words} ▾", f"{document.title}: what to show here")
        answer = answer_of(scene, self.document)
        self.pane.set_dimmed(answer in (Answer.NO_COUNTERPART, Answer.SILENT))

    def count_words(self) -> bool:
        """Count the words of the text once; returns whether that was still to do."""
        if self.words:
            return False
        from perspectives.analysis.summarising import count_words

        document = self.pane.text_document
        content = (row.span for row in document.blocks if row.role in CONTENT)
        self.words = max(1, sum(count_words(span.of(document.text)) for span in content))
        if self._scene is not None:
            self.show_scene(self._scene)
        return True

    def text_area(self) -> QRect:
        """The viewport of the text in this frame's pixels."""
        viewport = self.pane.viewport()
        return QRect(viewport.mapTo(self, QPoint(0, 0)), viewport.size())

    # Edges

    def _place_chips(self) -> None:
        if self._scene is None or not self.pane.lines.heights.count:
            return
        if not self._sought:
            self._top.hide()
            self._bottom.hide()
            return
        above, below = beyond(self._sought, self.pane.visible_rows())
        area = self.text_area()
        self._top.show_words(self._edge_words(len(above), above[-1] if above else -1), area)
        self._bottom.show_words(self._edge_words(len(below), below[0] if below else -1), area)

    def _edge_words(self, count: int, row: int) -> str:
        if not count or self._scene is None:
            return ""
        return edge_words(self._scene, count, self.pane.rows.passage(row))

    def _seek_nearest(self) -> None:
        self._seek(self.sender() is self._top, is_far=False)

    def _seek_furthest(self) -> None:
        self._seek(self.sender() is self._top, is_far=True)

    def _step(self, direction: int) -> None:
        self._seek(direction < 0, is_far=False)

    def _seek(self, is_above: bool, *, is_far: bool) -> None:
        above, below = beyond(self._sought, self.pane.visible_rows())
        rows = above if is_above else below
        if rows:
            self.sought.emit(self.pane.rows.passage(rows[0 if is_far == is_above else -1]))

    # Why

    def _explain(self, point: QPointF) -> str:
        marks = self.pane.marks_at(point)
        if not marks or self._scene is None:
            return ""
        row = self.pane.lines.row_at(point.y() + self.pane.scroll_y)
        passage = PassageId(self.pane.rows.passage(row))
        topics = [mark.topic for mark in marks]
        taggings = self._scene.lookup.taggings_of(passage)
        return "\n".join(why(self._scene, tag) for tag in taggings if tag.topic in topics)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring follows the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self.update)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chips at the edges."""
        super().resizeEvent(event)
        self._place_chips()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page around the text, and the ring where the keyboard is."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.page)
        if self.pane.hasFocus():
            painter.setPen(QPen(self.theme.focus, RING))
            top = self.header.height() + 1
            painter.drawRect(self.rect().adjusted(1, top, -1, -1))
