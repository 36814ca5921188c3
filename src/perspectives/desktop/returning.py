"""The window comes back as it was left: where each text stood, how wide, what was folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from perspectives.desktop.evidence_panel import EvidencePanel
from perspectives.model.documents import DocumentId

if TYPE_CHECKING:
    from perspectives.desktop.filing import Filing


def arrangement(window: Filing) -> dict[str, Any]:
    """What is kept beside the view, in words of JSON."""
    board = window.board
    places = dict(board.places)
    for frame in board.frames():
        places[frame.document] = frame.pane.anchor()
    known = window.workspace.project.documents
    evidence = window.findChild(EvidencePanel)
    return {
        "places": {name: place for name, place in places.items() if name in known},
        "widths": board.splitter.sizes(),
        "rail": window.rail_by_hand,
        "shelf": window.shelf_by_hand,
        "evidence": evidence is not None and evidence.isVisibleTo(window),
    }


def arrange(window: Filing, rows: dict[str, Any]) -> None:
    """Take what `arrangement` gave; anything that is not of its shape is passed over."""
    places = rows.get("places")
    if isinstance(places, dict):
        for name, place in places.items():
            if place is None:
                window.board.places[DocumentId(name)] = None
            elif _is_place(place):
                window.board.places[DocumentId(name)] = (int(place[0]), float(place[1]))
    window.rail_by_hand, window.shelf_by_hand = _flag(rows.get("rail")), _flag(rows.get("shelf"))
    # Widths and panels need the panes, which are made when the project is shown.
    QTimer.singleShot(0, window, lambda: _arrange_later(window, rows))


def _arrange_later(window: Filing, rows: dict[str, Any]) -> None:
    widths = rows.get("widths")
    splitter = window.board.splitter
    if isinstance(widths, list) and len(widths) == splitter.count() and all(map(_is_width, widths)):
        splitter.setSizes(widths)
    evidence = window.findChild(EvidencePanel)
    if rows.get("evidence") is True and (evidence is None or not evidence.isVisibleTo(window)):
        window.toggle_evidence()


def _is_place(place: Any) -> bool:
    is_pair = isinstance(place, list) and len(place) == 2
    return is_pair and all(isinstance(part, int | float) for part in place) and place[0] >= 0


def _is_width(width: Any) -> bool:
    return isinstance(width, int) and width > 0


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None
