"""What is drawn at each passage: a pure function of comparison and view, without Qt.

A passage at rest has a thin line under each tagged span and a letter in the margin. What is
hovered, active or lit is told apart by emphasis, never by hue alone.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from perspectives.desktop.found import FOUND, LETTER, SLOT
from perspectives.desktop.workspace import NO_PASSAGE, Scene
from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.project import Project
from perspectives.model.states import State
from perspectives.model.topics import TopicId, topic_letter

if TYPE_CHECKING:
    from perspectives.model.comparison import Link
    from perspectives.model.lookup import Lookup
    from perspectives.model.spans import Span


class Emphasis(IntEnum):
    """How strongly a tagging is drawn."""

    QUIET = 0
    """Letter only: lines are kept for lit topics."""
    REST = 1
    """A thin line and an outlined letter."""
    HOVER = 2
    """The line at twice its weight."""
    LIT = 3
    """Tint, thick line, filled letter, bar."""


class Frame(IntEnum):
    """The outline around a whole passage."""

    NONE = 0
    HOVER = 1
    """The hovered passage, or one that answers it."""
    ANSWER = 2
    """A counterpart of the active passage."""
    ACTIVE = 3
    """The active passage."""


class TopicPlace(NamedTuple):
    """Where a topic stands in the codebook, its colour slot and its letter."""

    place: int
    slot: int
    letter: str


class Mark(NamedTuple):
    """One tagging as it is drawn; `span` in code points of the document."""

    span: Span
    topic: TopicId
    emphasis: Emphasis
    state: State


class RowMarks(NamedTuple):
    """All that is drawn at one passage.

    `marks` have the most emphasised first, then by place. `badge` is the number that carries a
    link across panes, "" for none.
    """

    marks: tuple[Mark, ...] = ()
    frame: Frame = Frame.NONE
    badge: str = ""


NO_MARKS = RowMarks()


class Legend:
    """Letters and colour slots of a project's topics."""

    def __init__(self, project: Project) -> None:
        self.places: dict[TopicId, TopicPlace] = {
            topic.id: TopicPlace(place, topic.colour, topic_letter(place))
            for place, topic in enumerate(project.ordered_topics())
        }
        self.places[FOUND] = TopicPlace(SLOT, SLOT, LETTER)

    def of(self, topic: TopicId | str) -> TopicPlace | None:
        """The place of `topic`; None where the codebook has lost it since the analysis."""
        return self.places.get(TopicId(topic))


NO_LEGEND = Legend(Project())


class Light:
    """What is lit: the active and the hovered passage with their counterparts, and the topics.

    `answers` are the links of the active passage, by the passage at the other end; `echoes` those
    of the hovered one. `lead` are the topics that the active passage is lit for: those it shares
    with its counterparts, or all of its own where it has none.
    """

    def __init__(self, scene: Scene) -> None:
        view = scene.view
        self.lookup: Lookup = scene.lookup
        self.active = view.active if view.active in self.lookup.passages else NO_PASSAGE
        self.hover = view.hover if view.hover in self.lookup.passages else NO_PASSAGE
        self.lit = view.lit
        self.found = view.found
        self.is_sparing = view.lines_only_for_lit
        self.answers = _links_by_other(self.lookup, self.active)
        self.echoes = _links_by_other(self.lookup, self.hover)
        shared = [topic for link in self.answers.values() for topic in link.topics]
        own = [row.topic for row in self.lookup.taggings_of(self.active)]
        self.lead = frozenset(shared or own)
        self._compared: tuple[Light, dict[DocumentId, list[PassageId]] | None] | None = None
        passage = self.lookup.passages.get(self.active)
        self.badge = str(passage.number) if passage and passage.number and self.answers else ""

    def differs_at(self, older: Light) -> dict[DocumentId, list[PassageId]] | None:
        """The passages drawn otherwise than under `older`, by text; None = any may be."""
        if self._compared is not None and self._compared[0] is older:
            return self._compared[1]
        found = self._differences(older)
        by_document: dict[DocumentId, list[PassageId]] | None = None
        if found is not None:
            by_document = {}
            for passage in found:
                by_document.setdefault(document_of(passage), []).append(passage)
        self._compared = (older, by_document)
        return by_document

    def _differences(self, older: Light) -> set[PassageId] | None:
        if (
            self.lookup is not older.lookup
            or self.lit != older.lit
            or self.found is not older.found
            or self.is_sparing != older.is_sparing
        ):
            return None
        changed: set[PassageId] = set()
        if self.active != older.active:
            changed.update(self.answers, older.answers, (self.active, older.active))
        if self.hover != older.hover:
            changed.update(self.echoes, older.echoes, (self.hover, older.hover))
        changed.discard(NO_PASSAGE)
        return changed

    def frame(self, passage: PassageId) -> Frame:
        """The outline around `passage`."""
        if passage == self.active:
            return Frame.ACTIVE
        if passage == self.hover or passage in self.echoes:
            return Frame.HOVER
        return Frame.ANSWER if passage in self.answers else Frame.NONE

    def marks(self, passage: PassageId) -> RowMarks:
        """What is drawn at `passage`."""
        frame = self.frame(passage)
        is_in_group = frame is Frame.ACTIVE or passage in self.answers
        is_hovered = passage == self.hover or passage in self.echoes
        least = Emphasis.QUIET if self.is_sparing else Emphasis.REST
        if is_hovered or is_in_group:
            least = Emphasis.HOVER
        lead = frozenset() if self.lit or not is_in_group else self.lead
        marks = [
            Mark(
                row.span,
                row.topic,
                Emphasis.LIT if row.topic in self.lit or row.topic in lead else least,
                row.state,
            )
            for row in self.lookup.taggings_of(passage)
        ]
        marks += [
            Mark(span, FOUND, Emphasis.LIT, State.PROPOSED) for span in self.found.spans(passage)
        ]
        if len(marks) > 1:
            marks.sort(key=lambda row: (-row.emphasis, row.span))
        return RowMarks(tuple(marks), frame, self.badge if is_in_group else "")

    def is_lit(self, passage: PassageId) -> bool:
        """Whether `passage` belongs in the light of every minimap: hovered or active group."""
        return (
            passage in (self.active, self.hover)
            or passage in self.answers
            or passage in self.echoes
        )

    def has_answer_in(self, document: DocumentId) -> bool:
        """Whether the active passage has a counterpart in `document`."""
        return any(document_of(passage) == document for passage in self.answers)


def _links_by_other(lookup: Lookup, passage: PassageId) -> dict[PassageId, Link]:
    if not passage:
        return {}
    return {link.other(passage): link for link in lookup.links_of(passage)}
