"""A pane with its header, its minimap and the chips at its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from perspectives.desktop.document_pane import DocumentPane
from perspectives.desktop.edge_chips import EdgeChip, beyond, sought
from perspectives.desktop.minimap import WIDTH, Minimap
from perspectives.desktop.pane_header import PaneHeader
from perspectives.desktop.wording import (
    Answer,
    answer_of,
    edge_words,
    facts,
    header_note,
    number_of,
    why,
)
from perspectives.model.documents import CONTENT, Document, DocumentId, PassageId
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from perspectives.desktop.marks import Legend, Light
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.typography import Typography
    from perspectives.desktop.workspace import Scene

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
        self.chips: tuple[EdgeChip, ...] = ()
        """The chips at top and bottom, once there is something to seek."""
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
        self.pane.focused.connect(self.update)
        self.pane.moved.connect(self._place_chips)

    @property
    def document(self) -> DocumentId:
        """The id of the text shown."""
        return self.pane.text_document.id

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.theme = theme
        for part in (self.pane, self.header, self.map):
            part.set_theme(theme)
        for chip in self.chips:
            chip.theme = theme
            chip.update()
        self.update()

    def show_light(self, light: Light, legend: Legend) -> None:
        """Show what is lit, in text, map and at the edges."""
        older = self.pane.lines.light
        self.pane.show_light(light, legend)
        self.map.show_light(light, legend)
        has_new_goal = older is None or (older.lookup, older.active, older.lit, older.found) != (
            light.lookup,
            light.active,
            light.lit,
            light.found,
        )
        if has_new_goal:
            passages = light.lookup.passages
            self._sought = sorted(passages[row].span.start for row in sought(light, self.document))
            self._place_chips()

    def show_scene(self, scene: Scene) -> None:
        """Say in the header what the text is and how it stands to the active passage."""
        self._scene = self.map.scene = scene
        document = scene.project.documents.get(self.document, self.pane.text_document)
        note = header_note(scene, self.document)
        is_pinned = self.document in scene.view.pinned
        number = number_of(scene, self.document)
        self.header.title = document.title
        self.header.show_facts(
            number,
            facts(document, self.words) + (f" · {_('pinned')}" if is_pinned else ""),
            note,
            is_reference=number == "R",
            is_leading=scene.view.leading == self.document,
        )
        total = len(scene.project.documents)
        told = _("{number} of {count}")
        words = _("Reference") if number == "R" else told.format(number=number, count=total - 1)
        name = _("{title}: what to show here").format(title=document.title)
        self.header.set_picker(words, name)
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
        if self._sought and not self.chips:
            self.chips = EdgeChip(self.theme, self, -1), EdgeChip(self.theme, self, 1)
            for chip in self.chips:
                chip.asked.connect(self._seek)
        if self.chips:
            area = self.text_area()
            edges = beyond(self._sought, self.pane.visible_span())
            for chip, starts, nearest in zip(self.chips, edges, (-1, 0), strict=True):
                if starts:
                    passage = self._passage_at(starts[nearest])
                    chip.show_words(edge_words(self._scene, len(starts), passage), area)
                else:
                    chip.hide()

    def _seek(self, direction: int, is_far: bool) -> None:
        above, below = beyond(self._sought, self.pane.visible_span())
        starts = above if direction < 0 else below
        if starts:
            self.sought.emit(self._passage_at(starts[0 if is_far == (direction < 0) else -1]))

    def _passage_at(self, start: int) -> PassageId:
        return self.pane.rows.passage(self.pane.rows.row_at(start))

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
