"""What a person can do about one topic or link in the evidence panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perspectives.model.comparison import Link, Tagging
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.desktop.decisions import Decisions


class Act(NamedTuple):
    """A button: its words, and whether it is for taggings, for links, for what was rejected."""

    words: str
    is_for_taggings: bool = True
    is_for_links: bool = True
    is_for_rejected: bool = False

    def fits(self, is_link: bool, *, is_rejected: bool) -> bool:
        """Whether it can be done about such a tagging or link."""
        is_kind = self.is_for_links if is_link else self.is_for_taggings
        return is_kind and self.is_for_rejected == is_rejected


ACTS: Mapping[str, Act] = {
    "confirm": Act(later("Confirm")),
    "reject": Act(later("Reject")),
    "stance": Act(later("Stance…"), is_for_links=False),
    "relate": Act(later("Relation…"), is_for_taggings=False),
    "pin": Act(later("Pin")),
    "note": Act(later("Note…")),
    "forget": Act(later("Take the rejection back"), is_for_rejected=True),
}
"""The buttons by what they do, in their order."""


def act(window: Decisions, name: str, subject: Tagging | Link) -> None:
    """Do what a button says about a tagging or link; every decision is an edit."""
    if isinstance(subject, Link):
        _act_on_link(window, name, subject)
    else:
        _act_on_tagging(window, name, subject)


def _act_on_link(window: Decisions, name: str, link: Link) -> None:
    from perspectives.model.deciding import forget_link

    if name == "forget":
        window.do(lambda project: forget_link(project, link.left, link.right))
    elif name == "confirm":
        window.confirm_link(link)
    elif name == "reject":
        window.reject_link(link)
    elif name == "pin":
        window.pin_link(link)
    elif name == "note":
        window.note_link(link)
    else:
        window.relate(link)


def _act_on_tagging(window: Decisions, name: str, tagging: Tagging) -> None:
    from perspectives.desktop import recalling
    from perspectives.model.deciding import confirm_tagging, forget_tagging, reject_tagging

    if name == "forget":
        window.do(lambda project: forget_tagging(project, tagging.passage, tagging.topic))
    elif name == "confirm":
        window.do(lambda p: confirm_tagging(p, tagging, **recalling.signature()))
    elif name == "reject":
        window.do(lambda p: reject_tagging(p, tagging, **recalling.signature()))
    elif name == "pin":
        window.pin_active()
    elif name == "note":
        window.note_active()
    else:
        _ask_stance(window, tagging)


def _ask_stance(window: Decisions, tagging: Tagging) -> None:
    """Choose how the passage stands on the topic, towards the proposition."""
    from PySide6.QtGui import QCursor
    from PySide6.QtWidgets import QMenu

    from perspectives.desktop import recalling
    from perspectives.desktop.decisions import STANCES
    from perspectives.model.annotating import set_stance

    menu = QMenu(window)
    for attitude, words in STANCES:
        menu.addAction(_(words)).triggered.connect(
            lambda _on=False, attitude=attitude: window.do(
                lambda project: set_stance(
                    project, tagging.passage, tagging.topic, attitude, **recalling.signature()
                )
            )
        )
    menu.popup(QCursor.pos())
