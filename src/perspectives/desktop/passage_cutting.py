"""Passages cut in two at the caret, or joined with the next one; decisions follow their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.documents import PassageId, document_of, passage_id
from perspectives.model.passage_edits import merge_passages, split_passage
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions


def split(window: Decisions) -> None:
    """Cut the passage with the caret before the caret, or before what is selected."""
    frame = window.board.frame_of(window.board.current())
    if frame is None:
        return
    passage = frame.pane.caret_passage()
    if not passage:
        window.status_line.say(_("Put the caret where the passage is to be cut, then cut it."))
        return
    span = frame.pane.selected_span()
    at = span.start if span is not None else frame.pane.caret_code_point()
    before = len(window.workspace.project.documents[frame.document].blocks)
    window.do(lambda project: split_passage(project, passage, at))
    if len(window.workspace.project.documents[frame.document].blocks) > before:
        _go_to(window, passage, at)


def merge(window: Decisions) -> None:
    """Join the passage with the caret, else the active one, with the passage after it."""
    frame = window.board.frame_of(window.board.current())
    passage = frame.pane.caret_passage() if frame is not None and frame.pane.hasFocus() else ""
    passage = PassageId(passage or window.workspace.view.active)
    document = window.workspace.project.documents.get(document_of(passage))
    if document is None:
        window.status_line.say(_("Choose the first of the two passages."))
        return
    ids = [passage_id(document.id, block.span) for block in document.blocks]
    place = ids.index(passage)
    if place + 1 == len(ids):
        window.status_line.say(_("This is the last passage: there is none to join it with."))
        return
    start = document.blocks[place].span.start
    window.do(lambda project: merge_passages(project, passage, ids[place + 1]))
    _go_to(window, passage, start)


def _go_to(window: Decisions, passage: PassageId, at: int) -> None:
    """Give the keyboard back to the text, the caret where it was among the words."""
    frame = window.board.frame_of(document_of(passage))
    if frame is not None:
        frame.pane.put_caret_at(at)
        frame.pane.setFocus()
