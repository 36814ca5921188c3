"""Links made and taken away by hand: L, then clicks on the passages that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from perspectives.desktop import recalling
from perspectives.desktop.chooser import Choice, Chooser, choose
from perspectives.desktop.wording import first_words, number_of
from perspectives.model.deciding import link_passages, unlink
from perspectives.model.documents import CONTENT, PassageId, document_of
from perspectives.model.lookup import SIGNS
from perspectives.model.states import Relation, State
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions


class Linking(QObject):
    """Links the passage it began at with each one that is clicked, until L or Esc.

    A click on a passage that is linked by hand already takes that link away again. Clicks choose
    nothing meanwhile, so that the view does not move.
    """

    def __init__(self, window: Decisions, begun: PassageId) -> None:
        super().__init__(window)
        self.window_, self.begun = window, begun
        window.board.takes_click = self.take
        self._escape = QShortcut(QKeySequence("Esc"), window)
        self._escape.activated.connect(self.call_off)
        self.tell()

    def tell(self) -> None:
        """Say what a click does now."""
        words = _("Click each passage that belongs with this one; L or Esc ends.")
        self.window_.status_line.say(words)

    def take(self, passage: str) -> bool:
        """Link a clicked passage, or unlink it; the click is used up."""
        window, other = self.window_, PassageId(passage)
        row = window.workspace.lookup.passages.get(other)
        if row is None or row.role not in CONTENT:
            return True
        if document_of(other) == document_of(self.begun):
            self.begun = other
            window.workspace.show(active=other, leading=document_of(other))
            self.tell()
            return True
        links = window.workspace.lookup.counterparts(self.begun, document_of(other))
        mine = next((link for link in links if link.other(self.begun) == other), None)
        begun, signature = self.begun, recalling.signature()
        if mine is not None and mine.state is State.MANUAL:
            window.do(lambda project: unlink(project, begun, other, **signature))
        else:
            relation = mine.relation if mine is not None else Relation.RELATED
            window.do(lambda p: link_passages(p, begun, other, relation, **signature))
        return True

    def end(self) -> None:
        """Clicks choose passages again."""
        self.window_.board.takes_click = None
        self._escape.deleteLater()
        self.window_.linking = None
        self.deleteLater()

    def call_off(self) -> None:
        """End it and say so."""
        self.end()
        self.window_.status_line.say(_("Linking by hand has ended."))


def begin_or_end(window: Decisions) -> None:
    """Begin linking at the active passage; begun already, link the active one and end."""
    active = window.workspace.view.active
    if window.linking is not None:
        linking = window.linking
        if active and document_of(active) != document_of(linking.begun):
            linking.take(active)
        linking.end()
        return
    passage = window.workspace.lookup.passages.get(active)
    if passage is None or passage.role not in CONTENT:
        window.status_line.say(_("Choose the passage where the link begins, then press L."))
    else:
        window.linking = Linking(window, active)


def show_unlinking(window: Decisions) -> Chooser | None:
    """Choose a link of the active passage to take away; remembered as a rejection."""
    scene, active = window.workspace.scene, window.workspace.view.active
    choices: list[Choice] = []
    for link in scene.lookup.links_of(active):
        other = link.other(active)
        row = scene.lookup.passages[other]
        words = first_words(scene, other)
        label = f"{number_of(scene, row.document)} ¶{row.number}  {SIGNS[link.relation]}  {words}"
        choices.append(Choice("", label, lambda other=other: _unlink(window, active, other)))
    if not choices:
        window.status_line.say(_("The active passage has no link."))
        return None
    return choose(window, _("Which link to take away"), choices)


def _unlink(window: Decisions, left: PassageId, right: PassageId) -> None:
    window.do(lambda project: unlink(project, left, right, **recalling.signature()))
