"""Correcting the machine: confirm, reject, tag, link, stance, note, pin, for the active passage.

Every decision is one edit with who and when; the view does not move; Undo takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.desktop import recalling
from perspectives.desktop.commands import Commands
from perspectives.desktop.wording import topic_name
from perspectives.model.documents import PassageId, document_of
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation
from perspectives.model.topics import TopicId
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from perspectives.desktop.linking import Linking
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

STANCES = (
    (Attitude.FOR, later("▲ For")),
    (Attitude.AGAINST, later("▼ Against")),
    (Attitude.MIXED, later("◆ Mixed")),
    (Attitude.NEUTRAL, later("○ Neutral")),
    (None, later("No stance")),
)

RELATIONS = (
    (Relation.NEAR_VERBATIM, later("= Near-verbatim")),
    (Relation.SAME_CLAIM, later("≈ Same claim")),
    (Relation.RELATED, later("~ Related")),
    (Relation.CONTRARY, later("≠ Contrary")),
)


class Decisions(Commands):
    """What a person decides in panes and shelf."""

    linking: Linking | None = None

    def active_taggings(self) -> tuple[Tagging, ...]:
        """The active passage's taggings: those with a lit topic, else all."""
        view = self.workspace.view
        rows = self.workspace.lookup.taggings_of(view.active)
        return tuple(row for row in rows if row.topic in view.lit) or rows

    def enter(self) -> None:
        """Choose the passage with the caret; on the chosen one: confirm its topics."""
        frame = self.board.frame_of(self.board.current())
        caret = frame.pane.caret_passage() if frame and frame.pane.hasFocus() else PassageId("")
        if self.linking is not None:
            self.linking.take(caret)
        elif caret and caret != self.workspace.view.active:
            self.workspace.show(active=caret, leading=document_of(caret))
        else:
            self.confirm_active()

    def confirm_active(self) -> None:
        """Say that the machine is right about the active passage's lit topics, else all of them."""
        from perspectives.model.deciding import confirm_tagging

        rows = self.active_taggings()
        self._decide_all(
            later("Confirm {names}"), rows, lambda p, row: confirm_tagging(p, row, **_signed())
        )

    def reject_active(self) -> None:
        """Say that the active passage is not on its lit topics; remembered for every run."""
        from perspectives.model.deciding import reject_tagging

        lit = [row for row in self.active_taggings() if row.topic in self.workspace.view.lit]
        rows = tuple(lit) or self.active_taggings()[:1]
        self._decide_all(
            later("Reject {names}"), rows, lambda p, row: reject_tagging(p, row, **_signed())
        )

    def _decide_all(
        self,
        label: str,
        rows: tuple[Tagging, ...],
        make: Callable[[Project, Tagging], Edit],
    ) -> None:
        from perspectives.model.deciding import together

        if not rows:
            self.status_line.say(_("The active passage carries no topic to decide on."))
            return
        names = ", ".join(topic_name(self.workspace.scene, row.topic) for row in rows)
        told = label.format(names=names)
        self.do(lambda project: together(told, [make(project, row) for row in rows]))

    def light_active(self) -> None:
        """Light the active passage's topics, four at most; put them out where all are lit."""
        from perspectives.desktop.workspace import MOST_LIT

        rows = self.workspace.lookup.taggings_of(self.workspace.view.active)
        topics = tuple(dict.fromkeys(row.topic for row in rows))[:MOST_LIT]
        self.workspace.show(lit=() if topics == self.workspace.view.lit else topics)

    def tag_active(self) -> None:
        """Choose a topic for the selected words, or for the whole active passage."""
        from perspectives.desktop.chooser import choose, name_of_choice, topic_choices
        from perspectives.model.deciding import tag

        passage, span = self._selected()
        if not passage:
            self.status_line.say(_("Choose a passage or select words first."))
            return

        def take(topic: str) -> None:
            self.do(lambda project: tag(project, passage, TopicId(topic), span, **_signed()))

        choose(self, name_of_choice(), topic_choices(self, [*self.workspace.project.topics], take))

    def untag_active(self) -> None:
        """Choose a topic to take off the passage of the selected words, else the active one."""
        from perspectives.desktop.chooser import choose, name_of_choice, topic_choices
        from perspectives.model.deciding import untag

        passage, _span = self._selected()
        topics: list[str] = [row.topic for row in self.workspace.lookup.taggings_of(passage)]
        if not topics:
            self.status_line.say(_("The active passage carries no topic."))
            return

        def take(topic: str) -> None:
            self.do(lambda project: untag(project, passage, TopicId(topic), **_signed()))

        choose(self, name_of_choice(), topic_choices(self, topics, take))

    def stance_active(self) -> None:
        """Choose how the active passage stands on its topic, towards the proposition."""
        from perspectives.model.annotating import set_stance

        rows = self.active_taggings()
        if not rows:
            self.status_line.say(_("A stance is taken on a topic: tag the passage first (K)."))
            return
        passage, menu = self.workspace.view.active, _menu(self)
        for tagging in rows:
            part = menu
            if len(rows) > 1:
                part = menu.addMenu(topic_name(self.workspace.scene, tagging.topic))
            for attitude, words in STANCES:
                part.addAction(_(words)).triggered.connect(
                    lambda _on=False, topic=tagging.topic, attitude=attitude: self.do(
                        lambda project: set_stance(project, passage, topic, attitude, **_signed())
                    )
                )
        _open(menu)

    def relate(self, link: Link) -> None:
        """Choose the sign of a link: "contrary" is only ever set here, by a person."""
        from perspectives.model.deciding import set_relation

        menu = _menu(self)
        for relation, words in RELATIONS:
            menu.addAction(_(words)).triggered.connect(
                lambda _on=False, relation=relation: self.do(
                    lambda project: set_relation(
                        project, link.left, link.right, relation, **_signed()
                    )
                )
            )
        _open(menu)

    def link_by_hand(self) -> None:
        """Begin linking the active passage with those that are clicked, or end it."""
        from perspectives.desktop.linking import begin_or_end

        begin_or_end(self)

    def pin_active(self) -> None:
        """Put the active passage into the quote basket, or take it out."""
        from perspectives.model.annotating import pin, unpin

        target = f"passage {self.workspace.view.active}"
        is_pinned = any(row.target == target for row in self.workspace.project.pins.values())
        if self.workspace.view.active:
            self.do(lambda project: (unpin if is_pinned else pin)(project, target))

    def note_active(self) -> None:
        """Write a note on the active passage."""
        from perspectives.desktop.notes import open_notes

        if self.workspace.view.active:
            open_notes(self, f"passage {self.workspace.view.active}")

    def show_palette(self) -> None:
        """Find a command, topic, text or passage."""
        from perspectives.desktop.command_palette import open_palette

        open_palette(self)

    def _selected(self) -> tuple[PassageId, Span | None]:
        """The passage to tag and the selected words in it, None for the whole passage."""
        frame = self.board.frame_of(self.board.current())
        active = self.workspace.view.active
        if frame is None:
            return active, None
        span = frame.pane.selected_span()
        if span is None:
            return active or frame.pane.caret_passage(), None
        for passage in self.workspace.lookup.content_of(frame.document):
            if passage.span.overlaps(span):
                start = max(span.start, passage.span.start)
                return passage.id, Span(start, min(span.end, passage.span.end))
        return active, None


def _signed() -> dict[str, str]:
    return recalling.signature()


def _menu(parent: QWidget) -> QMenu:
    from PySide6.QtWidgets import QMenu

    return QMenu(parent)


def _open(menu: QMenu) -> None:
    """Open a menu where the pointer is."""
    from PySide6.QtGui import QCursor

    menu.popup(QCursor.pos())
