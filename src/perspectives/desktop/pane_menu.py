"""The menu of one pane: which text to show in it, and what to do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from perspectives.desktop.wording import number_of
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.board import Board
    from perspectives.model.documents import DocumentId


def pane_menu(board: Board, document: DocumentId) -> QMenu:
    """The menu for the pane that shows `document`; it deletes itself when it is closed."""
    scene = board.workspace.scene
    view, project = scene.view, scene.project
    menu = QMenu(board)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.addSection(_("Show here"))
    for row in view.working_set:
        text = project.documents.get(row)
        if text is None or row == document:
            continue
        words = f"{number_of(scene, row)}  {text.title}".replace("&", "&&")
        action = menu.addAction(words)
        action.triggered.connect(partial(board.swap, document, row))
    menu.addSeparator()
    pin = menu.addAction(_("Pin: does not follow"))
    pin.setCheckable(True)
    pin.setChecked(document in view.pinned)
    pin.triggered.connect(partial(board.toggle_pin, document))
    reference = menu.addAction(_("Make this the reference"))
    reference.setEnabled(document != project.reference)
    reference.triggered.connect(partial(board.make_reference, document))
    place = view.open.index(document)
    left = menu.addAction(_("Move left"))
    left.setEnabled(place > 0)
    left.triggered.connect(partial(board.move_document, document, place - 1))
    right = menu.addAction(_("Move right"))
    right.setEnabled(place + 1 < len(view.open))
    right.triggered.connect(partial(board.move_document, document, place + 1))
    fold = menu.addAction(_("Fold"))
    fold.setEnabled(len(view.open) > 1)
    fold.triggered.connect(partial(board.fold, document))
    return menu
