"""The reading view: open texts side by side, the links between them, folded texts at the side.

The board owns the panes and tells them what the workspace says; what a person does in a pane goes
to the workspace. Geometry is only ever asked from the panes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from perspectives.desktop.arranging import (
    Changes,
    arranged,
    carried,
    folded,
    how_many_fit,
    made_reference,
    moved,
    opened,
    opened_beside,
    pinned,
    revised,
    stepped,
    swapped,
)
from perspectives.desktop.document_pane import DocumentPane
from perspectives.desktop.folded_strip import WIDTH as STRIP
from perspectives.desktop.folded_strip import FoldedStrip, StripRow
from perspectives.desktop.follow_controller import FollowController
from perspectives.desktop.marks import Legend, Light
from perspectives.desktop.pane_frame import PaneFrame, least_width
from perspectives.desktop.pane_splitter import PaneSplitter
from perspectives.desktop.reading_aids import ReadingAids
from perspectives.desktop.ribbons import WIDTH as GUTTER
from perspectives.desktop.ribbons import RibbonHandle
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.workspace import NO_PASSAGE, WORKING_SET, Update, Workspace
from perspectives.model.documents import Document, DocumentId, PassageId, document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent


HOVER_IN_MS, HOVER_OUT_MS = 60, 120
"""How long the pointer rests before a passage lights up, and before it goes out again."""

REST_MS, IDLE_MS = 150, 16
"""Idle work begins when nothing has moved for so long, then goes on in small steps."""

SLICE_SECONDS = 0.004
"""Heights are measured in slices of 4 ms, one pane a tick, so that eight cost no more than one."""

SMALLEST_PX, LARGEST_PX, USUAL_PX = 10.0, 40.0, 17.0
ZOOM_STEP = 1.1


class Board(QWidget):
    """Draws the open and folded texts of a workspace."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.typography = Typography(workspace.view.text_px)
        self.legend = Legend(workspace.project)
        self.light = Light(workspace.scene)
        self.splitter = PaneSplitter()
        self.strip_row = StripRow()
        self.strip_row.opened.connect(self.open_document)
        self.follower = FollowController(workspace, self.panes, self)
        self.places: dict[DocumentId, tuple[int, float] | None] = {}
        self.takes_click: Callable[[str], bool] | None = None
        self._pointed = NO_PASSAGE
        self._turn = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.strip_row)
        self.aids = ReadingAids(self, row, workspace)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._work_idly)
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.timeout.connect(self._take_hover)
        self.setAutoFillBackground(True)
        self._take_theme()
        workspace.updated.connect(self._update)
        if workspace.view.open:
            self._fill()
            self._show_light()

    # What is on it

    def frames(self) -> list[PaneFrame]:
        """The open panes, left to right."""
        return self.splitter.frames()

    def panes(self) -> list[DocumentPane]:
        """The open texts, left to right."""
        return [frame.pane for frame in self.frames()]

    @property
    def strips(self) -> list[FoldedStrip]:
        """The folded texts, left to right."""
        return self.strip_row.strips

    def handles(self) -> list[RibbonHandle]:
        """The gaps between panes, left to right."""
        return self.splitter.handles()

    def frame_of(self, document: DocumentId | str) -> PaneFrame | None:
        """The pane that shows a text; None where it is folded."""
        return next((row for row in self.frames() if row.document == document), None)

    def current(self) -> DocumentId:
        """The text with the keyboard, else the leading one, else the first open one."""
        for frame in self.frames():
            if frame.pane.hasFocus():
                return frame.document
        view = self.workspace.view
        return view.leading or (view.open[0] if view.open else DocumentId(""))

    # What menus and keys call

    def next_counterpart(self) -> None:
        """Make the next passage in the light active, in the text a person reads."""
        self._choose(stepped(self.workspace.scene, self.current(), 1))

    def previous_counterpart(self) -> None:
        """Make the previous passage in the light active, in the text a person reads."""
        self._choose(stepped(self.workspace.scene, self.current(), -1))

    def open_text(self, number: int) -> None:
        """Open text `number` of the project, from 1 in order; an open one gets the keyboard."""
        documents = self.workspace.project.ordered_documents()
        if 0 < number <= len(documents):
            self.open_document(documents[number - 1].id)

    def open_document(self, document: DocumentId | str) -> None:
        """Open a text in place of the last opened, and give it the keyboard."""
        view, name = self.workspace.view, DocumentId(document)
        self._show(opened(self.workspace.project, view, name))
        frame = self.frame_of(name)
        if frame is not None:
            frame.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_beside(self, document: DocumentId) -> None:
        """Open a text as one more pane, whether it fits or not."""
        self._show(opened_beside(self.workspace.view, document))

    def swap(self, shown: DocumentId, document: DocumentId) -> None:
        """Show `document` in the pane of `shown`."""
        self._show(swapped(self.workspace.view, shown, document))

    def fold(self, document: DocumentId) -> None:
        """Fold an open text."""
        self._show(folded(self.workspace.view, document))

    def toggle_pin(self, document: DocumentId) -> None:
        """Pin a pane, so that it follows no more, or let it follow again."""
        self._show(pinned(self.workspace.view, document))

    def move_pane(self, step: int) -> None:
        """Move the pane a person reads `step` places to the right (negative: to the left)."""
        document, open_texts = self.current(), self.workspace.view.open
        if document in open_texts:
            self.move_document(document, open_texts.index(document) + step)

    def move_document(self, document: DocumentId, place: int) -> None:
        """Move the pane of a text to a place, 0 = leftmost."""
        self._show(moved(self.workspace.view, document, place))

    def make_reference(self, document: DocumentId) -> None:
        """Make a text the reference; links and decisions stay as they are."""
        edit = made_reference(self.workspace.project, document)
        if edit is not None:
            self.workspace.do(edit)

    def back(self) -> None:
        """Bring all panes back to where they stood before they were last moved."""
        self.follower.back()

    def zoom(self, step: int) -> None:
        """Set the text `step` sizes larger (negative: smaller); 0 = as it was meant."""
        size = self.workspace.view.text_px * ZOOM_STEP**step if step else USUAL_PX
        self.workspace.show(text_px=min(LARGEST_PX, max(SMALLEST_PX, round(size, 1))))

    # Updates

    def _show(self, changes: Changes) -> None:
        if changes:
            self.workspace.show(**changes)

    def _update(self, update: Update) -> None:
        before, after = update.before, update.after
        old, new = before.view, after.view
        if old.theme != new.theme:
            self._take_theme()
        is_reset = (old.text_px, old.typesetting) != (new.text_px, new.typesetting)
        if is_reset:
            self.typography = Typography(new.text_px)
            for frame in self.frames():
                frame.pane.set_typography(self.typography)
        if before.project.topics is not after.project.topics:
            self.legend = Legend(after.project)
        has_new_texts = before.project.documents is not after.project.documents
        if has_new_texts:
            self._show(revised(before.project, after.project, self.workspace.view))
        if has_new_texts or is_reset:
            self._arrange(
                [row for row in after.project.documents if row not in before.project.documents]
            )
        self.light = Light(after)
        if has_new_texts or (old.open, old.working_set) != (new.open, new.working_set):
            self._fill()
        if not _is_hover_only(update):
            for frame in self.frames():
                frame.show_scene(after)
        self._show_light()
        self.aids.update(update)
        self.follower.follow(update)

    def _arrange(self, added: list[str] | None = None) -> None:
        """Settle which texts are open in the room there is."""
        scene = self.workspace.scene
        texts = len(scene.view.working_set) or min(WORKING_SET, len(scene.project.documents))
        fitting = how_many_fit(self.width(), texts, least_width(self.typography), GUTTER, STRIP)
        names = [DocumentId(row) for row in added or ()]
        self._show(arranged(scene.project, scene.view, fitting, names))

    def _fill(self) -> None:
        """Make the panes and strips that the view asks for; those that stay are not touched."""
        project, view = self.workspace.project, self.workspace.view
        open_texts = [project.documents[row] for row in view.open if row in project.documents]
        self.splitter.fill(open_texts, self._make_frame, self._leave)
        if open_texts:
            self.setFocusProxy(self.panes()[0])
        self.strip_row.fill(
            [
                project.documents[row]
                for row in view.working_set
                if row in project.documents and row not in view.open
            ],
            theme(view.theme),
        )
        self.strip_row.fit(self.width())
        self._idle.start(REST_MS)

    def _leave(self, frame: PaneFrame) -> None:
        document = self.workspace.project.documents.get(frame.document)
        shown = frame.pane.rows.blocks
        anchor = carried(frame.pane.anchor(), shown, document.blocks if document else shown)
        self.places[frame.document] = anchor

    def _make_frame(self, document: Document) -> PaneFrame:
        frame = PaneFrame(document, self.typography, theme(self.workspace.view.theme))
        pane = frame.pane
        pane.pointed.connect(self._point)
        pane.chosen.connect(self._click)
        pane.lighted.connect(self.workspace.light)
        pane.moved.connect(self._take_move)
        pane.travelled.connect(self._travel)
        pane.zoomed.connect(self.zoom)
        frame.map.stepped.connect(self._choose)
        frame.sought.connect(self._seek)
        frame.header.picker.clicked.connect(self._pick)
        frame.header.chosen_as_reference.connect(self._refer)
        frame.header.dragged.connect(self._drop)
        if document.id in self.places:
            pane.restore(self.places[document.id])
        frame.show_scene(self.workspace.scene)
        QTimer.singleShot(0, frame, lambda: self.follower.welcome(pane))
        return frame

    def _show_light(self) -> None:
        for frame in self.frames():
            frame.show_light(self.light, self.legend)
        self.strip_row.show_light(self.light, self.legend, self.workspace.scene)
        self._update_ribbons()

    def _update_ribbons(self) -> None:
        scene = self.workspace.scene
        for handle in self.handles():
            handle.show_scene(scene, self.light, theme(scene.view.theme))

    def _take_move(self) -> None:
        """A pane has moved: draw the links beside it anew; heights may be left to measure."""
        pane = self.sender()
        for place, frame in enumerate(self.frames()):
            if frame.pane is pane:
                for handle in (self.splitter.handle(place), self.splitter.handle(place + 1)):
                    if handle is not None:
                        handle.update()
        if not self._idle.isActive() or self._idle.interval() == REST_MS:
            self._idle.start(REST_MS)

    def _take_theme(self) -> None:
        colours = theme(self.workspace.view.theme)
        self.setPalette(colours.palette())
        for frame in self.frames():
            frame.set_theme(colours)
        self.strip_row.set_theme(colours)

    # What a person does

    def _point(self, passage: str) -> None:
        self._pointed = PassageId(passage)
        self._hover.start(HOVER_IN_MS if passage else HOVER_OUT_MS)

    def _take_hover(self) -> None:
        self.workspace.show(hover=self._pointed)

    def _click(self, passage: str) -> None:
        if passage and not (self.takes_click and self.takes_click(passage)):
            self.follower.choose_in_place(PassageId(passage))

    def _choose(self, passage: str) -> None:
        if passage:
            row = PassageId(passage)
            self.workspace.show(active=row, leading=document_of(row))

    def _travel(self) -> None:
        pane = self.sender()
        if isinstance(pane, DocumentPane):
            self.follower.travelled(pane)

    def _seek(self, passage: str) -> None:
        frame = self.sender()
        if isinstance(frame, PaneFrame):
            self.follower.bring(frame.pane, PassageId(passage))

    def _frame_of_sender(self) -> PaneFrame:
        sender = self.sender()
        return next(row for row in self.frames() if sender in (row.header, row.header.picker))

    def _refer(self) -> None:
        self.make_reference(self._frame_of_sender().document)

    def _drop(self, point: QPoint) -> None:
        frame = self._frame_of_sender()
        self.move_document(frame.document, self.splitter.place_at(point, frame))

    def _pick(self) -> None:
        from perspectives.desktop.pane_menu import pane_menu

        frame = self._frame_of_sender()
        picker = frame.header.picker
        pane_menu(self, frame.document).popup(picker.mapToGlobal(picker.rect().bottomLeft()))

    # Time and room

    def _work_idly(self) -> None:
        """Count words, then make heights exact; rest when there is nothing left to do."""
        if self.follower.is_moving:
            return
        self._idle.setInterval(IDLE_MS)
        self.aids.serve(self.panes())
        for frame in self.frames():
            if frame.isVisible() and frame.count_words():
                return
        waiting = [row for row in self.panes() if row.lines.unmeasured and row.isVisible()]
        if not waiting:
            self._idle.stop()
            return
        self._turn += 1
        waiting[self._turn % len(waiting)].measure(SLICE_SECONDS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Open as many texts as fit now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
            self.strip_row.fit(self.width())


def _is_hover_only(update: Update) -> bool:
    """Whether nothing but the hovered passage has changed: the headers then stay."""
    before, after = update.before, update.after
    return (
        before.project is after.project
        and before.comparison is after.comparison
        and before.view.hover != after.view.hover
        and (before.view.active, before.view.lit, before.view.open, before.view.found)
        == (after.view.active, after.view.lit, after.view.open, after.view.found)
    )
