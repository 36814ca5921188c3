"""Moves panes: lets them follow the leading one, glides, jumps, and finds the way back."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

from perspectives.desktop.following import (
    STABLE_MS,
    Stretch,
    best_of,
    eased,
    eye_line,
    glide_ms,
    is_calm,
    landing,
    on_eye_line,
)
from perspectives.desktop.workspace import ScrollMode, Update, ViewState, Workspace
from perspectives.model.documents import CONTENT, DocumentId, PassageId, document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.document_pane import DocumentPane

FRAME_MS = 16
"""Between two steps of a glide: 60 a second."""

MOST_KEPT = 50
"""How many steps back are remembered."""


class Glide(NamedTuple):
    """A pane on its way: from and to scroll positions, since when, for how many seconds."""

    start: float
    end: float
    since: float
    seconds: float


class Spot(NamedTuple):
    """Where all panes stood, and what was active, before panes were moved."""

    anchors: tuple[tuple[DocumentId, tuple[int, float] | None], ...]
    active: PassageId
    leading: DocumentId


class FollowController(QObject):
    """Keeps the other panes beside the leading one, as the scroll mode says."""

    def __init__(
        self, workspace: Workspace, panes: Callable[[], list[DocumentPane]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.panes = panes
        self._glides: dict[DocumentPane, Glide] = {}
        self._history: list[Spot] = []
        self._candidate = PassageId("")
        self._is_leading_held = False
        self._is_going_back = False
        self._stable = QTimer(self)
        self._stable.setSingleShot(True)
        self._stable.setInterval(STABLE_MS)
        self._stable.timeout.connect(self._take_candidate)
        self._frame = QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._step)

    @property
    def is_moving(self) -> bool:
        """Whether a pane is on its way."""
        return bool(self._glides)

    # What a person does

    def travelled(self, pane: DocumentPane) -> None:
        """A person scrolled `pane`: it leads from now on, and nothing else is in motion."""
        self.stop()
        view = self.workspace.view
        if view.scroll_mode is ScrollMode.PROPORTIONAL:
            self._move_in_proportion(pane)
        if view.scroll_mode is not ScrollMode.FOLLOW:
            return
        candidate = self._on_eye_line(pane)
        if candidate and (candidate != view.active or view.leading != pane.text_document.id):
            self._candidate = candidate
            self._stable.start()
        else:
            self._stable.stop()

    def stop(self) -> None:
        """End all motion: what a person does comes first."""
        self._glides.clear()
        self._frame.stop()

    def choose_in_place(self, passage: PassageId) -> None:
        """Make `passage` active without moving its own pane: the person sees it there."""
        self._is_leading_held = True
        self.workspace.show(active=passage, leading=document_of(passage))
        self._is_leading_held = False

    def bring(self, pane: DocumentPane, passage: PassageId) -> None:
        """Bring `passage` into view in its own pane; nothing else moves."""
        self._remember(self.workspace.view)
        self._move(pane, passage, float(pane.eye))

    def back(self) -> None:
        """Bring all panes back to where they stood before the last move."""
        if not self._history:
            return
        spot = self._history.pop()
        self.stop()
        self._is_going_back = True
        self.workspace.show(active=spot.active, leading=spot.leading)
        self._is_going_back = False
        anchors = dict(spot.anchors)
        for pane in self.panes():
            if pane.text_document.id in anchors:
                pane.restore(anchors[pane.text_document.id])

    # What the workspace says

    def follow(self, update: Update) -> None:
        """Move panes where the active passage or the rules for moving have changed."""
        before, after = update.before.view, update.after.view
        if self._is_going_back or not after.active:
            return
        if after.active != before.active or after.leading != before.leading:
            self._align(before, is_leading_free=not self._is_leading_held)
        elif after.scroll_mode != before.scroll_mode or after.pinned != before.pinned:
            self._align(before, is_leading_free=False)

    def welcome(self, pane: DocumentPane) -> None:
        """A pane was opened: bring its counterpart beside the active passage, at once."""
        view = self.workspace.view
        if view.active and view.scroll_mode is ScrollMode.FOLLOW:
            self._follow_with(pane, self._lead_top(), is_jump=True)

    # Following

    def _on_eye_line(self, pane: DocumentPane) -> PassageId:
        height = pane.viewport().height()
        eye = eye_line(pane.scroll_y, pane.highest, pane.lowest, height)
        blocks = pane.rows.blocks
        stretches = [
            Stretch(row, *pane.words_extent(row))
            for row in pane.visible_rows()
            if blocks[row].role in CONTENT
        ]
        current = self._candidate if self._stable.isActive() else self.workspace.view.active
        row = on_eye_line(eye, pane.rows.row_of(current), stretches)
        return pane.rows.passage(row) if row >= 0 else PassageId("")

    def _take_candidate(self) -> None:
        self.choose_in_place(self._candidate)

    def _pane_of(self, document: DocumentId) -> DocumentPane | None:
        return next((row for row in self.panes() if row.text_document.id == document), None)

    def _lead_top(self) -> float:
        """Where the active passage is, or will be, in its own pane."""
        active = self.workspace.view.active
        pane = self._pane_of(document_of(active))
        if pane is None or not pane.lines.heights.count:
            return 0.0
        row = pane.rows.row_of(active)
        if row < 0:
            return float(pane.eye)
        glide = self._glides.get(pane)
        top, _ = pane.extent(row)
        return top - (glide.end - pane.scroll_y) if glide else top

    def _align(self, before: ViewState, *, is_leading_free: bool) -> None:
        view = self.workspace.view
        self.stop()
        self._remember(before)
        lead = self._pane_of(document_of(view.active))
        if lead is not None and is_leading_free and lead.lines.heights.count:
            row = lead.rows.row_of(view.active)
            if row >= 0 and not is_calm(*lead.extent(row), lead.viewport().height()):
                self._move(lead, view.active, float(lead.eye))
        if view.scroll_mode is not ScrollMode.FOLLOW:
            return
        top = self._lead_top()
        for pane in self.panes():
            if pane is not lead and pane.text_document.id not in view.pinned:
                self._follow_with(pane, top)

    def _follow_with(self, pane: DocumentPane, lead_top: float, *, is_jump: bool = False) -> None:
        """Rules 2 to 4: stand still where a counterpart can be read, else bring the best."""
        view, lookup = self.workspace.view, self.workspace.lookup
        links = best_of(lookup.counterparts(view.active, pane.text_document.id))
        height = pane.viewport().height()
        if not links or not pane.lines.heights.count:
            return
        for link in links:
            row = pane.rows.row_of(link.other(view.active))
            if row in pane.visible_rows() and is_calm(*pane.extent(row), height):
                return
        target = links[0].other(view.active)
        row = pane.rows.row_of(target)
        if row >= 0:
            top, bottom = pane.extent(row)
            self._move(pane, target, landing(lead_top, bottom - top, height), is_jump=is_jump)

    def _move(
        self, pane: DocumentPane, passage: PassageId, at: float, *, is_jump: bool = False
    ) -> None:
        row = pane.rows.row_of(passage)
        if row < 0:
            return
        end = pane.reach(row, at)
        distance = end - pane.scroll_y
        if abs(distance) < 1:
            return
        is_reduced = self.workspace.view.reduced_motion or is_jump
        duration = glide_ms(distance, pane.viewport().height(), is_reduced=is_reduced)
        if not duration:
            pane.place_at(end)
            if not is_reduced and passage != self.workspace.view.active:
                pane.flash(row)
            return
        self._glides[pane] = Glide(pane.scroll_y, end, monotonic(), duration / 1000)
        self._frame.start()

    def _step(self) -> None:
        now, shown = monotonic(), self.panes()
        for pane, glide in list(self._glides.items()):
            if pane not in shown:
                # Its text was folded while it glided, as when a panel opens beside it.
                del self._glides[pane]
                continue
            part = (now - glide.since) / glide.seconds
            pane.place_at(glide.start + (glide.end - glide.start) * eased(part))
            if part >= 1.0:
                del self._glides[pane]
        if not self._glides:
            self._frame.stop()

    def _move_in_proportion(self, lead: DocumentPane) -> None:
        room = max(1, lead.lowest - lead.highest)
        part = (lead.scroll_y - lead.highest) / room
        pinned = self.workspace.view.pinned
        for pane in self.panes():
            if pane is not lead and pane.text_document.id not in pinned:
                pane.place_at(pane.highest + part * (pane.lowest - pane.highest))

    def _remember(self, view: ViewState) -> None:
        anchors = tuple((row.text_document.id, row.anchor()) for row in self.panes())
        spot = Spot(anchors, view.active, view.leading)
        if not self._history or self._history[-1] != spot:
            self._history.append(spot)
            del self._history[:-MOST_KEPT]
